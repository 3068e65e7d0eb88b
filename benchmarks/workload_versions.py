"""A second version of an area with a few kerbs changed, as when people move kerbs."""

import random
from collections.abc import Callable, Sequence
from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal

from stoeprand.engine.area import Area, Band, Bound, Kerb, LineBands
from stoeprand.engine.levels import Level


def with_kerbs_changed(area: Area, count: int, seed: int = 1) -> Area:
    """Return the area with so many kerbs changed.

    In turn a threshold is moved, a level changed, a kerb added, a kerb left out.
    """
    chance = random.Random(seed)  # noqa: S311  (a workload, no secret)
    kerbs = list(area.kerbs)
    for number, place in enumerate(_places(chance, kerbs, count)):
        change = _CHANGES[number % len(_CHANGES)]
        kerbs[place : place + 1] = change(kerbs[place])
    return replace(area, kerbs=tuple(kerbs))


def _places(chance: random.Random, kerbs: Sequence[Kerb], count: int) -> list[int]:
    """Return which kerbs to change, the last first: then a place stays right when one goes."""
    with_ends = [
        place
        for place, kerb in enumerate(kerbs)
        if isinstance(kerb.bands, LineBands) and len(kerb.bands.bands) > 1
    ]
    return sorted(chance.sample(with_ends, count), reverse=True)


def _with_threshold_moved(kerb: Kerb) -> list[Kerb]:
    assert isinstance(kerb.bands, LineBands)  # noqa: S101  (only those were chosen)
    first, *others = kerb.bands.bands
    assert first.end is not None  # noqa: S101  (more bands follow)
    return [replace(kerb, bands=LineBands((replace(first, end=_lower(first.end)), *others)))]


def _lower(end: Bound) -> Bound:
    return end - timedelta(days=30) if isinstance(end, date) else Decimal(int(end * 4 / 5))


def _with_level_changed(kerb: Kerb) -> list[Kerb]:
    assert isinstance(kerb.bands, LineBands)  # noqa: S101  (only those were chosen)
    *others, last = kerb.bands.bands
    other = Level.CONSULT if last.level is not Level.CONSULT else Level.NO
    return [replace(kerb, bands=LineBands((*others, replace(last, level=other))))]


def _with_one_added(kerb: Kerb) -> list[Kerb]:
    """Put a kerb beside this one that is about the same, a condition less, and says tell."""
    looser = LineBands((replace(_last_band(kerb), level=Level.TELL),))
    when = dict(list(kerb.when.items())[1:])
    return [kerb, replace(kerb, id=f"{kerb.id}-new", when=when, bands=looser)]


def _last_band(kerb: Kerb) -> Band:
    assert isinstance(kerb.bands, LineBands)  # noqa: S101  (only those were chosen)
    return kerb.bands.bands[-1]


def _left_out(_kerb: Kerb) -> list[Kerb]:
    return []


_CHANGES: tuple[Callable[[Kerb], list[Kerb]], ...] = (
    _with_threshold_moved,
    _with_level_changed,
    _with_one_added,
    _left_out,
)
