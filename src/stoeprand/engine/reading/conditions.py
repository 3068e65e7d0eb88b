"""The conditions of a kerb (`when`), out of the file."""

from stoeprand.engine.area import (
    Bound,
    ChoiceTest,
    Dimension,
    FlagTest,
    IntervalTest,
    MembersTest,
    Test,
)
from stoeprand.engine.domains import AmountDomain, ChoiceDomain, DayDomain, Domain, SetDomain
from stoeprand.engine.messages import listed, message, quoted
from stoeprand.engine.reading.dimensions import Dimensions, values_of
from stoeprand.engine.reading.fields import A_FLAG, A_TEXT, Form, no_such_dimension, unexpected
from stoeprand.engine.reading.nodes import ListNode, Node, Scalar

_BOUNDS = ("at_least", "at_most", "above", "below")
_MEMBER_TESTS = ("any_of", "all_of", "none_of")


def read_when(form: Form, dimensions: Dimensions) -> dict[str, Test]:
    """Return the tests of a kerb by dimension."""
    tests: dict[str, Test] = {}
    for dimension_id, (line, node) in form.entries("when").items():
        check_dimension(form, line, dimension_id, dimensions)
        if dimension := dimensions.readable.get(dimension_id):
            test = _read_test(form, dimension, node)
            if test is not None:
                tests[dimension_id] = test
    return tests


def check_dimension(form: Form, line: int, dimension_id: str, dimensions: Dimensions) -> None:
    """Note it when the area has no such dimension, at fault or not."""
    if dimensions.known is not None and dimension_id not in dimensions.known:
        form.note(line, no_such_dimension(dimension_id, dimensions.known))


def read_bound(form: Form, key: str, domain: AmountDomain | DayDomain) -> Bound | None:
    """Return the amount or day that a key holds, as the dimension asks."""
    return form.amount(key) if isinstance(domain, AmountDomain) else form.day(key)


def _read_test(parent: Form, dimension: Dimension, node: Node) -> Test | None:
    domain = dimension.domain
    what = message("{what}, when {dimension}", what=parent.what, dimension=quoted(dimension.id))
    form = Form(node, what, parent.faults, optional=_keys_of(domain))
    if not form.keys and not isinstance(node, Scalar | ListNode):
        form.note(
            node.line,
            message("an empty test, expected one of {keys}", keys=listed(_keys_of(domain))),
        )
        return None
    if isinstance(domain, AmountDomain | DayDomain):
        return IntervalTest(**{key: read_bound(form, key, domain) for key in _BOUNDS})
    if isinstance(domain, ChoiceDomain):
        return _read_choice(form, domain)
    if isinstance(domain, SetDomain):
        return MembersTest(**{key: _read_values(form, key, domain) for key in _MEMBER_TESTS})
    return _read_flag(form)


def _keys_of(domain: Domain) -> tuple[str, ...]:
    if isinstance(domain, AmountDomain | DayDomain):
        return _BOUNDS
    if isinstance(domain, ChoiceDomain):
        return ("is", "in")
    return _MEMBER_TESTS if isinstance(domain, SetDomain) else ("is",)


def _read_choice(form: Form, domain: ChoiceDomain) -> Test | None:
    if form.node("is") is not None and form.node("in") is not None:
        form.note(form.line, message("both 'is' and 'in', expected one of them"))
        return None
    if form.node("in") is not None:
        return ChoiceTest(_read_values(form, "in", domain))
    value = form.scalar("is", "text", A_TEXT)
    if value is None:
        return None
    if value.text not in domain.values:
        form.note(value.line, unexpected("is", value.text, domain.values))
        return None
    return ChoiceTest((value.text,))


def _read_values(form: Form, key: str, domain: ChoiceDomain | SetDomain) -> tuple[str, ...]:
    node = form.node(key)
    if isinstance(node, ListNode) and not node.items:
        form.note(
            node.line,
            message("{key} is an empty list, expected at least one value", key=quoted(key)),
        )
    values = []
    for item in form.items(key):
        scalar = form.scalar_of(item, "text", A_TEXT, key)
        if scalar is None:
            continue
        if scalar.text not in values_of(domain):
            form.note(scalar.line, unexpected(key, scalar.text, values_of(domain)))
        elif scalar.text not in values:
            values.append(scalar.text)
    return tuple(values)


def _read_flag(form: Form) -> Test | None:
    scalar = form.scalar("is", "flag", A_FLAG)
    return FlagTest(scalar.text == "true") if scalar else None
