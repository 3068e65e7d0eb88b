"""JSON to nodes, each with its line: the standard library's reader tells no lines."""

import re
from collections.abc import Sized
from json.decoder import JSONDecodeError, scanstring  # type: ignore[attr-defined]  # typeshed leaves it out

from stoeprand.engine.faults import FaultyFile
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
    key_twice,
    too_deep,
    too_long,
    too_much,
)

_SPACE = re.compile(r"[ \t\r\n]*")
_NUMBER = re.compile(r"-?(?:0|[1-9][0-9]*)(?:\.[0-9]+)?(?:[eE][-+]?[0-9]+)?", re.ASCII)
_WORDS = {"true": "flag", "false": "flag", "null": "null"}


def read_json(text: str, faults: Faults) -> Node:
    """Return the one value in `text`; FaultyFile when its syntax breaks or it nests too deeply."""
    return _Reader(text, faults).read()


class _Reader:
    """Reads a value at a place, and remembers where the next one begins."""

    def __init__(self, text: str, faults: Faults) -> None:
        self._text = text
        self._faults = faults
        self._place = 0
        self._count = 0
        self._line_number = 1
        self._line_number_at = 0

    def read(self) -> Node:
        node = self._value(0)
        self._skip_space()
        if self._place < len(self._text):
            raise self._refuse(message("more text stands after the end, expected one JSON value"))
        return node

    def _line(self) -> int:
        """Return the line of the place; only what was read since the last time is counted."""
        self._line_number += self._text.count("\n", self._line_number_at, self._place)
        self._line_number_at = self._place
        return self._line_number

    def _refuse(self, what: Message) -> FaultyFile:
        return self._faults.refuse(self._line(), what)

    def _skip_space(self) -> None:
        found = _SPACE.match(self._text, self._place)
        assert found is not None  # noqa: S101  (the pattern holds for nothing too)
        self._place = found.end()

    def _next(self) -> str:
        self._skip_space()
        return self._text[self._place : self._place + 1]

    def _value(self, depth: int) -> Node:
        first = self._next()
        self._count += 1
        if self._count > MOST_NODES:
            raise self._refuse(too_much())
        if first == "{":
            return self._map(depth)
        if first == "[":
            return self._list(depth)
        line = self._line()
        if first == '"':
            return Scalar(line, self._string(), "text")
        return self._number_or_word(line)

    def _number_or_word(self, line: int) -> Scalar:
        if found := _NUMBER.match(self._text, self._place):
            self._place = found.end()
            return Scalar(line, found.group(), "number")
        for word, kind in _WORDS.items():
            if self._text.startswith(word, self._place):
                self._place += len(word)
                return Scalar(line, word, "flag" if kind == "flag" else "null")
        seen = self._text[self._place : self._place + 20].split("\n")[0]
        raise self._refuse(message("this is not JSON: {seen}, expected a value", seen=quoted(seen)))

    def _string(self) -> str:
        try:
            text, self._place = scanstring(self._text, self._place + 1, True)
        except JSONDecodeError as error:
            raise self._refuse(
                message("this is not JSON: {problem}, expected a text", problem=quoted(error.msg))
            ) from None
        return str(text)

    def _enter(self, depth: int) -> int:
        if depth >= MOST_LEVELS:
            raise self._refuse(too_deep())
        self._place += 1
        return depth + 1

    def _list(self, depth: int) -> ListNode:
        node = ListNode(self._line(), [])
        depth = self._enter(depth)
        if self._next() == "]":
            self._place += 1
            return node
        while True:
            node.items.append(self._value(depth))
            self._keep_short(node.items)
            if not self._another("]"):
                return node

    def _map(self, depth: int) -> MapNode:
        node = MapNode(self._line(), {})
        depth = self._enter(depth)
        if self._next() == "}":
            self._place += 1
            return node
        while True:
            self._entry(node, depth)
            self._keep_short(node.entries)
            if not self._another("}"):
                return node

    def _entry(self, node: MapNode, depth: int) -> None:
        if self._next() != '"':
            raise self._refuse(message("this is not JSON: expected a key between double quotes"))
        self._count += 1
        line, key = self._line(), self._string()
        if self._next() != ":":
            raise self._refuse(
                message("this is not JSON: expected ':' after key {key}", key=quoted(key))
            )
        self._place += 1
        value = self._value(depth)
        if key in node.entries:
            self._faults.add(line, key_twice(key, node.entries[key][0]))
        else:
            node.entries[key] = (line, value)

    def _keep_short(self, entries: Sized) -> None:
        if len(entries) > MOST_ENTRIES:
            raise self._refuse(too_long())

    def _another(self, end: str) -> bool:
        mark = self._next()
        if mark not in (",", end):
            raise self._refuse(message("this is not JSON: expected ',' or '{end}'", end=end))
        self._place += 1
        return mark == ","
