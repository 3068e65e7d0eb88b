"""Areas as they are published: the version in force on a day, read from its document once.

A document never changes, so what was read from it is kept in this process, under its fingerprint;
a page then needs no more than to learn which version is in force. One query each, also the first
time: a document comes along only where it was not read yet.
"""

from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from datetime import date
from threading import Lock
from typing import TYPE_CHECKING, Any

from django.db.models import Case, Count, F, OuterRef, Q, QuerySet, Subquery, TextField, Value, When
from django.db.models.functions import Coalesce

from stoeprand.engine import Limit, read_area, validate
from stoeprand.engine.area import Area
from stoeprand.engine.validation import Validation
from stoeprand.people.models import Organisation
from stoeprand.room.hard_questions import Answers
from stoeprand.room.models import AreaVersion, Idea, KerbRow
from stoeprand.room.shared import SharedIdea

if TYPE_CHECKING:
    from stoeprand.engine.room import Room
    from stoeprand.engine.versions import Diff

MOST_KEPT = 64
"""So many areas, and rooms of areas, stay in memory in each process."""

MOST_SHARED = 1_000
"""So many shared ideas are looked at together."""

MOST_DIFFS_KEPT = 256
"""So many differences between two versions, or between two days of one, stay in memory."""


class NoSuchArea(Exception):
    """The organisation has no area of that name on that day."""


@dataclass(frozen=True, slots=True)
class CountedArea:
    """An area with how many kerbs it has in force on a day, and how many of these are what."""

    area: Area
    kerbs: int
    open: int
    claimed: int


@dataclass(frozen=True, slots=True)
class AreaWithIdea:
    """An area with one of the ideas that were shared there, if any."""

    area: Area
    idea: SharedIdea | None


class Shelf:
    """Areas that this process has read, by fingerprint; the oldest makes place for the newest."""

    def __init__(self, most: int = MOST_KEPT) -> None:
        self._areas: dict[str, Area] = {}
        self._most = most
        self._lock = Lock()

    def now(self) -> dict[str, Area]:
        """Return what is kept at this moment, safe from what other threads do to the shelf."""
        with self._lock:
            return dict(self._areas)

    def keep(self, fingerprint: str, area: Area) -> None:
        """Keep an area."""
        with self._lock:
            while len(self._areas) >= self._most:
                del self._areas[next(iter(self._areas))]
            self._areas[fingerprint] = area


shelf = Shelf()

_rooms: "Answers[Room]" = Answers(MOST_KEPT)
_validations: Answers[Validation] = Answers(MOST_KEPT)
_diffs: "Answers[Diff]" = Answers(MOST_DIFFS_KEPT)


def versions_on(organisation: Organisation, day: date) -> QuerySet[AreaVersion]:
    """Return the version of each area that is in force on a day, in order of publication."""
    latest = (
        AreaVersion.objects.filter(area=OuterRef("area"), in_force_from__lte=day)
        .order_by("-in_force_from", "-pk")
        .values("pk")[:1]
    )
    return AreaVersion.objects.filter(organisation=organisation, pk=Subquery(latest)).order_by(
        "area_id"
    )


def area_on(*, organisation: Organisation, slug: str, day: date) -> Area:
    """Return the area as it is on a day. Raises NoSuchArea where there is none."""
    for area, _row in _read(versions_on(organisation, day).filter(area__slug=slug)):
        return area
    raise NoSuchArea(slug)


def areas_on(*, organisation: Organisation, day: date) -> list[Area]:
    """Return all areas of an organisation as they are on a day."""
    return [area for area, _row in _read(versions_on(organisation, day))]


def counted_areas_on(*, organisation: Organisation, day: date) -> list[CountedArea]:
    """Return all areas of a day with the numbers of their kerbs, in one query."""
    open_ones = Q(is_open=True)
    numbers = {
        "kerbs": _number_of_kerbs(day, Q()),
        "open": _number_of_kerbs(day, open_ones),
        "claimed": _number_of_kerbs(day, Q(is_claimed=True) & ~open_ones),
    }
    rows = _read(versions_on(organisation, day), **numbers)
    return [CountedArea(area, **{name: row[name] for name in numbers}) for area, row in rows]


