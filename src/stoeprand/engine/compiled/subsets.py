"""Tests and bands on a set, over subsets as bit masks: bit n stands for member n."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from functools import cached_property
from itertools import product

from stoeprand.engine.area import MemberBands, MembersTest
from stoeprand.engine.domains import SetDomain
from stoeprand.engine.levels import Level


@dataclass(frozen=True, slots=True)
class SubsetTest:
    """Holds for a subset with a member of `any_of`, all of `all_of`, none of `none_of`.

    A mask of 0 asks nothing.
    """

    any_of: int = 0
    all_of: int = 0
    none_of: int = 0

    def holds(self, subset: int) -> bool:
        """Say whether the test holds for a subset."""
        return (
            (not self.any_of or bool(subset & self.any_of))
            and subset & self.all_of == self.all_of
            and not subset & self.none_of
        )

    def can_hold(self) -> bool:
        """Say whether any subset meets the test."""
        wanted = self.any_of & ~self.none_of
        return not self.all_of & self.none_of and (not self.any_of or bool(wanted))


@dataclass(frozen=True)
class SubsetLevels:
    """The level of each member, and that of the empty set."""

    members: tuple[Level, ...]
    empty: Level

    def level_of(self, subset: int) -> Level:
        """Return the strictest level of the members of a subset."""
        if not subset:
            return self.empty
        return max(level for place, level in enumerate(self.members) if subset >> place & 1)

    def members_at(self, levels: Iterable[Level]) -> int:
        """Return the members whose own level is one of `levels`, as a mask."""
        members = 0
        for level in levels:
            members |= self._by_level[level]
        return members

    @cached_property
    def _by_level(self) -> list[int]:
        masks = [0] * len(Level)
        for place, level in enumerate(self.members):
            masks[level] |= 1 << place
        return masks

    def reach(self) -> frozenset[Level]:
        """Return every level that some subset has."""
        return frozenset((*self.members, self.empty))


def subset_test(domain: SetDomain, test: MembersTest) -> SubsetTest:
    """Return a test of the file over masks."""
    return SubsetTest(
        *(domain.mask_of(members) for members in (test.any_of, test.all_of, test.none_of))
    )


def subset_levels(domain: SetDomain, bands: MemberBands) -> SubsetLevels:
    """Return the bands of the file over masks."""
    return SubsetLevels(tuple(bands.level_of(member) for member in domain.members), bands.empty)


def can_meet(levels: SubsetLevels, test: SubsetTest, level: Level) -> bool:
    """Say whether some subset meets the test and has exactly that level."""
    if not test.all_of and not test.any_of and levels.empty is level:
        return test.can_hold()
    allowed = levels.members_at(lower for lower in Level if lower <= level) & ~test.none_of
    if test.all_of & ~allowed or (test.any_of and not test.any_of & allowed):
        return False
    return bool(levels.members_at((level,)) & allowed)


def telling_subsets(
    member_count: int, tests: Sequence[SubsetTest], bands: Sequence[SubsetLevels], most: int
) -> Iterator[int] | None:
    """Return subsets that between them show everything that tests and bands can tell apart.

    Members that every test and band treats alike form a group; of a group only none, one or all of
    its members can make a difference. None when that would be more than `most` subsets.
    """
    groups: dict[tuple[object, ...], list[int]] = {}
    for place in range(member_count):
        groups.setdefault(_profile(place, tests, bands), []).append(1 << place)
    options = [_options(members) for members in groups.values()]
    count = 1
    for choices in options:
        count *= len(choices)
        if count > most:
            return None
    return (sum(chosen) for chosen in product(*options))


def _profile(
    place: int, tests: Sequence[SubsetTest], bands: Sequence[SubsetLevels]
) -> tuple[object, ...]:
    asked = tuple(
        (test.any_of >> place & 1, test.all_of >> place & 1, test.none_of >> place & 1)
        for test in tests
    )
    return (*asked, *(levels.members[place] for levels in bands))


def _options(members: list[int]) -> tuple[int, ...]:
    return (0, members[0], sum(members)) if len(members) > 1 else (0, members[0])
