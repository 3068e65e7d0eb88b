"""The registers, and one of them: finding mandates in it and picking them."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.views.decorators.http import require_safe

from stoeprand.mandates.actions import picked
from stoeprand.mandates.callers import BACK_TO, ROW, caller_of, row_ids_in
from stoeprand.mandates.finding import find_rows, rows_of
from stoeprand.mandates.models import Register, RegisterVersion
from stoeprand.mandates.presentation import shown_row
from stoeprand.mandates.rules import keepers
from stoeprand.mandates.views.one_register import register_or_404, version_in_use
from stoeprand.people.asking import signed_in_person
from stoeprand.people.organisations import organisation_of
from stoeprand.people.own_pages import own_page
from stoeprand.people.rules import members, open_to

WORDS = "zoek"
LONGEST_SEARCH = 300


@open_to(members)
@own_page
@require_safe
def registers(request: HttpRequest) -> HttpResponse:
    """The registers of the organisation, each with its newest version."""
    person = signed_in_person(request)
    newest: dict[int, RegisterVersion] = {}
    in_use = RegisterVersion.objects.visible_to(person).in_use()
    for version in in_use.only("register_id", "name", "uploaded_at"):
        newest.setdefault(version.register_id, version)
    listed = Register.objects.visible_to(person).order_by("title", "pk")
    context = {
        "registers": [(register, newest.get(register.pk)) for register in listed],
        "may_keep": keepers(person),
        "back_to": caller_of(request),
    }
    return render(request, "mandates/registers.html", context)


@open_to(members)
@own_page
@require_safe
def register(request: HttpRequest, slug: str) -> HttpResponse:
    """One register: the mandates that words are about, to tick. What was ticked before stays."""
    person = signed_in_person(request)
    version = version_in_use(person, slug)
    found = version or register_or_404(person, slug)
    words = request.GET.get(WORDS, "")[:LONGEST_SEARCH]
    context: dict[str, object] = {
        "register": version.register if version else found,
        "version": version,
        "words": words,
        "may_keep": keepers(person),
        "back_to": caller_of(request),
        "names": {"words": WORDS, "row": ROW, "back_to": BACK_TO},
    }
    if version:
        ticked = rows_of(version, row_ids_in(request.GET))
        ids = {row.pk for row in ticked}
        result = find_rows(version, words)
        context |= {
            "ticked": [shown_row(version, row, ids) for row in ticked],
            "rows": [shown_row(version, row) for row in result.rows if row.pk not in ids],
            "more": result.more,
        }
    return render(request, "mandates/register.html", context)


@open_to(members)
@own_page
@require_safe
def chosen(request: HttpRequest, slug: str) -> HttpResponse:
    """The mandates that were ticked, each with its source; whoever asked for them gets them."""
    found = register_or_404(signed_in_person(request), slug)
    context = {
        "register": found,
        "picked": picked(organisation_of(request), row_ids_in(request.GET)),
        "back_to": caller_of(request),
        "row": ROW,
    }
    return render(request, "mandates/chosen.html", context)
