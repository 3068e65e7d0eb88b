"""Where it is stuck: which kerbs, moved, would open most ideas, and which nobody may move."""

import json
from collections.abc import Sequence
from dataclasses import replace
from datetime import date
from itertools import combinations
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from stoeprand.engine import Idea, Level, Limit, OutOfTime, check, find_openings, read_area
from stoeprand.engine.area import Area
from stoeprand.engine.levels import LEVEL_IDS
from stoeprand.engine.messages import Message
from stoeprand.engine.openings import Openings

DAY = date(2026, 11, 23)
NAMES = ("a", "b", "c", "d", "e", "f")


def area_of(kerbs: Sequence[tuple[str, str, str]]) -> Area:
    """An area in which an idea meets the kerbs that it touches: each (id, level, who may move)."""
    document: dict[str, Any] = {
        "format": 1,
        "area": "square",
        "title": "Square",
        "direction": "Go.",
        "people": {"noor": {"name": "Noor", "role": "manager"}},
        "dimensions": {"touches": {"kind": "set", "values": list(NAMES)}},
        "kerbs": [
            {
                "id": kerb,
                "title": kerb,
                "nature": "policy",
                "source": "S",
                "owner": "noor",
                "movable_by": mover,
                "on": "touches",
                "bands": {kerb: level},
            }
            for kerb, level, mover in kerbs
        ],
    }
    return read_area(json.dumps(document).encode(), "square.json")


def ideas_of(**touched: str) -> list[Idea]:
    """Ideas by their ids; each touches the kerbs whose letters are given."""
    return [Idea(name, {"touches": frozenset(letters)}) for name, letters in touched.items()]


def openings(
    area: Area, ideas: Sequence[Idea], moves: int = 1, to: Level = Level.FREE, at: date = DAY
) -> Openings:
    return find_openings(area, ideas, to, moves, at)


def steps_of(found: Openings) -> list[tuple[int, str, tuple[str, ...]]]:
    return [(step.moves, "".join(step.kerbs), step.opened) for step in found.steps]


MOVABLE = area_of([(name, "agree", "manager") for name in NAMES])
MIXED = area_of(
    [
        ("a", "agree", "manager"),
        ("b", "no", "nobody"),
        ("c", "tell", "team"),
        ("d", "no", "nobody"),
    ]
)


def test_the_kerb_that_holds_back_most_ideas_by_itself_is_moved_first() -> None:
    ideas = ideas_of(one="a", two="b", three="b", four="ab", free="")
    found = openings(MOVABLE, ideas, moves=2)
    assert found.open_now == 1
    assert steps_of(found) == [
        (1, "b", ("two", "three")),
        (2, "ab", ("one", "two", "three", "four")),
    ]


def test_the_best_pair_need_not_hold_the_best_kerb() -> None:
    ideas = ideas_of(one="a", two="bc", three="bc", four="bc")
    assert steps_of(openings(MOVABLE, ideas, moves=2)) == [
        (1, "a", ("one",)),
        (2, "bc", ("two", "three", "four")),
    ]


def test_what_is_opened_stands_in_the_order_of_the_ideas_and_kerbs_in_that_of_the_file() -> None:
    ideas = ideas_of(z="c", y="", x="a", w="c")
    assert steps_of(openings(MOVABLE, ideas, moves=2))[1] == (2, "ac", ("z", "x", "w"))


def test_of_equals_the_fewest_kerbs_and_then_those_that_come_first() -> None:
    assert steps_of(openings(MOVABLE, ideas_of(x="c", y="b"), moves=3)) == [
        (1, "b", ("y",)),
        (2, "bc", ("x", "y")),
        (3, "bc", ("x", "y")),
    ]
    assert steps_of(openings(MOVABLE, ideas_of(x="bc", y="ad"), moves=2)) == [
        (1, "", ()),
        (2, "ad", ("y",)),
    ]


def test_other_kerbs_that_open_as_many_are_known_beside_those_that_come_first() -> None:
    one, two, same = openings(MOVABLE, ideas_of(x="b", y="c", z="e"), moves=3).steps[:3]
    assert one.instead == {"b": ("c", "e")}
    assert two.instead == {"b": ("e",), "c": ("e",)}
    assert same.instead == {"b": (), "c": (), "e": ()}


def test_kerbs_that_nobody_may_move_are_no_other_choice() -> None:
    [step] = openings(MIXED, ideas_of(x="a", y="b")).steps
    assert step.instead == {"a": ()}


def test_of_more_kerbs_than_anybody_compares_no_others_are_looked_for() -> None:
    steps = openings(MOVABLE, ideas_of(v="a", w="b", x="c", y="d", z="e"), moves=4).steps
    assert [bool(step.instead) for step in steps] == [True, True, True, False]


def test_an_idea_held_back_by_what_nobody_may_move_is_never_opened() -> None:
    found = openings(MIXED, ideas_of(x="db", y="ab", z="a"), moves=3)
    assert steps_of(found) == [(moves, "a", ("z",)) for moves in (1, 2, 3)]
    assert list(found.fixed.items()) == [("b", ("x", "y")), ("d", ("x",))]


