"""The areas of a change as values for a template: how much was said in each, and what promised."""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from stoeprand.engine.area import Area
from stoeprand.room.listing import ListedArea, listed_areas
from stoeprand.room.published import CountedArea


@dataclass(frozen=True, slots=True)
class PromiseShown:
    """Room that was promised up to and including a day: of one kerb, or all of an area (no id)."""

    area_slug: str
    area_title: str
    kerb_id: str
    kerb_title: str
    until: date


@dataclass(frozen=True, slots=True)
class AreasOfChange:
    """Area zero (None where it is not published), the other areas by title, what was promised."""

    zero: ListedArea | None
    others: tuple[ListedArea, ...]
    promises: tuple[PromiseShown, ...]


def areas_of_change(
    counted: Iterable[CountedArea], links: Mapping[str, bool], day: date, language: str
) -> AreasOfChange:
    """Return the areas of a change out of all areas of a day.

    `links` says by the name of each area of the change whether it is area zero.
    """
    belonging = [each for each in counted if each.area.id in links]
    shown = listed_areas(belonging, language)
    zero = next((each for each in shown if links[each.slug]), None)
    promises = [promise for each in belonging for promise in _promises(each.area, day, language)]
    return AreasOfChange(
        zero=zero,
        others=tuple(each for each in shown if not links[each.slug]),
        promises=tuple(sorted(promises, key=lambda each: (each.until, each.area_title))),
    )


def _promises(area: Area, day: date, language: str) -> Iterable[PromiseShown]:
    title = area.title.said_in(language)
    if area.promised_until and area.promised_until >= day:
        yield PromiseShown(area.id, title, "", "", area.promised_until)
    for kerb in area.kerbs:
        runs = kerb.promised_until is not None and kerb.promised_until >= day
        if runs and kerb.is_in_force(day) and not kerb.is_open:
            assert kerb.promised_until is not None  # noqa: S101  (it runs)
            said = kerb.title.said_in(language)
            yield PromiseShown(area.id, title, kerb.id, said, kerb.promised_until)
