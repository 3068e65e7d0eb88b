"""The bands of an amount as a strip: a stone where a band ends, and the idea between the stones.

Places are in per cent of the width, so letters keep their size on a phone; labels are placed so
that they do not meet on the narrowest screen. Each band carries its word, so that no colour is
needed to read it.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from stoeprand.engine.area import Dimension, Kerb, LineBands
from stoeprand.engine.domains import AmountDomain
from stoeprand.engine.levels import Level
from stoeprand.engine.messages import message
from stoeprand.engine.sentences import Speech, amount_in_words, level_name, short_level_name
from stoeprand.engine.sentences.stretches import Stretch, stretch_at, stretches_of

MOST_BANDS = 5
NARROWEST = 240
"""The width in pixels that a strip has on a screen of 320 pixels."""

FIRST_ROW, ROW, ROOM_ABOVE = 83, 17, 28
"""Pixels: from the top to the first row of labels, from row to row, and above the bands."""


@dataclass(frozen=True, slots=True)
class StripBand:
    """A band: its level, its short word, and where it begins and how wide it is (per cent)."""

    level: str
    word: str
    start: str
    width: str
    middle: str


@dataclass(frozen=True, slots=True)
class StripLabel:
    """A text at a place (per cent), to the right of it, around it or to its left; `y` in pixels."""

    text: str
    place: str
    anchor: str
    y: int

    @property
    def tick(self) -> int:
        """How far down the line from its stone comes; 0 on the first row, which needs none."""
        return max(0, self.y - FIRST_ROW - 4)


@dataclass(frozen=True, slots=True)
class Strip:
    """All that the template draws. `title` says where the idea is, if it is known.

    Without an idea the room above the bands is not needed: all is drawn `lift` pixels higher.
    """

    title: str
    bands: tuple[StripBand, ...]
    edges: tuple[StripLabel, ...]
    here: StripLabel | None
    height: int
    lift: int


def strip(speech: Speech, dimension: Dimension, kerb: Kerb, value: object) -> Strip | None:
    """Return the strip of a kerb on an amount, with the idea on it where `value` is known.

    None for other kerbs, and for one that has a single level for every amount.
    """
    domain = dimension.domain
    if not isinstance(domain, AmountDomain) or not isinstance(kerb.bands, LineBands):
        return None
    amount = value if isinstance(value, Decimal) else None
    stretches = _around(_inhabited(stretches_of(kerb.bands), domain), amount)
    if len(stretches) < 2:
        return None
    starts = _starts(speech, stretches)
    edges = _edge_labels(speech, dimension, stretches, starts)
    lift = 0 if amount is not None else ROOM_ABOVE
    return Strip(
        title=_title(speech, dimension, stretches, amount),
        bands=_bands(speech, stretches, starts),
        edges=edges,
        here=_here(speech, dimension, stretches, starts, amount),
        height=max(label.y for label in edges) + 6 - lift,
        lift=lift,
    )


def _inhabited(stretches: Sequence[Stretch], domain: AmountDomain) -> list[Stretch]:
    """Return the stretches that hold any amount at all; neighbours of one level joined."""
    kept: list[Stretch] = []
    for stretch in stretches:
        if not _holds_any(stretch, domain):
            continue
        if kept and kept[-1].level is stretch.level:
            kept[-1] = Stretch(stretch.level, kept[-1].start, stretch.end)
        else:
            kept.append(stretch)
    return kept


def _holds_any(stretch: Stretch, domain: AmountDomain) -> bool:
    first, last = domain.lowest, domain.highest
    if stretch.start is not None:
        bound, included = stretch.start
        place = domain.place_from(bound)
        first = max(first, place if included or domain.value_at(place) != bound else place + 1)
    if stretch.end is not None:
        bound, included = stretch.end
        place = domain.place_up_to(bound)
        last = min(last, place if included or domain.value_at(place) != bound else place - 1)
    return first <= last


def _around(stretches: list[Stretch], amount: Decimal | None) -> list[Stretch]:
    """Return at most five stretches, with the idea in the middle where there are more."""
    if len(stretches) <= MOST_BANDS:
        return stretches
    here = 0 if amount is None else stretch_at(stretches, amount)
    first = min(max(0, here - MOST_BANDS // 2), len(stretches) - MOST_BANDS)
    return stretches[first : first + MOST_BANDS]


def _starts(speech: Speech, stretches: Sequence[Stretch]) -> list[Decimal]:
    """Return where each stretch begins, and the end of all; wide enough for each one's word."""
    weights = [len(short_level_name(speech, stretch.level)) + 3 for stretch in stretches]
    total = Decimal(sum(weights))
    starts = [Decimal(0)]
    for weight in weights:
        starts.append(starts[-1] + 100 * weight / total)
    return starts


