"""May I? The decision about one idea, exact, also where something is still unknown.

Each part but `best` and `matters` follows from the kerbs one by one; those two depend on how kerbs
exclude each other's way out, and live in `unknowns`.
"""

from bisect import bisect_left
from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from typing import Any

from stoeprand.engine.area import Area
from stoeprand.engine.compiled.area import CompiledArea, compile_area
from stoeprand.engine.compiled.bits import bits_of
from stoeprand.engine.compiled.remembering import BandsOfKerbs
from stoeprand.engine.decision import Advice, Decision, Left, Reason, TalkTo, Unsaid
from stoeprand.engine.domains import Values
from stoeprand.engine.levels import Level
from stoeprand.engine.limits import Limit
from stoeprand.engine.messages import message
from stoeprand.engine.unknowns.settling import settle

_QUESTION = message("what the idea may")


def check(area: Area, values: Values, at: date, limit: Limit | None = None) -> Decision:
    """Return what an idea with these known `values`, fitted to their dimensions, may on a day.

    Raises OutOfTime when `limit` is over before the answer is certain.
    """
    compiled = compile_area(area, at)
    is_complete = len(values) == len(compiled.cells)
    decision = (
        _decide_complete(compiled, {**values})
        if is_complete
        else _decide_incomplete(compiled, {**values}, limit)
    )
    if limit:
        limit.keep(_QUESTION)
    return decision


def certain_level(compiled: CompiledArea, values: Values) -> Level:
    """Return the level that an idea has at least, by kerbs that count whatever is still unknown."""
    because = _reasons_in_every_completion(compiled, values, compiled.possible_terms(values))
    return because[0].level if because else Level.FREE


def _decide_complete(compiled: CompiledArea, values: Values) -> Decision:
    """Decide what needs no thinking: each term holds or not, and the strictest is the answer."""
    because = compiled.reasons.of(compiled.terms_holding(values))
    level = because[0].level if because else Level.FREE
    return Decision(level, level, (), because, (), lambda: _advice(compiled, values, because))


def _decide_incomplete(compiled: CompiledArea, values: Values, limit: Limit | None) -> Decision:
    unknown = [dimension_id for dimension_id in compiled.cells if dimension_id not in values]
    possible = compiled.possible_terms(values)
    because = _reasons_in_every_completion(compiled, values, possible)
    floor = because[0].level if because else Level.FREE
    best, matters = settle(compiled, values, unknown, possible, floor, limit)
    return Decision(
        best,
        compiled.level_of_terms(possible),
        matters,
        because,
        _perhaps(compiled, possible, because),
        lambda: _advice(compiled, values, because),
    )


def _reasons_in_every_completion(
    compiled: CompiledArea, values: Values, possible: int
) -> tuple[Reason, ...]:
    certain, _, _ = _applying(compiled, values)
    loosest: dict[int, Level] = {}
    for bit in bits_of(possible):
        number = compiled.term_kerb[bit]
        if certain >> number & 1:
            ready = compiled.kerbs[number]
            is_known = ready.kerb.on in values
            loosest[number] = compiled.term_level[bit] if is_known else ready.loosest
    above_free = [(number, level) for number, level in loosest.items() if level is not Level.FREE]
    above_free.sort(key=lambda pair: (-pair[1], pair[0]))
    kerbs = ((compiled.kerbs[number].kerb, level) for number, level in above_free)
    return tuple(Reason(kerb.id, level, kerb.owner) for kerb, level in kerbs)


def _applying(compiled: CompiledArea, values: Values) -> tuple[int, int, int]:
    """Return the kerbs that apply in every completion, in some one, and with something left."""
    everywhere = somewhere = compiled.all_kerbs
    has_left = 0
    for dimension_id, cells in compiled.cells.items():
        value = values.get(dimension_id)
        if value is None:
            everywhere &= cells.applies_everywhere
            somewhere &= cells.applies_somewhere
        else:
            applies, left_here = cells.kerbs_at(value)
            everywhere &= applies
            somewhere &= applies
            has_left |= left_here
    return everywhere, somewhere, has_left & everywhere


def _perhaps(compiled: CompiledArea, possible: int, because: Sequence[Reason]) -> tuple[str, ...]:
    certain = {reason.kerb for reason in because}
    return tuple(
        kerb_id for kerb_id in compiled.kerb_ids_of_terms(possible) if kerb_id not in certain
    )


def _advice(compiled: CompiledArea, values: Values, because: Sequence[Reason]) -> Advice:
    _, somewhere, has_left = _applying(compiled, values)
    return Advice(
        left=_left(compiled.bands_of, values, has_left),
        talk_to=_whom_to_talk_to(compiled.area, because),
        unsaid=tuple(_unsaid(compiled, somewhere)),
    )


def _left(bands_of: BandsOfKerbs, amounts: Mapping[str, Any], has_left: int) -> tuple[Left, ...]:
    """Return how far known amounts are from the edge, by kerb in file order."""
    found: list[Left] = []
    for number in bits_of(has_left):
        on, lasts, edges, is_whole = bands_of[number]
        amount = amounts[on]
        kerb, dimension, level, following, until = edges[bisect_left(lasts, amount)]
        distance = until - amount
        if not is_whole:
            distance = distance.normalize() + 0  # 12.50 is 12.5, and 1E+3 is 1000
        # twice as fast as Left(…), of which an answer may hold hundreds
        found.append(tuple.__new__(Left, (kerb, dimension, level, following, until, distance)))
    return tuple(found)


def _whom_to_talk_to(area: Area, because: Sequence[Reason]) -> tuple[TalkTo, ...]:
    kerbs: dict[str, list[str]] = {}
    levels: dict[str, Level] = {}
    for reason in because:
        person = area.kerb(reason.kerb).whom_to_ask(reason.level)
        kerbs.setdefault(person, []).append(reason.kerb)
        levels[person] = max(reason.level, levels.get(person, Level.FREE))
    return tuple(TalkTo(person, levels[person], tuple(ids)) for person, ids in kerbs.items())


def _unsaid(compiled: CompiledArea, somewhere: int) -> Iterator[Unsaid]:
    """Yield the dimensions on which no said kerb can apply, where one is expected or open."""
    for dimension_id, dimension in compiled.area.dimensions.items():
        if compiled.said_on[dimension_id] & somewhere:
            continue
        open_here = compiled.open_on[dimension_id] & somewhere
        if dimension.expected or open_here:
            ids = tuple(compiled.kerbs[number].kerb.id for number in bits_of(open_here))
            yield Unsaid(dimension_id, ids)
