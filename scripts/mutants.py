"""Which comparisons of the engine could be wrong without any test noticing?

Each comparison is turned into its neighbour (`<` into `<=`, `is` into `is not`), one at a time, in
a copy of this process in which all tests are loaded already. There the tests run that come past its
line, the quickest first, until one fails. A mutant that no test kills has survived; of which that
is no fault, and why, is written in `unnoticed.toml` beside this file. Names below
src/stoeprand/engine, such as `reading` or `solving/witness.py`, limit it to those.
"""

import json
import os
import resource
import signal
import sys
import tempfile
import time
import tomllib
from collections import Counter
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from itertools import pairwise
from pathlib import Path

import coverage
import hypothesis
import pytest
from _pytest.runner import runtestprotocol

from scripts.comparisons import Mutant, mutants_of

SOURCE = Path("src").resolve()
ENGINE = SOURCE / "stoeprand/engine"
JUDGED = Path(__file__).with_name("unnoticed.toml")
AT_ONCE = 2
SECONDS_MORE = 10
"""What a mutant may take of the processor beyond twice what its tests take: else it never ends."""
BYTES = 3 << 30

TESTS = (
    "tests/engine",
    "tests/commands",
    "tests/oracle/test_oracle_agrees.py",
    "tests/oracle/test_versions_agree.py",
    "tests/oracle/test_whole_ideas_agree.py",
    # these start programs of their own, which know nothing of a mutant
    "--ignore=tests/commands/test_busy.py",
    "--ignore=tests/commands/test_real_program.py",
)
PYTEST = ("-q", "--disable-warnings", "-p", "no:cacheprovider", "-p", "no:cov")

SURVIVED, KILLED, ENDLESS, UNTESTED = "survived", "killed", "never ended", "no test"


@dataclass(frozen=True, slots=True)
class Clean:
    """How the tests run when nothing is wrong."""

    seconds: dict[str, float]
    """What each test takes of the processor."""
    past: dict[str, dict[int, list[str]]]
    """Per file and line the tests that come past it."""

    def tests_of(self, mutant: Mutant) -> list[str]:
        """Return the tests that come past the lines of a mutant, the quickest first."""
        lines = self.past.get(str(mutant.file), {})
        found = {test for line in mutant.lines for test in lines.get(line, ()) if test}
        return sorted(found, key=lambda test: (self.seconds[test], test))


class Trials:
    """A plugin of pytest that runs the tests over and over, once for each mutant."""

    def __init__(self, mutants: Sequence[Mutant]) -> None:
        self.mutants = mutants
        self.ends: list[tuple[Mutant, str]] = []

    @pytest.hookimpl(tryfirst=True)
    def pytest_collection(self) -> None:
        """Let a test that fails say so at once, and the same tests run each time."""
        hypothesis.settings.register_profile(
            "mutants",
            deadline=None,
            database=None,
            derandomize=True,
            phases=[hypothesis.Phase.explicit, hypothesis.Phase.generate],
            suppress_health_check=list(hypothesis.HealthCheck),
        )
        hypothesis.settings.load_profile("mutants")

    def pytest_runtestloop(self, session: pytest.Session) -> bool:
        """Run all tests without a mutant, and then with each."""
        if session.testsfailed:
            pytest.exit("the tests cannot be read", 1)
        items = {item.nodeid: item for item in session.items}
        clean = _run_clean(list(items.values()))
        running: dict[int, Mutant] = {}
        for mutant in self.mutants:
            tests = clean.tests_of(mutant)
            if not tests:
                self._note(mutant, UNTESTED)
                continue
            if len(running) == AT_ONCE:
                self._wait(running)
            seconds = sum(clean.seconds[test] for test in tests)
            running[_try(mutant, [items[test] for test in tests], seconds)] = mutant
        while running:
            self._wait(running)
        return True

    def _wait(self, running: dict[int, Mutant]) -> None:
        process, status = os.wait()
        killed = os.waitstatus_to_exitcode(status)
        self._note(
            running.pop(process), SURVIVED if killed == 0 else ENDLESS if killed < 0 else KILLED
        )

    def _note(self, mutant: Mutant, end: str) -> None:
        self.ends.append((mutant, end))
        if end in (SURVIVED, UNTESTED):
            print(f"\r{_told(mutant)}: {end}", file=sys.stderr)
        print(f"\r{len(self.ends)} of {len(self.mutants)}", end="", file=sys.stderr, flush=True)


def _run_clean(items: Sequence[pytest.Item]) -> Clean:
    """Run all tests once, in a process of its own so that nothing of it stays behind."""
    with tempfile.TemporaryDirectory() as folder:
        told, lines = Path(folder) / "seconds", Path(folder) / "lines"
        process = os.fork()
        if process == 0:
            _measure(items, told, lines)
        if os.waitstatus_to_exitcode(os.waitpid(process, 0)[1]):
            pytest.exit("all tests have to pass first: see `make check`", 1)
        data = coverage.CoverageData(str(lines))
        data.read()
        past = {file: data.contexts_by_lineno(file) for file in data.measured_files()}
        return Clean(json.loads(told.read_text()), past)


