"""The dimensions of an area, out of the file: kinds, values, and what is asked."""

from collections.abc import Callable, Collection, Mapping
from dataclasses import dataclass
from typing import Any

from stoeprand.engine.area import PERIODS, SCOPES, Dimension, Text, Total
from stoeprand.engine.domains import (
    AmountDomain,
    ChoiceDomain,
    DayDomain,
    Domain,
    FlagDomain,
    SetDomain,
)
from stoeprand.engine.messages import Message, message, quoted
from stoeprand.engine.reading.fields import A_TEXT, Form, kind_of_node, unknown_key
from stoeprand.engine.reading.nodes import Faults, ListNode, MapNode, Node, Scalar
from stoeprand.engine.reading.scalars import fault_of_id

MOST_DIMENSIONS = 64
MOST_VALUES = 256
RESERVED_VALUES = ("otherwise", "empty")

_FOR_ALL = ("title", "unit", "ask", "help", "expected", "changeable")
_KEYS_OF_KIND = {
    "amount": ("min", "max", "step", "filled_by"),
    "date": ("min", "max"),
    "choice": ("labels", "filled_by"),
    "set": ("labels",),
    "flag": (),
}
_KEYS_OF_ANY_KIND = (
    "values",
    *dict.fromkeys(key for keys in _KEYS_OF_KIND.values() for key in keys),
)
_REQUIRED_OF_KIND = {"choice": ("values",), "set": ("values",)}

Entries = Mapping[str, tuple[int, Node]]


@dataclass(frozen=True, slots=True)
class Dimensions:
    """The dimensions of a file, as far as what refers to them can be read by them.

    `known` are all ids, or None where the file has no map of them at all. `readable` are those
    whose kind is clear; where their values are at fault others stand in for them, so that the
    bands on them are still read. `unsound` are the ids of those.
    """

    known: tuple[str, ...] | None
    readable: Mapping[str, Dimension]
    unsound: frozenset[str]

    def is_at_fault(self, dimension_id: str) -> bool:
        """Say whether nothing is to be said of the values of a dimension: it is at fault itself."""
        if self.known is None or dimension_id in self.unsound:
            return True
        return dimension_id in self.known and dimension_id not in self.readable


def read_dimensions(form: Form) -> Dimensions:
    """Return the dimensions of an area by id."""
    entries = form.entries("dimensions")
    if len(entries) > MOST_DIMENSIONS:
        form.note(
            form.line_of("dimensions"),
            message(
                "{count} dimensions, expected at most {most}",
                count=len(entries),
                most=MOST_DIMENSIONS,
            ),
        )
    readable: dict[str, Dimension] = {}
    unsound = set()
    for dimension_id, (line, node) in entries.items():
        if wrong := fault_of_id(dimension_id):
            form.note(line, wrong)
        kind = _kind_of(node)
        own = _form_of(dimension_id, kind, node, form.faults)
        before = len(form.faults)
        domain = _READ_DOMAIN[kind](own) if kind else None
        if len(form.faults) > before:
            unsound.add(dimension_id)
        if dimension := _read_dimension(dimension_id, domain, own, entries):
            readable[dimension_id] = dimension
    known = tuple(entries) if isinstance(form.node("dimensions"), MapNode) else None
    return Dimensions(known, readable, frozenset(unsound))


def _form_of(dimension_id: str, kind: str | None, node: Node, faults: Faults) -> Form:
    """Return a dimension as a form; where the kind is not clear it may have any key."""
    form = Form(
        node,
        message("dimension {id}", id=quoted(dimension_id)),
        faults,
        required=("kind", *_REQUIRED_OF_KIND.get(kind or "", ())),
        optional=(*_FOR_ALL, *(_KEYS_OF_KIND[kind] if kind else _KEYS_OF_ANY_KIND)),
    )
    form.one_of("kind", tuple(_KEYS_OF_KIND))
    return form


def _kind_of(node: Node) -> str | None:
    """Return the kind first, without a word: which keys are known depends on it."""
    _, held = node.entries.get("kind", (0, None)) if isinstance(node, MapNode) else (0, None)
    if isinstance(held, Scalar) and held.kind == "text" and held.text in _KEYS_OF_KIND:
        return held.text
    return None


def _read_dimension(
    dimension_id: str, domain: Domain | None, form: Form, entries: Entries
) -> Dimension | None:
    """Read every part before giving up, so that every fault is found."""
    rest: dict[str, Any] = {
        "title": form.text("title"),
        "unit": form.string("unit"),
        "ask": form.text("ask"),
        "help": form.text("help"),
        "labels": _read_labels(form, domain),
        "expected": form.flag("expected", False),
        "changeable": form.flag("changeable", True),
    }
    if isinstance(domain, ChoiceDomain):
        rest["filled_by_asker"] = _read_asker(form)
    elif isinstance(domain, AmountDomain):
        rest["total"] = _read_total(form, dimension_id, entries)
    return Dimension(id=dimension_id, domain=domain, **rest) if domain else None


