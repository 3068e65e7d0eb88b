"""The changes of an organisation."""

from django.http import HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.views.decorators.http import require_safe

from stoeprand.changes.reading import changes_at
from stoeprand.changes.rules import directing, preparing
from stoeprand.people.asking import person_of
from stoeprand.people.organisations import organisation_of
from stoeprand.people.rules import anyone, open_to


@open_to(anyone)
@require_safe
def changes(request: HttpRequest) -> HttpResponse:
    """All changes, each with its direction and who stands for it."""
    person = person_of(request)
    listed = changes_at(organisation_of(request), person, timezone.localdate())
    context = {
        "changes": [each for each in listed if each.change.begun_on],
        "prepared": [each for each in listed if not each.change.begun_on],
        "may_begin": directing(person),
        "may_prepare": preparing(person),
    }
    return render(request, "changes/changes.html", context)