def areas_with_idea_on(*, organisation: Organisation, day: date) -> list[AreaWithIdea]:
    """Return all areas of a day, each with an idea shared there, in one query.

    Which idea is arbitrary, though always the same: the first ones of all areas tend to be alike.
    """
    one = Idea.objects.filter(area=OuterRef("area")).order_by((F("pk") + 3) % 5, "pk")
    idea = {f"idea_{name}": Subquery(one.values(name)[:1]) for name in ("slug", "title", "values")}
    return [
        AreaWithIdea(area, _shared_idea(row))
        for area, row in _read(versions_on(organisation, day), **idea)
    ]


def version_days(*, organisation: Organisation, slug: str) -> list[date]:
    """Return the days from which an area has had another version, or will have, in order."""
    versions = AreaVersion.objects.filter(organisation=organisation, area__slug=slug)
    days = versions.order_by("in_force_from").values_list("in_force_from", flat=True)
    return list(dict.fromkeys(days))


def shared_ideas(*, organisation: Organisation, slug: str) -> list[SharedIdea]:
    """Return the ideas shared in an area, in the order in which they came; at most a thousand."""
    rows = Idea.objects.filter(organisation=organisation, area__slug=slug).order_by("pk")
    return [SharedIdea(*row) for row in rows.values_list("slug", "title", "values")[:MOST_SHARED]]


def room_on(area: Area, day: date, limit: Limit) -> "Room | None":
    """Return the room of an area on a day, or None where there is no time to be certain.

    It is found once, since an area is compared by identity.
    """
    from stoeprand.engine import find_room  # brings a solver along, which asking does not need

    return _rooms.get((area, day), limit, lambda: find_room(area, day, limit))


def diff_of(old: Area, new: Area, at: date, new_at: date, limit: Limit) -> "Diff | None":
    """Return what `new` on one day changes of `old` on another; None for lack of time.

    Raises UnlikeAreas where their ideas cannot be compared. What was found is found once.
    """
    from stoeprand.engine.versions import compare_versions  # brings a solver along

    return _diffs.get(
        (old, new, at, new_at), limit, lambda: compare_versions(old, new, at, new_at, limit)
    )


def validation_on(area: Area, day: date, limit: Limit) -> Validation | None:
    """Return what `validate` says of an area on a day, or None for lack of time; found once."""
    return _validations.get((area, day), limit, lambda: validate(area, day, limit))


def _read(versions: QuerySet[AreaVersion], **wanted: Any) -> Iterator[tuple[Area, dict[str, Any]]]:
    """Yield each version's area, with the values wanted beside it."""
    kept = shelf.now()
    unread = Case(
        When(sha256__in=list(kept), then=Value("")),
        default=F("document"),
        output_field=TextField(),
    )
    rows: Iterable[Any] = versions.values("sha256", "format", unread=unread, **wanted)
    for row in rows:
        area = kept.get(row["sha256"])
        if area is None:
            area = read_area(row["unread"].encode(), f"area.{row['format']}")
            shelf.keep(row["sha256"], area)
        yield area, row


def _number_of_kerbs(day: date, condition: Q) -> Coalesce:
    begun = Q(valid_from__isnull=True) | Q(valid_from__lte=day)
    not_ended = Q(valid_until__isnull=True) | Q(valid_until__gte=day)
    rows = KerbRow.objects.filter(begun, not_ended, condition, version=OuterRef("pk"))
    number = rows.order_by().values("version").annotate(number=Count("pk")).values("number")
    return Coalesce(Subquery(number), 0)


def _shared_idea(row: dict[str, Any]) -> SharedIdea | None:
    if row["idea_slug"] is None:
        return None
    return SharedIdea(row["idea_slug"], row["idea_title"], row["idea_values"])