def _bands(
    speech: Speech, stretches: Sequence[Stretch], starts: Sequence[Decimal]
) -> tuple[StripBand, ...]:
    return tuple(
        StripBand(
            level=stretch.level.id,
            word=short_level_name(speech, stretch.level),
            start=_percent(starts[i]),
            width=_percent(starts[i + 1] - starts[i]),
            middle=_percent((starts[i] + starts[i + 1]) / 2),
        )
        for i, stretch in enumerate(stretches)
    )


def _edge_labels(
    speech: Speech,
    dimension: Dimension,
    stretches: Sequence[Stretch],
    starts: Sequence[Decimal],
) -> tuple[StripLabel, ...]:
    """Return the amount at each stone, on as many rows as they need to stay apart."""
    labels: list[StripLabel] = []
    taken: list[Decimal] = []
    for stretch, place in zip(stretches[:-1], starts[1:-1], strict=True):
        assert stretch.end is not None  # noqa: S101  (only the last one has no end)
        text = amount_in_words(speech, _as_amount(stretch.end[0]), dimension.unit)
        anchor, left, right = _fitted(text, place)
        row = next((r for r, until in enumerate(taken) if until < left), len(taken))
        taken[row : row + 1] = [right + 6]
        labels.append(StripLabel(text, _percent(place), anchor, FIRST_ROW + ROW * row))
    return tuple(labels)


def _here(
    speech: Speech,
    dimension: Dimension,
    stretches: Sequence[Stretch],
    starts: Sequence[Decimal],
    amount: Decimal | None,
) -> StripLabel | None:
    if amount is None:
        return None
    i = stretch_at(stretches, amount)
    place = starts[i] + (starts[i + 1] - starts[i]) * _share(stretches[i], dimension, amount)
    said = amount_in_words(speech, amount, dimension.unit)
    whole = speech.say(
        message("in all: {amount}", amount=said)
        if dimension.total
        else message("your idea: {amount}", amount=said)
    )
    text = whole if _width(whole) < NARROWEST * 2 / 3 else said
    anchor = "start" if place < 34 else "middle" if place < 66 else "end"
    return StripLabel(text, _percent(place), anchor, 14)


def _share(stretch: Stretch, dimension: Dimension, amount: Decimal) -> Decimal:
    """Return how far along its band an amount is; never so near an end that it seems beyond."""
    domain = dimension.domain
    assert isinstance(domain, AmountDomain)  # noqa: S101  (strips are of amounts)
    start = domain.min if stretch.start is None else _as_amount(stretch.start[0])
    end = domain.max if stretch.end is None else _as_amount(stretch.end[0])
    beyond = amount - start
    # without an end, the further the amount the nearer to the edge, which it never reaches
    length = end - start if end is not None else beyond + max(abs(start), domain.step)
    share = beyond / length if length > 0 else Decimal("0.5")
    return min(max(share, Decimal("0.05")), Decimal("0.95"))


def _title(
    speech: Speech, dimension: Dimension, stretches: Sequence[Stretch], amount: Decimal | None
) -> str:
    name = speech.name_of(dimension)
    if amount is None:
        return name
    level: Level = stretches[stretch_at(stretches, amount)].level
    said = amount_in_words(speech, amount, dimension.unit)
    words = message(
        "{name}: {amount}, in the band ‘{level}’",
        name=name,
        amount=said,
        level=level_name(speech, level),
    )
    return speech.say(words)


def _fitted(text: str, place: Decimal) -> tuple[str, Decimal, Decimal]:
    """Return how to anchor a text at a place, and from where to where it comes (pixels)."""
    middle, half = place * NARROWEST / 100, _width(text) / 2
    if middle < half:
        return "start", middle, middle + 2 * half
    if middle + half > NARROWEST:
        return "end", middle - 2 * half, middle
    return "middle", middle - half, middle + half


def _width(text: str) -> Decimal:
    """Return about how many pixels a text takes at 13 pixels high, bold included."""
    return sum((Decimal(4) if c in " .,:\u00a0" else Decimal(8) for c in text), Decimal(0))


def _percent(share: Decimal) -> str:
    return f"{share.quantize(Decimal('0.1'))}%"


def _as_amount(bound: object) -> Decimal:
    assert isinstance(bound, Decimal)  # noqa: S101  (the bands of an amount end in amounts)
    return bound
