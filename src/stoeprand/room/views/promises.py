"""The register of promises: what was promised until when, by whom, and what became of it."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import get_language
from django.views.decorators.http import require_safe

from stoeprand.people.asking import person_of
from stoeprand.people.organisations import organisation_of
from stoeprand.people.rules import anyone, members, open_to
from stoeprand.room.hard_questions import limit_of_page
from stoeprand.room.holders import Holders
from stoeprand.room.presentation.promises import promises_shown
from stoeprand.room.promises import promises_of


@open_to(anyone)
@require_safe
def promises(request: HttpRequest) -> HttpResponse:
    """All promises of the organisation. Three queries, and those of the surroundings."""
    organisation = organisation_of(request)
    found = promises_of(organisation, timezone.localdate(), limit_of_page())
    holders = Holders(organisation, {each.owner for each in found if each.owner})
    names = members(person_of(request))
    shown = promises_shown(found, holders, get_language(), with_names=names)
    return render(request, "room/promises.html", {"promises": shown})
