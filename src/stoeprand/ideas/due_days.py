"""The days by which something about ideas is due, for somebody's own calendar."""

from collections.abc import Iterator
from datetime import UTC, datetime, time

from django.urls import reverse
from django.utils import timezone, translation
from django.utils.translation import gettext as _

from stoeprand.ideas.models import Asked
from stoeprand.ideas.own_space import awaited_by, waits_for
from stoeprand.people.models import Person
from stoeprand.post.addresses import absolute, own_domain
from stoeprand.post.calendar import DueDay


def due_days(person: Person, language: str) -> Iterator[DueDay]:
    """Yield what somebody is to answer, and by when they may expect answers."""
    with translation.override(language):
        for asked in waits_for(person, timezone.localdate()):
            title = _("Answer {name}: {title}").format(
                name=asked.going.asked_by.name, title=asked.going.title
            )
            url = absolute(person.organisation, reverse("answer", args=[asked.pk]))
            yield _due(asked, "answer", title, url)
        for asked in awaited_by(person):
            title = _("An answer is due: {title}").format(title=asked.going.title)
            url = absolute(person.organisation, reverse("going", args=[asked.going_id]))
            yield _due(asked, "await", title, url)


def _due(asked: Asked, what: str, title: str, url: str) -> DueDay:
    changed_at = datetime.combine(asked.asked_on, time(), tzinfo=UTC)
    uid = f"idea-{what}-{asked.pk}@{own_domain()}"
    return DueDay(uid, asked.due, title, changed_at, url=url)
