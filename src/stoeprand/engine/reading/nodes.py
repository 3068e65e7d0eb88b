"""What a file holds before it means anything: texts, lists and maps, each with its line.

YAML and JSON both become these nodes, under the same limits; see `yaml_nodes` and `json_nodes`.
"""

from dataclasses import dataclass
from typing import Literal

from stoeprand.engine.faults import Fault, FaultyFile
from stoeprand.engine.messages import Message, message, quoted

MOST_BYTES = 8 * 1024 * 1024
MOST_LEVELS = 20
MOST_NODES = 800_000
"""Keys and values in all: more than 5,000 kerbs need that say everything there is to say."""

MOST_ENTRIES = 6_000
"""In one list or map: more than the longest one needs, the 5,000 kerbs.

A hostile file mostly has one that is far longer, and is refused there, within a second.
"""

MOST_FAULTS = 10_000
"""One in each of 5,000 kerbs is still told; of a file with more than this the rest is not read."""

ScalarKind = Literal["text", "number", "flag", "null"]


@dataclass(slots=True)
class Scalar:
    """A single value as it was written; `kind` says what it is by the rules of the file."""

    line: int
    text: str
    kind: ScalarKind


@dataclass(slots=True)
class ListNode:
    """A list of nodes."""

    line: int
    items: list["Node"]


@dataclass(slots=True)
class MapNode:
    """Keys, always text, each with its line and what it holds."""

    line: int
    entries: dict[str, tuple[int, "Node"]]


Node = Scalar | ListNode | MapNode


class Faults:
    """Gathers the faults of one file; refuses to go on when there are too many to be of use."""

    def __init__(self, file: str) -> None:
        self.file = file
        self._found: list[Fault] = []

    def __len__(self) -> int:
        return len(self._found)

    def add(self, line: int, what: Message) -> None:
        """Note a fault; FaultyFile when there are so many that the rest is not worth reading."""
        self._found.append(Fault(self.file, line, what))
        if len(self._found) >= MOST_FAULTS:
            self._found.append(
                Fault(self.file, line, message("too many faults; the rest is not read"))
            )
            self.refuse_if_any()

    def refuse_if_any(self) -> None:
        """Raise FaultyFile when anything was found, in the order of the lines."""
        if self._found:
            raise FaultyFile(sorted(self._found, key=lambda fault: fault.line))

    def refuse(self, line: int, what: Message) -> FaultyFile:
        """Return the error for a fault after which nothing more can be read."""
        found = [*self._found, Fault(self.file, line, what)]
        return FaultyFile(sorted(found, key=lambda fault: fault.line))


def decode(data: bytes, faults: Faults) -> str:
    """Return the text of a file, without a byte-order mark.

    Raises FaultyFile when it is too large or no UTF-8.
    """
    if len(data) > MOST_BYTES:
        raise faults.refuse(
            1,
            message(
                "the file is {size} bytes, expected at most {most}", size=len(data), most=MOST_BYTES
            ),
        )
    try:
        return data.decode("utf-8-sig")
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        raise faults.refuse(
            line,
            message("byte {place} is not UTF-8, expected a text in UTF-8", place=error.start),
        ) from None


def too_deep() -> Message:
    """Return the message for a file whose lists and maps nest too deeply."""
    return message(
        "lists and maps nest deeper than {most} levels, expected at most that", most=MOST_LEVELS
    )


def too_much() -> Message:
    """Return the message for a file that holds more than an area can."""
    return message("more than {most} keys and values, expected fewer", most=MOST_NODES)


def too_long() -> Message:
    """Return the message for a list or map that is longer than any in an area."""
    return message("more than {most} entries in one list or map, expected fewer", most=MOST_ENTRIES)


def key_twice(key: str, first_line: int) -> Message:
    """Return the message for a key that stands twice in one map."""
    return message(
        "key {key} stands twice (first on line {line}), expected it once",
        key=quoted(key),
        line=first_line,
    )


def is_text(text: str) -> bool:
    """Say whether a string is real text.

    Half a character (a lone surrogate) cannot be written anywhere, and NUL not in many places.
    """
    try:
        text.encode()
    except UnicodeEncodeError:
        return False
    return "\0" not in text
