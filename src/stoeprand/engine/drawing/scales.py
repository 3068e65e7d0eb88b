"""From slots to pixels: where each column or row lies, and where in it the idea is.

Amounts and days are drawn to scale where every stretch is then wide enough to read. Where it is
not (2,500 beside 1,000,000) each stretch is as wide as the others, with the real edges beside them;
the map says so.
"""

from collections.abc import Sequence
from dataclasses import dataclass, replace
from itertools import accumulate, pairwise

from stoeprand.engine.domains import AmountDomain, DayDomain, Value
from stoeprand.engine.drawing.axes import Axis, Slot

_FEW_DAYS = 90
_NEAR = 6
"""An end of a dimension is drawn when it is at most so many times as far as the edges reach."""

_LineDomain = AmountDomain | DayDomain
Span = tuple[int, int]
"""From pixel to pixel, the lower first."""


@dataclass(frozen=True, slots=True)
class Scale:
    """Where the slots of an axis lie, from pixel `start` to pixel `end`, which may be the lower.

    `here`: the pixel of the idea, None where it is unknown. `is_even`: whether stretches of a line
    that differ in length are drawn alike. `first`, `last`: the ends of the dimension, None where it
    goes on beyond what is drawn, or lies on no line.
    """

    spans: tuple[Span, ...]
    start: int
    end: int
    here: int | None
    is_even: bool = False
    first: Value | None = None
    last: Value | None = None

    def moved(self, by: int) -> "Scale":
        """Return the same scale so many pixels further on."""
        return replace(
            self,
            spans=tuple((low + by, high + by) for low, high in self.spans),
            start=self.start + by,
            end=self.end + by,
            here=None if self.here is None else self.here + by,
        )

    def edge(self, number: int) -> int:
        """Return the pixel between slot `number` - 1 and slot `number`."""
        (low, high), (other_low, _) = self.spans[number - 1], self.spans[number]
        return high if high == other_low else low

    def span(self, start: int, end: int) -> Span:
        """Return the pixels from slot `start` up to and with slot `end` - 1."""
        ends = (*self.spans[start], *self.spans[end - 1])
        return min(ends), max(ends)


@dataclass(frozen=True, slots=True)
class Ruler:
    """The pixels that an axis has: from `start` to `end`, where it rises that may be upwards.

    No slot is narrower than `least`, and the idea keeps `rim` pixels away from the ends of its own.
    `shares`: how long each slot is where it is not drawn to scale; without them all are alike.
    """

    start: int
    end: int
    least: int
    rim: int
    shares: tuple[int, ...] = ()

    @property
    def length(self) -> int:
        """How many pixels there are."""
        return abs(self.end - self.start)

    def pixel(self, offset: int) -> int:
        """Return the pixel at a distance from the start."""
        return self.start + offset if self.start < self.end else self.start - offset


def scale_of(axis: Axis, ruler: Ruler) -> Scale:
    """Return where the slots of an axis lie along a ruler."""
    domain = axis.dimension.domain
    if not isinstance(domain, AmountDomain | DayDomain):
        offsets = _offsets_by_slot(len(axis.slots), ruler)
        here = None if axis.here is None else sum(offsets[axis.here : axis.here + 2]) // 2
        pixel = None if here is None else ruler.pixel(here)
        return Scale(_spans(offsets, ruler), ruler.start, ruler.end, pixel)
    stretches = _drawn(axis, domain)
    offsets = _offsets_to_scale(stretches, ruler)
    is_even = min(end - start for start, end in pairwise(offsets)) < ruler.least
    if is_even:
        offsets = _offsets_by_slot(len(axis.slots), ruler)
    first, last = stretches[0][0], stretches[-1][1]
    return Scale(
        _spans(offsets, ruler),
        ruler.start,
        ruler.end,
        _here(axis, domain, stretches, offsets, ruler),
        is_even,
        domain.value_at(first) if first == domain.lowest else None,
        domain.value_at(last) if last == domain.highest and _has_end(domain) else None,
    )


def _has_end(domain: _LineDomain) -> bool:
    return not isinstance(domain, AmountDomain) or domain.max is not None


def _spans(offsets: Sequence[int], ruler: Ruler) -> tuple[Span, ...]:
    pixels = [ruler.pixel(offset) for offset in offsets]
    return tuple((min(pair), max(pair)) for pair in pairwise(pixels))


def _offsets_by_slot(count: int, ruler: Ruler) -> list[int]:
    if ruler.shares:
        return list(accumulate(ruler.shares, initial=0))
    return [ruler.length * number // count for number in range(count + 1)]


def _offsets_to_scale(stretches: Sequence[Span], ruler: Ruler) -> list[int]:
    lengths = [last - first + 1 for first, last in stretches]
    whole = sum(lengths)
    return [ruler.length * part // whole for part in accumulate(lengths, initial=0)]


def _drawn(axis: Axis, domain: _LineDomain) -> list[Span]:
    """Return per slot its first and last place as far as they are drawn."""
    first, last = _drawn_ends(axis, domain)
    return [
        (max(first, domain.place_of(slot.values[0])), min(last, domain.place_of(slot.values[1])))
        for slot in axis.slots
    ]


def _drawn_ends(axis: Axis, domain: _LineDomain) -> Span:
    """Return the first and last place to draw: the ends of the axis, where they are near enough."""
    lowest, highest = _ends(axis.slots, domain)
    marks = [domain.place_of(slot.values[1]) for slot in axis.slots[:-1]]
    if axis.value is not None:
        marks.append(domain.place_of(axis.value))
    low, high = min(marks, default=lowest), max(marks, default=lowest)
    far = max(high - low, _FEW_DAYS)
    if isinstance(domain, AmountDomain):
        far = max(high - low, abs(low), abs(high), 1)
    margin = max(1, far // 3)
    first = lowest if low - lowest <= _NEAR * far else low - margin
    last = highest if highest - high <= _NEAR * far else high + margin
    return first, last


def _ends(slots: Sequence[Slot], domain: _LineDomain) -> Span:
    return domain.place_of(slots[0].values[0]), domain.place_of(slots[-1].values[1])


def _here(
    axis: Axis,
    domain: _LineDomain,
    stretches: Sequence[Span],
    offsets: Sequence[int],
    ruler: Ruler,
) -> int | None:
    """Return the pixel of the idea, never so near an edge that it seems to lie beyond it."""
    if axis.value is None or axis.here is None:
        return None
    (first, last), (start, end) = stretches[axis.here], offsets[axis.here : axis.here + 2]
    beyond = domain.place_of(axis.value) - first
    offset = start + (end - start) * (2 * beyond + 1) // (2 * (last - first + 1))
    return ruler.pixel(min(max(offset, start + ruler.rim), end - ruler.rim))
