"""Setting a kerb that is needed at once."""

from collections.abc import Sequence
from datetime import date
from http import HTTPStatus

from django.http import Http404, HttpRequest, HttpResponse, HttpResponseRedirect
from django.shortcuts import render
from django.urls import reverse
from django.utils import timezone
from django.utils.translation import get_language
from django.views.decorators.http import require_http_methods

from stoeprand.engine.area import Area
from stoeprand.engine.writing import FaultyChange, FaultyFields, FieldFault
from stoeprand.people.actions.refusing import Refused
from stoeprand.people.asking import signed_in_person
from stoeprand.people.organisations import organisation_of
from stoeprand.people.own_pages import own_page
from stoeprand.people.rules import open_to
from stoeprand.room import presentation
from stoeprand.room.actions.emergencies import LONGEST, set_emergency_kerb
from stoeprand.room.presentation.drafts import dimensions
from stoeprand.room.presentation.kerb_forms import kerb_form, with_another_row
from stoeprand.room.rules import may_publish
from stoeprand.room.typed import typed_in
from stoeprand.room.views.kerbs import ABOUT, ANOTHER_ROW, DO, Fields, faults_of, fields_in
from stoeprand.room.views.one_area import area_or_404

REASON = "reason"


@open_to(may_publish)
@own_page
@require_http_methods(["GET", "HEAD", "POST"])
def emergency(request: HttpRequest, slug: str) -> HttpResponse:
    """Set an emergency kerb in an area; first one chooses what it is about."""
    organisation, today = organisation_of(request), timezone.localdate()
    area = area_or_404(organisation, slug, today)
    if request.method != "POST":
        return _page(request, area, {"on": request.GET.get(ABOUT, "")}, today)
    fields = {name: held for name, held in fields_in(request.POST).items() if name != REASON}
    if request.POST.get(DO) == ANOTHER_ROW:
        return _page(request, area, with_another_row(fields), today)
    try:
        set_emergency_kerb(
            organisation=organisation,
            slug=slug,
            fields=fields,
            typed=typed_in(get_language()),
            reason=request.POST.get(REASON, ""),
            by=signed_in_person(request),
        )
        return HttpResponseRedirect(reverse("timeline", kwargs={"slug": slug}))
    except Refused as error:
        return _page(request, area, fields, today, [FieldFault(error.field, error.why)])
    except (FaultyFields, FaultyChange) as error:
        return _page(request, area, fields, today, faults_of(error))


def _page(
    request: HttpRequest,
    area: Area,
    fields: Fields,
    today: date,
    faults: Sequence[FieldFault] = (),
) -> HttpResponse:
    language = get_language()
    on = area.dimensions.get(str(fields.get("on", "")))
    if request.method == "POST" and on is None:
        raise Http404
    context = {
        "area": presentation.summary(area, language),
        "dimensions": dimensions(area, language),
        "on": on.id if on else "",
        "form": kerb_form(area, on, fields, faults, language) if on else None,
        "reason": request.POST.get(REASON, ""),
        "latest": today + LONGEST,
    }
    status = HTTPStatus.UNPROCESSABLE_ENTITY if faults else HTTPStatus.OK
    return render(request, "room/drafts/emergency.html", context, status=status)
