"""Mandates are found by plain words, in one query, on either database."""

import pytest

from stoeprand.mandates.finding import MOST_SHOWN, Found, find_rows, rows_of
from stoeprand.mandates.models import RegisterVersion
from stoeprand.mandates.stems import terms_of
from tests.mandates.making import csv_file, stored
from tests.mandates.register import register


@pytest.fixture
def version(adviser) -> RegisterVersion:
    """A version of 400 mandates."""
    return stored(adviser, csv_file(register(400)))


def powers(found: Found) -> list[str]:
    return [row.power for row in found.rows]


def small(adviser, *said: str) -> RegisterVersion:
    """A version in which these are the powers, each mandated to somebody."""
    rows = [["Nummer", "Bevoegdheid", "Gemandateerde", "Opmerkingen"]]
    rows += [[f"{number}.1", *each.split("|")] for number, each in enumerate(said, start=1)]
    return stored(adviser, csv_file(rows))


def test_what_one_looks_for_in_own_words_comes_first(version):
    found = powers(find_rows(version, "subsidie verlenen wijk"))
    assert found
    assert all("subsidie" in power and "wijk" in power for power in found[:5])
    assert found[0].startswith("Verlenen van subsidie voor activiteiten in de wijk")


def test_other_forms_of_a_word_find_the_same(version):
    assert powers(find_rows(version, "een vergunning voor evenementen")) == powers(
        find_rows(version, "Vergunningen EVENEMENT")
    )


def test_a_slip_of_the_pen_finds_it_too(version):
    assert "evenement" in powers(find_rows(version, "evenment"))[0]


def test_part_of_a_compound_is_found_after_the_word_itself(adviser):
    version = small(adviser, "Wijkbudget toekennen|a|", "Een feest in de wijk|b|", "Iets anders|c|")
    assert powers(find_rows(version, "wijk")) == ["Een feest in de wijk", "Wijkbudget toekennen"]


def test_a_word_in_the_power_counts_for_more_than_one_beside_it(adviser):
    version = small(adviser, "Iets|Inkoper|", "Inkoper aanwijzen|Directeur|")
    assert powers(find_rows(version, "inkoper")) == ["Inkoper aanwijzen", "Iets"]


def test_a_rare_word_counts_for_more_than_one_that_all_have(adviser):
    version = small(
        adviser, "Subsidie weigeren|a|", "Subsidie geven|a|", "Subsidie innen|a|", "Muziek geven|a|"
    )
    assert powers(find_rows(version, "subsidie muziek"))[0] == "Muziek geven"


def test_a_number_and_an_article_are_found_as_they_are_written(version):
    (first, *_others) = find_rows(version, "3.1.2").rows
    assert first.number == "3.1.2"
    found = find_rows(version, "4:81").rows
    assert found
    assert all("4:81" in row.legal_basis for row in found)


def test_a_number_finds_what_stands_below_it(version):
    numbers = {row.number for row in find_rows(version, "3.1").rows}
    assert numbers
    assert all(number.startswith("3.1.") for number in numbers)


def test_words_that_stand_nowhere_find_nothing(version):
    assert find_rows(version, "xyzzy") == Found([])
    assert find_rows(version, "van de het") == Found([])


def test_without_words_the_register_begins_at_its_beginning(version):
    found = find_rows(version, "  ")
    assert [row.place for row in found.rows] == list(range(2, MOST_SHOWN + 2))
    assert found.more > 0


def test_of_very_many_the_best_are_shown_and_that_there_are_more_is_said(version):
    found = find_rows(version, "mandaat volmacht machtiging")
    assert len(found.rows) == MOST_SHOWN
    assert found.more > 100


def test_what_the_database_takes_for_a_sign_is_a_letter_like_any_other(version):
    for words in ("%", "_", "100%", "a_b", "'; drop", '"', "\\", "|", " | "):
        assert len(find_rows(version, words).rows) <= MOST_SHOWN
    assert find_rows(version, "%1%") == Found([])


def test_it_takes_one_query_however_many_words(version, django_assert_num_queries):
    version = RegisterVersion.objects.get(pk=version.pk)
    for words in ("", "subsidie", "subsidie verlenen aan een vereniging in de wijk " * 40):
        with django_assert_num_queries(1):
            find_rows(version, words)


def test_rows_of_another_version_are_not_found(adviser, version):
    other = stored(adviser, name="2026-04", register=version.register)
    assert {row.version_id for row in find_rows(other, "subsidie").rows} == {other.pk}
    assert rows_of(other, [row.pk for row in find_rows(version, "subsidie").rows]) == []


def test_terms_hold_no_space_and_no_mark():
    terms = terms_of("Awb, art. 4:81 | (3.1.2) 'x' a|b 1|2 " + "9" * 100)
    assert {"4:81", "3.1.2", "awb", "1", "2"} <= terms
    assert [term for term in terms if set(term) & set(" |\n()'") or len(term) > 40] == []
