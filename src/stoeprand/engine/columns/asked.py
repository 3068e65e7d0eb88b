"""What kerbs ask of one dimension: tests of places and of sets, alike for all kerbs that ask it."""

from collections.abc import Iterator
from dataclasses import dataclass

from stoeprand.engine.compiled.regions import Run
from stoeprand.engine.compiled.subsets import SubsetLevels, SubsetTest
from stoeprand.engine.levels import Level


@dataclass(frozen=True, slots=True)
class AtMost:
    """A place up to and with `last`."""

    dimension: str
    last: int


@dataclass(frozen=True, slots=True)
class AtLeast:
    """A place from `first`."""

    dimension: str
    first: int


@dataclass(frozen=True, slots=True)
class InRuns:
    """A place in one of several runs."""

    dimension: str
    runs: tuple[Run, ...]


@dataclass(frozen=True, slots=True)
class InSubsets:
    """A set that passes a test, and has exactly a level where one is given."""

    dimension: str
    test: SubsetTest
    levels: SubsetLevels | None = None
    level: Level | None = None


Test = AtMost | AtLeast | InRuns | InSubsets


def ends_of(test: Test) -> Iterator[int]:
    """Yield after which places a test begins or ends to hold; none for a set."""
    match test:
        case AtMost(_, last):
            yield last
        case AtLeast(_, first):
            yield first - 1
        case InRuns(_, runs):
            for first, last in runs:
                yield from (first - 1, last)


def reach_of(test: Test, lowest: int, highest: int) -> Run:
    """Return the first and the last place at which a test holds; of a set everything."""
    match test:
        case AtMost(_, last):
            return lowest, last
        case AtLeast(_, first):
            return first, highest
        case InRuns(_, runs):
            return runs[0][0], runs[-1][1]
    return lowest, highest


def is_one_run(test: Test) -> bool:
    """Say whether a test holds at every place between its first and its last one."""
    return not isinstance(test, InSubsets) and not (isinstance(test, InRuns) and len(test.runs) > 1)
