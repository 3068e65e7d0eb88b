"""What to ask next, and what happens when there is no time to answer."""

from datetime import date
from typing import Any

import pytest
from hypothesis import given, settings

from benchmarks.workload import DAY, make_area, with_kerbs_changed
from stoeprand import engine
from stoeprand.engine.versions import compare_versions
from tests.engine.reading.files_to_read import area_file, kerb, read
from tests.oracle import engine_under_test, naive
from tests.oracle.strategies import Case, as_yaml, cases

TODAY = date(2026, 11, 23)
AREA = read(
    area_file(
        kerb(),
        kerb("id: long\non: weeks\nbands: [{at_most: 4, level: free}, {level: tell}]"),
        kerb("id: who\non: partner\nbands: {company: agree, otherwise: free}"),
        kerb("id: what\non: data\nbands: {health: consult}"),
        kerb("id: law\non: outside\nwhen: {partner: {is: company}}\nbands: {otherwise: tell}"),
    )
)


@settings(max_examples=80, deadline=None, derandomize=True)
@given(cases())
def test_asking_on_always_ends_and_only_what_matters_is_asked(case: Case) -> None:
    """Whatever is answered, here: what makes the idea strictest or loosest, in turns."""
    area = engine.read_area(as_yaml(case.document), "area.yaml")
    answers: dict[str, Any] = {}
    for turn in range(len(area.dimensions) + 1):
        values = engine.read_values(area, answers)
        decided = engine.check(area, values, case.at)
        asked = engine.next_questions(area, values, case.at)
        assert len(asked) == min(3, len(decided.matters))
        assert set(asked) <= set(decided.matters)
        assert not set(asked) & set(answers)
        if not asked:
            break
        complete = next(iter(naive.everything(case.document)))
        answers[asked[0]] = case.ideas[turn % len(case.ideas)].get(asked[0], complete[asked[0]])
        if answers[asked[0]] is None:
            answers[asked[0]] = complete[asked[0]]
    assert decided.level is not None
    assert asked == ()


def test_nothing_is_asked_when_the_answer_is_certain():
    values = engine.read_values(AREA, {"cost": 999_999})
    assert engine.check(AREA, values, TODAY).level is engine.Level.NO
    assert engine.next_questions(AREA, values, TODAY) == ()


def test_at_most_three_things_are_asked_or_as_many_as_one_likes():
    matters = engine.check(AREA, {}, TODAY).matters
    assert matters == ("cost", "weeks", "partner", "data")
    assert len(engine.next_questions(AREA, {}, TODAY)) == 3
    assert len(engine.next_questions(AREA, {}, TODAY, most=1)) == 1
    assert sorted(engine.next_questions(AREA, {}, TODAY, most=99)) == sorted(matters)
    assert engine.next_questions(AREA, {}, TODAY, most=0) == ()


def test_what_is_known_of_the_answer_need_not_be_found_again():
    decided = engine.check(AREA, {}, TODAY)
    with_it = engine.next_questions(AREA, {}, TODAY, decision=decided)
    assert with_it == engine.next_questions(AREA, {}, TODAY)


def test_a_dimension_that_no_kerb_looks_at_is_never_asked():
    assert "start" not in engine.next_questions(AREA, {}, TODAY, most=99)


def test_a_room_for_which_there_is_no_time_names_the_question():
    with pytest.raises(engine.OutOfTime) as refused:
        engine.find_room(AREA, TODAY, engine.Limit.of_seconds(0))
    assert str(refused.value) == "whether an idea comes out at free"


def test_a_check_for_which_there_is_no_time_names_the_question():
    with pytest.raises(engine.OutOfTime) as refused:
        engine.check(AREA, {}, TODAY, engine.Limit.of_seconds(0))
    assert str(refused.value) == "what the idea may"


def test_with_time_enough_an_answer_is_the_same():
    enough = engine.Limit.of_seconds(60)
    assert engine.check(AREA, {}, TODAY, enough) == engine.check(AREA, {}, TODAY)
    with engine_under_test.by_solver_alone():
        assert engine.check(AREA, {}, TODAY, enough) == engine.check(AREA, {}, TODAY)
    room, limited = engine.find_room(AREA, TODAY), engine.find_room(AREA, TODAY, enough)
    assert room.as_json() == limited.as_json()


def test_with_a_limit_and_without_the_same_examples_are_shown():
    # more kerbs than can be settled by trying: a solver chooses the examples
    area, _ = make_area(6, 80)
    changed = with_kerbs_changed(area, 5)
    enough = engine.Limit.of_seconds(60)
    room, limited = engine.find_room(area, DAY), engine.find_room(area, DAY, enough)
    assert room.as_json() == limited.as_json()
    diff, within = (compare_versions(area, changed, DAY, limit=each) for each in (None, enough))
    assert diff.moves
    assert diff.as_json() == within.as_json()
