"""May I? The decision about one idea, exact, also where something is still unknown.

Each part but `best` and `matters` follows from the kerbs one by one; those two depend on how kerbs
exclude each other's way out, and live in `unknowns`.
"""

from collections.abc import Iterator, Sequence
from datetime import date

from stoeprand.engine.area import Area
from stoeprand.engine.compiled.area import CompiledArea, compile_area
from stoeprand.engine.compiled.bits import bits_from_high, bits_of
from stoeprand.engine.compiled.cells import LineCells
from stoeprand.engine.decision import Decision, Left, Reason, TalkTo, Unsaid
from stoeprand.engine.domains import AmountDomain, Values
from stoeprand.engine.levels import Level
from stoeprand.engine.limits import Limit
from stoeprand.engine.messages import message
from stoeprand.engine.unknowns.settling import settle

_QUESTION = message("what the idea may")


def check(area: Area, values: Values, at: date, limit: Limit | None = None) -> Decision:
    """Return what an idea with these known `values`, fitted to their dimensions, may on a day.

    Raises OutOfTime when `limit` is over before the answer is certain.
    """
    decision = _decide(compile_area(area, at), values, limit)
    if limit:
        limit.keep(_QUESTION)
    return decision


def certain_level(compiled: CompiledArea, values: Values) -> Level:
    """Return the level that an idea has at least, by kerbs that count whatever is still unknown."""
    possible, certain, _ = _standing(compiled, values)
    because = _reasons_in_every_completion(compiled, values, possible, certain)
    return because[0].level if because else Level.FREE


def _decide(compiled: CompiledArea, values: Values, limit: Limit | None) -> Decision:
    unknown = [dimension_id for dimension_id in compiled.cells if dimension_id not in values]
    possible, certain, somewhere = _standing(compiled, values)
    if unknown:
        because = _reasons_in_every_completion(compiled, values, possible, certain)
        perhaps = _perhaps(compiled, possible, because)
        floor = because[0].level if because else Level.FREE
        best, matters = settle(compiled, values, unknown, possible, floor, limit)
    else:
        because, perhaps, matters = _reasons(compiled, possible), (), ()
        best = because[0].level if because else Level.FREE
    return Decision(
        best=best,
        worst=compiled.level_of_terms(possible),
        matters=matters,
        because=because,
        perhaps=perhaps,
        left=tuple(_left(compiled, values, certain)),
        talk_to=_whom_to_talk_to(compiled.area, because),
        unsaid=tuple(_unsaid(compiled, somewhere)),
    )


def _standing(compiled: CompiledArea, values: Values) -> tuple[int, int, int]:
    """Return the terms that can hold, and the kerbs that apply in every and in some completion."""
    terms, everywhere, somewhere = compiled.all_terms, compiled.all_kerbs, compiled.all_kerbs
    for dimension_id, cells in compiled.cells.items():
        value = values.get(dimension_id)
        if value is None:
            terms &= cells.terms_somewhere
            everywhere &= cells.applies_everywhere
            somewhere &= cells.applies_somewhere
        else:
            terms &= cells.terms_at(value)
            applies = cells.applies_at(value)
            everywhere &= applies
            somewhere &= applies
    return terms, everywhere, somewhere


def _reasons(compiled: CompiledArea, terms: int) -> tuple[Reason, ...]:
    """Return the kerbs whose terms hold: a higher bit is stricter, or comes first in the file."""
    return tuple(
        _reason(compiled, compiled.term_kerb[bit], compiled.term_level[bit])
        for bit in bits_from_high(terms)
    )


def _reasons_in_every_completion(
    compiled: CompiledArea, values: Values, possible: int, certain: int
) -> tuple[Reason, ...]:
    loosest: dict[int, Level] = {}
    for bit in bits_of(possible):
        number = compiled.term_kerb[bit]
        if certain >> number & 1:
            ready = compiled.kerbs[number]
            is_known = ready.kerb.on in values
            loosest[number] = compiled.term_level[bit] if is_known else ready.loosest
    above_free = [(number, level) for number, level in loosest.items() if level is not Level.FREE]
    above_free.sort(key=lambda pair: (-pair[1], pair[0]))
    return tuple(_reason(compiled, number, level) for number, level in above_free)


def _reason(compiled: CompiledArea, number: int, level: Level) -> Reason:
    kerb = compiled.kerbs[number].kerb
    return Reason(kerb.id, level, kerb.owner)


def _perhaps(compiled: CompiledArea, possible: int, because: Sequence[Reason]) -> tuple[str, ...]:
    certain = {reason.kerb for reason in because}
    return tuple(
        kerb_id for kerb_id in compiled.kerb_ids_of_terms(possible) if kerb_id not in certain
    )


def _left(compiled: CompiledArea, values: Values, certain: int) -> Iterator[Left]:
    """Yield how far known amounts are from the edge, by kerb in file order."""
    found: dict[int, Left] = {}
    for dimension_id, value in values.items():
        cells = compiled.cells[dimension_id]
        if not isinstance(cells, LineCells) or not isinstance(cells.domain, AmountDomain):
            continue
        place = cells.domain.place_of(value)
        for number in bits_of(cells.has_left[cells.cell_of(value)] & certain):
            found[number] = _left_of_kerb(compiled, number, cells.domain, place)
    for number in sorted(found):
        yield found[number]


def _left_of_kerb(compiled: CompiledArea, number: int, domain: AmountDomain, place: int) -> Left:
    ready = compiled.kerbs[number]
    assert isinstance(ready.bands, tuple)  # noqa: S101  (a kerb on an amount has stretches)
    here = next(index for index, stretch in enumerate(ready.bands) if place <= stretch.last)
    stretch, following = ready.bands[here], ready.bands[here + 1]
    return Left(
        kerb=ready.kerb.id,
        dimension=ready.kerb.on,
        level=stretch.level,
        next=following.level,
        until=domain.value_at(stretch.last),
        left=domain.value_at(stretch.last - place),
    )


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
