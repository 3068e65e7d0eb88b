"""What becomes different within the bands of one kerb: for which answers, and at which levels."""

from bisect import bisect_left
from collections.abc import Iterable, Iterator
from dataclasses import dataclass
from itertools import groupby

from stoeprand.engine.area import Bands, Bound, Dimension, LineBands, MemberBands, ValueBands
from stoeprand.engine.domains import AmountDomain, ChoiceDomain, DayDomain, Domain, SetDomain
from stoeprand.engine.levels import Level
from stoeprand.engine.messages import message
from stoeprand.engine.sentences.bounds import End
from stoeprand.engine.sentences.conditions import flag_in_words, with_in_words
from stoeprand.engine.sentences.speech import Speech
from stoeprand.engine.sentences.stretches import Stretch, stretch_in_words
from stoeprand.engine.versions.fitting import common_domain


@dataclass(frozen=True, slots=True)
class BandStep:
    """Answers that a kerb treats otherwise than before; `where` is empty when it is all of them."""

    where: str
    before: Level
    after: Level


def steps_of_bands(
    speech: Speech, old: Dimension, new: Dimension, before: Bands, after: Bands
) -> list[BandStep]:
    """Return what two versions of bands give another level, over the answers that both know.

    Both dimensions are of one kind; they are named as the new one has it.
    """
    domain = common_domain(old.domain, new.domain)
    if domain is None:
        return []
    if isinstance(before, LineBands) and isinstance(after, LineBands):
        return _line_steps(speech, new, domain, before, after)
    if isinstance(before, MemberBands) and isinstance(after, MemberBands):
        return _member_steps(speech, new, domain, before, after)
    assert isinstance(before, ValueBands)  # noqa: S101  (reading keeps kinds apart)
    assert isinstance(after, ValueBands)  # noqa: S101  (likewise)
    if isinstance(domain, ChoiceDomain):
        pairs = {value: (before.level_of(value), after.level_of(value)) for value in domain.values}
        return _value_steps(speech, new, pairs)
    return _flag_steps(speech, new, before, after)


Pair = tuple[Level, Level]
"""A level before, and one after."""


def _line_steps(
    speech: Speech, dimension: Dimension, domain: Domain, before: LineBands, after: LineBands
) -> list[BandStep]:
    assert isinstance(domain, AmountDomain | DayDomain)  # noqa: S101  (a line has places)
    steps = []
    for (old, new), run in groupby(_pieces(domain, before, after), key=lambda piece: piece[0]):
        pieces = list(run)
        if old is new:
            continue
        start, end = pieces[0][1], pieces[-1][2]
        where = stretch_in_words(speech, dimension, Stretch(new, start, end), None, rising=False)
        if where:
            name = speech.name_of(dimension)
            where = speech.say(message("{what} ({name})", what=where, name=name))
        steps.append(BandStep(where, old, new))
    return steps


def _pieces(
    domain: AmountDomain | DayDomain, before: LineBands, after: LineBands
) -> Iterator[tuple[Pair, End | None, End | None]]:
    """Yield the line in pieces that no band divides, those that hold a value, with both levels."""
    old_ends, new_ends = _ends(before), _ends(after)
    ends = sorted({*old_ends, *new_ends})  # "below" a bound sorts before "at most" that bound
    start: End | None = None
    for end in (*ends, None):
        if _holds_a_value(domain, start, end):
            old = before.bands[_place_of(end, old_ends)].level
            new = after.bands[_place_of(end, new_ends)].level
            yield (old, new), start, end
        start = None if end is None else (end[0], not end[1])


def _ends(bands: LineBands) -> list[End]:
    return [(band.end, band.included) for band in bands.bands if band.end is not None]


def _place_of(end: End | None, ends: list[End]) -> int:
    """Return the number of the band in which a piece up to `end` lies; `ends` are of the bands."""
    return len(ends) if end is None else bisect_left(ends, end)


def _holds_a_value(domain: AmountDomain | DayDomain, start: End | None, end: End | None) -> bool:
    first = domain.lowest if start is None else _first_place(domain, *start)
    last = domain.highest if end is None else _first_place(domain, end[0], not end[1]) - 1
    return max(first, domain.lowest) <= min(last, domain.highest)


def _first_place(domain: AmountDomain | DayDomain, bound: Bound, included: bool) -> int:
    """Return the place of the first value from a bound on, or of the first one after it."""
    return domain.place_from(bound) if included else domain.place_up_to(bound) + 1


def _value_steps(speech: Speech, dimension: Dimension, pairs: dict[str, Pair]) -> list[BandStep]:
    found = _by_pair(pairs)
    if len(set(pairs.values())) == 1:
        return [BandStep("", *pair) for pair in found]
    return [
        BandStep(with_in_words(speech, _labels(speech, dimension, values)), *pair)
        for pair, values in found.items()
    ]


def _member_steps(
    speech: Speech, dimension: Dimension, domain: Domain, before: MemberBands, after: MemberBands
) -> list[BandStep]:
    assert isinstance(domain, SetDomain)  # noqa: S101  (reading keeps kinds apart)
    pairs = {member: (before.level_of(member), after.level_of(member)) for member in domain.members}
    steps = [
        BandStep(with_in_words(speech, _labels(speech, dimension, members)), *pair)
        for pair, members in _by_pair(pairs).items()
    ]
    if before.empty is not after.empty:
        question = speech.quote(speech.name_of(dimension))
        nothing = message("with nothing under {question}", question=question)
        steps.append(BandStep(speech.say(nothing), before.empty, after.empty))
    return steps


def _flag_steps(
    speech: Speech, dimension: Dimension, before: ValueBands, after: ValueBands
) -> list[BandStep]:
    pairs = {word: (before.level_of(word), after.level_of(word)) for word in ("true", "false")}
    if len(set(pairs.values())) == 1:
        return [BandStep("", *pair) for pair in _by_pair(pairs)]
    return [
        BandStep(with_in_words(speech, flag_in_words(speech, dimension, word == "true")), *pair)
        for word, pair in pairs.items()
        if pair[0] is not pair[1]
    ]


def _by_pair(pairs: dict[str, Pair]) -> dict[Pair, list[str]]:
    """Return the values of which the level changes, by their levels before and after."""
    found: dict[Pair, list[str]] = {}
    for value, pair in pairs.items():
        if pair[0] is not pair[1]:
            found.setdefault(pair, []).append(value)
    return found


def _labels(speech: Speech, dimension: Dimension, values: Iterable[str]) -> str:
    return speech.either(
        [speech.quote(dimension.label_in(speech.language, value)) for value in values]
    )
