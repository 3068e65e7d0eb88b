"""Publishing a draft: what it gives and takes, who is asked, and the button."""

from datetime import date
from http import HTTPStatus

from django.http import HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import get_language
from django.views.decorators.http import require_http_methods

from stoeprand.people.actions.refusing import Refused
from stoeprand.people.asking import signed_in_person
from stoeprand.people.own_pages import own_page
from stoeprand.people.rules import open_to
from stoeprand.people.views.forms import NOTHING, Filled, day_of, refused, text_of
from stoeprand.room import presentation
from stoeprand.room.actions.drafting import Outdated
from stoeprand.room.actions.kerbs import publish_draft
from stoeprand.room.actions.promising import Explained
from stoeprand.room.days import read_plain_day
from stoeprand.room.drafts import NoSuchDraft, area_of_draft
from stoeprand.room.hard_questions import limit_of_page
from stoeprand.room.models import Draft
from stoeprand.room.presentation import drafts as shown
from stoeprand.room.presentation.publishing import plan_shown
from stoeprand.room.publishing_plans import plan_of, promises_taken_back
from stoeprand.room.rules import may_prepare
from stoeprand.room.views.effects import effects_of
from stoeprand.room.views.one_draft import draft_or_404, revision_in

FROM = "in_force_from"


@open_to(may_prepare)
@own_page
@require_http_methods(["GET", "HEAD", "POST"])
def publish(request: HttpRequest, slug: str) -> HttpResponse:
    """Show what publishing a draft does; whoever may, does it here. Advisers only look."""
    if request.method != "POST":
        day = read_plain_day(request.GET.get(FROM, "")) or timezone.localdate()
        return _page(request, draft_or_404(request, slug), day)
    draft = draft_or_404(request, slug)
    day = timezone.localdate()
    try:
        day = day_of(request, FROM) or day
        publish_draft(
            organisation=draft.organisation,
            slug=slug,
            revision=revision_in(request),
            in_force_from=day,
            by=signed_in_person(request),
            limit=limit_of_page(),
            explained=Explained(
                text_of(request, "reason"), text_of(request, "instead"), text_of(request, "letter")
            ),
        )
        return HttpResponseRedirect(reverse("timeline", kwargs={"slug": slug}))
    except NoSuchDraft:
        return HttpResponseRedirect(reverse("drafts"))
    except Outdated as error:
        return _page(request, error.draft, day, Filled(request.POST), is_outdated=True)
    except Refused as error:
        return _page(request, draft, day, refused(request, error))


def _page(
    request: HttpRequest,
    draft: Draft,
    day: date,
    filled: Filled = NOTHING,
    *,
    is_outdated: bool = False,
) -> HttpResponse:
    by, language = signed_in_person(request), get_language()
    plan = plan_of(draft, day=day, today=timezone.localdate(), by=by)
    found, effects = effects_of(draft.organisation, plan.old, plan.new, day, limit_of_page())
    context = {
        "draft": draft,
        "listed": shown.list_draft(draft, area_of_draft(draft), language),
        "area": presentation.summary(plan.new, language),
        "plan": plan_shown(plan, by, promises_taken_back(plan, found), language),
        "effects": effects,
        "filled": filled,
        "is_outdated": is_outdated,
        "day": day.isoformat(),
        "today": timezone.localdate().isoformat(),
    }
    status = HTTPStatus.CONFLICT if is_outdated else filled.status
    return render(request, "room/drafts/publish.html", context, status=status)
