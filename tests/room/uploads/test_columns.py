"""The header of a list, and the text that a spreadsheet saves it as."""

import pytest

from tests.room.making import area
from tests.room.uploads.making import read, refusal, workbook


class TestHeaders:
    @pytest.mark.parametrize(
        "header", ["cost", "Kosten", " KOSTEN ", "Cost", "Wat kost het?", "kosten (€)", "Kosten: *"]
    )
    def test_a_column_is_known_by_its_id_its_title_and_its_question(self, header):
        (idea,) = read("l.xlsx", workbook([header], [5]))
        assert idea.values == {"cost": 5}

    @pytest.mark.parametrize("header", ["idea", "Idee", "Naam", "title"])
    def test_the_name_of_an_idea_has_several_too(self, header):
        (idea,) = read("l.csv", f"{header};Kosten\nbankje;5\n".encode())
        assert idea.name == "bankje"

    def test_but_not_where_an_answer_is_called_so(self):
        people = area(dimensions={"naam": {"kind": "choice", "values": ["a"]}}, kerbs=[])
        (idea,) = read("l.csv", b"naam;idee\na;bankje\n", people)
        assert (idea.name, idea.values) == ("bankje", {"naam": "a"})

    def test_a_name_of_two_columns_is_the_name_of_neither(self):
        twins = area(
            dimensions={
                "a": {"kind": "amount", "title": "Kosten"},
                "b": {"kind": "amount", "title": "kosten"},
            },
            kerbs=[],
        )
        assert "every column: 'Kosten'. A column can be: Idea, a, b." in str(
            refusal("l.csv", b"Kosten\n1\n", twins).wrong
        )

    def test_all_columns_that_are_not_known_are_named(self):
        error = refusal("l.csv", b"Kosten;Wijk;Opmerking\n1;2;3\n")
        assert "'Wijk', 'Opmerking'" in str(error.wrong)

    def test_what_stands_in_a_column_without_a_name_is_no_silent_loss(self):
        (idea,) = read("l.xlsx", workbook([None, "Kosten", None, "outside"], [None, 5, None, "ja"]))
        assert idea.values == {"cost": 5, "outside": True}
        (row,) = refusal("l.xlsx", workbook(["Kosten", None, "outside"], [5, "lost", "ja"])).rows
        assert (row.wrong[0].found, row.wrong[0].column) == ("lost", "")

    def test_rows_above_the_header_may_be_empty_and_count(self):
        (row,) = refusal("l.csv", b"\n;;\nKosten;outside\nten;\n").rows
        assert row.number == 4


class TestEncodings:
    TEXT = 'Idee;Kosten;partner\r\n"café; tuin";€ 800;Bewoners\r\n'

    @pytest.mark.parametrize(
        ("encoding", "ending"),
        [("utf-8", "csv"), ("utf-8-sig", "csv"), ("cp1252", "csv"), ("utf-16", "txt")],
    )
    def test_a_file_is_read_as_a_spreadsheet_saves_it(self, encoding, ending):
        for text in (self.TEXT, self.TEXT.replace("; ", ", ").replace(";", "\t")):
            (idea,) = read(f"l.{ending}", text.encode(encoding))
            assert idea.name.startswith("café")
            assert idea.values == {"cost": 800, "partner": "residents"}
