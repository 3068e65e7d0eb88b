"""What is wrong with a list of ideas: with all of it, or with its rows."""

from collections.abc import Sequence
from dataclasses import dataclass

from stoeprand.engine.messages import Message


@dataclass(frozen=True, slots=True)
class FaultyRow:
    """A row that holds no idea of this area; `number` counts from 1, the header included."""

    number: int
    wrong: Message


class FaultyList(Exception):
    """A list that is refused: for one reason as a whole (`wrong`), or for each of `rows`."""

    def __init__(self, wrong: Message | None = None, rows: Sequence[FaultyRow] = ()) -> None:
        super().__init__(str(wrong or ""))
        self.wrong = wrong
        self.rows = tuple(rows)