def test_only_what_asks_more_than_the_level_holds_back() -> None:
    ideas = ideas_of(x="c", y="ac", z="bc")
    found = openings(MIXED, ideas, to=Level.TELL)
    assert (found.open_now, steps_of(found)) == (1, [(1, "a", ("y",))])
    agreed = openings(MIXED, ideas, to=Level.AGREE)
    assert (agreed.open_now, steps_of(agreed), agreed.fixed) == (2, [(1, "", ())], {"b": ("z",)})
    anything = openings(MIXED, ideas, to=Level.NO)
    assert (anything.open_now, steps_of(anything), anything.fixed) == (3, [(1, "", ())], {})


def test_a_kerb_that_is_not_in_force_or_not_said_holds_nothing_back() -> None:
    first, *others = MOVABLE.kerbs
    later = replace(MOVABLE, kerbs=(replace(first, valid_from=date(2027, 1, 1)), *others))
    unsaid = replace(MOVABLE, kerbs=(replace(first, bands=None), *others))
    for area in (later, unsaid):
        found = openings(area, ideas_of(x="a", y="ab"))
        assert (found.open_now, steps_of(found)) == (1, [(1, "b", ("y",))])
    then = openings(later, ideas_of(x="a", y="ab"), at=date(2027, 1, 1))
    assert (then.open_now, steps_of(then)) == (0, [(1, "a", ("x",))])


def test_without_ideas_there_is_nothing_to_open() -> None:
    found = openings(MOVABLE, [], moves=2)
    assert (found.open_now, steps_of(found), found.fixed) == (0, [(1, "", ()), (2, "", ())], {})


def test_the_answer_is_written_as_the_contract_says() -> None:
    found = openings(MIXED, ideas_of(x="a", y="b", z=""), moves=1)
    assert found.as_json() == {
        "to": "free",
        "open_now": 1,
        "steps": [{"moves": 1, "kerbs": ["a"], "opened": ["x"]}],
        "fixed": {"b": ["y"]},
    }
    assert list(found.as_json()) == ["to", "open_now", "steps", "fixed"]


def test_an_answer_that_is_not_certain_in_time_is_not_given() -> None:
    with pytest.raises(OutOfTime, match="which kerbs hold ideas back"):
        find_openings(MOVABLE, ideas_of(x="a"), Level.FREE, 1, DAY, Limit.of_seconds(0))


class LateLimit(Limit):
    """A limit that is over only once the kerbs are known and the best ones are being sought."""

    def keep(self, question: Message) -> None:
        if "moved" in str(question):
            raise OutOfTime(question)


def test_the_limit_holds_to_the_end() -> None:
    with pytest.raises(OutOfTime, match="which kerbs, moved, would open most"):
        find_openings(MOVABLE, ideas_of(x="a"), Level.FREE, 1, DAY, LateLimit(0))


kerb_lists = st.lists(
    st.tuples(
        st.sampled_from(NAMES[:5]),
        st.sampled_from(LEVEL_IDS),
        st.sampled_from(("nobody", "team", "board", "manager")),
    ),
    max_size=5,
    unique_by=lambda kerb: kerb[0],
)
touched = st.lists(st.frozensets(st.sampled_from(NAMES[:5]), max_size=4), max_size=7)


def by_leaving_kerbs_out(
    area: Area, ideas: Sequence[Idea], to: Level, moves: int
) -> list[tuple[int, str, tuple[str, ...]]]:
    """The best steps, found by checking every idea in the area without each set of kerbs."""
    movable = [kerb for kerb in area.kerbs if kerb.movable_by != "nobody"]
    now = {idea.id for idea in ideas if check(area, idea.values, DAY).worst <= to}
    tried = []
    for size in range(moves + 1):
        for places in combinations(range(len(movable)), size):
            moved = [movable[place] for place in places]
            without = replace(area, kerbs=tuple(k for k in area.kerbs if k not in moved))
            opened = tuple(
                str(idea.id)
                for idea in ideas
                if idea.id not in now and check(without, idea.values, DAY).worst <= to
            )
            tried.append((-len(opened), size, places, "".join(k.id for k in moved), opened))
    return [
        (most, *min(found for found in tried if found[1] <= most)[3:])
        for most in range(1, moves + 1)
    ]


@settings(max_examples=120, deadline=None, derandomize=True, database=None)
@given(kerb_lists, touched, st.sampled_from(Level))
def test_the_steps_are_what_leaving_kerbs_out_of_the_area_opens(kerbs, touched, to) -> None:
    area = area_of(kerbs)
    ideas = [Idea(f"i{n}", {"touches": members}) for n, members in enumerate(touched)]
    found = openings(area, ideas, moves=3, to=to)
    assert steps_of(found) == by_leaving_kerbs_out(area, ideas, to, 3)
    assert found.open_now == sum(check(area, i.values, DAY).worst <= to for i in ideas)
    reasons = {idea.id: check(area, idea.values, DAY).because for idea in ideas}
    assert found.fixed == {
        kerb.id: held
        for kerb in area.kerbs
        if kerb.movable_by == "nobody"
        and (
            held := tuple(
                idea
                for idea, because in reasons.items()
                if any(each.kerb == kerb.id and each.level > to for each in because)
            )
        )
    }
