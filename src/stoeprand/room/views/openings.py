"""Where is it stuck? A list of ideas is looked at, and nothing of it is kept."""

from collections.abc import Sequence
from http import HTTPStatus

from django.core.files.uploadhandler import MemoryFileUploadHandler
from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import get_language
from django.views.decorators.http import require_http_methods, require_safe

from stoeprand.engine.area import Area
from stoeprand.engine.levels import LEVELS_BY_ID, Level
from stoeprand.engine.messages import message
from stoeprand.people.organisations import organisation_of
from stoeprand.people.rules import anyone, open_to
from stoeprand.room import presentation, published
from stoeprand.room.actions import look_at_ideas
from stoeprand.room.hard_questions import limit_of_page
from stoeprand.room.shared import SharedIdea, values_that_fit
from stoeprand.room.uploads import (
    MOST_BYTES,
    FaultyList,
    ListedIdea,
    columns_of,
    csv_template,
    read_list,
    too_large,
    xlsx_template,
)
from stoeprand.room.views.from_here import sent_from_here
from stoeprand.room.views.one_area import area_or_404
from stoeprand.room.views.privately import for_the_asker_alone

FILE = "lijst"
LEVEL = "naar"
SHARED = "gedeeld"

BESIDE_THE_FILE = 10_000
"""So many bytes a form may hold besides the file itself."""

EXCEL = "application/vnd.openxmlformats-officedocument.spreadsheetml.sheet"


@open_to(anyone)
@sent_from_here
@require_http_methods(["GET", "HEAD", "POST"])
def openings(request: HttpRequest, slug: str) -> HttpResponse:
    """Which kerbs hold back most of a list of ideas: one that is sent, or the ideas shared here."""
    today, language = timezone.localdate(), get_language()
    organisation = organisation_of(request)
    area = area_or_404(organisation, slug, today)
    shared = published.shared_ideas(organisation=organisation, slug=slug)
    to, result, faults = Level.FREE, None, None
    try:
        if request.method == "POST":
            _receive_in_memory(request)
        to = _level_of(request)
        if ideas := _ideas(request, area, shared, language):
            looked = look_at_ideas(
                area=area,
                ideas=[idea.values for idea in ideas],
                to=to,
                at=today,
                limit=limit_of_page(),
            )
            result = presentation.openings(area, ideas, looked, to, language)
    except FaultyList as error:
        faults = presentation.faults_of_list(error, language)
    context = {
        "area": presentation.summary(area, language),
        "columns": columns_of(area, language),
        "levels": presentation.levels_to_reach(to, language),
        "has_shared": bool(shared),
        "was_sent": request.method == "POST",
        "result": result,
        "faults": faults,
    }
    status = HTTPStatus.UNPROCESSABLE_ENTITY if faults else HTTPStatus.OK
    return for_the_asker_alone(render(request, "room/openings.html", context, status=status))


@open_to(anyone)
@require_safe
def template(request: HttpRequest, slug: str, kind: str) -> HttpResponse:
    """Give the list to fill in, as CSV or as an Excel file."""
    today, language = timezone.localdate(), get_language()
    area = area_or_404(organisation_of(request), slug, today)
    if kind == "csv":
        response = HttpResponse(csv_template(area, today, language), "text/csv; charset=utf-8")
    else:
        response = HttpResponse(xlsx_template(area, today, language), EXCEL)
    response["Content-Disposition"] = f'attachment; filename="{area.id}.{kind}"'
    return response


def _receive_in_memory(request: HttpRequest) -> None:
    """See to it that what is sent never touches a disk. Raises FaultyList where it is too large."""
    length = request.META.get("CONTENT_LENGTH") or "0"
    if not length.isdecimal() or int(length) > MOST_BYTES + BESIDE_THE_FILE:
        raise FaultyList(too_large())
    request.upload_handlers = [MemoryFileUploadHandler(request)]


def _level_of(request: HttpRequest) -> Level:
    """Return the level that the ideas should come to; to do it, where nothing else was chosen."""
    chosen = request.POST if request.method == "POST" else request.GET
    level = LEVELS_BY_ID.get(chosen.get(LEVEL, ""), Level.FREE)
    return Level.FREE if level is Level.NO else level


def _ideas(
    request: HttpRequest, area: Area, shared: Sequence[SharedIdea], language: str
) -> Sequence[ListedIdea]:
    """Return the ideas to look at; none where only the form is asked for. Raises FaultyList."""
    if request.method == "POST":
        sent = request.FILES.get(FILE)
        if sent is None:
            raise FaultyList(message("Choose a file first."))
        return read_list(area, sent.name or "", sent.read(), language)
    if request.GET.get(SHARED) != "1":
        return ()
    return [
        ListedIdea(number, each.title_in(language), values_that_fit(area, each.values, language))
        for number, each in enumerate(shared, start=1)
    ]
