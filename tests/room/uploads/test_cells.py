"""Cells as people write them: understood where they mean one thing, refused where it may be two.

Amounts and days are read by the rule of the page that asks about one idea, in the same language.
"""

from datetime import date, datetime, time
from decimal import Decimal

import openpyxl
import pytest

from stoeprand.engine.area import Area
from stoeprand.engine.reading.ideas import read_values
from tests.room.making import area
from tests.room.uploads.making import GARDEN, read, refusal, saved, workbook


def the_value(cell: object, column: str, of: Area = GARDEN, language: str = "nl") -> object:
    """What a cell of a workbook is read as."""
    (idea,) = read("l.xlsx", workbook([column], [cell]), of, language)
    assert read_values(of, idea.values) == idea.values  # as the engine would have it
    return idea.values[column]


def the_refusal(cell: object, column: str, of: Area = GARDEN, language: str = "nl") -> str:
    """Why a cell of a workbook is refused."""
    (row,) = refusal("l.xlsx", workbook([column], [cell]), of, language).rows
    (wrong,) = row.wrong
    return wrong.sentence.replace("\u00a0", " ")


class TestAmounts:
    @pytest.mark.parametrize(
        ("cell", "amount"),
        [
            ("€ 800", "800"),
            ("800 euro", "800"),
            ("EUR 800,-", "800"),
            ("1.200,50", "1200.5"),
            ("80.000,00", "80000"),
            ("€\u00a080 000", "80000"),
            ("1,200.50", "1200.5"),
            ("3.200", "3200"),
            ("3.2", "3.2"),
            (" 12 ", "12"),
            (12.5, "12.5"),
            (1234.1 * 3, "3702.3"),
        ],
    )
    def test_an_amount_is_read_as_the_page_reads_it(self, cell, amount):
        assert the_value(cell, "cost") == Decimal(amount)

    @pytest.mark.parametrize("cell", ["ca. 800", "800 à 900", "3,200", "12/6", "nog onbekend"])
    def test_what_is_no_amount_or_could_be_two_is_refused(self, cell):
        assert "Schrijf het zo: 3.200 of 3.200,50." in the_refusal(cell, "cost")

    def test_a_point_in_it_is_read_by_the_language_of_the_page_whatever_the_separator(self):
        for row in ("cost,idea\n3.200,x", "cost;idea\n3.200;x"):
            (idea,) = read("l.csv", row.encode(), language="nl")
            assert idea.values["cost"] == 3200
            (faulty,) = refusal("l.csv", row.encode(), language="en").rows
            assert faulty.wrong[0].found == "3.200"

    @pytest.mark.parametrize(
        ("cell", "said"),
        [
            (-1, "Vul € 0 of meer in."),
            ("-1", "Vul € 0 of meer in."),
            (0.001, "Vul een veelvoud van € 0,01 in."),
            ("100.001", "Vul € 100.000 of minder in."),
            (date(2027, 3, 2), "We kunnen dit niet met zekerheid lezen"),
            (True, "We kunnen dit niet met zekerheid lezen"),
        ],
    )
    def test_an_amount_that_does_not_fit_says_what_would(self, cell, said):
        assert said in the_refusal(cell, "cost")

    def test_of_a_total_the_whole_is_meant_and_has_to_fit(self):
        total = {"total_of": "cost", "per": "year", "over": "team"}
        year = area(
            dimensions={
                "cost": {"kind": "amount"},
                "year": {"kind": "amount", "max": 500, "filled_by": total},
            },
            kerbs=[],
        )
        assert the_value("500", "year", year) == 500
        assert "minder" in the_refusal("501", "year", year)

    def test_a_percentage_is_what_the_spreadsheet_shows(self):
        share = area(
            dimensions={
                "share": {"kind": "amount", "unit": "%", "step": 0.01},
                "n": {"kind": "amount"},
            },
            kerbs=[],
        )
        assert the_value("12,5 %", "share", share) == Decimal("12.5")
        assert the_value(5, "share", share) == 5
        (idea,) = read("l.xlsx", as_percentage("share", 0.05), share)
        assert idea.values["share"] == 5
        (row,) = refusal("l.xlsx", as_percentage("n", 0.05), share).rows
        assert row.wrong[0].found == "5 %"


def as_percentage(column: str, number: float) -> bytes:
    """A workbook in which a number is shown as a percentage."""
    book = openpyxl.Workbook()
    book.active.append([column])
    book.active.append([number])
    book.active["A2"].number_format = "0.00%"
    return saved(book)


