"""The bands of a kerb, out of the file: they cover every value of their dimension."""

from itertools import pairwise

from stoeprand.engine.area import (
    Band,
    Bands,
    Bound,
    Dimension,
    LineBands,
    MemberBands,
    ValueBands,
)
from stoeprand.engine.domains import AmountDomain, ChoiceDomain, DayDomain, SetDomain
from stoeprand.engine.levels import LEVEL_IDS, LEVELS_BY_ID, Level
from stoeprand.engine.messages import listed, message
from stoeprand.engine.reading.conditions import read_bound
from stoeprand.engine.reading.fields import (
    A_TEXT,
    MOST_NAMED,
    Form,
    kind_of_node,
    unexpected,
    unknown_key,
)
from stoeprand.engine.reading.nodes import ListNode, MapNode, Node, Scalar
from stoeprand.engine.reading.scalars import fault_of_id

OPEN = "open"

End = tuple[Bound, bool]
"""Where a band ends, and whether that itself is still in it."""


def is_open(node: Node | None) -> bool:
    """Say whether the bands are said to be open: nobody has said them yet."""
    return isinstance(node, Scalar) and node.kind == "text" and node.text == OPEN


def read_bands(form: Form, dimension: Dimension | None) -> Bands | None:
    """Return the bands of a kerb on `dimension`, or None when they are at fault.

    Where the dimension itself is not clear (None) at least their levels are read.
    """
    node = form.node("bands")
    if dimension is None:
        _check_levels(form, node)
        return None
    domain = dimension.domain
    if isinstance(domain, AmountDomain | DayDomain):
        return _read_line(form, node, domain) if _is(form, node, ListNode) else None
    if not _is(form, node, MapNode):
        return None
    if isinstance(domain, SetDomain):
        return _read_members(form, domain)
    return _read_values(
        form, domain.values if isinstance(domain, ChoiceDomain) else ("true", "false")
    )


def _check_levels(form: Form, node: Node | None) -> None:
    if isinstance(node, ListNode):
        for number, item in enumerate(node.items, 1):
            read_level(_band_form(form, item, number), "level")
    elif isinstance(node, MapNode):
        for key, (_, held) in node.entries.items():
            level_of(form, held, key)
    elif node is not None:
        form.note(
            node.line,
            message("bands are {found}, expected levels, or open", found=kind_of_node(node)),
        )


def _is(form: Form, node: Node | None, expected: type[ListNode] | type[MapNode]) -> bool:
    if node is None or isinstance(node, expected):
        return node is not None
    kind = (
        message("a list of bands") if expected is ListNode else message("a map of values to levels")
    )
    form.note(
        node.line,
        message("bands are {found}, expected {kind}, or open", found=kind_of_node(node), kind=kind),
    )
    return False


def _read_line(form: Form, node: Node | None, domain: AmountDomain | DayDomain) -> Bands | None:
    assert isinstance(node, ListNode)  # noqa: S101  (asked before)
    if not node.items:
        form.note(node.line, message("no bands, expected at least one"))
        return None
    forms = [_band_form(form, item, number) for number, item in enumerate(node.items, 1)]
    levels = [read_level(band, "level") for band in forms]
    ends = [_read_end(band, domain, band is forms[-1]) for band in forms]
    for band, (before, end) in zip(forms[1:], pairwise(ends), strict=True):
        _check_rising(form, before, end, band.line)
    return LineBands(
        tuple(
            Band(level, *(end or ()))
            for level, end in zip(levels, ends, strict=True)
            if level is not None
        )
    )


def _band_form(parent: Form, node: Node, number: int) -> Form:
    what = message("{what}, band {number}", what=parent.what, number=number)
    return Form(node, what, parent.faults, required=("level",), optional=("at_most", "below"))


def _read_end(form: Form, domain: AmountDomain | DayDomain, is_last: bool) -> End | None:
    """Return where a band ends, or None: the last has no end, and one at fault none that counts."""
    keys = [key for key in ("at_most", "below") if form.node(key) is not None]
    ends = [read_bound(form, key, domain) for key in keys]
    if len(keys) > 1:
        form.note(form.line, message("both at_most and below, expected one of them"))
    elif is_last and keys:
        form.note(
            form.line,
            message("the last band has {key}, expected none: it covers the rest", key=keys[0]),
        )
    elif not is_last and not keys and form.keys:
        form.note(
            form.line, message("no end, expected at_most or below: only the last band has none")
        )
    elif keys and ends[0] is not None:
        return ends[0], keys == ["at_most"]
    return None


def _check_rising(form: Form, before: End | None, end: End | None, line: int) -> None:
    """Compare a band with the one before: by value, then `below` before `at_most`."""
    if before is None or end is None or before < end:
        return
    form.note(
        line,
        message(
            "band '{band}' comes after '{before}', expected bands to rise",
            band=_end_in_words(end),
            before=_end_in_words(before),
        ),
    )


def _end_in_words(end: End) -> str:
    bound, included = end
    return f"{'at_most' if included else 'below'}: {bound}"


def _read_values(form: Form, values: tuple[str, ...]) -> Bands | None:
    levels = _read_levels(form, (*values, "otherwise"))
    said = form.entries("bands")
    missing = [value for value in values if value not in said and not fault_of_id(value)]
    if missing and "otherwise" not in said:
        form.note(
            form.line_of("bands"),
            message(
                "bands say nothing of {values}, expected a level for each, or otherwise",
                values=listed(missing[:MOST_NAMED]),
            ),
        )
    otherwise = levels.pop("otherwise", None)
    return ValueBands(levels, otherwise)


def _read_members(form: Form, domain: SetDomain) -> Bands | None:
    levels = _read_levels(form, (*domain.members, "otherwise", "empty"))
    otherwise, empty = levels.pop("otherwise", Level.FREE), levels.pop("empty", Level.FREE)
    return MemberBands(levels, otherwise, empty)


def _read_levels(form: Form, allowed: tuple[str, ...]) -> dict[str, Level]:
    levels: dict[str, Level] = {}
    for key, (line, node) in form.entries("bands").items():
        level = level_of(form, node, key)
        if key not in allowed:
            form.note(line, unknown_key(key, allowed))
        elif level is not None:
            levels[key] = level
    return levels


def read_level(form: Form, key: str) -> Level | None:
    """Return the level that a key holds."""
    node = form.node(key)
    return level_of(form, node, key) if node is not None else None


def level_of(form: Form, node: Node, key: str) -> Level | None:
    """Return the level that a node holds."""
    scalar = form.scalar_of(node, "text", A_TEXT, key)
    if scalar is None or scalar.text in LEVELS_BY_ID:
        return LEVELS_BY_ID[scalar.text] if scalar else None
    form.note(scalar.line, unexpected(key, scalar.text, LEVEL_IDS))
    return None
