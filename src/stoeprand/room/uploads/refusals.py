"""What is wrong with a list of ideas: with all of it, or with its rows."""

from collections.abc import Sequence
from dataclasses import dataclass

from stoeprand.engine.messages import Message


@dataclass(frozen=True, slots=True)
class Wrong:
    """One thing that is wrong with a row, as a sentence in the language of whoever sent it.

    `column` is what its column is called, and `found` what stands there; both are empty where it
    is wrong with the row as a whole.
    """

    sentence: str
    column: str = ""
    found: str = ""


@dataclass(frozen=True, slots=True)
class FaultyRow:
    """A row that holds no idea of this area, with all that is wrong.

    `number` counts from 1, the header included, as a spreadsheet does.
    """

    number: int
    wrong: tuple[Wrong, ...]


class FaultyList(Exception):
    """A list that is refused: for one reason as a whole (`wrong`), or for each of `rows`."""

    def __init__(self, wrong: Message | None = None, rows: Sequence[FaultyRow] = ()) -> None:
        super().__init__(str(wrong or ""))
        self.wrong = wrong
        self.rows = tuple(rows)
