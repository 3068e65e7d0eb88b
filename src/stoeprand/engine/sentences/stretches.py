"""Bands along an amount or along the days as stretches: neighbours of one level are one stretch."""

from collections.abc import Sequence
from dataclasses import dataclass
from itertools import pairwise

from stoeprand.engine.area import Bound, Dimension, LineBands
from stoeprand.engine.levels import Level
from stoeprand.engine.sentences.bounds import (
    End,
    between_in_words,
    beyond_in_words,
    onwards_in_words,
    up_to_in_words,
)
from stoeprand.engine.sentences.speech import Speech


@dataclass(frozen=True, slots=True)
class Stretch:
    """One level from a start to an end; without a start or an end it goes on to that side."""

    level: Level
    start: End | None
    end: End | None

    def continues(self, earlier: "Stretch") -> bool:
        """Say whether this one begins where the earlier one ends."""
        return self.start is not None and earlier.end == (self.start[0], not self.start[1])

    def ends_before(self, measure: Bound) -> bool:
        """Say whether an amount or day lies beyond this stretch."""
        if self.end is None:
            return False
        bound, included = self.end
        return _is_less(bound, measure) or (bound == measure and not included)


def stretches_of(bands: LineBands) -> list[Stretch]:
    """Return the stretches of a line, in rising order; together they cover every value."""
    stretches: list[Stretch] = []
    start: End | None = None
    for band in bands.bands:
        end = None if band.end is None else (band.end, band.included)
        if stretches and stretches[-1].level is band.level:
            stretches[-1] = Stretch(band.level, stretches[-1].start, end)
        else:
            stretches.append(Stretch(band.level, start, end))
        start = None if end is None else (end[0], not end[1])
    return stretches


def stretch_at(stretches: Sequence[Stretch], measure: Bound) -> int:
    """Return the index of the stretch in which an amount or day lies."""
    return next(i for i, stretch in enumerate(stretches) if not stretch.ends_before(measure))


def stretch_in_words(
    speech: Speech, dimension: Dimension, stretch: Stretch, after: Stretch | None, *, rising: bool
) -> str:
    """Return for what a stretch holds, said right `after` another one; empty when for everything.

    Where the levels are `rising`, a stretch need not repeat where the one before it ended.
    """
    start, end = stretch.start, stretch.end
    follows = after is not None and stretch.continues(after)
    if start is None:
        return "" if end is None else up_to_in_words(speech, dimension, end)
    if end is None:
        if follows:
            return beyond_in_words(speech, dimension, (start[0], not start[1]))
        return onwards_in_words(speech, dimension, start)
    if follows and rising:
        return up_to_in_words(speech, dimension, end)
    return between_in_words(speech, dimension, start, end)


def are_rising(stretches: Sequence[Stretch]) -> bool:
    """Say whether each stretch is stricter than the one before it."""
    return all(first.level < second.level for first, second in pairwise(stretches))


def _is_less(first: Bound, second: Bound) -> bool:
    # mypy cannot know that reading keeps amounts and days apart
    return bool(first < second)  # type: ignore[operator]  # both are amounts, or days
