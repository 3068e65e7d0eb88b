"""Ideas out of Parquet files and answers into them, through pyarrow.

The extra `stoeprand[parquet]`.
"""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from decimal import Decimal
from typing import Any

from stoeprand.commands.ideas import FaultyIdeas
from stoeprand.commands.outputs import COLUMNS
from stoeprand.engine.area import Area
from stoeprand.engine.messages import listed, message, quoted

_ROWS_AT_A_TIME = 65_536


def read_rows(area: Area, path: str) -> Iterator[dict[str, object]]:
    """Yield ideas as JSON objects would hold them; FaultyIdeas when the file cannot be read."""
    pyarrow, parquet = _pyarrow()
    try:
        file = parquet.ParquetFile(path)
    except (OSError, pyarrow.ArrowException) as error:
        raise FaultyIdeas(
            message("{file} is no Parquet file: {problem}", file=quoted(path), problem=str(error))
        ) from None
    with file:
        _check_columns(area, path, file.schema_arrow.names)
        for batch in file.iter_batches(batch_size=_ROWS_AT_A_TIME):
            for row in batch.to_pylist():
                idea = row.pop("idea", None)
                yield {"idea": idea, "values": {key: _plain(held) for key, held in row.items()}}


@contextmanager
def table_writer(path: str) -> Iterator[Callable[[tuple[str | None, ...]], None]]:
    """Give a function that adds a row of texts to a Parquet file."""
    pyarrow, parquet = _pyarrow()
    schema = pyarrow.schema([(name, pyarrow.string()) for name in COLUMNS])
    rows: list[tuple[str | None, ...]] = []
    with parquet.ParquetWriter(path, schema) as writer:

        def flush() -> None:
            columns = [list(column) for column in zip(*rows, strict=True)] or [[] for _ in COLUMNS]
            writer.write_table(pyarrow.table(columns, schema=schema))
            rows.clear()

        def write(row: tuple[str | None, ...]) -> None:
            rows.append(row)
            if len(rows) >= _ROWS_AT_A_TIME:
                flush()

        yield write
        flush()


def _plain(held: Any) -> object:
    """Return a value as JSON would hold it.

    A float is taken for the shortest decimal that reads as it.
    """
    return Decimal(repr(held)) if isinstance(held, float) else held


def _check_columns(area: Area, path: str, names: list[str]) -> None:
    unknown = [name for name in names if name != "idea" and name not in area.dimensions]
    if unknown:
        known = listed(["idea", *area.dimensions][:12])
        wrong = message(
            "column {name} is unknown, expected {known}", name=quoted(unknown[0]), known=known
        )
        raise FaultyIdeas(message("{file}: {wrong}", file=quoted(path), wrong=wrong))


def _pyarrow() -> tuple[Any, Any]:
    try:
        import pyarrow
        import pyarrow.parquet as parquet
    except ImportError:
        raise FaultyIdeas(
            message("Parquet needs an extra: pip install 'stoeprand[parquet]'")
        ) from None
    return pyarrow, parquet