class TestDays:
    @pytest.mark.parametrize(
        "cell",
        [
            "12-6-2027",
            "12/6/2027",
            "12.06.2027",
            "2027-06-12",
            "12 juni 2027",
            "12 June 2027",
            "12-6-2027 0:00",
            "2027-06-12T14:30:00",
            date(2027, 6, 12),
            datetime(2027, 6, 12, 14, 30),  # noqa: DTZ001  (a spreadsheet knows no time zones)
        ],
    )
    def test_a_day_is_read_with_the_day_of_the_month_first(self, cell):
        assert the_value(cell, "start") == date(2027, 6, 12)

    @pytest.mark.parametrize("cell", ["12/6/27", "12-6-27", "12.6.'27", "12/6/27 0:00"])
    def test_a_year_of_two_figures_is_refused_and_says_how_to_write_it(self, cell):
        said = the_refusal(cell, "start", language="en")
        assert said == "Write the year in four figures, like this: 12-6-2027."

    @pytest.mark.parametrize(
        "cell", ["6/25/2027", "in juni", 46539, 0.5, time(14, 30), "30-2-2027"]
    )
    def test_what_is_no_day_is_refused(self, cell):
        assert "Schrijf het zo: 31-12-2027" in the_refusal(cell, "start")

    def test_a_day_that_does_not_fit_says_what_would(self):
        assert the_refusal("1-1-2031", "start") == "Vul 31 december 2030 in, of een eerdere dag."


class TestChoices:
    @pytest.mark.parametrize(
        "cell", ["residents", "Residents", " BEWONERS ", "bewoners", "Bewoners\n"]
    )
    def test_a_choice_is_known_by_its_id_and_by_its_label_in_every_language(self, cell):
        assert the_value(cell, "partner") == "residents"

    def test_spaces_and_the_way_in_which_an_accent_is_written_make_no_difference(self):
        cafe = area(
            dimensions={
                "where": {"kind": "choice", "values": ["a", "b"], "labels": {"a": "Het café"}}
            },
            kerbs=[],
        )
        assert the_value("het  cafe\u0301", "where", cafe) == "a"

    def test_a_label_of_two_choices_is_the_name_of_neither_and_an_id_comes_first(self):
        twins = area(
            dimensions={
                "who": {
                    "kind": "choice",
                    "values": ["a", "b", "c"],
                    "labels": {"a": "Team", "b": "team", "c": "a"},
                }
            },
            kerbs=[],
        )
        assert "a, b, c" in the_refusal("Team", "who", twins)
        assert the_value("a", "who", twins) == "a"

    def test_of_very_many_choices_the_first_are_named(self):
        many = area(
            dimensions={"who": {"kind": "choice", "values": [f"w{n}" for n in range(200)]}},
            kerbs=[],
        )
        assert the_refusal("x", "who", many).endswith("w11, ….")

    @pytest.mark.parametrize("yes", ["ja", "JA", "waar", "yes", "true", "WAAR", True])
    def test_yes_can_be_written_in_many_ways(self, yes):
        assert the_value(yes, "outside") is True

    @pytest.mark.parametrize("no", ["nee", "Nee", "onwaar", "no", "false", False])
    def test_and_so_can_no(self, no):
        assert the_value(no, "outside") is False

    @pytest.mark.parametrize("cell", ["misschien", 1, 0, "j/n"])
    def test_what_is_neither_is_refused(self, cell):
        assert the_refusal(cell, "outside", language="en") == "Fill in yes or no."


class TestSets:
    @pytest.mark.parametrize(
        "cell", ["name|health", "Name, HEALTH", "health; name", "name\nhealth", "name | health,"]
    )
    def test_members_may_stand_apart_in_several_ways(self, cell):
        assert the_value(cell, "data") == {"name", "health"}

    @pytest.mark.parametrize("cell", ["-", "–", "geen", "Niets hiervan", "none of these"])
    def test_nothing_can_be_said_too(self, cell):
        assert the_value(cell, "data") == frozenset()

    def test_a_comma_stands_between_none_where_a_name_holds_one(self):
        kept = area(
            dimensions={
                "data": {
                    "kind": "set",
                    "values": ["name", "home"],
                    "labels": {"name": "Naam", "home": {"nl": "Straat, huisnummer", "en": "Home"}},
                }
            },
            kerbs=[],
        )
        assert the_value("Straat, huisnummer", "data", kept) == {"home"}
        assert the_value("Straat, huisnummer | naam", "data", kept) == {"home", "name"}
        assert "Naam, Straat" in the_refusal("Naam, home", "data", kept)

    @pytest.mark.parametrize("cell", ["name|bsn", "|", "name health", "-|name"])
    def test_what_is_no_member_is_refused(self, cell):
        said = the_refusal(cell, "data", language="en")
        assert said.endswith("with | between them, or - for none: name, health.")

    def test_a_member_that_stands_twice_is_refused(self):
        said = the_refusal("name|Name", "data", language="en")
        assert said == "One of them stands twice. Write it once."
