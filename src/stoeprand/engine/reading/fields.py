"""Taking a map apart: which keys it may have, and each value as the kind that is expected.

A `Form` never raises: it notes each fault and gives None, so that one reading finds every fault.
"""

from collections.abc import Callable, Collection, Mapping
from datetime import date
from decimal import Decimal
from itertools import islice
from typing import TypeVar

from stoeprand.engine.area import Text
from stoeprand.engine.messages import Message, listed, message, quoted
from stoeprand.engine.reading.nodes import Faults, ListNode, MapNode, Node, Scalar, is_text
from stoeprand.engine.reading.scalars import fault_of_id, read_amount, read_day

_Read = TypeVar("_Read", date, Decimal)
MOST_NAMED = 12
"""So many of the words that were allowed are named to whoever wrote another one."""

_LANGUAGE_LETTERS = frozenset("abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-")


class Form:
    """One map of the file: `what` names it in faults ("kerb 'purse'")."""

    def __init__(
        self,
        node: Node | None,
        what: Message,
        faults: Faults,
        *,
        required: Collection[str] = (),
        optional: Collection[str] = (),
    ) -> None:
        self.what = what
        self.faults = faults
        self.line = node.line if node else 0
        self._entries: dict[str, tuple[int, Node]] = {}
        if isinstance(node, MapNode):
            self._entries = {
                key: (line, held) for key, (line, held) in node.entries.items() if not is_null(held)
            }
            self._check_keys(node, required, optional)
        elif node is not None:
            self.note(node.line, message("{kind}, expected a map", kind=kind_of_node(node)))

    @property
    def keys(self) -> Collection[str]:
        """The keys that hold something."""
        return self._entries.keys()

    def note(self, line: int, wrong: Message) -> None:
        """Note a fault of this map."""
        self.faults.add(line, message("{what}: {wrong}", what=self.what, wrong=wrong))

    def line_of(self, key: str) -> int:
        """Return the line of a key, or of the map where it lacks."""
        return self._entries[key][0] if key in self._entries else self.line

    def node(self, key: str) -> Node | None:
        """Return what a key holds; None where it lacks or is null."""
        entry = self._entries.get(key)
        return entry[1] if entry else None

    def scalar(self, key: str, kind: str, expected: Message) -> Scalar | None:
        """Return the scalar of `kind` that a key holds."""
        node = self.node(key)
        return self.scalar_of(node, kind, expected, key) if node is not None else None

    def scalar_of(self, node: Node, kind: str, expected: Message, key: str) -> Scalar | None:
        """Return `node` when it is a scalar of `kind`; else note what stands there instead."""
        if isinstance(node, Scalar) and node.kind == kind:
            if is_text(node.text):
                return node
            self.note(
                node.line,
                message("{key} holds half a character or a NUL, expected a text", key=quoted(key)),
            )
            return None
        self.note(
            node.line,
            message(
                "{key} is {kind}, expected {expected}",
                key=quoted(key),
                kind=kind_of_node(node),
                expected=expected,
            ),
        )
        return None

    def string(self, key: str) -> str | None:
        """Return a text that is the same in every language."""
        scalar = self.scalar(key, "text", A_TEXT)
        return self._filled(scalar, key) if scalar else None

    def text(self, key: str) -> Text | None:
        """Return a text: a string, or one per language."""
        node = self.node(key)
        return self.text_of(node, key) if node is not None else None

    def text_of(self, node: Node, key: str) -> Text | None:
        """Return the text that a node holds: a string, or one per language."""
        if not isinstance(node, MapNode):
            scalar = self.scalar_of(node, "text", A_TEXT_PER_LANGUAGE, key)
            filled = self._filled(scalar, key) if scalar else None
            return Text((("", filled),)) if filled else None
        texts = [
            self._in_one_language(key, language, *entry) for language, entry in node.entries.items()
        ]
        if not texts:
            self.note(node.line, message("{key} is empty, expected a text", key=quoted(key)))
        return Text(tuple(text for text in texts if text)) if all(texts) and texts else None

    def day(self, key: str) -> date | None:
        """Return a day."""
        scalar = self.scalar(key, "text", A_DAY)
        return self._read(scalar, read_day, key) if scalar else None

    def amount(self, key: str) -> Decimal | None:
        """Return an amount."""
        scalar = self.scalar(key, "number", A_NUMBER)
        return self._read(scalar, read_amount, key) if scalar else None

    def flag(self, key: str, default: bool) -> bool:
        """Return true or false."""
        scalar = self.scalar(key, "flag", A_FLAG)
        return scalar.text == "true" if scalar else default

    def whole_above_zero(self, key: str) -> int | None:
        """Return a whole number above zero."""
        amount = self.amount(key)
        if amount is None:
            return None
        if amount > 0 and amount == int(amount):
            return int(amount)
        self.note(
            self.line_of(key),
            message(
                "{key} is {amount}, expected a whole number above 0", key=quoted(key), amount=amount
            ),
        )
        return None

    def one_of(self, key: str, allowed: Collection[str]) -> str | None:
        """Return a word out of `allowed`."""
        scalar = self.scalar(key, "text", A_TEXT)
        if scalar is None or scalar.text in allowed:
            return scalar.text if scalar else None
        self.note(scalar.line, unexpected(key, scalar.text, allowed))
        return None

    def items(self, key: str) -> list[Node]:
        """Return the items of a list; none where the key lacks."""
        node = self.node(key)
        if node is None or isinstance(node, ListNode):
            return node.items if node else []
        self.note(
            node.line,
            message("{key} is {kind}, expected a list", key=quoted(key), kind=kind_of_node(node)),
        )
        return []

    def entries(self, key: str) -> Mapping[str, tuple[int, Node]]:
        """Return the entries of a map; none where the key lacks."""
        node = self.node(key)
        if node is None or isinstance(node, MapNode):
            return node.entries if node else {}
        self.note(
            node.line,
            message("{key} is {kind}, expected a map", key=quoted(key), kind=kind_of_node(node)),
        )
        return {}

    def _check_keys(
        self, node: MapNode, required: Collection[str], optional: Collection[str]
    ) -> None:
        for key, (line, _) in node.entries.items():
            if key not in required and key not in optional:
                self.note(line, unknown_key(key, (*required, *optional)))
        for key in required:
            if key not in self._entries:
                line, _ = node.entries.get(key, (self.line, None))
                self.note(line, message("{key} is missing, expected it here", key=quoted(key)))

    def _filled(self, scalar: Scalar, key: str) -> str | None:
        if scalar.text.strip():
            return scalar.text
        self.note(scalar.line, message("{key} is empty, expected a text", key=quoted(key)))
        return None

    def _in_one_language(
        self, key: str, language: str, line: int, node: Node
    ) -> tuple[str, str] | None:
        if not _is_language(language):
            self.note(
                line,
                message(
                    "{key}: {language} is no language, expected one like nl or en",
                    key=quoted(key),
                    language=quoted(language),
                ),
            )
            return None
        scalar = self.scalar_of(node, "text", A_TEXT, key)
        filled = self._filled(scalar, key) if scalar else None
        return (language, filled) if filled else None

    def _read(
        self, scalar: Scalar, read: Callable[[str], "_Read | Message"], key: str
    ) -> "_Read | None":
        value = read(scalar.text)
        if not isinstance(value, Message):
            return value
        self.note(scalar.line, message("{key}: {wrong}", key=quoted(key), wrong=value))
        return None


