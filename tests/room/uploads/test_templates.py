"""The list to fill in reads back as the idea that it shows."""

import csv
import io
import tempfile
from datetime import date
from pathlib import Path

import openpyxl
import pytest
from django.utils import translation

from stoeprand import demo
from stoeprand.engine import check, read_area
from stoeprand.room.uploads import csv_template, xlsx_template
from stoeprand.room.uploads.columns import columns_of
from stoeprand.room.uploads.templates import example_idea
from tests.room.making import area
from tests.room.uploads.making import read

TODAY = date(2026, 11, 24)
TENT = {
    "title": "A tent",
    "values": {"cost": 1250.5, "data": ["name"], "outside": True},
    "level": "free",
}
GARDEN = area(examples=[TENT])

DEMO = sorted(Path(demo.__file__).parent.glob("*/area.yaml"))

languages = pytest.mark.parametrize("language", ["nl", "en"])


@languages
@pytest.mark.parametrize(("kind", "write"), [("csv", csv_template), ("xlsx", xlsx_template)])
def test_a_template_reads_back_on_every_page_as_the_idea_that_it_shows(language, kind, write):
    with translation.override(language):
        data = write(GARDEN, TODAY, language)
    for page in ("nl", "en"):
        (idea,) = read(f"template.{kind}", data, GARDEN, page)
        assert idea.values == example_idea(GARDEN, TODAY)


@languages
@pytest.mark.parametrize("file", DEMO, ids=lambda file: file.parent.name)
def test_so_does_that_of_every_area_of_the_demo(language, file):
    shown = read_area(file.read_bytes(), file.name)
    with translation.override(language):
        data = xlsx_template(shown, TODAY, language)
    for page in ("nl", "en"):
        (idea,) = read("template.xlsx", data, shown, page)
        assert idea.values == example_idea(shown, TODAY)


def test_the_example_is_whole_and_holds_what_the_first_worked_example_says():
    values = example_idea(GARDEN, TODAY)
    assert {key: values[key] for key in TENT["values"]} == dict(GARDEN.examples[0].values)
    assert check(GARDEN, values, TODAY).level is not None
    assert values.keys() == GARDEN.dimensions.keys()


def test_a_dutch_csv_is_as_a_dutch_spreadsheet_writes_it():
    text = csv_template(GARDEN, TODAY, "nl").decode("utf-8-sig")
    assert "Idee;Kosten;partner;" in text
    assert ";Bewoners;name;" in text
    assert ";1250,5;" in text
    assert "," in csv_template(GARDEN, TODAY, "en").decode("utf-8-sig").splitlines()[0]


def test_the_workbook_has_real_days_and_numbers_and_offers_what_there_is_to_choose():
    book = openpyxl.load_workbook(io.BytesIO(xlsx_template(GARDEN, TODAY, "nl")))
    sheet = book.worksheets[0]
    header = [cell.value for cell in sheet[1]]
    row = dict(zip(header, sheet[2], strict=True))
    assert (row["start"].is_date, row["Kosten"].data_type) == (True, "n")
    assert (row["partner"].value, row["outside"].value) == ("Bewoners", "Ja")
    offered = {
        str(each.sqref): offer_of(book, each) for each in sheet.data_validations.dataValidation
    }
    assert offered == {"C2:C1001": ["Bewoners", "company"], "F2:F1001": ["Ja", "Nee"]}


def offer_of(book, validation) -> list[str]:
    """What a cell offers to choose from, which stands on another sheet."""
    name, cells = validation.formula1.split("!")
    return [cell.value for (cell,) in book[name.strip("'")][cells.replace("$", "")]]


def test_a_label_that_a_spreadsheet_takes_for_a_formula_gives_way_to_the_id():
    odd = area(
        dimensions={
            "cost": {"kind": "amount", "title": "=1+1"},
            "who": {
                "kind": "choice",
                "values": ["a", "b", "c"],
                "labels": {"a": "@SUM(1)", "b": "The same", "c": "the  SAME"},
            },
        },
        kerbs=[],
    )
    cost, who = columns_of(odd, "en")[1:]
    assert (cost.name, who.answers) == ("cost", ("a", "b", "c"))


@languages
def test_every_column_is_explained(language):
    with translation.override(language):
        columns = columns_of(GARDEN, language)
        book = openpyxl.load_workbook(io.BytesIO(xlsx_template(GARDEN, TODAY, language)))
    idea, cost = ("Idee", "Kosten") if language == "nl" else ("Idea", "Cost")
    names = [column.name for column in columns]
    assert names == [idea, cost, "partner", "data", "start", "outside"]
    explained = list(book.worksheets[1].iter_rows(min_row=2, values_only=True))
    assert explained == [(each.name, each.question, each.how) for each in columns]


@pytest.mark.parametrize("text", ["=1+1", "+cmd", "@SUM(1)", "https://elsewhere.test/"])
def test_what_an_area_says_never_becomes_a_formula_or_a_link(text):
    odd = area(dimensions={"cost": {"kind": "amount", "ask": text}}, kerbs=[])
    book = openpyxl.load_workbook(io.BytesIO(xlsx_template(odd, TODAY, "nl")))
    cell = book.worksheets[1]["B3"]
    assert (cell.value, cell.data_type, cell.hyperlink) == (text, "s", None)


def test_a_total_is_asked_for_as_a_whole():
    year = area(
        dimensions={
            "cost": {"kind": "amount"},
            "year": {
                "kind": "amount",
                "title": "The whole year",
                "filled_by": {"total_of": "cost", "per": "year", "over": "team"},
            },
        },
        kerbs=[],
    )
    assert columns_of(year, "en")[2].question == "The whole year"
    with translation.override("en"):
        data = csv_template(year, TODAY, "en")
    rows = list(csv.reader(io.StringIO(data.decode("utf-8-sig"))))
    assert rows[0] == ["Idea", "cost", "The whole year"]


def test_a_template_is_made_without_a_file_on_any_disk(monkeypatch, tmp_path):
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path / "there-is-no-such-folder"))
    assert xlsx_template(GARDEN, TODAY, "nl").startswith(b"PK")
