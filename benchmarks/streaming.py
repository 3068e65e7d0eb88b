"""What `stoeprand check` needs for ever more ideas: memory must not grow with them.

Each run is a process of its own; its memory is the most that it ever held, as the system counts it.
"""

import json
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from datetime import date
from pathlib import Path

import pyarrow
import pyarrow.parquet as parquet

from benchmarks.side_by_side import table
from benchmarks.workload import make_area, make_columns
from stoeprand.engine.area import Area
from stoeprand.engine.domains import ChoiceDomain, DayDomain, Domain, SetDomain

DIMENSIONS, KERBS = 12, 100
COUNTS = (10_000, 100_000, 1_000_000)
KINDS = (".jsonl", ".parquet")
AT_A_TIME = 50_000
_MEBIBYTE = 1024


def main(*counts: int) -> None:
    """Print memory and speed by number of ideas, for each kind of file in and out."""
    with tempfile.TemporaryDirectory() as name:
        folder = Path(name)
        area, document = make_area(DIMENSIONS, KERBS)
        (folder / "area.json").write_bytes(document)
        rows = [_row(folder, area, kind, count) for kind in KINDS for count in counts or COUNTS]
    heading = ["check", "ideas", "most memory, MiB", "seconds", "ideas a second"]
    print(table(f"streaming, {KERBS} kerbs, {DIMENSIONS} dimensions", heading, rows))


def _row(folder: Path, area: Area, kind: str, count: int) -> list[object]:
    ideas, answers = folder / f"ideas{kind}", folder / f"answers{kind}"
    _WRITERS[kind](ideas, area, count)
    command = [sys.executable, "-m", "stoeprand", "check", "area.json", ideas.name, "-o"]
    began = time.perf_counter()
    memory = _most_memory([*command, answers.name], folder)
    seconds = time.perf_counter() - began
    if _count(answers) != count:
        raise SystemExit(f"{_count(answers)} answers to {count} ideas")
    return [
        f"{kind} to {kind}",
        f"{count:,}",
        memory / _MEBIBYTE,
        seconds,
        f"{count / seconds:,.0f}",
    ]


_LAUNCHER = """
import os, sys
child = os.spawnv(os.P_NOWAIT, sys.argv[1], sys.argv[1:])
_, status, usage = os.wait4(child, 0)
print(usage.ru_maxrss)
sys.exit(os.waitstatus_to_exitcode(status))
"""


def _most_memory(command: list[str], folder: Path) -> int:
    """Run a command, and return the most memory that it had, in KiB.

    A small process starts it: Linux counts what the one that starts a program holds at that moment.
    """
    launched = [sys.executable, "-c", _LAUNCHER, *command]
    done = subprocess.run(launched, cwd=folder, check=True, stdout=subprocess.PIPE)
    most = int(done.stdout)
    return most // 1024 if sys.platform == "darwin" else most  # a Mac counts in bytes


def _count(answers: Path) -> int:
    if answers.suffix == ".parquet":
        return int(parquet.ParquetFile(answers).metadata.num_rows)
    with answers.open("rb") as lines:
        return sum(1 for _ in lines)


def _blocks(area: Area, count: int) -> Iterator[dict[str, list[object]]]:
    """Yield the ideas in columns as files hold them, some at a time."""
    columns = make_columns(area, count)
    for start in range(0, count, AT_A_TIME):
        block = {
            name: _held(area.dimensions[name].domain, column[start : start + AT_A_TIME].tolist())
            for name, column in columns.items()
        }
        stop = min(start + AT_A_TIME, count)
        yield {"idea": [f"idea-{number}" for number in range(start, stop)], **block}


def _held(domain: Domain, column: list[int]) -> list[object]:
    if isinstance(domain, DayDomain):
        return [date.fromordinal(day).isoformat() for day in column]
    if isinstance(domain, ChoiceDomain):
        return [domain.values[place] for place in column]
    if isinstance(domain, SetDomain):
        return [sorted(domain.subset_of(mask)) for mask in column]
    return [*column]


def _write_lines(path: Path, area: Area, count: int) -> None:
    with path.open("w", encoding="utf-8") as lines:
        for block in _blocks(area, count):
            for idea, *values in zip(*block.values(), strict=True):
                names = [*block][1:]
                held = {"idea": idea, "values": dict(zip(names, values, strict=True))}
                lines.write(json.dumps(held) + "\n")


def _write_parquet(path: Path, area: Area, count: int) -> None:
    tables = (pyarrow.table(block) for block in _blocks(area, count))
    first = next(tables)
    with parquet.ParquetWriter(path, first.schema) as writer:
        writer.write_table(first)
        for each in tables:
            writer.write_table(each)


_WRITERS = {".jsonl": _write_lines, ".parquet": _write_parquet}


if __name__ == "__main__":
    main(*map(int, sys.argv[1:]))
