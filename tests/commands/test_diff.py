"""`stoeprand diff`: what a new version of an area gives and takes, and promises not kept."""

import pytest

from stoeprand.commands.diff_in_words import MOST_OF_A_PART
from stoeprand.commands.json_text import json_text
from tests.commands.at_the_terminal import AREA, DAY, run, write

ESCAPE = "\\x1b[31m"
STRICTER = AREA.replace("at_most: 1000, level: free", "at_most: 500, level: free")
PROMISED = AREA.replace(
    "movable_by: director", "movable_by: director\n    promised_until: 2027-12-31"
)


@pytest.fixture(autouse=True)
def a_wide_terminal(monkeypatch: pytest.MonkeyPatch) -> None:
    """Lines break at the same words wherever the tests run."""
    monkeypatch.setenv("COLUMNS", "100")


@pytest.fixture
def new(tmp_path):
    """A version of the area with a smaller purse."""
    return write(tmp_path, "new.yaml", STRICTER)


def diff(old, new, *arguments, day=DAY):
    ran = run("diff", old, new, "--json", "--at", day, *arguments)
    assert (ran.code, ran.err) == (0, "")
    [line] = ran.lines
    return line


def words(old, new, *arguments, language="en") -> str:
    ran = run("diff", old, new, "--at", DAY, "--lang", language, *arguments)
    assert (ran.code, ran.err) == (0, "")
    return ran.out


def level_of(area, example, day=DAY):
    known = [d for d in ("cost", "weeks", "start", "partner", "data", "outside") if d in example]
    idea = json_text({"values": {key: example[key] for key in known}})
    return run("check", area, "-", "--json", "--at", day, given=idea).lines[0]["level"]


def test_the_diff_has_all_that_there_is_to_say_in_order(area, new):
    found = diff(area, new)
    assert list(found) == [
        *("at", "same", "lost", "gained", "only_old", "only_new", "moves", "broken_promises"),
    ]
    assert (found["at"], found["same"], found["lost"], found["gained"]) == (DAY, False, True, False)
    assert [(m["from"], m["to"], m["because"]) for m in found["moves"]] == [
        ("free", "tell", ["purse"])
    ]


def test_check_says_of_every_example_what_the_diff_says_of_it(area, new):
    for move in diff(area, new)["moves"] + diff(new, area)["moves"]:
        levels = {level_of(area, move["example"]), level_of(new, move["example"])}
        assert levels == {move["from"], move["to"]}


def test_a_version_beside_itself_is_the_same(area):
    found = diff(area, area)
    assert (found["same"], found["moves"], found["broken_promises"]) == (True, [], [])
    assert "Nothing changes in what you may do" in words(area, area)


def test_a_version_on_two_days_shows_what_begins_by_itself(area):
    found = diff(area, area, "--new-at", "2027-07-01")
    assert ("free", "consult") in [(m["from"], m["to"]) for m in found["moves"]]
    for move in found["moves"]:
        assert level_of(area, move["example"]) == move["from"]
        assert level_of(area, move["example"], "2027-07-01") == move["to"]
    said = words(area, area, "--new-at", "2027-07-01", language="nl")
    assert "Vanaf 1 juni 2027 is er minder ruimte dan nu." in said
    assert "Zomer\n    Nu: Deze stoeprand telt nog niet mee. Geldt vanaf 1 juni 2027." in said


def test_a_promise_that_is_not_kept_stands_before_all_else(area, new):
    area.write_text(PROMISED)
    [promise, shortened] = diff(area, new)["broken_promises"]
    assert (promise["kerb"], promise["day"], promise["to"]) == ("purse", DAY, "tell")
    assert shortened == {"kerb": "purse", "promised_until": "2027-12-31", "now": None}
    said = words(area, new)
    titles = [
        "One promise is not kept.",
        *("Promises that are not kept", "Promises that become shorter"),
        *("Kerbs that change", "What becomes stricter"),
    ]
    places = [said.index(title) for title in titles]
    assert places == sorted(places)
    promised = "Promised up to and including 31 December 2027: Up to and including €1,000 you do it"
    assert promised in " ".join(said.split())


