"""Where answers go: JSON Lines on standard output or in a file, or a table as CSV or Parquet."""

import csv
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from stoeprand.commands.answers import COLUMNS, Answered, line_of, row_of
from stoeprand.commands.files import unknown_kind, written_whole
from stoeprand.engine.messages import Translate

Write = Callable[[Answered], object]

KINDS = (".jsonl", ".csv", ".parquet")
_STARTS_A_FORMULA = ("=", "+", "-", "@", "\t", "\r")


def require_known_kind(path: str) -> None:
    """Raise FaultyIdeas for the name of a file to write that does not say how (one of KINDS)."""
    if Path(path).suffix.lower() not in KINDS:
        raise unknown_kind(path, KINDS)


@contextmanager
def lines_to_terminal(translate: Translate) -> Iterator[Write]:
    """Give a function that prints an answer as one line of JSON."""
    yield lambda answered: print(line_of(answered, translate))


@contextmanager
def answers_to_file(path: str, translate: Translate) -> Iterator[Write]:
    """Give a function that writes an answer to a file; its name says how (one of KINDS)."""
    kind = Path(path).suffix.lower()
    with written_whole(Path(path)) as draft:
        if kind == ".parquet":
            from stoeprand.commands.parquet import table_writer  # an extra, and large

            with draft.open("wb") as stream, table_writer(stream, COLUMNS) as write_row:
                yield lambda answered: write_row(row_of(answered, translate))
            return
        with draft.open("w", encoding="utf-8", newline="") as text:
            if kind == ".csv":
                writer = csv.writer(text)
                writer.writerow(COLUMNS)
                yield lambda answered: writer.writerow(map(_safe_cell, row_of(answered, translate)))
            else:
                yield lambda answered: text.write(f"{line_of(answered, translate)}\n")


def _safe_cell(text: str | None) -> str | None:
    """Keep a spreadsheet from running what a visitor typed: it would take it for a formula."""
    return f"'{text}" if text and text.startswith(_STARTS_A_FORMULA) else text
