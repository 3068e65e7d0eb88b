"""What an area that is to be does, beside the one in force; for the pages that show it."""

from datetime import date

from django.utils.translation import get_language

from stoeprand.engine import Limit
from stoeprand.engine.area import Area
from stoeprand.people.models import Organisation
from stoeprand.room import published
from stoeprand.room.effects import Found, find_changes, find_effects
from stoeprand.room.presentation.drafts import EffectsShown, effects_shown


def effects_of(
    organisation: Organisation, old: Area | None, new: Area, day: date, limit: Limit
) -> tuple[Found, EffectsShown]:
    """Return what an area changes on a day against the one in force then. One query."""
    language = get_language()
    found = find_changes(old, new, day, limit)
    if old is None:
        return found, effects_shown(new, found, None, language)
    ideas = published.shared_ideas(organisation=organisation, slug=new.id)
    effects = find_effects(old, new, day, ideas, language, limit)
    return found, effects_shown(new, found, effects, language)


def area_in_force(organisation: Organisation, slug: str, day: date) -> Area | None:
    """Return an area as it is on a day, None where it is not there yet. One query."""
    try:
        return published.area_on(organisation=organisation, slug=slug, day=day)
    except published.NoSuchArea:
        return None
