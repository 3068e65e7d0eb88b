"""What was published of an area, version by version, each beside what held before it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from stoeprand.engine.area import Area, Kerb
from stoeprand.people.models import Organisation
from stoeprand.room.drafts import area_of_version
from stoeprand.room.kerb_changes import KerbChange, changes_between, says_the_same
from stoeprand.room.models import AreaVersion, Emergency, Reopening

MOST_VERSIONS = 40
"""So many versions are looked back at on a page, the newest."""


@dataclass(frozen=True, slots=True)
class Publication:
    """A version beside the one that held before it on the day from which it holds.

    `before` is None for the first version of an area; `before_from` is from when that held.
    """

    version: AreaVersion
    area: Area
    before: Area | None
    before_from: date | None = None

    @property
    def changes(self) -> list[KerbChange]:
        """The kerbs that it sets, moves or takes out."""
        return changes_between(self.before, self.area)

    @property
    def confirmed(self) -> list[Kerb]:
        """The kerbs that say the same as before, and that their owner confirmed by it."""
        was = {kerb.id: kerb for kerb in (self.before.kerbs if self.before else ())}
        return [
            kerb
            for kerb in self.area.kerbs
            if kerb.confirmed_on is not None
            and kerb.id in was
            and was[kerb.id].confirmed_on is None
            and says_the_same(was[kerb.id], kerb)
        ]

    @property
    def reopening(self) -> Reopening | None:
        """What was said when it took promised room away."""
        return getattr(self.version, "reopening", None)

    @property
    def emergency(self) -> Emergency | None:
        """Why it came at once, where it was an emergency."""
        return getattr(self.version, "emergency", None)


def publications_of(organisation: Organisation, slug: str) -> list[Publication]:
    """Return what was published of an area, in the order in which it was decided. One query."""
    versions = (
        AreaVersion.objects.filter(organisation=organisation, area__slug=slug)
        .select_related("area", "reopening__by", "emergency__by")
        .order_by("-pk")[: MOST_VERSIONS + 1]
    )
    found = beside_each_other(list(reversed(versions)))
    return found[1:] if len(found) > MOST_VERSIONS else found


def beside_each_other(versions: Sequence[AreaVersion]) -> list[Publication]:
    """Return versions of one area, in the order of publication, each with what held before it."""
    found: list[Publication] = []
    for place, version in enumerate(versions):
        before = held_before(versions[:place], version.in_force_from)
        found.append(
            Publication(
                version,
                area_of_version(version),
                area_of_version(before) if before else None,
                before.in_force_from if before else None,
            )
        )
    return found


def held_before(earlier: Sequence[AreaVersion], day: date) -> AreaVersion | None:
    """Return which of the versions published earlier would hold on a day."""
    begun = [each for each in earlier if each.in_force_from <= day]
    return max(begun, key=lambda each: (each.in_force_from, each.pk), default=None)
