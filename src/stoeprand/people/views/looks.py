"""How an organisation looks: changing it, and the style sheet and logo that pages ask for."""

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.views.decorators.http import require_http_methods, require_safe

from stoeprand.people.actions.organisations import change_look
from stoeprand.people.actions.refusing import Refused
from stoeprand.people.asking import signed_in_person
from stoeprand.people.colours import style_sheet
from stoeprand.people.logos import MOST_BYTES
from stoeprand.people.models import Look
from stoeprand.people.organisations import organisation_of
from stoeprand.people.own_pages import own_page
from stoeprand.people.rules import administrators, anyone, open_to
from stoeprand.people.views.forms import NOTHING, refused, text_of

A_YEAR = "public, max-age=31536000, immutable"


@open_to(administrators)
@own_page
@require_http_methods(["GET", "HEAD", "POST"])
def look(request: HttpRequest) -> HttpResponse:
    """Choose the colour and the logo of the pages."""
    organisation, filled = organisation_of(request), NOTHING
    if request.method == "POST":
        logo = request.FILES.get("logo")
        try:
            change_look(
                organisation=organisation,
                colour=text_of(request, "colour"),
                logo=logo.read(MOST_BYTES + 1) if logo else None,
                by=signed_in_person(request),
            )
            return HttpResponseRedirect(reverse("look"))
        except Refused as error:
            filled = refused(request, error)
    kept = Look.objects.filter(organisation=organisation).first()
    colour = request.POST.get("colour", kept.colour if kept else "")
    context = {"filled": filled, "colour": colour}
    return render(request, "people/look.html", context, status=filled.status)


@open_to(anyone)
@require_safe
def styles(request: HttpRequest, version: str) -> HttpResponse:
    """Give the style sheet with the colours of the organisation."""
    response = HttpResponse(style_sheet(_look(request, version).colour), content_type="text/css")
    response["Cache-Control"] = A_YEAR
    return response


@open_to(anyone)
@require_safe
def logo(request: HttpRequest, version: str) -> HttpResponse:
    """Give the logo of the organisation. Whatever a drawing may hold, nothing in it runs."""
    found = _look(request, version)
    if not found.logo:
        raise Http404
    response = HttpResponse(bytes(found.logo), content_type=found.logo_type)
    response["Cache-Control"] = A_YEAR
    response["Content-Security-Policy"] = "default-src 'none'; sandbox"
    return response


def _look(request: HttpRequest, version: str) -> Look:
    """Return the look of the organisation; an address of an earlier one gives the present one."""
    found = Look.objects.filter(organisation=organisation_of(request)).first()
    if found is None:
        raise Http404
    return found
