"""One kerb, out of the file."""

from collections.abc import Collection
from dataclasses import dataclass
from typing import Any

from stoeprand.engine.area import (
    CERTAINTIES,
    MOVERS,
    NATURES,
    Bands,
    Checked,
    Kerb,
    Source,
)
from stoeprand.engine.messages import Message, message, quoted
from stoeprand.engine.reading.bands import is_open, read_bands
from stoeprand.engine.reading.conditions import check_dimension, read_when
from stoeprand.engine.reading.dimensions import Dimensions
from stoeprand.engine.reading.fields import A_TEXT, Form, one_of
from stoeprand.engine.reading.nodes import Faults, MapNode, Node, Scalar
from stoeprand.engine.reading.scalars import fault_of_id

MOST_KERBS = 5000

_REQUIRED = ("id", "title", "nature", "source", "owner", "movable_by", "on", "bands")
_DAYS = ("promised_until", "valid_from", "valid_until", "review_on", "confirmed_on")
_OPTIONAL = ("why", "signs", "stands_for", "when", "ask", "silence", "checked", *_DAYS)
_SOURCE_KEYS = ("text", "url", "version", "row")


@dataclass(frozen=True, slots=True)
class Surroundings:
    """What a kerb may refer to.

    `people` are the ids in the file, also of who is at fault there; None where it has no map.
    """

    dimensions: Dimensions
    people: Collection[str] | None


def read_kerbs(form: Form, around: Surroundings) -> tuple[Kerb, ...]:
    """Return the kerbs of an area, in file order; those that are at fault lack."""
    items = form.items("kerbs")
    if len(items) > MOST_KERBS:
        form.note(
            form.line_of("kerbs"),
            message("{count} kerbs, expected at most {most}", count=len(items), most=MOST_KERBS),
        )
    lines: dict[str, int] = {}
    kerbs = []
    for item in items:
        kerb_form = _form_of(item, form.faults)
        _check_once(kerb_form, lines)
        kerb = _read_kerb(kerb_form, around)
        if kerb is not None:
            kerbs.append(kerb)
    return tuple(kerbs)


def read_kerb(node: Node, around: Surroundings, faults: Faults) -> Kerb | None:
    """Return the one kerb that a node holds, or None: then something was noted in `faults`.

    It may also be returned where something was.
    """
    return _read_kerb(_form_of(node, faults), around)


def _form_of(node: Node, faults: Faults) -> Form:
    return Form(node, _name_of(node), faults, required=_REQUIRED, optional=_OPTIONAL)


def _name_of(node: Node) -> Message:
    """Name a kerb in faults by its id, or by its line where it has none."""
    _, held = node.entries.get("id", (0, None)) if isinstance(node, MapNode) else (0, None)
    if isinstance(held, Scalar) and held.kind == "text":
        return message("kerb {id}", id=quoted(held.text))
    return message("kerb")


def _check_once(form: Form, lines: dict[str, int]) -> None:
    held, line = form.node("id"), form.line_of("id")
    if not isinstance(held, Scalar):
        return
    if held.text in lines:
        wrong = message(
            "kerb id {id} stands twice (first on line {line}), expected it once",
            id=quoted(held.text),
            line=lines[held.text],
        )
        form.faults.add(line, wrong)
    lines.setdefault(held.text, line)


def _read_kerb(form: Form, around: Surroundings) -> Kerb | None:
    """Read every part before giving up, so that every fault is found."""
    kerb_id, title, source = _read_id(form), form.text("title"), _read_source(form)
    nature, mover = form.one_of("nature", NATURES), form.one_of("movable_by", MOVERS)
    owner, on = _read_person(form, "owner", around), _read_on(form, around)
    when = read_when(form, around.dimensions)
    bands = _read_said_bands(form, around, on)
    rest = _read_rest(form, around, nature)
    if not (kerb_id and title and source and nature and mover and owner and on):
        return None
    return Kerb(
        id=kerb_id,
        title=title,
        nature=nature,
        source=source,
        owner=owner,
        movable_by=mover,
        on=on,
        bands=bands,
        when=when,
        line=form.line,
        **rest,
    )


