"""`compare_versions`: what another version of an area gives and takes."""

from collections.abc import Iterator
from contextlib import ExitStack, closing
from datetime import date

from stoeprand.engine.area import Area
from stoeprand.engine.domains import Values, kind_of
from stoeprand.engine.limits import Limit
from stoeprand.engine.messages import Message, message, quoted
from stoeprand.engine.solving.witness import idea_in
from stoeprand.engine.versions.diff import Diff, Move, UnlikeAreas
from stoeprand.engine.versions.fitting import any_value, lost_value
from stoeprand.engine.versions.moves import find_moves
from stoeprand.engine.versions.promises import Promises
from stoeprand.engine.versions.side_by_side import SideBySide, put_side_by_side
from stoeprand.engine.versions.steps import Steps


def compare_versions(
    old: Area, new: Area, at: date, new_at: date | None = None, limit: Limit | None = None
) -> Diff:
    """Return what the new version of an area gives and takes, over the ideas that fit both.

    The old version is read as of `at`, the new one as of `new_at` (`at` where None is given);
    promises are held day by day from `at` on. Raises UnlikeAreas when a dimension of both has
    another kind or unit, OutOfTime when `limit` is over first.
    """
    faults = tuple(_unlike(old, new))
    if faults:
        raise UnlikeAreas(faults)
    later = new_at or at
    with ExitStack() as stack:
        both = put_side_by_side(old, new, at, limit)
        if both:
            stack.enter_context(closing(both))
        steps = stack.enter_context(closing(Steps(old, new, at, both, limit)))
        return Diff(
            old=old,
            new=new,
            at=at,
            new_at=later,
            only_old=_only_in_first(old, new),
            only_new=_only_in_first(new, old),
            moves=tuple(_moves(both, old, new, at, later)) if both else (),
            broken_promises=tuple(Promises(old, new, at, steps).broken()),
        )


def _unlike(old: Area, new: Area) -> Iterator[Message]:
    """Yield what is wrong with each dimension that means something else in the new version."""
    for key, dimension in old.dimensions.items():
        other = new.dimensions.get(key)
        if other is None:
            continue
        kinds = kind_of(dimension.domain), kind_of(other.domain)
        if kinds[0] != kinds[1]:
            yield message(
                "dimension {dimension} is of kind {before} in the old file and {after} in the new"
                " one, expected the same",
                dimension=quoted(key),
                before=kinds[0],
                after=kinds[1],
            )
        elif dimension.unit != other.unit:
            yield message(
                "dimension {dimension} is {before} in the old file and {after} in the new one,"
                " expected the same unit",
                dimension=quoted(key),
                before=_in_unit(dimension.unit),
                after=_in_unit(other.unit),
            )


def _in_unit(unit: str | None) -> Message:
    return message("in {unit}", unit=quoted(unit)) if unit else message("without a unit")


def _only_in_first(one: Area, other: Area) -> Values | None:
    """Return an idea, over the dimensions of both, that fits the one file and not the other."""
    shared = [key for key in one.dimensions if key in other.dimensions]
    for key in shared:
        lost = lost_value(one.dimensions[key].domain, other.dimensions[key].domain)
        if lost is not None:
            values = {each: any_value(one.dimensions[each].domain) for each in shared}
            return {**values, key: lost}
    return None


def _moves(both: SideBySide, old: Area, new: Area, at: date, later: date) -> Iterator[Move]:
    before, after = both.old_on(at), both.new_on(later)
    for move in find_moves(both.search, before, after):
        if move.after > move.before:
            cause, kerbs, numbers, level = new, after, both.new_numbers, move.after
        else:
            cause, kerbs, numbers, level = old, before, both.old_numbers, move.before
        there = both.search.kerbs_at(move.cells, kerbs, level)
        because = tuple(kerb.id for kerb in cause.kerbs if numbers.get(kerb.id) in there)
        yield Move(move.before, move.after, idea_in(both.search.compiled, move.cells), because)
