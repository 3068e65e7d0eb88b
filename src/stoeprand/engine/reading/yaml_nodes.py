"""YAML to nodes, by the 1.2 core schema and from events alone.

Events stream: a hostile file is refused at its first brackets too many, before anything is built.
Tags, anchors, aliases and second documents have no place in an area file.
"""

import re
from typing import Any

import yaml

from stoeprand.engine.messages import Message, message, quoted
from stoeprand.engine.reading.nodes import (
    MOST_ENTRIES,
    MOST_LEVELS,
    MOST_NODES,
    Faults,
    ListNode,
    MapNode,
    Node,
    Scalar,
    ScalarKind,
    key_twice,
    too_deep,
    too_long,
    too_much,
)

_LOADER: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)  # the pure one where libyaml is absent

_NUMBER = re.compile(
    r"[-+]?(\.[0-9]+|[0-9]+(\.[0-9]*)?)([eE][-+]?[0-9]+)?"
    r"|0o[0-7]+|0x[0-9a-fA-F]+|[-+]?\.(inf|Inf|INF)|\.(nan|NaN|NAN)",
    re.ASCII,
)
_TOO_DEEP_TO_LOOK = "exceeded maximum nesting depth"
"""What newer versions of libyaml say of a thousand brackets, before there is any event."""
_NULLS = frozenset({"", "~", "null"})
_FLAGS = frozenset({"true", "false"})
_NUMBER_STARTS = frozenset("+-.0123456789")


def read_yaml(text: str, faults: Faults) -> Node:
    """Return the one document in `text`.

    Raises FaultyFile when its syntax breaks or it nests too deeply.
    """
    builder = _Builder(faults)
    try:
        for event in yaml.parse(text, Loader=_LOADER):
            builder.take(event)
    except yaml.MarkedYAMLError as error:
        raise faults.refuse(_line_of(error), _wrong_with(error)) from None
    except yaml.reader.ReaderError as error:
        # libyaml tells the place in bytes
        line = text.encode().count(b"\n", 0, error.position) + 1
        raise faults.refuse(
            line,
            message(
                "character {code} may not stand in YAML, expected readable text",
                code=hex(error.character),
            ),
        ) from None
    except yaml.YAMLError as error:
        raise faults.refuse(
            1, message("this is not YAML: {problem}", problem=quoted(str(error)))
        ) from None
    return builder.root or Scalar(1, "", "null")


def kind_of_plain(text: str) -> ScalarKind:
    """Return what an unquoted scalar is: true and false are flags, null, ~ and nothing null."""
    if text[:1] in _NUMBER_STARTS and (
        (text.isascii() and text.isdigit()) or _NUMBER.fullmatch(text)
    ):
        return "number"
    if text in _FLAGS:
        return "flag"
    return "null" if text in _NULLS else "text"


class _Builder:
    """Turns one event after the other into nodes."""

    def __init__(self, faults: Faults) -> None:
        self.root: Node | None = None
        self._faults = faults
        self._open: list[ListNode | MapNode] = []
        self._keys: list[
            tuple[int, str] | None
        ] = []  # per open map: the key that waits for its value
        self._documents = 0
        self._count = 0

    def take(self, event: Any) -> None:
        self._count += 1
        if self._count > MOST_NODES:
            raise self._faults.refuse(event.start_mark.line + 1, too_much())
        kind = type(event)
        if kind is yaml.ScalarEvent:
            self._take_scalar(event)
        elif kind is yaml.MappingStartEvent or kind is yaml.SequenceStartEvent:
            self._begin(event)
        elif kind is yaml.MappingEndEvent or kind is yaml.SequenceEndEvent:
            self._open.pop()
            self._keys.pop()
        elif kind is yaml.AliasEvent:
            self._take_alias(event)
        elif kind is yaml.DocumentStartEvent:
            self._begin_document(event)

    def _begin_document(self, event: Any) -> None:
        self._documents += 1
        line = event.start_mark.line + 1
        if self._documents > 1:
            raise self._faults.refuse(line, message("a second document begins here, expected one"))
        if event.tags:
            self._faults.add(line, message("a tag directive stands here, expected no tags"))

    def _take_scalar(self, event: Any) -> None:
        if event.tag is not None or event.anchor is not None:
            self._refuse_decoration(event)
        text = event.value
        # what is quoted, or a block, is text whatever it says; plain is '' or None, by parser
        kind: ScalarKind = "text" if event.style else kind_of_plain(text)
        node = Scalar(event.start_mark.line + 1, text, kind)
        self._place(node)

    def _take_alias(self, event: Any) -> None:
        line = event.start_mark.line + 1
        self._faults.add(
            line, message("alias {name}, expected the value itself", name=quoted(event.anchor))
        )
        self._place(Scalar(line, "", "null"))

    def _begin(self, event: Any) -> None:
        self._refuse_decoration(event)
        line = event.start_mark.line + 1
        if len(self._open) >= MOST_LEVELS:
            raise self._faults.refuse(line, too_deep())
        node: ListNode | MapNode
        node = MapNode(line, {}) if type(event) is yaml.MappingStartEvent else ListNode(line, [])
        self._place(node)
        self._open.append(node)
        self._keys.append(None)

    def _place(self, node: Node) -> None:
        if not self._open:
            self.root = node
            return
        parent = self._open[-1]
        if isinstance(parent, ListNode):
            parent.items.append(node)
            if len(parent.items) > MOST_ENTRIES:
                raise self._faults.refuse(node.line, too_long())
        elif self._keys[-1] is None:
            self._keys[-1] = self._key_of(node)
        else:
            line, key = self._keys[-1]
            self._keys[-1] = None
            if key in parent.entries:
                self._faults.add(line, key_twice(key, parent.entries[key][0]))
            else:
                parent.entries[key] = (line, node)
                if len(parent.entries) > MOST_ENTRIES:
                    raise self._faults.refuse(line, too_long())

    def _key_of(self, node: Node) -> tuple[int, str]:
        if isinstance(node, Scalar):
            return node.line, node.text
        self._faults.add(node.line, message("a list or map stands as a key, expected a text"))
        return node.line, ""

    def _refuse_decoration(self, event: Any) -> None:
        line = event.start_mark.line + 1
        if event.tag is not None:
            self._faults.add(line, message("tag {tag}, expected no tags", tag=quoted(event.tag)))
        if event.anchor is not None:
            self._faults.add(
                line, message("anchor {name}, expected no anchors", name=quoted(event.anchor))
            )


def _line_of(error: yaml.MarkedYAMLError) -> int:
    mark = error.problem_mark or error.context_mark
    return mark.line + 1 if mark else 1


def _wrong_with(error: yaml.MarkedYAMLError) -> Message:
    if error.problem == _TOO_DEEP_TO_LOOK:
        return too_deep()
    return message("this is not YAML: {problem}, expected an area file", problem=_problem_of(error))


def _problem_of(error: yaml.MarkedYAMLError) -> str:
    return quoted(error.problem or error.context or "syntax")
