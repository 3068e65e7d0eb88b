"""Where answers go: JSON Lines on standard output or in a file, or a table as CSV or Parquet."""

import csv
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from stoeprand.commands.files import written_whole
from stoeprand.commands.json_text import json_text

Answer = Mapping[str, Any]
Write = Callable[[Answer], None]

COLUMNS = ("idea", "level", "best", "worst", "because", "error")
KINDS = (".jsonl", ".csv", ".parquet")
_STARTS_A_FORMULA = ("=", "+", "-", "@", "\t", "\r")


@contextmanager
def lines_to_terminal() -> Iterator[Write]:
    """Give a function that prints an answer as one line of JSON."""
    yield lambda answer: print(json_text(answer))


@contextmanager
def answers_to_file(path: str) -> Iterator[Write]:
    """Give a function that writes an answer to a file; its name says how (one of KINDS)."""
    kind = Path(path).suffix.lower()
    with written_whole(Path(path)) as draft:
        if kind == ".parquet":
            from stoeprand.commands.parquet import table_writer  # an extra, and large

            with draft.open("wb") as stream, table_writer(stream, COLUMNS) as write_row:
                yield lambda answer: write_row(row_of(answer))
            return
        with draft.open("w", encoding="utf-8", newline="") as text:
            if kind == ".csv":
                writer = csv.writer(text)
                writer.writerow(COLUMNS)
                yield lambda answer: writer.writerow(map(_safe_cell, row_of(answer)))
            else:
                yield lambda answer: print(json_text(answer), file=text)


def row_of(answer: Answer) -> tuple[str | None, ...]:
    """Return an answer as a row of the table; kerbs joined by `|`, None where there is nothing."""
    because = (
        "|".join(reason["kerb"] for reason in answer.get("because", ()))
        if "because" in answer
        else None
    )
    return (
        answer["idea"],
        answer.get("level"),
        answer.get("best"),
        answer.get("worst"),
        because,
        answer.get("error"),
    )


def _safe_cell(text: str | None) -> str | None:
    """Keep a spreadsheet from running what a visitor typed: it would take it for a formula."""
    return f"'{text}" if text and text.startswith(_STARTS_A_FORMULA) else text
