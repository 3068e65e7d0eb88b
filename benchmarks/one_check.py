"""May I? One idea at a time in a warm process, reasons included, beside the engines of others.

Each engine has parsed or compiled the kerbs before, and is given ideas in the form that it reads
fastest; no idea is asked about twice, so that nothing but kerbs and values can be remembered. All
give the same answer: the level, and per kerb that stands in the way its level and owner, strictest
first. Before anything is timed these are compared.
"""

import statistics
import time
from collections.abc import Callable, Iterator, Mapping, Sequence
from functools import partial
from itertools import islice
from typing import Any

from benchmarks.peers import Peer
from benchmarks.peers.cedar import Cedar
from benchmarks.peers.datalogic import DataLogic
from benchmarks.peers.rego import Rego
from benchmarks.peers.zen import Zen
from benchmarks.plain_kerbs import Term, plain_values, terms_of
from benchmarks.side_by_side import seconds_of, table, without_pauses
from benchmarks.workload import DAY, make_area, make_ideas
from stoeprand.engine import Level, check, read_values
from stoeprand.engine.area import Area
from stoeprand.engine.decision import Reason
from stoeprand.engine.domains import Values
from stoeprand.engine.solving.witness import as_plain

DIMENSIONS = 12
TARGETS = {30: ("1.5", "3"), 300: ("10", "15"), 3000: ("100", "150")}
PEERS: dict[str, Callable[[Sequence[Term]], Peer]] = {
    "DataLogic": DataLogic,
    "Zen": Zen,
    "Cedar": Cedar,
    "Rego": Rego,
}
COMPARED, SECONDS_TO_COMPARE = 300, 20.0
TURNS = 20
AT_A_TIME, SECONDS_A_TIME = 200, 0.05
"""In one turn so many ideas are asked about, fewer of an engine that is slow."""
WARMING_UP = 4
"""Before it a quarter of that, and one more, are asked about without a clock."""
IDEAS = TURNS * (AT_A_TIME + AT_A_TIME // WARMING_UP + 1)

Answer = tuple[Level, Sequence[Reason]]


def main() -> None:
    """Print how many microseconds a check takes, by number of kerbs."""
    rows = [_row(kerbs, *targets) for kerbs, targets in TARGETS.items()]
    heading = [
        *("kerbs", "Stoeprand", "odd amounts", "all advice", *PEERS),
        *("fastest ÷ ours", "target", "goal"),
    ]
    print(table(f"one check, µs, {DIMENSIONS} dimensions", heading, rows))


def _row(kerbs: int, target: str, goal: str) -> list[object]:
    area, _ = make_area(DIMENSIONS, kerbs)
    sample = [plain_values(idea) for idea in make_ideas(area, 100, seed=2)]
    terms = terms_of(area, sample)
    peers = {name: _Told(make, area, terms) for name, make in PEERS.items()}
    compared = make_ideas(area, COMPARED, seed=3)
    for name, peer in peers.items():
        _compare(name, area, peer, compared)
    ours, odd, advice, *theirs = _microseconds([*_our_askers(area), *_askers(area, peers)])
    return [kerbs, ours, odd, advice, *theirs, min(theirs) / ours, target, goal]


class _Told:
    """An engine that was told the kerbs, and what the numbers that it gives stand for."""

    def __init__(
        self, make: Callable[[Sequence[Term]], Peer], area: Area, terms: Sequence[Term]
    ) -> None:
        self._peer = make(terms)
        self.ready = self._peer.ready
        self._reasons = [Reason(t.kerb, t.level, area.kerb(t.kerb).owner) for t in terms]

    def answer(self, ready: Any) -> Answer:
        """Return what an idea may, and why."""
        reasons = [self._reasons[number] for number in sorted(self._peer.standing(ready))]
        return reasons[0].level if reasons else Level.FREE, reasons


class _Asker:
    """An engine, and ideas that it has not seen; they are made ready just before they are asked.

    So an idea is as near at hand as one that has just come in, and making it is not timed.
    """

    def __init__(
        self,
        ask: Callable[[Any], object],
        ready: Callable[[Any], Any],
        ideas: Sequence[Any],
        at_a_time: int = AT_A_TIME,
    ) -> None:
        self._ask = ask
        self._ready = ready
        self._unseen = iter(ideas)
        self._at_a_time = at_a_time

    def seconds_each(self) -> float:
        """Ask about the next few ideas, and return how long one took.

        The first of them are not timed: they find what the engine before left in the processor.
        """
        self._ask_all(self._next(self._at_a_time // WARMING_UP + 1))
        few = self._next(self._at_a_time)
        return seconds_of(partial(self._ask_all, few)) / len(few)

    def _next(self, count: int) -> list[Any]:
        return [self._ready(idea) for idea in islice(self._unseen, count)]

    def _ask_all(self, ideas: Sequence[Any]) -> None:
        ask = self._ask
        for idea in ideas:
            ask(idea)


def _our_askers(area: Area) -> Iterator[_Asker]:
    """Yield a check with level and reasons, also where no amount is round, and one with it all."""
    plain = [as_plain(area, idea) for idea in make_ideas(area, IDEAS)]
    odd = [as_plain(area, idea) for idea in make_ideas(area, IDEAS, seed=4, round_share=0)]
    others = [as_plain(area, idea) for idea in make_ideas(area, IDEAS, seed=5)]
    ready = partial(read_values, area)
    yield _Asker(partial(_our_answer, area), ready, plain)
    yield _Asker(partial(_our_answer, area), ready, odd)
    yield _Asker(lambda idea: check(area, idea, DAY).as_json(), ready, others)


def _our_answer(area: Area, values: Values) -> Answer:
    decision = check(area, values, DAY)
    return decision.best, decision.because


def _askers(area: Area, peers: Mapping[str, _Told]) -> Iterator[_Asker]:
    ideas = [plain_values(idea) for idea in make_ideas(area, IDEAS)]
    for peer in peers.values():
        once = seconds_of(partial(peer.answer, peer.ready(ideas[-1])))
        at_a_time = min(AT_A_TIME, max(1, int(SECONDS_A_TIME / once)))
        yield _Asker(peer.answer, peer.ready, ideas, at_a_time)


def _microseconds(askers: Sequence[_Asker]) -> list[float]:
    """Return how long each takes for an idea, at the median of several turns."""
    with without_pauses():
        turns = [[asker.seconds_each() for asker in askers] for _ in range(TURNS)]
    return [1e6 * statistics.median(taken) for taken in zip(*turns, strict=True)]


def _compare(name: str, area: Area, peer: _Told, ideas: Sequence[Values]) -> None:
    """End the program when an answer differs; a slow engine is asked less."""
    ends_at = time.monotonic() + SECONDS_TO_COMPARE
    compared = 0
    for idea in ideas:
        decision, theirs = check(area, idea, DAY), peer.answer(peer.ready(plain_values(idea)))
        ours = (decision.best, [*decision.because])
        if ours != theirs:
            raise SystemExit(f"{name} differs for {idea}: {theirs}, not {ours}")
        compared += 1
        if time.monotonic() > ends_at:
            break
    print(f"{len(area.kerbs)} kerbs: {name} answered {compared} ideas as Stoeprand does")


if __name__ == "__main__":
    main()
