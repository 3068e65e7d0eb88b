"""The list to fill in reads back as the idea that it shows."""

import csv
import io
import tempfile
from datetime import date

import openpyxl
import pytest
from django.utils import translation

from stoeprand.engine import check
from stoeprand.room.uploads import csv_template, read_list, xlsx_template
from stoeprand.room.uploads.columns import columns_of
from stoeprand.room.uploads.templates import example_idea
from tests.room.making import area

TODAY = date(2026, 11, 24)
TENT = {
    "title": "A tent",
    "values": {"cost": 1250.5, "data": ["name"], "outside": True},
    "level": "free",
}
GARDEN = area(examples=[TENT])

languages = pytest.mark.parametrize("language", ["nl", "en"])


@languages
@pytest.mark.parametrize(("kind", "write"), [("csv", csv_template), ("xlsx", xlsx_template)])
def test_a_template_reads_back_as_the_idea_that_it_shows(language, kind, write):
    with translation.override(language):
        data = write(GARDEN, TODAY, language)
    (idea,) = read_list(GARDEN, f"template.{kind}", data)
    assert idea.values == example_idea(GARDEN, TODAY)


def test_the_example_is_whole_and_holds_what_the_first_worked_example_says():
    values = example_idea(GARDEN, TODAY)
    assert {key: values[key] for key in TENT["values"]} == dict(GARDEN.examples[0].values)
    assert check(GARDEN, values, TODAY).level is not None
    assert values.keys() == GARDEN.dimensions.keys()


def test_a_dutch_csv_is_as_a_dutch_spreadsheet_writes_it():
    text = csv_template(GARDEN, TODAY, "nl").decode("utf-8-sig")
    assert "idea;cost;partner" in text
    assert ";1250,5;" in text
    assert "," in csv_template(GARDEN, TODAY, "en").decode("utf-8-sig").splitlines()[0]


def test_the_workbook_has_real_days_numbers_and_choices():
    book = openpyxl.load_workbook(io.BytesIO(xlsx_template(GARDEN, TODAY, "nl")))
    sheet = book.worksheets[0]
    header = [cell.value for cell in sheet[1]]
    row = dict(zip(header, sheet[2], strict=True))
    assert row["start"].is_date
    assert (row["cost"].data_type, row["outside"].data_type) == ("n", "b")
    (offered,) = sheet.data_validations.dataValidation
    assert offered.formula1 == '"residents,company"'


@languages
def test_every_column_is_explained(language):
    with translation.override(language):
        columns = columns_of(GARDEN, language)
        book = openpyxl.load_workbook(io.BytesIO(xlsx_template(GARDEN, TODAY, language)))
    assert [column.name for column in columns] == ["idea", *GARDEN.dimensions]
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
    rows = list(csv.reader(io.StringIO(csv_template(year, TODAY, "en").decode("utf-8-sig"))))
    assert rows[0] == ["idea", "cost", "year"]


def test_a_template_is_made_without_a_file_on_any_disk(monkeypatch, tmp_path):
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path / "there-is-no-such-folder"))
    assert xlsx_template(GARDEN, TODAY, "nl").startswith(b"PK")
