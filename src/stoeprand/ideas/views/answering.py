"""Answering what is asked about an idea: signed in, or by the link in a mail without signing in."""

from datetime import timedelta

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import get_object_or_404, render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import get_language
from django.views.decorators.http import require_http_methods

from stoeprand.engine.messages import message
from stoeprand.ideas import cases
from stoeprand.ideas.actions.answering import Said, answer
from stoeprand.ideas.answerers import may_answer_for
from stoeprand.ideas.mails import ANSWER
from stoeprand.ideas.models import AnswerKind, Asked, RefusalKind
from stoeprand.ideas.waiting import waiting_for
from stoeprand.people.actions.refusing import Refused
from stoeprand.people.asking import signed_in_person
from stoeprand.people.models import Person
from stoeprand.people.own_pages import own_page
from stoeprand.people.rules import members, open_to
from stoeprand.people.views.forms import NOTHING, Filled, day_of, refused, text_of
from stoeprand.post.links import BadLink
from stoeprand.post.views.behind_links import Opened, bad_link, page_behind_link

LINK_HOLDS = timedelta(days=90)


@open_to(members)
@own_page
@require_http_methods(["GET", "HEAD", "POST"])
def answer_here(request: HttpRequest, pk: int) -> HttpResponse:
    """Answer something that is asked, when signed in."""
    person = signed_in_person(request)
    asked = get_object_or_404(Asked.objects.visible_to(person), pk=pk)
    return _answer(request, asked, person, reverse("answer", args=[pk]))


def _show(request: HttpRequest, opened: Opened) -> HttpResponse:
    asked = _asked_by(opened)
    if asked is None or opened.person is None:
        return bad_link(request, BadLink(BadLink.Reason.DAMAGED))
    return _answer(request, asked, opened.person, request.path)


answer_by_link = page_behind_link(purpose=ANSWER, max_age=LINK_HOLDS, show=_show, act=_show)


def _asked_by(opened: Opened) -> Asked | None:
    """Return what a link is about; it was signed by us, so it is of this organisation."""
    here = Asked.objects.filter(organisation=opened.organisation)
    found: Asked | None = here.filter(pk=opened.payload.get("asked")).first()
    return found


def _answer(request: HttpRequest, asked: Asked, person: Person, here: str) -> HttpResponse:
    """Show the whole case with the buttons, or do what the pressed one says."""
    filled = NOTHING
    if request.method == "POST":
        try:
            answer(asked_id=asked.pk, said=_said(request), by=person)
            return HttpResponseRedirect(here)
        except Refused as error:
            filled = refused(request, error)
    return _page(request, asked, person, filled)


def _page(request: HttpRequest, asked: Asked, person: Person, filled: Filled) -> HttpResponse:
    today, language = timezone.localdate(), get_language()
    going = cases.goings().get(pk=asked.going_id)
    case = cases.case_of(going, language, today)
    is_answerer = may_answer_for(person, asked.owner_id, today)
    counted = waiting_for(going.organisation, going.area.slug) if asked.kind == "move" else {}
    context = {
        "case": case,
        "ask": next(each for each in case.asks if each.pk == asked.pk),
        "kind": asked.kind,
        "filled": filled,
        "is_answerer": is_answerer,
        "may_answer": is_answerer and (asked.is_waiting or _may_still(asked)),
        "can_yes": asked.kind != "move" or any(each in case.movable for each in asked.kerbs),
        "waiting": [
            (title, counted[each])
            for each, title in case.kerbs
            if each in asked.kerbs and each in counted
        ],
        "noes": [(each.value, each.label) for each in RefusalKind],
    }
    return render(request, "ideas/answer.html", context, status=filled.status)


def _may_still(asked: Asked) -> bool:
    """Say whether silence counted, and nothing was said about it since."""
    return asked.is_by_silence and not asked.later_answer and not asked.is_called_off


def _said(request: HttpRequest) -> Said:
    """Return what the pressed button says. Raises Refused."""
    chosen = request.POST.get("antwoord", "")
    if chosen not in AnswerKind.values:
        raise Refused(message("Choose one of the answers."))
    no = request.POST.get("nee", RefusalKind.NO)
    if no not in RefusalKind.values:
        raise Refused(message("Choose which no it is."), "nee")
    is_no = chosen == AnswerKind.NO
    return Said(
        answer=AnswerKind(chosen),
        sentence=text_of(request, "sentence"),
        no=RefusalKind(no),
        again_on=day_of(request, "again_on") if is_no else None,
    )
