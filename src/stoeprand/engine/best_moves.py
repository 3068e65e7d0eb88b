"""Which few kerbs, moved, let most ideas through: found by branch and bound, so proved.

Only numbers live here. A kerb is its place in the file; ideas that the same kerbs hold back are one
*bundle*: those kerbs, rising, and how many ideas. A bundle is let through once all of its kerbs
have been moved. Finding the best few is hard in general (it is the densest part of a graph); what
makes it quick is that most kerbs can be proved not to matter.
"""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from math import comb, lcm

from stoeprand.engine.limits import Limit
from stoeprand.engine.messages import message

Kerbs = tuple[int, ...]
Bundles = Mapping[Kerbs, int]

_QUESTION = message("which kerbs, moved, would open most")


def best_moves(bundles: Bundles, most: int, limit: Limit | None = None) -> Iterator[Kerbs]:
    """Yield for 1, 2, … up to `most` moves the best set of at most so many kerbs.

    Best lets most ideas through, then has the fewest kerbs, then those that come first, compared
    one by one. Raises OutOfTime when `limit` is over first.
    """
    best: Kerbs = ()
    through = 0
    search = _Search(limit, _parts_of_an_idea(bundles))
    for moves in range(1, most + 1):
        within = {kerbs: count for kerbs, count in bundles.items() if len(kerbs) <= moves}
        goal = _Goal(above=through, one_move_fewer=through, enough=sum(within.values()))
        more = search.most_through(within, moves, goal)
        if more > through:  # with exactly so many moves: fewer let no more than `through` pass
            best = search.first_set(within, moves, _Goal(more - 1, through, more))
            through = more
        yield best


def equally_good(bundles: Bundles, best: Kerbs) -> dict[int, Kerbs]:
    """Return per kerb of a best set those that, in its place, let as many ideas through.

    Each of them is proved to; that there are none does not prove that no other set is as good,
    save where the set is of one kerb.
    """
    wanted = _through(bundles, frozenset(best))
    found: dict[int, Kerbs] = {}
    for kerb in best:
        others = frozenset(best) - {kerb}
        gains: dict[int, int] = {}
        for kerbs, count in bundles.items():
            lacking = [each for each in kerbs if each not in others]
            if len(lacking) == 1:
                gains[lacking[0]] = gains.get(lacking[0], 0) + count
        needed = wanted - _through(bundles, others)
        found[kerb] = tuple(
            sorted(each for each, gain in gains.items() if gain == needed and each != kerb)
        )
    return found


@dataclass(frozen=True, slots=True)
class _Goal:
    """What a set of kerbs must reach: more than `above` ideas; with `enough` the search may end.

    `one_move_fewer` is the most that one kerb fewer can reach, so what each kerb must add to that.
    """

    above: int
    one_move_fewer: int
    enough: int

    def after(self, gained: int) -> "_Goal":
        """Return what the other kerbs must reach when so many ideas are through already."""
        return _Goal(self.above - gained, self.one_move_fewer - gained, self.enough - gained)


