"""The engine over all files: they read, worked examples hold, ideas come out as expected."""

from collections import Counter
from datetime import date

import pytest

from stoeprand.engine import check, read_area, read_values, validate
from tests.library.area_files import AREA_FILES, DEMO, DEMO_FOLDERS, ideas_of, name_of

TODAY = date(2026, 11, 24)
LATER = [date(2027, 1, 1), date(2027, 11, 24), date(2028, 1, 1), date(2029, 6, 1)]

each_area = pytest.mark.parametrize("path", AREA_FILES, ids=name_of)


def read(path):
    return read_area(path.read_bytes(), str(path))


def decisions_of(folder, at):
    area = read(folder / "area.yaml")
    return {
        idea["idea"]: check(area, read_values(area, idea["values"]), at).as_json()
        for idea in ideas_of(folder)
    }


def levels_of(folder_name, at):
    return {name: found["level"] for name, found in decisions_of(DEMO / folder_name, at).items()}


@each_area
def test_every_file_reads_without_a_warning(path):
    assert validate(read(path), TODAY).as_json()["warnings"] == []


@each_area
def test_there_are_at_least_four_worked_examples(path):
    assert len(validate(read(path), TODAY).as_json()["examples"]) >= 4


@each_area
@pytest.mark.parametrize("at", [TODAY, *LATER], ids=str)
def test_worked_examples_come_out_as_meant_now_and_in_later_years(path, at):
    examples = validate(read(path), at).as_json()["examples"]
    assert [example for example in examples if not example["ok"]] == []


def test_ideas_of_the_demo_come_out_at_every_level_and_some_need_asking():
    found = Counter(
        decision["level"]
        for folder in DEMO_FOLDERS
        for decision in decisions_of(folder, TODAY).values()
    )
    assert found.keys() == {"free", "tell", "consult", "agree", "no", None}
    assert min(found.values()) >= 4


@pytest.mark.parametrize("folder", DEMO_FOLDERS, ids=lambda folder: folder.name)
def test_every_area_has_an_idea_that_can_simply_be_done_and_one_that_cannot(folder):
    found = decisions_of(folder, TODAY).values()
    assert {"free", "no"} <= {decision["level"] for decision in found}


def test_handing_out_passports_leaves_room_for_kindness_and_little_else():
    assert levels_of("paspoorten", TODAY) == {
        "brief-zonder-moeilijke-woorden": "free",
        "aan-de-deur": "consult",
        "aanvragen-met-beeldbellen": "no",
        "zaterdag-met-een-collega": "no",
        "vingerafdruk-overslaan": "no",
    }


def test_policy_with_residents_at_the_start_only_needs_advice_from_2027_on():
    assert levels_of("samenwerken", date(2026, 12, 31))["parkeervisie"] == "tell"
    assert levels_of("samenwerken", date(2027, 1, 1))["parkeervisie"] == "consult"


def test_untested_high_risk_ai_cannot_go_on_from_2_december_2027():
    assert levels_of("gegevens", date(2027, 12, 1))["uitkeringen-voorsorteren"] == "tell"
    assert levels_of("gegevens", date(2027, 12, 2))["uitkeringen-voorsorteren"] == "no"


def test_what_nobody_has_said_yet_shows_in_the_answer():
    unsaid = {
        (folder.name, said["dimension"])
        for folder in DEMO_FOLDERS
        for decision in decisions_of(folder, TODAY).values()
        for said in decision["unsaid"]
    }
    assert unsaid == {("evenement", "eindtijd"), ("gegevens", "weken"), ("wijkbudget", "jaren")}


def test_the_garden_behind_the_flats_only_waits_for_the_number_of_neighbours():
    decision = decisions_of(DEMO / "wijkbudget", TODAY)["moestuin-achter-de-flat"]
    assert (decision["best"], decision["worst"], decision["matters"]) == (
        "free",
        "consult",
        ["steun"],
    )