def _is_language(tag: str) -> bool:
    """Say whether a key can be a language; no tag is longer than 35 (RFC 5646, 4.4.1)."""
    return 1 <= len(tag) <= 35 and tag[0].isalpha() and _LANGUAGE_LETTERS.issuperset(tag)


def is_null(node: Node) -> bool:
    """Say whether a node is null; an optional key that holds it counts as left out."""
    return isinstance(node, Scalar) and node.kind == "null"


def kind_of_node(node: Node) -> Message:
    """Return in words what a node is."""
    if isinstance(node, MapNode):
        return message("a map")
    if isinstance(node, ListNode):
        return message("a list")
    if node.kind == "text":
        return message("the text {text}", text=quoted(node.text))
    if node.kind == "null":
        return message("nothing")
    if node.kind == "number":
        return message("the number {text}", text=quoted(node.text))
    return message("the flag {text}", text=node.text)


def unknown_key(key: str, allowed: Collection[str]) -> Message:
    """Return the message for a key that has no meaning here."""
    return message(
        "unknown key {key}, expected {allowed}", key=quoted(key), allowed=one_of(allowed)
    )


def no_such_dimension(dimension_id: str, known: Collection[str]) -> Message:
    """Return the message for a dimension that the area does not have."""
    return message(
        "{id} is no dimension of this area, expected {known}",
        id=quoted(dimension_id),
        known=one_of(known),
    )


def unexpected(key: str, found: str, allowed: Collection[str]) -> Message:
    """Return the message for a word that is not one of those allowed."""
    return message(
        "{key} is {found}, expected {allowed}",
        key=quoted(key),
        found=quoted(found),
        allowed=one_of(allowed),
    )


def one_of(allowed: Collection[str]) -> Message | str:
    """Return in words what was allowed; only the first dozen where there are many.

    What is no id is at fault itself, and not put forward.
    """
    words = list(islice((word for word in allowed if not fault_of_id(word)), MOST_NAMED + 1))
    if not words:
        return message("none at all")
    if len(words) == 1:
        return words[0]
    if len(words) > MOST_NAMED:
        return message("one of {words} …", words=listed(words[:MOST_NAMED]))
    return message("one of {words}", words=listed(words))


A_TEXT = message("a text")
A_TEXT_PER_LANGUAGE = message("a text, or one per language")
A_DAY = message("a day like 2026-12-31")
A_NUMBER = message("a number")
A_FLAG = message("true or false")
