"""What was typed in the fields of a page, made into the values that a file would hold."""

from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal

from stoeprand.engine.area import Area, Dimension
from stoeprand.engine.domains import AmountDomain, DayDomain, FlagDomain
from stoeprand.engine.messages import Message, message, quoted
from stoeprand.engine.reading.bands import OPEN
from stoeprand.engine.reading.scalars import read_amount, read_day
from stoeprand.engine.reading.yaml_nodes import kind_of_plain
from stoeprand.engine.writing.field_names import Filled, Tree
from stoeprand.engine.writing.refusals import FieldFault, Path
from stoeprand.engine.writing.values import Written

_ASKED = ("title", "nature", "source", "owner", "movable_by", "on", "bands")
_DAYS = ("promised_until", "valid_from", "valid_until", "review_on", "confirmed_on")
_LISTS = ("in", "any_of", "all_of", "none_of")
_OF_A_SOURCE = ("text", "url", "version", "row")
_ENDS = ("at_most", "below")
_FLAGS = {"true": True, "false": False}


def _plain_amount(_dimension: Dimension, text: str) -> Decimal | Message:
    if kind_of_plain(text) == "number":
        return read_amount(text)
    return message("{found}, expected a number", found=quoted(text))


@dataclass(frozen=True, slots=True)
class HowItIsTyped:
    """How people write an amount of a dimension, and a day; as in a file where nothing is said.

    Each gives a value, or the message for whoever typed something else.
    """

    amount: Callable[[Dimension, str], Decimal | Message] = _plain_amount
    day: Callable[[str], date | Message] = read_day


@dataclass(frozen=True, slots=True)
class TypedKerb:
    """A kerb as it was typed on a page of an area.

    Making its document fills `faults` with what cannot be read, and `names` with the fields that
    are not called after the way to what they hold.
    """

    area: Area
    typed: HowItIsTyped
    faults: list[FieldFault] = field(default_factory=list)
    names: dict[Path, str] = field(default_factory=lambda: {("silence", "working_days"): "silence"})

    def document_of(self, tree: Tree) -> dict[str, Written]:
        """Return the map that a file would hold; what must be there and is not, holds nothing."""
        if "open" in tree:
            tree = {**{key: held for key, held in tree.items() if key != "open"}, "bands": OPEN}
        document: dict[str, Written] = {**dict.fromkeys(_ASKED), **tree}
        for key in _DAYS:
            if key in tree:
                document[key] = self._day(key, tree[key])
        made: dict[str, Callable[[Filled], Written]] = {
            "source": _source,
            "silence": _silence,
            "checked": self._checked,
            "when": self._when,
            "bands": lambda held: self._bands(held, tree),
        }
        return document | {key: make(tree[key]) for key, make in made.items() if key in tree}

    def _day(self, name: str, held: Filled) -> Written:
        return self._read(name, held, self.typed.day)

    def _bound(self, name: str, held: Filled, dimension: Dimension | None) -> Written:
        """Return an amount or day, as the dimension asks; of other kinds what was typed."""
        if dimension and isinstance(dimension.domain, AmountDomain):
            return self._read(name, held, lambda text: self.typed.amount(dimension, text))
        if dimension and isinstance(dimension.domain, DayDomain):
            return self._day(name, held)
        return held

    def _read(
        self, name: str, held: Filled, read: Callable[[str], date | Decimal | Message]
    ) -> Written:
        if not isinstance(held, str):
            return held
        value = read(held)
        if not isinstance(value, Message):
            return value
        self.faults.append(FieldFault(name, value))
        return None

    def _checked(self, held: Filled) -> Written:
        if not isinstance(held, dict):
            return held
        day = {"on": self._day("checked.on", held["on"])} if "on" in held else {}
        return {"status": None, **held, **day}

    def _when(self, held: Filled) -> Written:
        if not isinstance(held, dict):
            return held
        return {key: self._test(key, test) for key, test in held.items()}

    def _test(self, dimension_id: str, held: Filled) -> Written:
        if not isinstance(held, dict):
            return held
        dimension = self.area.dimensions.get(dimension_id)
        return {
            key: self._tested(f"when.{dimension_id}.{key}", key, each, dimension)
            for key, each in held.items()
        }

    def _tested(self, name: str, key: str, held: Filled, dimension: Dimension | None) -> Written:
        if key in _LISTS and isinstance(held, str):
            return [held]
        if dimension and isinstance(dimension.domain, FlagDomain) and isinstance(held, str):
            return _FLAGS.get(held, held)
        return self._bound(name, held, dimension)

    def _bands(self, held: Filled, tree: Tree) -> Written:
        """Return the bands: rows become a list, levels by value stay a map."""
        if not isinstance(held, dict):
            return held
        rows = {number: row for number, row in held.items() if isinstance(row, dict)}
        if len(rows) < len(held):
            return held
        filled = [number for number, row in rows.items() if "bound" in row or "level" in row]
        filled.sort(key=lambda number: (len(number), number))
        on = tree.get("on")
        dimension = self.area.dimensions.get(on) if isinstance(on, str) else None
        bands = [self._band(n, number, rows[number], dimension) for n, number in enumerate(filled)]
        return bands or None

    def _band(self, place: int, number: str, row: Tree, dimension: Dimension | None) -> Written:
        name, end = f"bands.{number}", row.get("end", _ENDS[0])
        if not isinstance(end, str):
            self.faults.append(FieldFault(f"{name}.end", message("Choose one of the answers.")))
            end = _ENDS[0]
        bound = row.get("bound")
        self.names[("bands", place)] = f"{name}.bound"
        self.names[("bands", place, end)] = f"{name}.{'bound' if end in _ENDS else 'end'}"
        self.names[("bands", place, "level")] = f"{name}.level"
        rest = {key: each for key, each in row.items() if key not in ("bound", "end", "level")}
        said = self._bound(f"{name}.bound", bound, dimension) if bound else None
        return {**rest, end: said, "level": row.get("level")}


AS_IN_A_FILE = HowItIsTyped()


def _source(held: Filled) -> Written:
    """Return a source; where more than a text was filled in, the text must be there as well."""
    has_parts = isinstance(held, dict) and any(key in held for key in _OF_A_SOURCE)
    return {"text": None, **held} if isinstance(held, dict) and has_parts else held


def _silence(held: Filled) -> Written:
    if not isinstance(held, str):
        return held
    is_whole = held.isascii() and held.isdigit()
    return {"working_days": Decimal(held) if is_whole else held}