def _read_rest(form: Form, around: Surroundings, nature: str | None) -> dict[str, Any]:
    rest: dict[str, Any] = {
        "why": form.text("why"),
        "ask": form.text("ask"),
        "signs": _read_person(form, "signs", around),
        "stands_for": _read_person(form, "stands_for", around),
        "silence": _read_silence(form, nature),
        "checked": _read_checked(form),
    }
    rest.update({key: form.day(key) for key in _DAYS})
    return rest


def _read_id(form: Form) -> str | None:
    scalar = form.scalar("id", "text", A_TEXT)
    if scalar and (wrong := fault_of_id(scalar.text)):
        form.note(scalar.line, wrong)
        return None
    return scalar.text if scalar else None


def _read_person(form: Form, key: str, around: Surroundings) -> str | None:
    scalar = form.scalar(key, "text", A_TEXT)
    if scalar is None or around.people is None or scalar.text in around.people:
        return scalar.text if scalar else None
    form.note(
        scalar.line,
        message(
            "{key} is {id}, expected somebody of people: {known}",
            key=quoted(key),
            id=quoted(scalar.text),
            known=one_of(around.people) if around.people else message("nobody is there yet"),
        ),
    )
    return None


def _read_on(form: Form, around: Surroundings) -> str | None:
    scalar = form.scalar("on", "text", A_TEXT)
    if scalar is None:
        return None
    check_dimension(form, scalar.line, scalar.text, around.dimensions)
    return scalar.text


def _read_said_bands(form: Form, around: Surroundings, on: str | None) -> Bands | None:
    if is_open(form.node("bands")):
        return None
    return read_bands(form, around.dimensions.readable.get(on) if on else None)


def _read_source(form: Form) -> Source | None:
    node = form.node("source")
    if not isinstance(node, MapNode) or not any(key in node.entries for key in _SOURCE_KEYS):
        text = form.text("source")
        return Source(text) if text else None
    what = message("source of {what}", what=form.what)
    source = Form(node, what, form.faults, required=("text",), optional=_SOURCE_KEYS[1:])
    text, url = source.text("text"), source.string("url")
    version, row = _read_text_or_number(source, "version"), _read_text_or_number(source, "row")
    if url is not None and not url.startswith(("https://", "http://")):
        source.note(
            source.line_of("url"),
            message("url is {url}, expected one that begins with https://", url=quoted(url)),
        )
        return None
    return Source(text, url, version, row) if text else None


def _read_text_or_number(form: Form, key: str) -> str | None:
    """Versions and rows are mostly numbers, and people write them so."""
    node = form.node(key)
    if isinstance(node, Scalar) and node.kind == "number":
        return node.text
    return form.string(key)


def read_working_days(form: Form, key: str) -> int | None:
    """Return a term such as `{working_days: 5}` in working days."""
    node = form.node(key)
    if node is None:
        return None
    what = message("{key} of {what}", key=key, what=form.what)
    return Form(node, what, form.faults, required=("working_days",)).whole_above_zero(
        "working_days"
    )


def _read_silence(form: Form, nature: str | None) -> int | None:
    silence = read_working_days(form, "silence")
    if nature == "law" and form.node("silence") is not None:
        form.note(
            form.line_of("silence"),
            message("silence on a kerb of law, expected none: silence is no permission by law"),
        )
    return silence


def _read_checked(form: Form) -> Checked | None:
    node = form.node("checked")
    if node is None:
        return None
    what = message("checked of {what}", what=form.what)
    checked = Form(node, what, form.faults, required=("status",), optional=("on",))
    status, day = checked.one_of("status", CERTAINTIES), checked.day("on")
    return Checked(status, day) if status else None