def _measure(items: Sequence[pytest.Item], told: Path, lines: Path) -> None:
    """Write what each test takes, and past which lines it comes; ends this process."""
    seconds: dict[str, float] = {}
    measured = coverage.Coverage(str(lines), config_file=False, include=[f"{ENGINE}/*"])
    measured.start()
    began = time.process_time()
    for item in _passing(items):
        seconds[item.nodeid] = time.process_time() - began
        began = time.process_time()
    measured.stop()
    measured.save()
    told.write_text(json.dumps(seconds))
    for item in items[len(seconds) :][:1]:
        print("failed without a mutant:", item.nodeid, file=sys.stderr, flush=True)
    os._exit(len(seconds) < len(items))


def _passing(items: Sequence[pytest.Item]) -> Iterator[pytest.Item]:
    """Run tests, and yield those that pass, up to the first that does not."""
    for item, following in pairwise([*items, None]):
        assert item is not None  # noqa: S101  (only the one behind the last is)
        measured = coverage.Coverage.current()
        if measured:
            measured.switch_context(item.nodeid)
        reports = runtestprotocol(item, log=False, nextitem=following)
        if any(report.failed for report in reports):
            return
        yield item


def _try(mutant: Mutant, items: Sequence[pytest.Item], seconds: float) -> int:
    """Run tests with a mutant in a process of its own, and return its number."""
    process = os.fork()
    if process:
        return process
    noticed = True
    try:
        _keep_small(round(2 * seconds) + SECONDS_MORE)
        mutant.put_in_place(SOURCE)
        noticed = sum(1 for _ in _passing(items)) < len(items)
    finally:
        os._exit(noticed)


def _keep_small(seconds: int) -> None:
    """Let this process say nothing, and take no more than so many seconds of the processor."""
    nowhere = os.open(os.devnull, os.O_RDWR)
    for said in (1, 2):
        os.dup2(nowhere, said)
    resource.setrlimit(resource.RLIMIT_CPU, (seconds, seconds + 1))
    resource.setrlimit(resource.RLIMIT_AS, (BYTES, BYTES))
    signal.alarm(20 * seconds)  # what waits for nothing takes no time of the processor


def _report(ends: Sequence[tuple[Mutant, str]]) -> bool:
    """Print how many mutants met which end, and which survived; say whether each was judged."""
    packages: dict[str, Counter[str]] = {}
    for mutant, end in ends:
        packages.setdefault(_place(mutant).split("/")[0], Counter())[end] += 1
    total = sum(packages.values(), Counter[str]())
    print(f"\n{'':16} mutants {KILLED:>12} {ENDLESS:>12} {SURVIVED:>12} {UNTESTED:>12}")
    for name, counts in [*sorted(packages.items()), ("all", total)]:
        numbers = (counts[end] for end in (KILLED, ENDLESS, SURVIVED, UNTESTED))
        print(f"{name:16} {counts.total():7}", *(f"{number:12}" for number in numbers))
    judged = tomllib.loads(JUDGED.read_text())
    unjudged = 0
    for mutant, end in ends:
        reason = judged.get(_place(mutant), {}).get(f"{mutant.was} -> {mutant.now}")
        if end in (SURVIVED, UNTESTED):
            unjudged += reason is None
            print(f"{_told(mutant)}: {reason or f'{end.upper()}, AND WHY?'}")
        elif reason:
            print(f"{_told(mutant)}: {end}, so {JUDGED.name} need not name it")
    return not unjudged


def _told(mutant: Mutant) -> str:
    where = mutant.file.relative_to(SOURCE.parent)
    return f"{where}:{mutant.lines.start}: {mutant.was} -> {mutant.now}"


def _place(mutant: Mutant) -> str:
    return mutant.file.relative_to(ENGINE).as_posix()


def _mutants(names: Sequence[str]) -> list[Mutant]:
    """Return the mutants of the whole engine, or of the files and folders that are named."""
    found: list[Mutant] = []
    for file in sorted(ENGINE.rglob("*.py")):
        place = file.relative_to(ENGINE)
        if not names or any(place == Path(name) or Path(name) in place.parents for name in names):
            found += mutants_of(file)
    return found or sys.exit("there is no comparison there")


def main() -> None:
    """Try the comparisons that are asked for; ends with 1 when one survives that nobody judged."""
    trials = Trials(_mutants(sys.argv[1:]))
    pytest.main([*PYTEST, *TESTS], plugins=[trials])
    sys.exit(not (len(trials.ends) == len(trials.mutants) and _report(trials.ends)))


if __name__ == "__main__":
    main()
