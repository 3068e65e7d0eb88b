"""The map of an idea: what may be done round it, over two of its dimensions."""

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import get_language
from django.views.decorators.http import require_safe

from stoeprand.engine import OutOfTime
from stoeprand.engine.totals import without_totals
from stoeprand.people.organisations import organisation_of
from stoeprand.people.rules import anyone, open_to
from stoeprand.room import presentation
from stoeprand.room.actions import check_idea, draw_idea
from stoeprand.room.address import ACROSS, QUESTION, UP, address_of, pairs_of
from stoeprand.room.answers import Writing, read_answers
from stoeprand.room.hard_questions import limit_of_page
from stoeprand.room.questions import shown
from stoeprand.room.speaking import speech_in
from stoeprand.room.views.one_area import area_or_404
from stoeprand.room.views.privately import for_the_asker_alone, wants_part


@open_to(anyone)
@require_safe
def idea_map(request: HttpRequest, slug: str) -> HttpResponse:
    """Draw a whole idea on a map. Whoever has only a part of one is led to the questions."""
    today, language, limit = timezone.localdate(), get_language(), limit_of_page()
    area = area_or_404(organisation_of(request), slug, today)
    question = shown(request.GET.get(QUESTION, ""))
    reading = read_answers(area, request.GET, Writing(spoken=language))
    answer_url = address_of(area, reading.answers, question=question)
    drawn_area, own = without_totals(area, reading.values)
    asked = [request.GET.get(ACROSS, ""), request.GET.get(UP, "")]
    try:
        decision = check_idea(area=drawn_area, values=own, at=today, limit=limit)
    except OutOfTime:
        return for_the_asker_alone(HttpResponseRedirect(answer_url))
    axes = presentation.default_axes(drawn_area, decision, asked)
    if axes is None or own.keys() < drawn_area.dimensions.keys():
        return for_the_asker_alone(HttpResponseRedirect(answer_url))
    drawn = draw_idea(
        area=drawn_area,
        values=own,
        axes=axes,
        at=today,
        speech=speech_in(language),
        limit=limit,
    )
    context = {
        "area": presentation.summary(area, language),
        "question": question,
        "map": presentation.map_of_idea(drawn_area, axes, drawn, language),
        "is_same": bool(asked[0]) and asked[0] == asked[1],
        "hidden": [*([(QUESTION, question)] if question else []), *pairs_of(area, reading.answers)],
        "answer_url": answer_url,
    }
    template = "room/_map.html" if wants_part(request) else "room/map.html"
    return for_the_asker_alone(render(request, template, context))