def test_a_kerb_says_what_changes_band_by_band_and_what_it_said_before_and_after(area, new):
    said = " ".join(words(area, new).split())
    assert (
        "Kerbs that change - The purse More than €500, up to and including €1,000 (cost): "
        "now you do it yourself; after this change you do it and tell Noor. "
        "Now: Up to and including €1,000 you do it yourself;"
    ) in said
    assert "After this change: Up to and including €500 you do it yourself;" in said


def test_the_other_way_round_it_becomes_looser(area, new):
    said = words(new, area)
    assert "After this change there is more room than now." in said
    assert "What becomes looser" in said
    assert "What becomes stricter" not in said


def test_what_fits_no_more_is_shown_by_what_does_not_fit(area, new):
    new.write_text(AREA.replace("max: 520", "max: 52"))
    assert diff(area, new)["only_old"]["weeks"] > 52
    said = words(area, new)
    assert "After this change this no longer fits here.\n    For example: weeks: 53 weeks." in said


def test_other_words_for_the_same_are_said_to_change_nothing(area, new):
    new.write_text(AREA.replace("The purse", "The wallet"))
    said = words(area, new)
    assert "Nothing changes in what you may do: every idea comes out as it does now." in said
    assert "Also different; changes no answer\n  - The wallet\n    New: The title is" in said


def test_what_lacks_the_language_asked_for_is_read_in_dutch(area, new):
    for path in (area, new):
        path.write_text(path.read_text().replace("{nl: De beurs, en: The purse}", "{nl: De beurs}"))
    assert "This is because of ‘De beurs’." in words(area, new)


def test_of_many_kerbs_the_first_are_shown_and_the_others_counted(area, new):
    purse = AREA[AREA.index("  - id: purse") : AREA.index("  - id: health data")]
    more = "".join(purse.replace("id: purse", f"id: purse-{n}") for n in range(20))
    area.write_text(AREA + more)
    new.write_text(AREA + more.replace("at_most: 1000,", "at_most: 500,"))
    said = words(area, new)
    part = said[said.index("Kerbs that change") : said.index("What becomes stricter")]
    assert part.count("- The purse\n") == MOST_OF_A_PART
    assert f"\n    And {20 - MOST_OF_A_PART} more; --all shows them too.\n" in part
    assert "‘The purse’, ‘The purse’, ‘The purse’ and 17 more" in said


def test_all_of_many_kerbs_are_shown_to_who_asks_for_all(area, new):
    purse = AREA[AREA.index("  - id: purse") : AREA.index("  - id: health data")]
    more = "".join(purse.replace("id: purse", f"id: purse-{n}") for n in range(20))
    area.write_text(AREA + more)
    new.write_text(AREA + more.replace("at_most: 1000,", "at_most: 500,"))
    said = words(area, new, "--all")
    part = said[said.index("Kerbs that change") : said.index("What becomes stricter")]
    assert part.count("- The purse\n") == 20
    assert "--all" not in said


def test_a_kerb_that_begins_after_the_day_compared_is_not_said_to_be_over(area):
    said = words(area, area, "--at", "2027-07-01", "--new-at", "2027-05-31")
    assert "On 31 May 2027: This kerb does not count yet. Holds from 1 June 2027 on." in said
    assert "no longer counts" not in said
    later = words(area, area, "--at", "2027-07-01", "--new-at", "2027-09-01")
    assert "This kerb no longer counts." in later


def test_a_kerb_that_ended_before_the_day_compared_is_not_said_to_be_still_to_come(area):
    said = words(area, area, "--at", "2027-09-01", "--new-at", "2027-07-01")
    assert "Now: This kerb no longer counts." in said
    assert "not count yet" not in said


