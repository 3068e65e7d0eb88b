"""Words are found whatever their form, in Dutch and in English."""

import pytest

from stoeprand.words import (
    LANGUAGES,
    STOP_WORDS,
    fold,
    kinship,
    stems_of,
    trigrams_of,
    words_in,
)


def words(text: str) -> list[str]:
    return [word.folded for word in words_in(text)]


@pytest.mark.parametrize(
    ("one", "other", "language"),
    [
        ("tafel", "tafels", "nl"),
        ("subsidie", "subsidies", "nl"),
        ("verstrekt", "verstrekken", "nl"),
        ("party", "parties", "en"),
        ("buying", "buy", "en"),
    ],
)
def test_forms_of_a_word_are_the_same_word(one, other, language):
    stems = stems_of([one, other], language)
    assert stems[one] == stems[other]


def test_accents_and_capitals_make_no_difference():
    assert fold("Enquête") == fold("enquete") == "enquete"
    assert words("CAFÉ Één") == ["cafe", "een"]


def test_figures_single_letters_and_endless_strings_are_no_words():
    assert words(f"2 €800 a {'x' * 41} tafel-stoel 3D") == ["tafel", "stoel", "3d"]


def test_words_that_only_ask_are_not_looked_up():
    for language in LANGUAGES:
        assert stems_of(["mag", "ik", "een", "may", "the", "garden"], language).keys() == {"garden"}


def test_words_that_only_ask_are_written_as_they_are_looked_up():
    assert all(fold(word) == word for word in STOP_WORDS)


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("straatfeest", "feest"),
        ("buurtvereniging", "vereniging"),
        ("feestje", "feest"),
        ("straatfest", "straatfeest"),
        ("vergadring", "vergadering"),
    ],
)
def test_compounds_and_slips_of_the_pen_are_kin(one, other):
    assert kinship(one, other) == kinship(other, one) > 0.4


@pytest.mark.parametrize(
    ("one", "other"),
    [
        ("afsluiten", "sluiten"),
        ("planten", "klanten"),
        ("kat", "katoen"),
        ("moestuin", "paspoort"),
        ("pas", "pas"),
    ],
)
def test_words_that_only_look_alike_are_not(one, other):
    assert kinship(one, other) == 0


def test_a_short_word_has_no_trigrams():
    assert trigrams_of("pas") == set()
    assert trigrams_of("feest") == {"fee", "ees", "est"}
