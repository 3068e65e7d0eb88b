"""The timeline of an area, and its file as it was published."""

from django.http import Http404, HttpRequest, HttpResponse
from django.shortcuts import render
from django.utils import timezone
from django.utils.translation import get_language
from django.views.decorators.http import require_safe

from stoeprand.engine.writing import write_area
from stoeprand.people.asking import person_of
from stoeprand.people.organisations import organisation_of
from stoeprand.people.rules import anyone, members, open_to
from stoeprand.room import presentation, published
from stoeprand.room.drafts import area_of_version
from stoeprand.room.history import publications_of
from stoeprand.room.models import AreaVersion
from stoeprand.room.presentation.timeline import timeline as decided
from stoeprand.room.rules import may_prepare, may_publish


@open_to(anyone)
@require_safe
def timeline(request: HttpRequest, slug: str) -> HttpResponse:
    """What the room of an area was, is, and will be by what is already decided."""
    organisation, language, today = organisation_of(request), get_language(), timezone.localdate()
    found = publications_of(organisation, slug)
    if not found:
        raise Http404
    person = person_of(request)
    in_force = [each for each in found if each.version.in_force_from <= today]
    now = max(in_force or found, key=lambda each: (each.version.in_force_from, each.version.pk))
    context = {
        "area": presentation.summary(now.area, language),
        "may_publish": may_publish(person),
        "may_prepare": may_prepare(person),
        "decided": decided(found, today, language, with_names=members(person)),
        "coming": presentation.coming_days(now.area, today, language, {}),
    }
    return render(request, "room/timeline.html", context)


@open_to(anyone)
@require_safe
def area_file(request: HttpRequest, slug: str) -> HttpResponse:
    """The file of an area as it holds today: word for word as published, YAML where it was JSON."""
    organisation, today = organisation_of(request), timezone.localdate()
    versions = published.versions_on(organisation, today).filter(area__slug=slug)
    version = versions.first()
    if version is None:
        raise Http404
    response = HttpResponse(_as_yaml(version), content_type="application/yaml; charset=utf-8")
    response["Content-Disposition"] = f'attachment; filename="{slug}.yaml"'
    return response


def _as_yaml(version: AreaVersion) -> str:
    if version.format == AreaVersion.Format.YAML:
        return version.document

    return write_area(area_of_version(version))
