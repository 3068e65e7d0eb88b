"""The pages that ask and answer. Each reads from top to bottom; nothing is written here."""

from datetime import date
from urllib.parse import urlencode

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import get_language

from stoeprand.engine import Limit, OutOfTime, next_questions
from stoeprand.engine.area import Area
from stoeprand.engine.decision import Decision
from stoeprand.engine.domains import Values
from stoeprand.engine.levels import Level
from stoeprand.engine.totals import without_totals
from stoeprand.engine.undecided import kerbs_that_may_count
from stoeprand.people.asking import person_of
from stoeprand.people.organisations import organisation_of
from stoeprand.people.rules import anyone, open_to
from stoeprand.room import presentation, published
from stoeprand.room.actions import check_idea, find_ways, is_demo
from stoeprand.room.address import ALL_FIELDS, CHANGE, CHOOSE, LANGUAGE, QUESTION, address_of
from stoeprand.room.amounts import MARKS
from stoeprand.room.answers import Reading, Writing, read_answers
from stoeprand.room.filled import with_filled_in
from stoeprand.room.forms import Asked, ask_form
from stoeprand.room.hard_questions import limit_of_page
from stoeprand.room.listing import examples_to_try, found_areas, summaries
from stoeprand.room.questions import shown
from stoeprand.room.search.finding import clear_winner, find_areas
from stoeprand.room.slots import AnswerGiven, Slot, beside_answer
from stoeprand.room.views.one_area import area_or_404
from stoeprand.room.views.privately import for_the_asker_alone, wants_part


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
        return for_the_asker_alone(
            HttpResponseRedirect(f"{path}?{urlencode({QUESTION: question})}")
        )
    areas = published.areas_on(organisation=organisation, day=timezone.localdate())
    context = {
        "question": question,
        "found": found_areas(found, areas, language),
        "areas": summaries(areas, language),
    }
    return for_the_asker_alone(render(request, "room/choose.html", context))


@open_to(anyone)
def ask_area(request: HttpRequest, slug: str) -> HttpResponse:
    """May I? Ask what is not known yet, and answer as far as the answers reach.

    What was typed is read in its language, and then stands in an address that means the same in
    every language; what cannot be read is shown as it was typed, with what was expected.
    """
    today, language, limit = timezone.localdate(), get_language(), limit_of_page()
    area = area_or_404(organisation_of(request), slug, today)
    question = shown(request.GET.get(QUESTION, ""))
    all_fields = request.GET.get(ALL_FIELDS) == "1"
    typed_in = request.GET.get(LANGUAGE)
    writing = Writing(spoken=language, typed_in=typed_in if typed_in in MARKS else None)
    filled = with_filled_in(request.GET, area, person_of(request), today)
    reading = read_answers(area, filled, writing)
    extra = [(ALL_FIELDS, "1")] if all_fields else []
    here = address_of(
        area, reading.answers, question=question, not_known=reading.not_known, extra=extra
    )
    if typed_in is not None and not reading.faults:
        return for_the_asker_alone(HttpResponseRedirect(here))
    decision = _decision_in_time(area, reading.values, today, limit)
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
    is_whole = reading.values.keys() >= area.dimensions.keys()
    context = {
        "area": presentation.summary(area, language),
        "question": question,
        "form": form,
        "answer": _answer(area, decision, reading.values, today, (*form.asks, *next_ones)),
        "ways": _ways(area, decision, reading, question, today, limit) if is_whole else None,
        "is_whole": is_whole,
        "map_url": _map_url(area, reading, question) if is_whole and decision else "",
        "undecided": decision is None,
        "share_url": request.build_absolute_uri(here),
        "all_fields": all_fields,
        "slots": _slots(request, area, reading, decision, here),
    }
    template = "room/_conversation.html" if wants_part(request) else "room/ask.html"
    response = for_the_asker_alone(render(request, template, context))
    if person_of(request):  # then there are forms on it, and browsers must say where from
        response["Referrer-Policy"] = "same-origin"
    return response


def _decision_in_time(area: Area, values: Values, day: date, limit: Limit) -> Decision | None:
    try:
        return check_idea(area=area, values=values, at=day, limit=limit)
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


def _ways(
    area: Area,
    decision: Decision | None,
    reading: Reading,
    question: str,
    day: date,
    limit: Limit,
) -> presentation.WaysShown | None:
    """Return what a whole idea that may not just be done could change, as far as there is time."""
    if decision is None or decision.level in (None, Level.FREE):
        return None
    found = find_ways(area=area, values=reading.values, level=decision.level, at=day, limit=limit)
    if found is None:
        return None
    return presentation.ways(area, found, reading.answers, question, day, get_language())


def _slots(
    request: HttpRequest, area: Area, reading: Reading, decision: Decision | None, here: str
) -> list[Slot]:
    """Return what others show below the answer; nothing where there was no time for one."""
    if decision is None or reading.faults:
        return []
    return beside_answer(
        AnswerGiven(
            organisation=organisation_of(request),
            person=person_of(request),
            area=area,
            reading=reading,
            decision=decision,
            question=shown(request.GET.get(QUESTION, "")),
            here=here,
            day=timezone.localdate(),
        )
    )


def _map_url(area: Area, reading: Reading, question: str) -> str:
    """Return where a whole idea is drawn; empty where there are no two dimensions to draw it on."""
    drawn, _values = without_totals(area, reading.values)
    if len(drawn.dimensions) < 2:
        return ""
    return address_of(area, reading.answers, question=question, page="idea_map")
