"""Inviting people, and the page behind the link in an invitation."""

from http import HTTPStatus

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils.translation import get_language, gettext
from django.views.decorators.http import require_http_methods, require_POST

from stoeprand.people.actions import inviting
from stoeprand.people.actions.refusing import Refused
from stoeprand.people.actions.signing_in import sign_in
from stoeprand.people.asking import signed_in_person
from stoeprand.people.models import Circle, Function, Invitation, Role
from stoeprand.people.organisations import organisation_of
from stoeprand.people.own_pages import own_page
from stoeprand.people.rules import administrators, anyone, open_to
from stoeprand.people.views.forms import Filled, refused, text_of
from stoeprand.post.links import BadLink


@open_to(administrators)
@own_page
@require_http_methods(["GET", "HEAD", "POST"])
def invite(request: HttpRequest) -> HttpResponse:
    """Invite somebody, with the roles that they will have."""
    organisation, person = organisation_of(request), signed_in_person(request)
    filled = Filled()
    if request.method == "POST":
        try:
            inviting.invite(
                organisation=organisation,
                guest=_guest(request),
                by=person,
                language=organisation.languages[0],
            )
            return HttpResponseRedirect(reverse("people"))
        except Refused as error:
            filled = refused(request, error)
    context = {
        "filled": filled,
        "roles": [role for role in Role if role is not Role.MEMBER],
        "chosen": request.POST.getlist("role"),
        "circles": Circle.objects.visible_to(person).order_by("name"),
        "functions": Function.objects.visible_to(person).order_by("title"),
    }
    return render(request, "people/invite.html", context, status=filled.status)


@open_to(administrators)
@own_page
@require_POST
def withdraw(request: HttpRequest, pk: int) -> HttpResponse:
    """See to it that an invitation can no longer be accepted."""
    person = signed_in_person(request)
    invitation = get_object_or_404(Invitation.objects.visible_to(person), pk=pk)
    inviting.withdraw_invitation(invitation=invitation, by=person)
    return HttpResponseRedirect(reverse("people"))


@open_to(anyone)
@own_page
@require_http_methods(["GET", "HEAD", "POST"])
def invitation(request: HttpRequest, token: str) -> HttpResponse:
    """Show an invitation; accepting it makes an account and signs in."""
    organisation = organisation_of(request)
    try:
        if request.method == "POST":
            return _accepted(request, token)
        invited = inviting.read_invitation(organisation, token)
    except BadLink as error:
        context = {"why": _why_not(error.reason)}
        return render(request, "people/no_invitation.html", context, status=HTTPStatus.GONE)
    except Refused as error:
        context = {"why": error.why.said(gettext)}
        return render(request, "people/no_invitation.html", context, status=HTTPStatus.CONFLICT)
    return render(request, "people/invitation.html", {"invitation": invited})


def _accepted(request: HttpRequest, token: str) -> HttpResponse:
    person = inviting.accept_invitation(
        organisation=organisation_of(request),
        token=token,
        name=text_of(request, "name"),
        language=get_language() or "nl",
    )
    sign_in(request, person)
    return HttpResponseRedirect(reverse("account"))


def _guest(request: HttpRequest) -> inviting.Guest:
    person = signed_in_person(request)
    circles = Circle.objects.visible_to(person)
    functions = Function.objects.visible_to(person)
    return inviting.Guest(
        name=text_of(request, "name"),
        email=text_of(request, "email"),
        roles=[role for role in Role if role.value in request.POST.getlist("role")],
        circle=circles.filter(slug=text_of(request, "circle")).first(),
        function=functions.filter(slug=text_of(request, "function")).first(),
    )


def _why_not(reason: BadLink.Reason) -> str:
    if reason is BadLink.Reason.EXPIRED:
        return gettext("This invitation is over. Ask for a new one.")
    return gettext("This invitation was used already, or withdrawn. Ask for a new one.")
