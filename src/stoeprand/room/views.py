"""The pages that ask and answer. Each reads from top to bottom; nothing is written here."""

from datetime import date
from urllib.parse import urlencode

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.cache import patch_cache_control, patch_vary_headers
from django.utils.translation import get_language

from stoeprand.engine import OutOfTime, next_questions
from stoeprand.engine.area import Area
from stoeprand.engine.decision import Decision
from stoeprand.engine.domains import Values
from stoeprand.engine.undecided import kerbs_that_may_count
from stoeprand.people.models import Organisation
from stoeprand.people.organisations import organisation_of
from stoeprand.people.rules import anyone, open_to
from stoeprand.room import presentation, published
from stoeprand.room.actions import check_idea, is_demo
from stoeprand.room.address import ALL_FIELDS, CHANGE, CHOOSE, LANGUAGE, QUESTION, address_of
from stoeprand.room.amounts import MARKS
from stoeprand.room.answers import Writing, read_answers
from stoeprand.room.forms import Asked, ask_form
from stoeprand.room.listing import examples_to_try, found_areas, listed_areas, summaries
from stoeprand.room.questions import shown
from stoeprand.room.search.finding import clear_winner, find_areas


@open_to(anyone)
def home(request: HttpRequest) -> HttpResponse:
    """One box: what do you want to do? With what to try, and every area one click away."""
    organisation, language = organisation_of(request), get_language()
    areas = published.areas_with_idea_on(organisation=organisation, day=timezone.localdate())
    context = {
        "areas": summaries([each.area for each in areas], language),
        "examples": examples_to_try(areas, language),
        "is_demo": is_demo(organisation),
    }
    return render(request, "room/home.html", context)


@open_to(anyone)
def ask(request: HttpRequest) -> HttpResponse:
    """Find the area that a question in plain words is about, or let the asker choose.

    With `kies=1` the asker wants to choose, however sure we are.
    """
    question = shown(request.GET.get(QUESTION, ""))
    if not question:
        return home(request)
    organisation, language = organisation_of(request), get_language()
    found = find_areas(organisation=organisation, words=question, language=language)
    wants_to_choose = request.GET.get(CHOOSE) == "1"
    if (winner := clear_winner(found)) and not wants_to_choose:
        path = reverse("ask_area", kwargs={"slug": winner.slug})
        return _for_the_asker_alone(
            HttpResponseRedirect(f"{path}?{urlencode({QUESTION: question})}")
        )
    areas = published.areas_on(organisation=organisation, day=timezone.localdate())
    context = {
        "question": question,
        "found": found_areas(found, areas, language),
        "areas": summaries(areas, language),
    }
    return _for_the_asker_alone(render(request, "room/choose.html", context))


@open_to(anyone)
def ask_area(request: HttpRequest, slug: str) -> HttpResponse:
    """May I? Ask what is not known yet, and answer as far as the answers reach.

    What was typed is read in its language, and then stands in an address that means the same in
    every language; what cannot be read is shown as it was typed, with what was expected.
    """
    today, language = timezone.localdate(), get_language()
    area = _area_or_404(organisation_of(request), slug, today)
    question = shown(request.GET.get(QUESTION, ""))
    all_fields = request.GET.get(ALL_FIELDS) == "1"
    typed_in = request.GET.get(LANGUAGE)
    writing = Writing(spoken=language, typed_in=typed_in if typed_in in MARKS else None)
    reading = read_answers(area, request.GET, writing)
    extra = [(ALL_FIELDS, "1")] if all_fields else []
    here = address_of(
        area, reading.answers, question=question, not_known=reading.not_known, extra=extra
    )
    if typed_in is not None and not reading.faults:
        return _for_the_asker_alone(HttpResponseRedirect(here))
    decision = _decision_in_time(area, reading.values, today)
    next_ones = _next_ones(area, reading.values, today, decision)
    asked = Asked(
        area=area,
        reading=reading,
        decision=decision,
        next_ones=next_ones,
        question=question,
        language=language,
        all_fields=all_fields,
        change=request.GET.get(CHANGE, ""),
        typed_in=writing.typed_in,
    )
    form = ask_form(asked)
    context = {
        "area": presentation.summary(area, language),
        "question": question,
        "form": form,
        "answer": _answer(area, decision, reading.values, today, (*form.asks, *next_ones)),
        "undecided": decision is None,
        "share_url": request.build_absolute_uri(here),
        "all_fields": all_fields,
    }
    template = "room/_conversation.html" if _wants_part(request) else "room/ask.html"
    return _for_the_asker_alone(render(request, template, context))


@open_to(anyone)
def areas(request: HttpRequest) -> HttpResponse:
    """All areas, with how many kerbs each has and how many nobody has filled in yet."""
    counted = published.counted_areas_on(
        organisation=organisation_of(request), day=timezone.localdate()
    )
    return render(request, "room/areas.html", {"areas": listed_areas(counted, get_language())})


@open_to(anyone)
def area(request: HttpRequest, slug: str) -> HttpResponse:
    """One area: where it goes, its kerbs, and whether they leave room."""
    today = timezone.localdate()
    found = _area_or_404(organisation_of(request), slug, today)
    room, validation = published.room_on(found, today), published.validation_on(found, today)
    page = presentation.area_page(found, room, validation, today, get_language())
    return render(request, "room/area.html", {"page": page})


def _decision_in_time(area: Area, values: Values, day: date) -> Decision | None:
    try:
        return check_idea(area=area, values=values, at=day)
    except OutOfTime:
        return None


def _next_ones(area: Area, values: Values, day: date, decision: Decision | None) -> tuple[str, ...]:
    """Return all that is worth asking, what matters most first where that is known."""
    if decision is None:
        return tuple(dimension_id for dimension_id in area.dimensions if dimension_id not in values)
    return next_questions(area, values, day, most=len(area.dimensions), decision=decision)


def _answer(
    area: Area, decision: Decision | None, values: Values, day: date, asked: tuple[str, ...]
) -> presentation.DecisionShown | presentation.UndecidedShown:
    language = get_language()
    if decision is None:
        kerbs = kerbs_that_may_count(area, values, day)
        return presentation.undecided(area, kerbs, day, language)
    return presentation.decision(area, decision, values, day, language, asked=asked)


def _area_or_404(organisation: Organisation, slug: str, day: date) -> Area:
    try:
        return published.area_on(organisation=organisation, slug=slug, day=day)
    except published.NoSuchArea as error:
        raise Http404 from error


def _wants_part(request: HttpRequest) -> bool:
    """Say whether a script on the page wants only the part that changes (HTMX)."""
    wants = request.headers.get("HX-Request") == "true"
    return wants and request.headers.get("HX-History-Restore-Request") != "true"


def _for_the_asker_alone(response: HttpResponse) -> HttpResponse:
    """Keep an answer out of shared caches and search engines: the idea stands in its address."""
    patch_cache_control(response, private=True, no_cache=True)
    patch_vary_headers(response, ["HX-Request"])
    response["X-Robots-Tag"] = "noindex"
    return response
