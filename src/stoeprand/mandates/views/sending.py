"""Sending a register, as a file or pasted, and saying what its columns are about."""

from collections.abc import Mapping, Sequence

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils.translation import gettext
from django.views.decorators.http import require_http_methods

from stoeprand.engine.messages import message
from stoeprand.mandates.actions import keep_upload, store_version
from stoeprand.mandates.columns import folded, guessed
from stoeprand.mandates.headers import Header, find_header, header_at
from stoeprand.mandates.known import known_columns
from stoeprand.mandates.models import Register, WaitingUpload
from stoeprand.mandates.presentation import shown_columns
from stoeprand.mandates.reading import wrong_with
from stoeprand.mandates.rules import keepers
from stoeprand.mandates.tables import MOST_BYTES, read_table, too_large
from stoeprand.mandates.views.one_register import register_or_404
from stoeprand.people.actions.refusing import Refused
from stoeprand.people.asking import signed_in_person
from stoeprand.people.models import Person
from stoeprand.people.organisations import organisation_of
from stoeprand.people.own_pages import own_page
from stoeprand.people.rules import open_to
from stoeprand.people.views.forms import NOTHING, Filled, refused
from stoeprand.sheets.cells import Row
from stoeprand.sheets.refusals import FaultySheet

HEADER_ROW = "kop"
COLUMN = "kolom"


@open_to(keepers)
@own_page
@require_http_methods(["GET", "HEAD", "POST"])
def send(request: HttpRequest, slug: str = "") -> HttpResponse:
    """Send a register: a new one, or a new version of the one that is named."""
    register = register_or_404(signed_in_person(request), slug) if slug else None
    filled = NOTHING
    if request.method == "POST":
        try:
            return _go_on(request, _keep(request, register))
        except Refused as error:
            filled = refused(request, error)
        except FaultySheet as error:
            filled = Filled(request.POST, error.wrong.said(gettext), "file")
    context = {"register": register, "filled": filled, "most_mb": MOST_BYTES // 10**6}
    return render(request, "mandates/send.html", context, status=filled.status)


@open_to(keepers)
@own_page
@require_http_methods(["GET", "HEAD", "POST"])
def columns(request: HttpRequest, upload: int) -> HttpResponse:
    """Say what the columns are about of what was sent; then it is stored."""
    by = signed_in_person(request)
    waiting = WaitingUpload.objects.visible_to(by).select_related("register").filter(pk=upload)
    sent = waiting.first()
    if sent is None:  # it was stored a moment ago, or waited too long
        return HttpResponseRedirect(reverse("registers"))
    rows = read_table(sent.file_name, bytes(sent.sent))
    known = known_columns(sent.register)
    header = _header(request, rows, known)
    said = request.POST.getlist(COLUMN) or guessed(header.names, known)
    filled = NOTHING
    if request.method == "POST":
        try:
            return _stored(sent, header.row, said, by)
        except Refused as error:
            filled = refused(request, error)
    if len(said) != len(header.names):
        said = guessed(header.names, known)
    context = {
        "upload": sent,
        "header": header,
        "rows": len(rows),
        "columns": shown_columns(rows, header, said),
        "filled": filled,
        "names": {"row": HEADER_ROW, "column": COLUMN},
    }
    return render(request, "mandates/columns.html", context, status=filled.status)


def _keep(request: HttpRequest, register: Register | None) -> WaitingUpload:
    """Keep what was sent: the file, or else what was pasted. Raises Refused and FaultySheet."""
    file = request.FILES.get("file")
    pasted = request.POST.get("pasted", "")
    if file is None and not pasted.strip():
        raise Refused(message("Choose a file, or paste a table."), "file")
    if file is not None and (file.size or 0) > MOST_BYTES:
        raise FaultySheet(too_large())
    return keep_upload(
        organisation=organisation_of(request),
        by=signed_in_person(request),
        register=register,
        title=request.POST.get("title", ""),
        name=request.POST.get("name", ""),
        file_name=(file.name or "") if file else "",
        sent=file.read() if file else pasted.encode(),
    )


def _go_on(request: HttpRequest, sent: WaitingUpload) -> HttpResponse:
    """Store what was sent where all of its columns were named before; else ask about them."""
    rows = read_table(sent.file_name, bytes(sent.sent))
    known = known_columns(sent.register)
    header = find_header(rows, known)
    said = guessed(header.names, known)
    is_known = all(folded(name) in known for name in header.names if name)
    if sent.register is not None and is_known and not wrong_with(said):
        return _stored(sent, header.row, said, signed_in_person(request))
    return HttpResponseRedirect(reverse("mandate_columns", kwargs={"upload": sent.pk}))


def _stored(
    sent: WaitingUpload, header_row: int, columns: Sequence[str], by: Person
) -> HttpResponse:
    """Store a version, and go where one sees what it changes. Raises Refused."""
    try:
        version = store_version(waiting=sent, header_row=header_row, columns=columns, by=by)
    except WaitingUpload.DoesNotExist:  # a second click
        return HttpResponseRedirect(reverse("registers"))
    where = "compare_registers" if sent.register is not None else "register"
    return HttpResponseRedirect(reverse(where, kwargs={"slug": version.register.slug}))


def _header(request: HttpRequest, rows: Sequence[Row], known: Mapping[str, str]) -> Header:
    """Return the header in the row that somebody says, or where we think that it is."""
    said = (request.POST if request.method == "POST" else request.GET).get(HEADER_ROW, "")
    number = int(said) if said.isascii() and said.isdecimal() and len(said) < 6 else 0
    return header_at(rows, number, known) if 0 < number <= len(rows) else find_header(rows, known)
