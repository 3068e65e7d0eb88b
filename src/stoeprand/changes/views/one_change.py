"""The change that an address names, and who speaks on its forms."""

from collections.abc import Callable
from dataclasses import dataclass

from django.http import HttpRequest, HttpResponseRedirect
from django.shortcuts import get_object_or_404
from django.urls import reverse
from django.utils import timezone

from stoeprand.changes.models import Change
from stoeprand.changes.reading import offices_of
from stoeprand.changes.rules import directing
from stoeprand.engine.messages import message
from stoeprand.people.actions.refusing import Refused
from stoeprand.people.asking import person_of, signed_in_person
from stoeprand.people.models import Office, Person, Role
from stoeprand.people.organisations import organisation_of
from stoeprand.people.views.choosing import maybe_person
from stoeprand.people.views.forms import NOTHING, Filled, refused, text_of


@dataclass(frozen=True, slots=True)
class Speaker:
    """Who fills in a form: a sponsor, who says it and in whose name, or else who prepares it.

    `offices` are those that the sponsor holds today; `sponsors` those for whom one can prepare.
    """

    me: Person
    says: bool
    offices: list[Office]
    sponsors: list[Person]


def change_or_404(request: HttpRequest, slug: str) -> Change:
    """Return a change that whoever asks may see. Raises Http404."""
    seen = Change.objects.visible_to(person_of(request), organisation_of(request))
    with_who_stands = seen.select_related("organisation", "office", "person")
    found: Change = get_object_or_404(with_who_stands, slug=slug)
    return found


def speaker_of(request: HttpRequest) -> Speaker:
    """Return who fills in a form. Raises PermissionDenied for who is not signed in."""
    me = signed_in_person(request)
    if directing(me):
        return Speaker(me, True, offices_of(me, timezone.localdate()), [])
    sponsors = Person.objects.visible_to(me).filter(is_active=True, roles_held__role=Role.SPONSOR)
    return Speaker(me, False, [], list(sponsors.order_by("name", "pk")))


def taken_in(
    request: HttpRequest,
    change: Change,
    speaker: Speaker,
    say: Callable[[HttpRequest, Change, Speaker], None],
) -> HttpResponseRedirect | Filled:
    """Have said what somebody sent, and lead on; else return the form as it is filled in now.

    A sponsor whose change only waits for them begins it first.
    """
    there = {"slug": change.slug}
    if speaker.says and change.begun_on is None:
        return HttpResponseRedirect(reverse("begin_change", kwargs=there))
    if request.method != "POST":
        return NOTHING
    try:
        say(request, change, speaker)
    except Refused as error:
        return refused(request, error)
    return HttpResponseRedirect(reverse("change", kwargs=there))


def chosen_office(request: HttpRequest, speaker: Speaker) -> Office | None:
    """Return the office in whose name somebody says it, None for themselves. Raises Refused."""
    slug = text_of(request, "office")
    if not slug:
        return None
    for office in speaker.offices:
        if office.slug == slug:
            return office
    raise Refused(message("You do not hold this office."), "office")


def chosen_sponsor(request: HttpRequest) -> Person:
    """Return the sponsor for whom something is prepared. Raises Refused."""
    sponsor = maybe_person(request, "sponsor")
    if sponsor is None:
        raise Refused(message("Choose a sponsor."), "sponsor")
    return sponsor
