"""Ideas out of Parquet files and answers into them: the extra `stoeprand[parquet]`."""

from collections.abc import Callable, Iterator, Sequence
from contextlib import contextmanager
from datetime import datetime, time
from decimal import Decimal
from typing import Any, BinaryIO

from stoeprand.commands.faulty_ideas import FaultyIdeas
from stoeprand.commands.files import open_ideas, quoted_path
from stoeprand.engine.messages import message, quoted

_ROWS_AT_A_TIME = 8_192
_ROWS_TOGETHER = 65_536


def read_rows(
    path: str,
    check_header: Callable[[Sequence[str]], None],
    watch: Callable[[Callable[[], float]], None],
) -> Iterator[dict[str, object]]:
    """Yield ideas as JSON objects would hold them; FaultyIdeas when the file cannot be read.

    `watch` takes what says which share of the rows has been read.
    """
    pyarrow, parquet = _pyarrow()
    with open_ideas(path) as stream:
        try:
            file = parquet.ParquetFile(stream)
            check_header(file.schema_arrow.names)
            done, total = 0, max(1, file.metadata.num_rows)
            watch(lambda: done / total)
            for batch in file.iter_batches(batch_size=_ROWS_AT_A_TIME):
                for row in batch.to_pylist():
                    done += 1
                    yield _as_json(row)
        except (OSError, pyarrow.ArrowException) as error:
            raise FaultyIdeas(
                message(
                    "{file} is no Parquet file: {problem}",
                    file=quoted_path(path),
                    problem=quoted(str(error)),
                )
            ) from None


def _as_json(row: dict[str, Any]) -> dict[str, object]:
    idea = row.pop("idea", None)
    return {"idea": idea, "values": {key: _plain(held) for key, held in row.items()}}


@contextmanager
def table_writer(
    stream: BinaryIO, names: Sequence[str]
) -> Iterator[Callable[[tuple[str | None, ...]], None]]:
    """Give a function that adds a row of texts to a Parquet file."""
    pyarrow, parquet = _pyarrow()
    schema = pyarrow.schema([(name, pyarrow.string()) for name in names])
    rows: list[tuple[str | None, ...]] = []
    with parquet.ParquetWriter(stream, schema) as writer:

        def flush() -> None:
            columns = [list(column) for column in zip(*rows, strict=True)] or [[] for _ in names]
            writer.write_table(pyarrow.table(columns, schema=schema))
            rows.clear()

        def write(row: tuple[str | None, ...]) -> None:
            rows.append(row)
            if len(rows) >= _ROWS_TOGETHER:
                flush()

        yield write
        flush()


def _plain(held: Any) -> object:
    """Return a value as JSON would hold it.

    A float is taken for the shortest decimal that reads as it, midnight for the day: some programs
    know no other numbers or days.
    """
    if isinstance(held, datetime) and held.timetz() == time.min:
        return held.date()
    return Decimal(repr(held)) if isinstance(held, float) else held


def _pyarrow() -> tuple[Any, Any]:
    try:
        import pyarrow
        import pyarrow.parquet as parquet
    except ImportError:
        raise FaultyIdeas(
            message("Parquet needs an extra: pip install 'stoeprand[parquet]'")
        ) from None
    return pyarrow, parquet
