"""Going on from an answer, and the page of one idea: how far it is, and what one can do now."""

from collections.abc import Callable

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import get_language, gettext
from django.views.decorators.http import require_http_methods, require_POST

from stoeprand.engine import OutOfTime
from stoeprand.engine.messages import message
from stoeprand.ideas import cases
from stoeprand.ideas.actions import deciding
from stoeprand.ideas.actions.going_on import Offer, go_on, propose_to_move
from stoeprand.ideas.answerers import owners_answered_by
from stoeprand.ideas.models import Going
from stoeprand.ideas.totals import circles_of
from stoeprand.people.actions.refusing import Refused
from stoeprand.people.asking import signed_in_person
from stoeprand.people.models import Circle, Person
from stoeprand.people.organisations import organisation_of
from stoeprand.people.own_pages import own_page
from stoeprand.people.rules import members, open_to
from stoeprand.people.views.forms import NOTHING, refused, text_of
from stoeprand.room.address import QUESTION, address_of
from stoeprand.room.answers import Writing, read_answers
from stoeprand.room.hard_questions import limit_of_page
from stoeprand.room.questions import shown
from stoeprand.room.views.one_area import area_or_404

# No dimension has a name that begins with a point.
KEY = ".sleutel"
LEVEL = ".niveau"
CIRCLE = ".kring"
SENTENCE = ".zin"
SHOW = ".tonen"
WHAT = "wat"


@open_to(members)
@own_page
@require_POST
def go(request: HttpRequest, slug: str) -> HttpResponse:
    """Go on with an idea from its answer: begin, tell, ask."""
    person, today = signed_in_person(request), timezone.localdate()
    area = area_or_404(organisation_of(request), slug, today)
    reading = read_answers(area, request.POST, Writing(spoken=get_language()))
    title = shown(request.POST.get(QUESTION, ""))
    here = address_of(area, reading.answers, question=title)
    offer = Offer(
        title=title,
        level=request.POST.get(LEVEL, ""),
        key=request.POST.get(KEY, ""),
        sentence=text_of(request, SENTENCE),
        circle=_circle(request, person),
        may_be_shown=request.POST.get(SHOW) == "1",
    )
    try:
        going = go_on(
            slug=slug, values=reading.values, offer=offer, by=person, limit=limit_of_page()
        )
    except Refused as error:
        return _try_again(request, here, error)
    except OutOfTime:
        return _try_again(request, here, Refused(message("We could not find the answer in time.")))
    return HttpResponseRedirect(reverse("going", args=[going.pk]))


@open_to(members)
@own_page
@require_http_methods(["GET", "HEAD", "POST"])
def going(request: HttpRequest, pk: int) -> HttpResponse:
    """One idea: the whole case, and what may be done with it by whoever looks."""
    person = signed_in_person(request)
    found = get_object_or_404(
        cases.goings().filter(pk__in=Going.objects.visible_to(person).values("pk")), pk=pk
    )
    filled = NOTHING
    if request.method == "POST":
        try:
            _do(request, pk, person)
            return HttpResponseRedirect(reverse("going", args=[pk]))
        except Refused as error:
            filled = refused(request, error)
    today = timezone.localdate()
    is_own = found.asked_by_id == person.pk
    context = {
        "case": cases.case_of(found, get_language(), today),
        "filled": filled,
        "is_own": is_own,
        "may_begin": is_own and deciding.may_begin(found, list(found.asks.all())),
        "may_answer": _to_answer(found, person),
    }
    return render(request, "ideas/going.html", context, status=filled.status)


def _to_answer(going: Going, person: Person) -> list[int]:
    """Return what of an idea waits for an answer of this person."""
    owners = owners_answered_by(person, timezone.localdate())
    return [each.pk for each in going.asks.all() if each.is_waiting and each.owner_id in owners]


def _do(request: HttpRequest, pk: int, by: Person) -> None:
    """Do what the button says. Raises PermissionDenied, Refused, Http404 for no known button."""
    sentence = text_of(request, SENTENCE)
    buttons: dict[str, Callable[[], object]] = {
        "begin": lambda: deciding.begin(going_id=pk, sentence=sentence, by=by),
        "klaar": lambda: deciding.finish(going_id=pk, by=by),
        "stop": lambda: deciding.withdraw(going_id=pk, sentence=sentence, by=by),
        "toon": lambda: deciding.let_be_shown(going_id=pk, may_be_shown=True, by=by),
        "verberg": lambda: deciding.let_be_shown(going_id=pk, may_be_shown=False, by=by),
        "verleg": lambda: propose_to_move(
            going_id=pk, kerbs=request.POST.getlist("rand"), sentence=sentence, by=by
        ),
    }
    button = buttons.get(request.POST.get(WHAT, ""))
    if button is None:
        raise Http404
    button()


def _circle(request: HttpRequest, person: Person) -> Circle | None:
    """Return the circle that was chosen, of those that the person is in."""
    chosen = request.POST.get(CIRCLE, "")
    mine = circles_of(person, timezone.localdate()) if chosen else []
    return next((circle for circle in mine if circle.slug == chosen), None)


def _try_again(request: HttpRequest, here: str, error: Refused) -> HttpResponse:
    context = {"here": here, "why": error.why.said(gettext)}
    return render(request, "ideas/not_gone_on.html", context, status=422)
