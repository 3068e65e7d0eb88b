"""What a visitor of Waterwijk meets: real kerbs, its own figures, every state of a kerb."""

import pytest

from tests.library.area_files import DEMO_FOLDERS, EARLIER_FILES, LIBRARY, is_local, load

TODAY = "2026-11-24"
AREAS = {folder.name: load(folder / "area.yaml") for folder in DEMO_FOLDERS}
KERBS = [kerb for area in AREAS.values() for kerb in area["kerbs"]]
UNCHANGED = (
    *("title", "why", "nature", "source", "owner", "movable_by", "when", "on", "bands"),
    *("valid_from", "valid_until", "review_on", "checked"),
)

each_area = pytest.mark.parametrize("area", AREAS)


@each_area
def test_kerbs_of_law_stand_in_the_demo_as_in_the_library(area):
    here = {kerb["id"]: kerb for kerb in AREAS[area]["kerbs"]}
    for kerb in load(LIBRARY / f"{area}.yaml")["kerbs"]:
        assert kerb["id"] in here
        if not is_local(kerb):
            ours = here[kerb["id"]]
            assert {key: ours.get(key) for key in UNCHANGED} == {
                key: kerb.get(key) for key in UNCHANGED
            }


@each_area
def test_the_demo_asks_what_the_library_asks(area):
    library = load(LIBRARY / f"{area}.yaml")
    for key in ("title", "direction", "words", "dimensions"):
        assert AREAS[area][key] == library[key]


@each_area
def test_most_local_figures_are_filled_in_and_then_name_their_own_source(area):
    library = load(LIBRARY / f"{area}.yaml")["kerbs"]
    local = {kerb["id"] for kerb in library if is_local(kerb)}
    filled = [
        kerb for kerb in AREAS[area]["kerbs"] if kerb["id"] in local and kerb["bands"] != "open"
    ]
    assert len(filled) >= len(local) / 2
    assert [
        kerb["id"] for kerb in filled if is_local(kerb) or "version" not in kerb["source"]
    ] == []


@each_area
def test_owners_are_people_with_a_name_a_role_and_a_term(area):
    for person in AREAS[area]["people"].values():
        assert isinstance(person["name"], str)
        assert " " in person["name"]
        assert person["role"].keys() == {"nl", "en"}
        assert int(person["answers_within"]["working_days"]) > 0


def test_a_person_has_one_name_in_every_area():
    names: dict[str, str] = {}
    for area in AREAS.values():
        for person_id, person in area["people"].items():
            assert names.setdefault(person_id, person["name"]) == person["name"]


def test_kerbs_of_the_demo_are_in_every_state():
    confirmed = [kerb for kerb in KERBS if "confirmed_on" in kerb]
    is_open = [kerb for kerb in KERBS if kerb["bands"] == "open" and is_in_force(kerb)]
    claimed = [kerb for kerb in KERBS if "confirmed_on" not in kerb and kerb["bands"] != "open"]
    assert min(len(confirmed), len(claimed), len(is_open)) >= 4
    for key in ("promised_until", "silence", "stands_for", "signs"):
        assert len([kerb for kerb in KERBS if key in kerb]) >= 3, key
    assert any("promised_until" in area for area in AREAS.values())


def is_in_force(kerb):
    return kerb.get("valid_from", TODAY) <= TODAY <= kerb.get("valid_until", TODAY)


def test_exactly_one_kerb_of_the_demo_is_past_its_review():
    past = [kerb["id"] for kerb in KERBS if kerb.get("review_on", TODAY) < TODAY]
    assert past == ["geld-van-dit-jaar"]


def test_nothing_was_confirmed_or_checked_in_the_future():
    assert max(kerb.get("confirmed_on", "") for kerb in KERBS) <= TODAY
    assert max(kerb["checked"]["on"] for kerb in KERBS if "checked" in kerb) <= TODAY


def test_promises_of_the_demo_run_on_for_months():
    promised = [kerb["promised_until"] for kerb in KERBS if "promised_until" in kerb]
    assert min(promised) >= "2027-06-30"


def test_room_that_waterwijk_gives_does_not_end_at_the_turn_of_the_year():
    ending = [kerb["id"] for kerb in KERBS if kerb.get("valid_until", "2028") <= "2027-01-01"]
    assert ending == ["archief-binnen-twintig-jaar"]


@pytest.mark.parametrize("path", EARLIER_FILES, ids=lambda path: path.stem)
def test_an_earlier_version_asks_the_same_and_knows_nothing_of_what_came_after_it(path):
    earlier, area = load(path), AREAS[path.parents[1].name]
    for key in ("area", "title", "direction", "dimensions", "people"):
        assert earlier[key] == area[key]
    held_until = path.stem.removeprefix("before-")
    days = [kerb["confirmed_on"] for kerb in earlier["kerbs"] if "confirmed_on" in kerb]
    days += [kerb["checked"]["on"] for kerb in earlier["kerbs"] if "checked" in kerb]
    assert max(days) < held_until < TODAY
