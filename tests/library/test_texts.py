"""What people read: both languages, and bounds that say what is within."""

import re

import pytest

from tests.library.area_files import (
    AREA_FILES,
    DEMO,
    DEMO_FOLDERS,
    LIBRARY,
    LIBRARY_FILES,
    PLAYED_WITH,
    SUBJECTS,
    ideas_of,
    load,
    name_of,
    texts_that_people_see,
)

each_area = pytest.mark.parametrize("path", AREA_FILES, ids=name_of)
each_library_area = pytest.mark.parametrize("path", LIBRARY_FILES, ids=name_of)

LANGUAGES = ("nl", "en")
BARE_TOT = re.compile(r"\btot\b(?! en met\b)", re.IGNORECASE)
BARE_UNTIL = re.compile(r"\b(until|till|between)\b", re.IGNORECASE)


def test_the_library_holds_the_subjects_of_the_demo_and_the_change_itself():
    assert [path.stem for path in LIBRARY_FILES] == SUBJECTS
    assert [folder.name for folder in DEMO_FOLDERS] == PLAYED_WITH


@each_area
def test_an_area_is_named_as_its_file(path):
    *folders, file = path.relative_to(DEMO if DEMO in path.parents else LIBRARY).parts
    assert load(path)["area"] == (folders[0] if folders else file.removesuffix(".yaml"))


@each_area
def test_every_text_that_people_see_is_in_dutch_and_in_english(path):
    lacking = [
        place
        for place, text in texts_that_people_see(load(path))
        if not isinstance(text, dict) or set(text) != {"nl", "en"} or not all(text.values())
    ]
    assert lacking == []


@each_area
def test_a_bound_in_words_says_whether_it_is_itself_within(path):
    texts = [text for _, text in texts_that_people_see(load(path))]
    assert [text["nl"] for text in texts if BARE_TOT.search(text["nl"])] == []
    assert [text["en"] for text in texts if BARE_UNTIL.search(text["en"])] == []


@each_area
def test_everything_that_is_asked_has_a_question_and_a_name(path):
    for dimension_id, dimension in load(path)["dimensions"].items():
        assert dimension.keys() >= {"title", "ask"}, dimension_id
        assert "?" in dimension["ask"]["nl"], dimension_id
        assert "?" in dimension["ask"]["en"], dimension_id
        assert set(dimension.get("labels", {})) == set(dimension.get("values", [])), dimension_id


@each_area
def test_an_area_asks_for_little(path):
    assert 4 <= len(load(path)["dimensions"]) <= 9


@each_area
def test_every_kerb_says_why_it_is_there(path):
    assert [kerb["id"] for kerb in load(path)["kerbs"] if "why" not in kerb] == []


@each_area
def test_an_area_can_be_found_by_many_words_each_given_once(path):
    words = [word.lower() for word in load(path)["words"]]
    assert len(words) >= 15
    assert sorted(set(words)) == sorted(words)


def test_no_word_leads_to_two_areas():
    seen: dict[str, str] = {}
    for path in LIBRARY_FILES:
        for word in load(path)["words"]:
            assert seen.setdefault(word, path.stem) == path.stem, word


@each_area
def test_that_nothing_of_a_set_holds_is_an_answer_of_its_own_and_not_an_empty_one(path):
    for dimension_id, dimension in load(path)["dimensions"].items():
        asked = [dimension["ask"], dimension.get("help", {})]
        dutch, english = (
            " ".join(each.get(language, "") for each in asked) for language in LANGUAGES
        )
        assert not re.search("kies niets", dutch, re.IGNORECASE), dimension_id
        assert not re.search("choose nothing", english, re.IGNORECASE), dimension_id
        assert ("‘Niets hiervan’" in dutch) == ("‘None of these’" in english), dimension_id


@each_library_area
def test_a_starter_area_names_roles_in_both_languages_and_their_terms(path):
    for person_id, person in load(path)["people"].items():
        assert person["name"].keys() == {"nl", "en"}, person_id
        assert int(person["answers_within"]["working_days"]) > 0, person_id


@pytest.mark.parametrize("folder", DEMO_FOLDERS, ids=lambda folder: folder.name)
def test_every_idea_of_the_demo_has_a_title_in_both_languages(folder):
    for idea in ideas_of(folder):
        assert idea["title"].keys() == {"nl", "en"}, idea["idea"]
        assert not BARE_TOT.search(idea["title"]["nl"])
