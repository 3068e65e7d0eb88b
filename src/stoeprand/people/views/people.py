"""Who is here; and for administrators one person: roles, lost means, leaving."""

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import gettext
from django.views.decorators.http import require_POST, require_safe

from stoeprand.people import listing
from stoeprand.people.actions import details, leaving, roles
from stoeprand.people.actions.means import help_with_lost_means
from stoeprand.people.actions.refusing import Refused
from stoeprand.people.asking import signed_in_person
from stoeprand.people.models import Person, Role
from stoeprand.people.own_pages import own_page
from stoeprand.people.rules import administrators, members, open_to
from stoeprand.people.second_factors import needs_second_factor
from stoeprand.people.views.forms import NOTHING, Filled, refused, text_of


@open_to(members)
@own_page
@require_safe
def people(request: HttpRequest) -> HttpResponse:
    """Everybody with their roles and circles, the circles, and the offices."""
    person, today = signed_in_person(request), timezone.localdate()
    context = {
        "people": listing.people_here(person, today),
        "circles": listing.circles_here(person, today),
        "offices": listing.offices_here(person, today),
        "invitations": listing.open_invitations(person, today) if person.is_administrator else [],
        "may_make_circles": person.roles & {Role.ADMINISTRATOR, Role.MANAGER},
    }
    return render(request, "people/people.html", context)


@open_to(administrators)
@own_page
@require_safe
def one_person(request: HttpRequest, pk: int) -> HttpResponse:
    """What an administrator can do for somebody."""
    return _page(request, _person(request, pk))


@open_to(administrators)
@own_page
@require_POST
def change_roles(request: HttpRequest, pk: int) -> HttpResponse:
    """Give somebody the roles that are ticked, and take the others back."""
    by, person = signed_in_person(request), _person(request, pk)
    wanted = set(request.POST.getlist("role"))
    try:
        for role in Role:
            if role is Role.MEMBER:
                continue
            change = roles.grant_role if role.value in wanted else roles.take_role
            change(person=person, role=role, by=by)
    except Refused as error:
        return _page(request, _person(request, pk), Filled(fault=error.why.said(gettext)))
    return HttpResponseRedirect(reverse("people"))


@open_to(administrators)
@own_page
@require_POST
def change_address(request: HttpRequest, pk: int) -> HttpResponse:
    """Let somebody have another mail address."""
    person = _person(request, pk)
    try:
        details.change_address(
            person=person, email=text_of(request, "email"), by=signed_in_person(request)
        )
    except Refused as error:
        return _page(request, _person(request, pk), refused(request, error))
    return HttpResponseRedirect(reverse("person", kwargs={"pk": pk}))


@open_to(administrators)
@own_page
@require_POST
def take_lost_means(request: HttpRequest, pk: int) -> HttpResponse:
    """Let somebody who lost app and passkey sign in with a mail again."""
    help_with_lost_means(person=_person(request, pk), by=signed_in_person(request))
    return HttpResponseRedirect(reverse("person", kwargs={"pk": pk}))


@open_to(administrators)
@own_page
@require_POST
def erase(request: HttpRequest, pk: int) -> HttpResponse:
    """Erase the name and address of somebody who left."""
    person = _person(request, pk)
    try:
        leaving.erase_person(person=person, by=signed_in_person(request))
    except Refused as error:
        return _page(request, person, Filled(fault=error.why.said(gettext)))
    return HttpResponseRedirect(reverse("people"))


def _person(request: HttpRequest, pk: int) -> Person:
    found: Person = get_object_or_404(Person.objects.visible_to(signed_in_person(request)), pk=pk)
    return found


def _page(request: HttpRequest, person: Person, filled: Filled = NOTHING) -> HttpResponse:
    context = {
        "shown": person,
        "roles": [role for role in Role if role is not Role.MEMBER],
        "has_second_factor": needs_second_factor(person),
        "filled": filled,
    }
    return render(request, "people/person.html", context, status=filled.status)
