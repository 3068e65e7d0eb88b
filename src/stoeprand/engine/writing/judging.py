"""A document judged by the rules of files, without a file: the reader gets its nodes.

Where a file has lines a document has places: each part of it has a number, and by that number is
found again where a fault is.
"""

from collections.abc import Mapping, Sequence
from dataclasses import replace
from datetime import date
from decimal import Decimal

from stoeprand.engine.area import Area
from stoeprand.engine.faults import Fault, FaultyFile
from stoeprand.engine.garbage import garbage_left_alone
from stoeprand.engine.messages import message
from stoeprand.engine.reading.areas import area_of
from stoeprand.engine.reading.nodes import MOST_BYTES, Faults, ListNode, MapNode, Node, Scalar
from stoeprand.engine.writing.documents import document_of
from stoeprand.engine.writing.plain_values import written_plain
from stoeprand.engine.writing.refusals import FaultyChange, Path, PlacedFault
from stoeprand.engine.writing.values import Written
from stoeprand.engine.writing.yaml_text import write_area

_NO_FILE = ""
_BYTES_OF_A_CHARACTER = 8
_BYTES_AROUND_A_VALUE = 32
"""At most: four as UTF-8 or six as an escape, and what its line begins with; quotes and marks."""


class Places:
    """The nodes of a document, and where in it each of them is; the whole is at place 0.

    `characters` is how many its keys and texts have together.
    """

    def __init__(self) -> None:
        self._above: list[tuple[int, str | int]] = []
        self.characters = 0

    def __len__(self) -> int:
        return len(self._above)

    def node_of(self, held: Written, above: int = 0, key: str | int = "") -> Node:
        """Return the node of what a key holds; `above` is the place of the map or list."""
        place = len(self._above)
        self._above.append((above, key))
        if isinstance(held, str):
            self.characters += len(held)
            return Scalar(place, held, "text")
        if isinstance(held, Mapping):
            self.characters += sum(map(len, held))
            nodes = {name: self.node_of(each, place, name) for name, each in held.items()}
            return MapNode(place, {name: (node.line, node) for name, node in nodes.items()})
        if isinstance(held, Sequence):
            return ListNode(
                place,
                [self.node_of(item, place, _name_of(item, n)) for n, item in enumerate(held)],
            )
        return _scalar(place, held)

    def path_of(self, place: int) -> Path:
        """Return the keys that lead to a place."""
        path: list[str | int] = []
        while place:
            place, key = self._above[place]
            path.append(key)
        return tuple(reversed(path))


@garbage_left_alone()
def judged(area: Area) -> Area:
    """Return an equal area that keeps every rule of files; its lines are 0, for it has none yet.

    Raises FaultyChange with every fault.
    """
    places = Places()
    node = places.node_of(document_of(area))
    try:
        read = area_of(node, Faults(_NO_FILE))
    except FaultyFile as error:
        raise FaultyChange([_placed(fault, places) for fault in error.faults]) from None
    _refuse_if_too_large(read, places)
    return replace(
        read,
        kerbs=tuple(replace(kerb, line=0) for kerb in read.kerbs),
        examples=tuple(replace(example, line=0) for example in read.examples),
    )


def _name_of(item: Written, number: int) -> str | int:
    """Name what is in a list: by its id where it has one, as a kerb has."""
    found = item.get("id") if isinstance(item, Mapping) else None
    return found if isinstance(found, str) else number


def _scalar(place: int, held: date | Decimal | bool | None) -> Scalar:
    if isinstance(held, Decimal):
        return Scalar(place, str(held), "number")  # digit by digit 1E+999999999 fills the memory
    text = written_plain(held)
    if held is None:
        return Scalar(place, text, "null")
    return Scalar(place, text, "flag" if isinstance(held, bool) else "text")


def _placed(fault: Fault, places: Places) -> PlacedFault:
    return PlacedFault(places.path_of(fault.line), fault.message)


def _refuse_if_too_large(area: Area, places: Places) -> None:
    """Measure the file only where it could be too large at all: that takes the writing of it."""
    at_most = places.characters * _BYTES_OF_A_CHARACTER + len(places) * _BYTES_AROUND_A_VALUE
    if at_most <= MOST_BYTES:
        return
    size = len(write_area(area).encode())
    if size > MOST_BYTES:
        wrong = message(
            "the file is {size} bytes, expected at most {most}", size=size, most=MOST_BYTES
        )
        raise FaultyChange([PlacedFault((), wrong)])
