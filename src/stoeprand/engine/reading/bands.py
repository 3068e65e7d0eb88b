"""The bands of a kerb, out of the file: they cover every value of their dimension."""

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
from stoeprand.engine.reading.fields import A_TEXT, Form, kind_of_node, unexpected, unknown_key
from stoeprand.engine.reading.nodes import ListNode, MapNode, Node, Scalar

OPEN = "open"


def is_open(node: Node | None) -> bool:
    """Say whether the bands are said to be open: nobody has said them yet."""
    return isinstance(node, Scalar) and node.kind == "text" and node.text == OPEN


def read_bands(form: Form, dimension: Dimension) -> Bands | None:
    """Return the bands of a kerb on `dimension`, or None when they are at fault."""
    node, domain = form.node("bands"), dimension.domain
    if isinstance(domain, AmountDomain | DayDomain):
        return _read_line(form, node, domain) if _is(form, node, ListNode) else None
    if not _is(form, node, MapNode):
        return None
    if isinstance(domain, SetDomain):
        return _read_members(form, domain)
    return _read_values(
        form, domain.values if isinstance(domain, ChoiceDomain) else ("true", "false")
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
    bands: list[Band | None] = []
    for number, item in enumerate(node.items, 1):
        bands.append(_read_band(form, item, number, number == len(node.items), domain))
        _check_rising(form, bands, item.line)
    sound = tuple(band for band in bands if band is not None)
    return LineBands(sound) if len(sound) == len(bands) else None


def _read_band(
    parent: Form, node: Node, number: int, is_last: bool, domain: AmountDomain | DayDomain
) -> Band | None:
    what = message("{what}, band {number}", what=parent.what, number=number)
    form = Form(node, what, parent.faults, required=("level",), optional=("at_most", "below"))
    level = read_level(form, "level")
    ends = [key for key in ("at_most", "below") if form.node(key) is not None]
    if len(ends) > 1:
        form.note(node.line, message("both at_most and below, expected one of them"))
    elif is_last and ends:
        form.note(
            node.line,
            message("the last band has {key}, expected none: it covers the rest", key=ends[0]),
        )
    elif not is_last and not ends and form.keys:
        form.note(
            node.line, message("no end, expected at_most or below: only the last band has none")
        )
    elif level is not None:
        end = read_bound(form, ends[0], domain) if ends else None
        return Band(level, end, ends != ["below"]) if end is not None or not ends else None
    return None


def _check_rising(form: Form, bands: list[Band | None], line: int) -> None:
    """Compare the newest band with the one before: by value, then `below` before `at_most`."""
    before, band = (bands[-2] if len(bands) > 1 else None), bands[-1]
    if before is None or band is None or before.end is None or band.end is None:
        return
    if _is_beyond(band.end, band.included, before.end, before.included):
        return
    form.note(
        line,
        message(
            "band '{band}' comes after '{before}', expected bands to rise",
            band=_end_in_words(band),
            before=_end_in_words(before),
        ),
    )


def _is_beyond(end: Bound, included: bool, before: Bound, before_included: bool) -> bool:
    if end == before:
        return included and not before_included
    return bool(end > before)  # type: ignore[operator]  # both are amounts or both are days


def _end_in_words(band: Band) -> str:
    return f"{'at_most' if band.included else 'below'}: {band.end}"


def _read_values(form: Form, values: tuple[str, ...]) -> Bands | None:
    levels = _read_levels(form, (*values, "otherwise"))
    if levels is None:
        return None
    missing = [value for value in values if value not in levels]
    otherwise = levels.pop("otherwise", None)
    if missing and otherwise is None:
        form.note(
            form.line_of("bands"),
            message(
                "bands say nothing of {values}, expected a level for each, or otherwise",
                values=listed(missing[:12]),
            ),
        )
        return None
    return ValueBands(levels, otherwise)


def _read_members(form: Form, domain: SetDomain) -> Bands | None:
    levels = _read_levels(form, (*domain.members, "otherwise", "empty"))
    if levels is None:
        return None
    otherwise, empty = levels.pop("otherwise", Level.FREE), levels.pop("empty", Level.FREE)
    return MemberBands(levels, otherwise, empty)


def _read_levels(form: Form, allowed: tuple[str, ...]) -> dict[str, Level] | None:
    levels: dict[str, Level] = {}
    sound = True
    for key, (line, node) in form.entries("bands").items():
        level = level_of(form, node, key)
        if key not in allowed:
            form.note(line, unknown_key(key, allowed))
            sound = False
        elif level is None:
            sound = False
        else:
            levels[key] = level
    return levels if sound else None


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
