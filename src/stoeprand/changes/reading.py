"""What was said of a change, read as it is on a day: by whom, what before, and who answers for it.

How many queries that takes does not grow with what was said, or with the number of changes.
"""

from collections.abc import Iterable, Sequence
from dataclasses import dataclass
from datetime import date
from typing import Generic, TypeVar

from django.db.models import OuterRef, Subquery

from stoeprand.changes.models import Change, ChangeArea, Direction, Prepared, Sentences, TakenOver
from stoeprand.changes.rules import directing
from stoeprand.people.models import Office, Organisation, Person, Tenure
from stoeprand.people.reading import holds_on

Said = TypeVar("Said", Direction, Sentences)


@dataclass(frozen=True, slots=True)
class Voice(Generic[Said]):
    """What somebody said last, or the holders of an office one after the other, and what before.

    `answers` is who answers for it today, None where nobody does. Where that is a successor of who
    said it, `taken_over` holds what successors said of it, the last one first.
    """

    now: Said
    before: tuple[Said, ...]
    answers: Person | None
    taken_over: tuple[TakenOver, ...]

    @property
    def has_successor(self) -> bool:
        """Whether somebody else than who said it answers for it today."""
        return self.answers is not None and self.answers.pk != self.now.person_id

    @property
    def is_awaited(self) -> bool:
        """Whether a successor has yet to say what they do with it."""
        return self.has_successor and not any(
            each.person_id == getattr(self.answers, "pk", None) for each in self.taken_over
        )

    @property
    def is_reopened(self) -> bool:
        """Whether who answers for it opened it again."""
        return self.has_successor and not self.is_awaited and not self.taken_over[0].keeps


@dataclass(frozen=True, slots=True)
class ChangeRead:
    """A change as it is on a day. `direction` is None while it is prepared."""

    change: Change
    stands: Person | None
    direction: Voice[Direction] | None
    sponsors: tuple[Voice[Sentences], ...]

    def is_to_take_over(self, person: Person | None) -> bool:
        """Say whether somebody answers here for what a predecessor said."""
        here: list[Voice[Direction] | Voice[Sentences]] = list(self.sponsors)
        if self.direction:
            here.append(self.direction)
        return any(voice.has_successor and voice.answers == person for voice in here)


@dataclass(frozen=True, slots=True)
class ListedChange:
    """A change in a list, with the direction that holds and who stands for it today."""

    change: Change
    direction: Direction | None
    stands: Person | None


def changes_at(
    organisation: Organisation, person: Person | None, day: date
) -> Sequence[ListedChange]:
    """Return the changes that somebody may see, those that began last first, in three queries."""
    seen = Change.objects.visible_to(person, organisation).select_related("office", "person")
    changes = list(seen.order_by("-begun_on", "title"))
    # PostgreSQL and SQLite do not agree on where a day that is not there yet comes
    changes.sort(key=lambda change: change.begun_on is None)
    last = Direction.objects.filter(change=OuterRef("change")).order_by("-pk").values("pk")[:1]
    newest = Direction.objects.filter(change__in=changes, pk=Subquery(last))
    said = {row.change_id: row for row in newest}
    holders = _holders(changes, day)
    return [
        ListedChange(change, said.get(change.pk), _stands(change, holders)) for change in changes
    ]


def read_change(change: Change, day: date) -> ChangeRead:
    """Return what was said of a change, in four queries."""
    directions = _rows(Direction, change)
    sentences = _rows(Sentences, change)
    taken = list(TakenOver.objects.filter(change=change).select_related("person").order_by("-pk"))
    holders = _holders([change, *directions, *sentences], day)
    stands = _stands(change, holders)
    direction = _voice(directions, stands, taken) if directions else None
    by_speaker: dict[tuple[str, int], list[Sentences]] = {}
    for row in sentences:
        key = ("office", row.office_id) if row.office_id else ("person", row.person_id)
        by_speaker.setdefault(key, []).append(row)
    voices = [_voice(rows, _stands(rows[0], holders), taken) for rows in by_speaker.values()]
    return ChangeRead(change, stands, direction, tuple(_first_who_stands(voices, stands)))


def who_stands_for(change: Change, day: date) -> Person | None:
    """Return who stands for a change on a day: the holder of its office, or the person."""
    return _stands(change, _holders([change], day))


def offices_of(person: Person, day: date) -> list[Office]:
    """Return the offices that somebody holds on a day, by title."""
    held = Tenure.objects.filter(holds_on(day), person=person).select_related("office")
    return [tenure.office for tenure in held.order_by("office__title", "pk")]


def area_links(change: Change) -> list[ChangeArea]:
    """Return which areas belong to a change, in the order in which they came."""
    return list(ChangeArea.objects.filter(change=change).order_by("pk"))


def prepared_for(person: Person, change: Change, kind: Prepared.Kind) -> Prepared | None:
    """Return what waits to be said of a change: for a sponsor to say, for an adviser to go on with.

    A sponsor gets what waits for them, an adviser what was written down last.
    """
    waiting = Prepared.objects.visible_to(person).filter(change=change, kind=kind)
    if directing(person):
        waiting = waiting.filter(sponsor=person)
    return waiting.select_related("by").order_by("-on", "-pk").first()


def _rows(model: type[Said], change: Change) -> list[Said]:
    rows = model.objects.filter(change=change).select_related("person", "office")
    return list(rows.order_by("-pk"))


def _holders(rows: Iterable[Change | Direction | Sentences], day: date) -> dict[int, Person]:
    """Return by the id of an office who holds it on a day, of the offices that the rows name."""
    offices = {row.office_id for row in rows if row.office_id}
    if not offices:
        return {}
    tenures = Tenure.objects.filter(holds_on(day), office__in=offices).select_related("person")
    return {tenure.office_id: tenure.person for tenure in tenures if tenure.person.is_active}


def _stands(row: Change | Direction | Sentences, holders: dict[int, Person]) -> Person | None:
    """Return who answers for a row today: the holder of its office, or its person while here."""
    if row.office_id:
        return holders.get(row.office_id)
    return row.person if row.person is not None and row.person.is_active else None


def _voice(rows: Sequence[Said], answers: Person | None, taken: Sequence[TakenOver]) -> Voice[Said]:
    """Make one of what was said, the newest first.

    What successors said counts for what was there when they said it, and not by who spoke.
    """
    now = rows[0]
    after = tuple(
        each
        for each in taken
        if each.on >= now.on and each.person_id != now.person_id and each.office_id == now.office_id
    )
    return Voice(now, tuple(rows[1:]), answers, after)


def _first_who_stands(
    voices: Iterable[Voice[Sentences]], stands: Person | None
) -> list[Voice[Sentences]]:
    """Put who stands for the change before the others; these stay as they were."""
    return sorted(voices, key=lambda voice: voice.answers is None or voice.answers != stands)
