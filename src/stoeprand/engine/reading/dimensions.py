"""The dimensions of an area, out of the file: kinds, values, and what is asked."""

from collections.abc import Callable

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
_REQUIRED_OF_KIND = {"choice": ("values",), "set": ("values",)}


def read_dimensions(form: Form) -> dict[str, Dimension]:
    """Return the dimensions of an area by id; those that are at fault lack."""
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
    dimensions: dict[str, Dimension] = {}
    for dimension_id, (line, node) in entries.items():
        what = message("dimension {id}", id=quoted(dimension_id))
        if wrong := fault_of_id(dimension_id):
            form.note(line, wrong)
        elif dimension := _read_dimension(dimension_id, node, what, form.faults):
            dimensions[dimension_id] = dimension
    _check_totals(dimensions, form)
    return dimensions


def _read_dimension(
    dimension_id: str, node: Node, what: Message, faults: Faults
) -> Dimension | None:
    kind = _kind_of(node, what, faults)
    if kind is None:
        return None
    form = Form(
        node,
        what,
        faults,
        required=("kind", *_REQUIRED_OF_KIND.get(kind, ())),
        optional=(*_FOR_ALL, *_KEYS_OF_KIND[kind]),
    )
    domain = _READ_DOMAIN[kind](form)
    by_asker, total = _read_filled_by(form, kind)
    labels = _read_labels(form, domain)
    if domain is None:
        return None
    return Dimension(
        id=dimension_id,
        domain=domain,
        title=form.text("title"),
        unit=form.string("unit"),
        ask=form.text("ask"),
        help=form.text("help"),
        labels=labels,
        expected=form.flag("expected", False),
        changeable=form.flag("changeable", True),
        filled_by_asker=by_asker,
        total=total,
    )


def _kind_of(node: Node, what: Message, faults: Faults) -> str | None:
    """Return the kind first: which keys are known depends on it."""
    if not isinstance(node, MapNode):
        Form(node, what, faults)
        return None
    form = Form(
        MapNode(node.line, {k: v for k, v in node.entries.items() if k == "kind"}),
        what,
        faults,
        required=("kind",),
    )
    return form.one_of("kind", tuple(_KEYS_OF_KIND))


def _read_amounts(form: Form) -> Domain | None:
    step = form.amount("step")
    if step is not None and step <= 0:
        form.note(form.line_of("step"), message("step is {step}, expected above 0", step=step))
        return None
    least, most = form.amount("min"), form.amount("max")
    if any(
        form.node(key) is not None and read is None
        for key, read in (("step", step), ("min", least), ("max", most))
    ):
        return None
    whole = AmountDomain()
    domain = AmountDomain(
        whole.min if least is None else least, most, whole.step if step is None else step
    )
    return domain if _has_values(domain, form) else None


def _read_days(form: Form) -> Domain | None:
    least, most = form.day("min"), form.day("max")
    if any(
        form.node(key) is not None and read is None for key, read in (("min", least), ("max", most))
    ):
        return None
    whole = DayDomain()
    domain = DayDomain(least or whole.min, most or whole.max)
    return domain if _has_values(domain, form) else None


def _read_flags(_form: Form) -> Domain:
    return FlagDomain()


def _has_values(domain: AmountDomain | DayDomain, form: Form) -> bool:
    if domain.lowest <= domain.highest:
        return True
    form.note(form.line, message("no value lies between min and max, expected at least one"))
    return False


def _read_choices(form: Form) -> Domain | None:
    values = _read_values(form)
    if values is None:
        return None
    if not values:
        form.note(form.line_of("values"), message("no values, expected at least one"))
        return None
    return ChoiceDomain(values)


def _read_members(form: Form) -> Domain | None:
    members = _read_values(form)
    return None if members is None else SetDomain(members)


def _read_values(form: Form) -> tuple[str, ...] | None:
    node = form.node("values")
    items = form.items("values")
    if len(items) > MOST_VALUES:
        form.note(
            form.line_of("values"),
            message("{count} values, expected at most {most}", count=len(items), most=MOST_VALUES),
        )
        return None
    values = [_read_value(form, item) for item in items]
    for place, value in enumerate(values):
        if value is not None and value in values[:place]:
            form.note(
                items[place].line,
                message("value {value} stands twice, expected it once", value=quoted(value)),
            )
            return None
    if not isinstance(node, ListNode) or None in values:
        return None
    return tuple(value for value in values if value is not None)


def _read_value(form: Form, node: Node) -> str | None:
    scalar = form.scalar_of(node, "text", A_TEXT, "values")
    if scalar is None:
        return None
    if scalar.text in RESERVED_VALUES:
        form.note(
            scalar.line,
            message(
                "value {value} has a meaning of its own in bands, expected another",
                value=quoted(scalar.text),
            ),
        )
        return None
    if wrong := fault_of_id(scalar.text):
        form.note(scalar.line, wrong)
        return None
    return scalar.text


def _read_labels(form: Form, domain: Domain | None) -> dict[str, Text]:
    known = values_of(domain)
    labels: dict[str, Text] = {}
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


def _read_filled_by(form: Form, kind: str) -> tuple[bool, Total | None]:
    node = form.node("filled_by")
    if node is None or kind not in ("choice", "amount"):
        return False, None
    if kind == "choice":
        return _read_asker(form, node), None
    what = message("filled_by of {what}", what=form.what)
    total = Form(node, what, form.faults, required=("total_of", "per", "over"))
    of, per, over = (
        total.string("total_of"),
        total.one_of("per", PERIODS),
        total.one_of("over", SCOPES),
    )
    return False, Total(of, per, over) if of and per and over else None


def _read_asker(form: Form, node: Node) -> bool:
    if isinstance(node, Scalar) and node.kind == "text" and node.text == "asker":
        return True
    form.note(
        node.line,
        message("filled_by is {kind}, expected asker for a choice", kind=kind_of_node(node)),
    )
    return False


def _check_totals(dimensions: dict[str, Dimension], form: Form) -> None:
    entries = form.entries("dimensions")
    for dimension in dimensions.values():
        if dimension.total is None:
            continue
        of = dimensions.get(dimension.total.of)
        if of is None and dimension.total.of in entries:
            continue  # that dimension is at fault itself
        if of is None or of is dimension or not isinstance(of.domain, AmountDomain):
            form.note(
                entries[dimension.id][0],
                message(
                    "dimension {id}: total_of is {of}, expected another amount of this area",
                    id=quoted(dimension.id),
                    of=quoted(dimension.total.of),
                ),
            )


_READ_DOMAIN: dict[str, Callable[[Form], Domain | None]] = {
    "amount": _read_amounts,
    "date": _read_days,
    "choice": _read_choices,
    "set": _read_members,
    "flag": _read_flags,
}
