"""Whoever got a no hears of it again: when its day comes, and when a kerb was moved."""

from datetime import date

from django.db import transaction
from django.db.models import Q

from stoeprand.engine import check
from stoeprand.engine.levels import Level
from stoeprand.ideas.answerers import who_answers
from stoeprand.ideas.mails import mail_again, mail_moved
from stoeprand.ideas.models import OVER, WENT_AHEAD, Asked, Going, Refusal
from stoeprand.ideas.versions import area_of, version_on
from stoeprand.room.models import AreaVersion
from stoeprand.room.published import NoSuchArea
from stoeprand.room.shared import values_that_fit

IS_SETTLED = [*OVER, *WENT_AHEAD]


@transaction.atomic
def tell_who_waited(day: date) -> None:
    """Mail whoever waits for a kerb to move or for a day to come, where that has happened."""
    _tell_of_days(day)
    _tell_of_moves(day)


def _tell_of_days(day: date) -> None:
    come = Refusal.objects.filter(heard_day=False, again_on__lte=day)
    related = ("asked__going__asked_by", "asked__going__version", "asked__going__organisation")
    waiting = come.exclude(asked__going__state__in=IS_SETTLED).select_related(*related)
    for refusal in waiting.defer("asked__going__version__document").order_by("pk"):
        asked = refusal.asked
        there = who_answers(asked.going.organisation, [asked.owner_id], day).get(asked.owner_id)
        mail_again(asked, there)
    come.update(heard_day=True)


def _tell_of_moves(day: date) -> None:
    held_back = Asked.objects.filter(Q(kind="move") | Q(refusal__isnull=False), heard_move=False)
    related = ("going__asked_by", "going__version", "going__organisation", "going__area")
    waiting = held_back.exclude(going__state__in=IS_SETTLED).select_related(*related)
    now: dict[int, AreaVersion | None] = {}
    told: set[int] = set()
    for asked in waiting.defer("going__version__document").order_by("pk"):
        going = asked.going
        if going.area_id not in now:
            now[going.area_id] = _version_now(going, day)
        version = now[going.area_id]
        if version is None or version.pk == going.version_id:
            continue
        if _levels(going, version, day, asked.kerbs) < _levels(
            going, going.version, going.asked_on, asked.kerbs
        ):
            Asked.objects.filter(pk=asked.pk).update(heard_move=True)
            if going.pk not in told:
                mail_moved(asked, area_of(version))
                told.add(going.pk)


def _version_now(going: Going, day: date) -> AreaVersion | None:
    try:
        return version_on(going.organisation, going.area.slug, day)
    except NoSuchArea:
        return None


def _levels(going: Going, version: AreaVersion, day: date, kerbs: list[str]) -> int:
    """Return how strict these kerbs are for an idea, all together."""
    area = area_of(version)
    decision = check(area, values_that_fit(area, going.values, "nl"), day)
    found = {reason.kerb: reason.level for reason in decision.because}
    return sum(found.get(kerb_id, Level.FREE) for kerb_id in kerbs)