def _read_amounts(form: Form) -> Domain:
    before, whole = len(form.faults), AmountDomain()
    step, least, most = form.amount("step"), form.amount("min"), form.amount("max")
    if step is not None and step <= 0:
        form.note(form.line_of("step"), message("step is {step}, expected above 0", step=step))
    if len(form.faults) > before:
        return whole
    domain = AmountDomain(
        whole.min if least is None else least, most, whole.step if step is None else step
    )
    return domain if _has_values(domain, form) else whole


def _read_days(form: Form) -> Domain:
    before, whole = len(form.faults), DayDomain()
    least, most = form.day("min"), form.day("max")
    if len(form.faults) > before:
        return whole
    domain = DayDomain(least or whole.min, most or whole.max)
    return domain if _has_values(domain, form) else whole


def _read_flags(_form: Form) -> Domain:
    return FlagDomain()


def _has_values(domain: AmountDomain | DayDomain, form: Form) -> bool:
    if domain.lowest <= domain.highest:
        return True
    form.note(form.line, message("no value lies between min and max, expected at least one"))
    return False


def _read_choices(form: Form) -> Domain | None:
    values = _read_values(form)
    if values == () and not form.items("values"):
        form.note(form.line_of("values"), message("no values, expected at least one"))
    return ChoiceDomain(values) if values else None


def _read_members(form: Form) -> Domain | None:
    members = _read_values(form)
    return None if members is None else SetDomain(members)


def _read_values(form: Form) -> tuple[str, ...] | None:
    """Return the values, also those at fault: what names them is not at fault once more."""
    items = form.items("values")
    if len(items) > MOST_VALUES:
        form.note(
            form.line_of("values"),
            message("{count} values, expected at most {most}", count=len(items), most=MOST_VALUES),
        )
    values: dict[str, None] = {}
    for item in items:
        scalar = form.scalar_of(item, "text", A_TEXT, "values")
        if scalar and (wrong := _fault_of_value(scalar.text, values)):
            form.note(scalar.line, wrong)
        if isinstance(item, Scalar):
            values[item.text] = None
    return tuple(values) if isinstance(form.node("values"), ListNode) else None


def _fault_of_value(value: str, before: Collection[str]) -> Message | None:
    if value in before:
        return message("value {value} stands twice, expected it once", value=quoted(value))
    if value in RESERVED_VALUES:
        return message(
            "value {value} has a meaning of its own in bands, expected another",
            value=quoted(value),
        )
    return fault_of_id(value)


def _read_labels(form: Form, domain: Domain | None) -> dict[str, Text]:
    labels: dict[str, Text] = {}
    if not isinstance(domain, ChoiceDomain | SetDomain | None):
        return labels  # the key itself is unknown there
    known = values_of(domain)
    for value, (line, node) in form.entries("labels").items():
        text = form.text_of(node, value)
        if domain is not None and value not in known:
            form.note(line, unknown_key(value, known))
        elif text:
            labels[value] = text
    return labels


def values_of(domain: Domain | None) -> tuple[str, ...]:
    """Return the ids that a choice or a set knows; none for the other kinds."""
    if isinstance(domain, ChoiceDomain):
        return domain.values
    return domain.members if isinstance(domain, SetDomain) else ()


def _read_total(form: Form, dimension_id: str, entries: Entries) -> Total | None:
    node = form.node("filled_by")
    if node is None:
        return None
    what = message("filled_by of {what}", what=form.what)
    total = Form(node, what, form.faults, required=("total_of", "per", "over"))
    of, per, over = (
        total.string("total_of"),
        total.one_of("per", PERIODS),
        total.one_of("over", SCOPES),
    )
    # a dimension whose kind is not clear is at fault itself
    if of and (
        of == dimension_id or of not in entries or _kind_of(entries[of][1]) not in ("amount", None)
    ):
        total.note(
            total.line_of("total_of"),
            message("total_of is {of}, expected another amount of this area", of=quoted(of)),
        )
    return Total(of, per, over) if of and per and over else None


def _read_asker(form: Form) -> bool:
    node = form.node("filled_by")
    if node is None:
        return False
    if isinstance(node, Scalar) and node.kind == "text" and node.text == "asker":
        return True
    form.note(
        node.line,
        message("filled_by is {kind}, expected asker for a choice", kind=kind_of_node(node)),
    )
    return False


_READ_DOMAIN: dict[str, Callable[[Form], Domain | None]] = {
    "amount": _read_amounts,
    "date": _read_days,
    "choice": _read_choices,
    "set": _read_members,
    "flag": _read_flags,
}
