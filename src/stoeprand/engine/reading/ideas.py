"""An idea out of what JSON or a table holds: each value fitted, or what is wrong with it."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from stoeprand.engine.area import Area, Dimension
from stoeprand.engine.domains import (
    AmountDomain,
    ChoiceDomain,
    DayDomain,
    FlagDomain,
    SetDomain,
    Value,
    Values,
)
from stoeprand.engine.faults import UnfitIdea
from stoeprand.engine.messages import Message, listed, message, quoted
from stoeprand.engine.reading.fields import no_such_dimension
from stoeprand.engine.reading.nodes import is_text
from stoeprand.engine.reading.scalars import fit_amount, read_day

_MOST_REMEMBERED = 4096


@dataclass(frozen=True, slots=True)
class Idea:
    """What somebody wants to do, as far as it is known; a dimension without a value is unknown."""

    id: str | None
    values: Values


def read_idea(area: Area, raw: object, seen: "SeenValues | None" = None) -> Idea:
    """Return the idea that a JSON object holds, its amounts as Decimal or int.

    Whoever reads many ideas of the area hands `seen` along, and keeps it as long as they are read.
    Raises UnfitIdea when the idea does not fit the area.
    """
    if not isinstance(raw, Mapping):
        raise UnfitIdea(
            message("{found}, expected an object with idea and values", found=_kind_of(raw))
        )
    idea_id = _read_id(raw.get("idea"))
    values = raw.get("values")
    if not isinstance(values, Mapping):
        wrong = message("values: {found}, expected an object", found=_kind_of(values))
        raise UnfitIdea(
            wrong if "values" in raw else message("'values' is missing, expected it here"), idea_id
        )
    return Idea(idea_id, _fitted(area, values, idea_id, seen or SeenValues(area)))


def read_values(area: Area, raw: Mapping[str, object]) -> Values:
    """Return the values of an idea, fitted to the dimensions of its area, or raise UnfitIdea."""
    return _fitted(area, raw, None, SeenValues(area))


class SeenValues:
    """What values of an area's dimensions became: one that comes again is not worked out again.

    It belongs to whoever reads a file, and goes with it: what people ask is kept by nobody else.
    """

    def __init__(self, area: Area) -> None:
        self._dimensions = area.dimensions
        self._fits: dict[str, _Fit] = {}

    def fit_of(self, dimension_id: str) -> "_Fit | None":
        """Return what fits a value to a dimension; None where the area has no such dimension."""
        fit = self._fits.get(dimension_id)
        if fit is None and dimension_id in self._dimensions:
            fit = self._fits[dimension_id] = _Fit(self._dimensions[dimension_id])
        return fit


def _fitted(
    area: Area, raw: Mapping[str, object], idea_id: str | None, seen: SeenValues
) -> dict[str, Value]:
    """Return the known values, each fitted; UnfitIdea for the first that does not fit."""
    values: dict[str, Value] = {}
    for dimension_id, held in raw.items():
        fit = seen.fit_of(dimension_id)
        if fit is None:
            raise UnfitIdea(no_such_dimension(dimension_id, area.dimensions), idea_id)
        if held is None:
            continue
        value = fit(held)
        if isinstance(value, Message):
            wrong = message("{id}: {wrong}", id=quoted(dimension_id), wrong=value)
            raise UnfitIdea(wrong, idea_id)
        values[dimension_id] = value
    return values


class _Fit:
    """What the values of a dimension become; one that came before is not worked out again."""

    def __init__(self, dimension: Dimension) -> None:
        self._dimension = dimension
        self._types = _TYPES[type(dimension.domain)]
        self._known: dict[object, Value] = {}

    def __call__(self, held: object) -> Value | Message:
        """Return a value as the dimension knows it, or what was expected."""
        # true is 1 to Python: only of these types are equal ones the same value
        if type(held) not in self._types:
            return fit_value(self._dimension, held)
        key = tuple(held) if isinstance(held, list) else held
        try:
            known = self._known.get(key)
        except TypeError:  # a list of lists
            return fit_value(self._dimension, held)
        return known if known is not None else self._new(held, key)

    def _new(self, held: object, key: object) -> Value | Message:
        value = fit_value(self._dimension, held)
        if not isinstance(value, Message) and len(self._known) < _MOST_REMEMBERED:
            self._known[key] = value
        return value


def fit_known(
    dimensions: Mapping[str, Dimension], dimension_id: str, held: object
) -> Value | Message | None:
    """Return the value of one dimension, None where it is unknown, or what is wrong with it."""
    if dimension_id not in dimensions:
        return no_such_dimension(dimension_id, dimensions)
    value = None if held is None else fit_value(dimensions[dimension_id], held)
    if isinstance(value, Message):
        return message("{id}: {wrong}", id=quoted(dimension_id), wrong=value)
    return value


def fit_value(dimension: Dimension, held: object) -> Value | Message:
    """Return a value as the dimension knows it, or what was expected."""
    if isinstance(held, Message):
        return held  # the reader could make nothing of it, and says why
    fit = _FIT[type(dimension.domain)]
    return fit(dimension.domain, held)


def _read_id(held: object) -> str | None:
    if held is None or (isinstance(held, str) and is_text(held)):
        return held
    if isinstance(held, Decimal | int) and not isinstance(held, bool):
        return str(held)
    raise UnfitIdea(message("idea is {found}, expected a text", found=_kind_of(held)))


def _fit_amount(domain: AmountDomain, held: object) -> Value | Message:
    if isinstance(held, bool) or not isinstance(held, Decimal | int):
        return message("{found}, expected a number", found=_kind_of(held))
    amount = fit_amount(Decimal(held), str(held)[:80])
    if isinstance(amount, Message):
        return amount
    if amount < domain.min:
        return message(
            "{value} is too little, expected at least {min}", value=amount, min=domain.min
        )
    if domain.max is not None and amount > domain.max:
        return message("{value} is too much, expected at most {max}", value=amount, max=domain.max)
    if not domain.is_on_grid(amount):
        return message(
            "{value} lies between two steps, expected a multiple of {step}",
            value=amount,
            step=domain.step,
        )
    return amount


def _fit_day(domain: DayDomain, held: object) -> Value | Message:
    day = read_day(held) if isinstance(held, str) else held
    if isinstance(day, Message):
        return day
    if type(day) is not date:
        return message("{found}, expected a day like 2026-12-31", found=_kind_of(held))
    if day < domain.min:
        return message("{value} is too early, expected {min} or later", value=day, min=domain.min)
    if day > domain.max:
        return message("{value} is too late, expected {max} or earlier", value=day, max=domain.max)
    return day


def _fit_choice(domain: ChoiceDomain, held: object) -> Value | Message:
    if isinstance(held, str) and held in domain.values:
        return held
    return message(
        "{found}, expected one of {values}", found=_kind_of(held), values=listed(domain.values[:12])
    )


def _fit_set(domain: SetDomain, held: object) -> Value | Message:
    if not isinstance(held, list | tuple | frozenset):
        return message("{found}, expected a list", found=_kind_of(held))
    members: set[str] = set()
    for member in held:
        if not isinstance(member, str) or member not in domain.members:
            known = listed(domain.members[:12])
            return message(
                "{found} in the list, expected some of {values}",
                found=_kind_of(member),
                values=known,
            )
        if member in members:
            return message("{member} stands twice, expected it once", member=quoted(member))
        members.add(member)
    return frozenset(members)


def _fit_flag(_domain: FlagDomain, held: object) -> Value | Message:
    if isinstance(held, bool):
        return held
    return message("{found}, expected true or false", found=_kind_of(held))


def _kind_of(held: object) -> Message:
    if isinstance(held, Message):
        return held
    if held is None:
        return message("nothing")
    if isinstance(held, bool):
        return message("the flag {text}", text="true" if held else "false")
    if isinstance(held, str):
        return message("the text {text}", text=quoted(held))
    if isinstance(held, Decimal | int | float):
        return message("the number {text}", text=quoted(str(held)[:80]))
    if isinstance(held, Mapping):
        return message("a map")
    if isinstance(held, list | tuple | frozenset):
        return message("a list")
    return message("the value {value}", value=quoted(str(held)))


_TYPES: dict[type, tuple[type, ...]] = {
    AmountDomain: (Decimal, int),
    DayDomain: (str, date),
    ChoiceDomain: (str,),
    SetDomain: (list,),
    FlagDomain: (bool,),
}
"""As what JSON and tables hold the values of a kind of dimension."""

_FIT: dict[type, Callable[..., Value | Message]] = {
    AmountDomain: _fit_amount,
    DayDomain: _fit_day,
    ChoiceDomain: _fit_choice,
    SetDomain: _fit_set,
    FlagDomain: _fit_flag,
}