@dataclass(frozen=True, slots=True)
class _Search:
    """A search within a limit; `whole` is one idea in parts, for the kerbs of a bundle to share."""

    limit: Limit | None
    whole: int

    def most_through(self, bundles: Bundles, moves: int, goal: _Goal) -> int:
        """Return the most ideas that so many moves let through, or `goal.above` if not more."""
        best = goal.above
        undecided = [(bundles, moves, 0)]
        while undecided and best < goal.enough:
            left, moves, gained = undecided.pop()
            wanted = _Goal(best, goal.one_move_fewer, goal.enough).after(gained)
            left, worth = self._that_matter(left, moves, wanted)
            if not left:
                continue
            kerb = max(worth, key=lambda each: (worth[each], -each))
            opened, rest = _moved(left, kerb, moves)
            best = max(best, gained + opened)
            undecided.append((_without(left, {kerb}), moves, gained))
            if rest:
                undecided.append((rest, moves - 1, gained + opened))
        return best

    def first_set(self, bundles: Bundles, moves: int, goal: _Goal) -> Kerbs:
        """Return of all sets of kerbs that reach the goal the first; there must be one."""
        chosen: list[int] = []
        while goal.above >= 0:
            bundles, _ = self._that_matter(bundles, moves, goal)
            kerb = min(kerbs[0] for kerbs in bundles)
            opened, rest = _moved(bundles, kerb, moves)
            then = goal.after(opened)
            if self._can_reach(rest, moves - 1, then):
                chosen.append(kerb)
                bundles, moves, goal = rest, moves - 1, then
            else:
                bundles = _without(bundles, {kerb})
        return tuple(chosen)

    def _can_reach(self, bundles: Bundles, moves: int, goal: _Goal) -> bool:
        return goal.above < 0 or self.most_through(bundles, moves, goal) > goal.above

    def _that_matter(
        self, bundles: Bundles, moves: int, goal: _Goal
    ) -> tuple[Bundles, dict[int, int]]:
        """Return the bundles of kerbs that can be among those that reach the goal.

        And what each kerb can count for at most, in parts of an idea.
        """
        while bundles:
            if self.limit:
                self.limit.keep(_QUESTION)
            worth, added = self._worth(bundles, moves)
            greatest = _greatest(worth.values(), moves)
            needed = (goal.above + 1) * self.whole - sum(greatest)
            if needed > 0:
                break
            least = needed + greatest[-1]
            too_little = {
                kerb
                for kerb, share in worth.items()
                if share < least or added[kerb] <= goal.above - goal.one_move_fewer
            }
            if not too_little:
                return bundles, worth
            bundles = _without(bundles, too_little)
        return {}, {}

    def _worth(self, bundles: Bundles, moves: int) -> tuple[dict[int, int], dict[int, int]]:
        """Return per kerb what it counts for at most in a set of so many, and how much it adds.

        The kerbs of a bundle share its ideas evenly, so that the kerbs of a set are never worth
        less than what it lets through. Of the bundles of n kerbs that have a given one, a set of
        m kerbs holds at most as many as there are ways to choose n - 1 out of its other m - 1.
        """
        counts: dict[tuple[int, int], list[int]] = {}
        for kerbs, count in bundles.items():
            size = len(kerbs)
            for kerb in kerbs:
                counts.setdefault((kerb, size), []).append(count)
        worth: dict[int, int] = {}
        added: dict[int, int] = {}
        for (kerb, size), found in counts.items():
            most = comb(moves - 1, size - 1)
            ideas = sum(found if len(found) <= most else _greatest(found, most))
            worth[kerb] = worth.get(kerb, 0) + ideas * (self.whole // size)
            added[kerb] = added.get(kerb, 0) + ideas
        return worth, added


def _through(bundles: Bundles, moved: frozenset[int]) -> int:
    """Return how many ideas are through once these kerbs have been moved."""
    return sum(count for kerbs, count in bundles.items() if moved.issuperset(kerbs))


def _parts_of_an_idea(bundles: Bundles) -> int:
    """Return a number that the size of each bundle divides, and every smaller one."""
    return lcm(*range(1, max(map(len, bundles), default=0) + 1))


def _moved(bundles: Bundles, kerb: int, moves: int) -> tuple[int, Bundles]:
    """Return how many ideas are through when a kerb is moved, and what holds the others back.

    Left out are those that need more than the moves that are left.
    """
    through = 0
    rest: dict[Kerbs, int] = {}
    for kerbs, count in bundles.items():
        if kerb in kerbs:
            others = tuple(each for each in kerbs if each != kerb)
            if others:
                rest[others] = rest.get(others, 0) + count
            else:
                through += count
        elif len(kerbs) < moves:
            rest[kerbs] = rest.get(kerbs, 0) + count
    return through, rest


def _without(bundles: Bundles, kerbs: set[int]) -> Bundles:
    """Return the bundles that these kerbs do not hold back."""
    return {each: count for each, count in bundles.items() if kerbs.isdisjoint(each)}


def _greatest(numbers: Iterable[int], count: int) -> list[int]:
    """Return so many of the greatest numbers, falling; faster than `heapq` for a few hundred."""
    return sorted(numbers, reverse=True)[:count]
