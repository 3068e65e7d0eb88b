"""Bounds in words. Whether an end is included is always said: never a bare "to" or "tot"."""

from datetime import date

from stoeprand.engine.area import Bound, Dimension, IntervalTest
from stoeprand.engine.messages import Message, message
from stoeprand.engine.sentences.quantities import measure_in_words
from stoeprand.engine.sentences.speech import Speech

End = tuple[Bound, bool]
"""A bound, and whether it is itself within."""


def up_to_in_words(speech: Speech, dimension: Dimension, end: End) -> str:
    """Return everything that is not beyond `end`."""
    bound, included = end
    said = measure_in_words(speech, dimension, bound)
    if included:
        return speech.say(message("up to and including {end}", end=said))
    if isinstance(bound, date):
        return speech.say(message("before {day}", day=said))
    return speech.say(message("less than {end}", end=said))


def onwards_in_words(speech: Speech, dimension: Dimension, start: End) -> str:
    """Return everything from `start` on; `start` itself only where it is included."""
    bound, included = start
    said = measure_in_words(speech, dimension, bound)
    if included:
        return speech.say(message("from {start} on", start=said))
    if isinstance(bound, date):
        return speech.say(message("after {day}", day=said))
    return speech.say(message("more than {start}", start=said))


def beyond_in_words(speech: Speech, dimension: Dimension, end: End) -> str:
    """Return what comes after a stretch that was just named and that ends in `end`."""
    bound, included = end
    if not included:
        return onwards_in_words(speech, dimension, (bound, True))
    if isinstance(bound, date):
        return speech.say(message("after that"))
    return speech.say(message("above that"))


def between_in_words(speech: Speech, dimension: Dimension, start: End, end: End) -> str:
    """Return what lies from `start` to `end`, each included or not."""
    if start[0] == end[0] and start[1] and end[1]:
        return speech.say(message("exactly {measure}", measure=_said(speech, dimension, start)))
    words = _between_days if isinstance(start[0], date) else _between_amounts
    return speech.say(
        words(start[1], end[1], _said(speech, dimension, start), _said(speech, dimension, end))
    )


def interval_in_words(speech: Speech, dimension: Dimension, test: IntervalTest) -> str:
    """Return the amounts or days for which an interval test holds."""
    start, end = start_of(test), end_of(test)
    if start and end:
        return between_in_words(speech, dimension, start, end)
    if end:
        return up_to_in_words(speech, dimension, end)
    if start:
        return onwards_in_words(speech, dimension, start)
    raise ValueError("an interval test has at least one bound")


def opens_by_itself(test: IntervalTest) -> bool:
    """Say whether the words for an interval open with a "from", "before" or "after"."""
    start, end = start_of(test), end_of(test)
    if start and end and start[0] == end[0]:
        return False
    bound, included = start or end or (date.min, False)
    return included or isinstance(bound, date)


def start_of(test: IntervalTest) -> End | None:
    """Return where an interval begins: the stricter of its two lower bounds."""
    given = [(test.at_least, True), (test.above, False)]
    starts = [(bound, included) for bound, included in given if bound is not None]
    return max(starts, key=lambda start: (start[0], not start[1]), default=None)


def end_of(test: IntervalTest) -> End | None:
    """Return where an interval ends: the stricter of its two upper bounds."""
    given = [(test.at_most, True), (test.below, False)]
    ends = [(bound, included) for bound, included in given if bound is not None]
    return min(ends, key=lambda end: (end[0], end[1]), default=None)


def _said(speech: Speech, dimension: Dimension, end: End) -> str:
    return measure_in_words(speech, dimension, end[0])


def _between_amounts(starts_there: bool, ends_there: bool, start: str, end: str) -> Message:
    match starts_there, ends_there:
        case True, True:
            return message("from {start} up to and including {end}", start=start, end=end)
        case True, False:
            return message("from {start} on but less than {end}", start=start, end=end)
        case False, True:
            return message("more than {start}, up to and including {end}", start=start, end=end)
        case _:
            return message("more than {start} but less than {end}", start=start, end=end)


def _between_days(starts_there: bool, ends_there: bool, start: str, end: str) -> Message:
    match starts_there, ends_there:
        case True, True:
            return message("from {start} up to and including {end}", start=start, end=end)
        case True, False:
            return message("from {start} on but before {end}", start=start, end=end)
        case False, True:
            return message("after {start}, up to and including {end}", start=start, end=end)
        case _:
            return message("after {start} but before {end}", start=start, end=end)
