"""The versions of a register: what one changes of another, given back as a file, withdrawn."""

from collections.abc import Sequence

from django.db.models import Count
from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import get_language
from django.views.decorators.http import require_POST, require_safe

from stoeprand.mandates.actions import withdraw_version
from stoeprand.mandates.comparing import compare_versions
from stoeprand.mandates.exports import as_csv, as_xlsx
from stoeprand.mandates.models import Register, RegisterVersion
from stoeprand.mandates.presentation import shown_comparison, versions_to_choose
from stoeprand.mandates.rules import keepers
from stoeprand.mandates.views.one_register import register_or_404, version_or_404
from stoeprand.people.actions.refusing import Refused
from stoeprand.people.asking import signed_in_person
from stoeprand.people.own_pages import own_page
from stoeprand.people.rules import members, open_to
from stoeprand.people.views.forms import NOTHING, Filled, refused

EXCEL = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"
OLD, NEW = "van", "naar"


@open_to(members)
@own_page
@require_safe
def versions(request: HttpRequest, slug: str) -> HttpResponse:
    """All versions of a register, the withdrawn ones too, the newest first."""
    return _page(request, register_or_404(signed_in_person(request), slug), NOTHING)


@open_to(keepers)
@own_page
@require_POST
def withdraw(request: HttpRequest, slug: str, version: int) -> HttpResponse:
    """Say that a version is no longer to be used, and why."""
    by = signed_in_person(request)
    found = version_or_404(by, slug, version)
    try:
        withdraw_version(version=found, reason=request.POST.get("reason", ""), by=by)
    except Refused as error:
        return _page(request, found.register, refused(request, error), found.pk)
    return HttpResponseRedirect(reverse("register_versions", kwargs={"slug": slug}))


@open_to(members)
@own_page
@require_safe
def download(request: HttpRequest, slug: str, version: int, kind: str) -> HttpResponse:
    """Give a version back, as CSV or as an Excel file."""
    found = version_or_404(signed_in_person(request), slug, version)
    if kind == "csv":
        response = HttpResponse(as_csv(found, get_language()), "text/csv; charset=utf-8")
    else:
        response = HttpResponse(as_xlsx(found), EXCEL)
    response["Content-Disposition"] = f'attachment; filename="{slug}-{found.pk}.{kind}"'
    return response


@open_to(members)
@own_page
@require_safe
def compare(request: HttpRequest, slug: str) -> HttpResponse:
    """What a version changes of another one: the last two, where nobody says which."""
    person = signed_in_person(request)
    register = register_or_404(person, slug)
    in_use = RegisterVersion.objects.visible_to(person).in_use().filter(register=register)
    found = list(in_use.defer("stems"))
    new = _chosen(request, NEW, found, found[0] if found else None)
    old = _chosen(request, OLD, found, _before(found, new))
    context = {
        "register": register,
        "older": versions_to_choose(found, old.pk if old else 0),
        "newer": versions_to_choose(found, new.pk if new else 0),
        "names": {"old": OLD, "new": NEW},
    }
    if old and new:
        context["comparison"] = shown_comparison(old, new, compare_versions(old, new))
    return render(request, "mandates/compare.html", context)


def _page(
    request: HttpRequest, register: Register, filled: Filled, withdrawing: int = 0
) -> HttpResponse:
    person = signed_in_person(request)
    found = RegisterVersion.objects.visible_to(person).filter(register=register)
    found = found.select_related("by", "withdrawal").defer("stems").annotate(size=Count("rows"))
    context = {
        "register": register,
        "versions": found.order_by("-pk"),
        "may_keep": keepers(person),
        "filled": filled,
        "withdrawing": withdrawing,
    }
    return render(request, "mandates/versions.html", context, status=filled.status)


def _chosen(
    request: HttpRequest,
    name: str,
    found: Sequence[RegisterVersion],
    otherwise: RegisterVersion | None,
) -> RegisterVersion | None:
    """Return the version that the address names."""
    asked = request.GET.get(name, "")
    return next((each for each in found if str(each.pk) == asked), otherwise)


def _before(
    found: Sequence[RegisterVersion], new: RegisterVersion | None
) -> RegisterVersion | None:
    """Return the version that came before another one, of those with the newest first."""
    return next((each for each in found if new is not None and each.pk < new.pk), None)