def test_two_different_areas_are_said_to_be_so_before_all_else(area, new):
    assert "two different areas" not in words(area, new)
    new.write_text(STRICTER.replace("area: square", "area: park").replace("The square", "The park"))
    said = words(area, new)
    assert said.splitlines()[:2] == [
        "The park",
        "  Note: these are two different areas: The square (square) and The park (park).",
    ]
    assert diff(area, new)["lost"] is True


def test_promises_that_merely_end_are_named_with_their_last_day(area):
    area.write_text(PROMISED)
    said = words(area, area, "--new-at", "2028-01-01")
    assert (
        "Promises that end by themselves\n  - The purse\n"
        "    Promised up to and including 31 December 2027; then this promise ends by itself.\n"
    ) in said
    assert "end by themselves" not in words(area, area, "--new-at", "2027-12-31")


# what cannot be compared


def test_the_faults_of_both_files_are_named_at_once(area, new):
    area.write_text(AREA.replace("kind: flag", "kind: flat"))
    new.write_text(AREA.replace("owner: noor", "owner: nobody", 1))
    ran = run("diff", area, new, "--lang", "en")
    assert (ran.code, ran.out) == (2, "")
    assert any(line.startswith(f"{area}:") for line in ran.errors)
    assert any(line.startswith(f"{new}:") for line in ran.errors)


def test_the_faults_of_a_file_that_is_given_twice_are_named_once(area):
    area.write_text(AREA.replace("kind: flag", "kind: flat"))
    ran = run("diff", area, area, "--lang", "en")
    assert (ran.code, ran.out) == (2, "")
    assert len(ran.errors) == len(set(ran.errors))


def test_a_file_that_is_not_there_is_named(area, tmp_path):
    ran = run("diff", area, tmp_path / "none.yaml", "--lang", "en")
    assert (ran.code, ran.out) == (2, "")
    assert "none.yaml" in ran.err


@pytest.mark.parametrize("how", [[], ["--json"]])
def test_dimensions_of_another_kind_or_unit_are_bad_input_each_on_a_line(area, new, how):
    other = AREA.replace("outside: {kind: flag}", "outside: {kind: date}")
    other = other.replace("unit: weeks", "unit: days")
    bands = "bands: {true: consult, false: free}"
    new.write_text(other.replace(bands, "bands: [{level: free}]"))
    ran = run("diff", area, new, "--lang", "en", *how)
    assert (ran.code, ran.out) == (2, "")
    assert len(ran.errors) == 2
    assert "'weeks'" in ran.errors[0]
    assert "'outside'" in ran.errors[1]


def test_out_of_time_says_so_and_answers_nothing(area, new):
    ran = run("diff", area, new, "--lang", "en", "--limit", "0")
    assert (ran.code, ran.out) == (3, "")
    assert ran.err.startswith("out of time, so not answered: ")


# for whoever reads it


@pytest.mark.parametrize("language", ["nl", "en"])
def test_a_file_of_somebody_else_cannot_steer_the_terminal(area, new, language):
    for path, text in ((area, PROMISED), (new, STRICTER)):
        hostile = text.replace(
            "{nl: De beurs, en: The purse}", f'"The {ESCAPE}purse\\u202e\\a{path.stem}"'
        )
        hostile = hostile.replace("name: Noor", f'name: "No{ESCAPE}or"')
        path.write_text(hostile.replace("Register 2026", f'"Register {ESCAPE}{path.stem}"'))
    said = words(area, new, language=language)
    assert not {"\x1b", "\a", "\x9b", "\u202e"} & set(said)


@pytest.mark.parametrize("language", ["nl", "en"])
def test_no_place_for_a_value_is_left_unfilled(area, new, language):
    area.write_text(PROMISED)
    new.write_text(STRICTER.replace("max: 520", "max: 52"))
    said = words(area, new, "--new-at", "2027-07-01", language=language)
    assert said
    assert not {"{", "}"} & set(said)
