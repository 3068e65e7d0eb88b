"""The ideas of the demo: the same in JSON lines and in a sheet, each fitting its area."""

from datetime import date
from decimal import Decimal

import pytest

from tests.library.area_files import DEMO_FOLDERS, ideas_of, ideas_of_sheet, load

each_folder = pytest.mark.parametrize("folder", DEMO_FOLDERS, ids=lambda folder: folder.name)


def test_there_are_some_thirty_ideas_each_with_a_name_of_its_own():
    names = [idea["idea"] for folder in DEMO_FOLDERS for idea in ideas_of(folder)]
    assert 30 <= len(names) <= 36
    assert len(set(names)) == len(names)


@each_folder
def test_an_area_has_five_or_six_ideas(folder):
    assert len(ideas_of(folder)) in {5, 6}


@each_folder
def test_the_sheet_and_the_json_lines_hold_the_same_ideas(folder):
    from_lines = [{key: idea[key] for key in ("idea", "values")} for idea in ideas_of(folder)]
    assert ideas_of_sheet(folder) == from_lines


@each_folder
def test_the_sheet_is_as_a_dutch_excel_writes_it(folder):
    data = (folder / "ideas.csv").read_bytes()
    assert data.startswith(b"\xef\xbb\xbfidea;")
    assert data.count(b"\r\n") == data.count(b"\n") == len(ideas_of(folder)) + 1
    assert data.endswith(b"\r\n")


def test_the_sheets_show_decimal_commas_empty_cells_and_sets():
    rows = [
        line
        for folder in DEMO_FOLDERS
        for line in (folder / "ideas.csv").read_text(encoding="utf-8-sig").splitlines()[1:]
    ]
    cells = [cell for row in rows for cell in row.split(";")]
    assert any("," in cell for cell in cells)
    assert any("|" in cell for cell in cells)
    assert {"", "-", "true", "false"} <= set(cells)
    assert [cell for cell in cells if "." in cell] == []


@each_folder
def test_the_header_names_the_dimensions_in_the_order_of_the_area(folder):
    header = (folder / "ideas.csv").read_text(encoding="utf-8-sig").splitlines()[0]
    assert header.split(";") == ["idea", *load(folder / "area.yaml")["dimensions"]]


@each_folder
def test_every_idea_fits_what_the_area_asks(folder):
    dimensions = load(folder / "area.yaml")["dimensions"]
    for idea in ideas_of(folder):
        for dimension_id, value in idea["values"].items():
            assert fits(dimensions[dimension_id], value), (idea["idea"], dimension_id)


@each_folder
def test_what_a_team_spent_this_year_is_never_less_than_the_idea_itself(folder):
    for dimension_id, dimension in load(folder / "area.yaml")["dimensions"].items():
        if "total_of" not in dimension.get("filled_by", {}):
            continue
        own = dimension["filled_by"]["total_of"]
        for idea in ideas_of(folder):
            values = idea["values"]
            assert values.get(dimension_id, values[own]) >= values[own], idea["idea"]


def fits(dimension, value):
    """Say whether a value is one that the dimension allows."""
    return {
        "amount": fits_amount,
        "date": fits_day,
        "choice": lambda asked, given: given in asked["values"],
        "set": lambda asked, given: (
            len(set(given)) == len(given) and set(given) <= set(asked["values"])
        ),
        "flag": lambda asked, given: isinstance(given, bool),
    }[dimension["kind"]](dimension, value)


def fits_amount(dimension, value):
    least, most = Decimal(dimension.get("min", 0)), Decimal(dimension.get("max", "Infinity"))
    on_grid = isinstance(value, Decimal) and value % Decimal(dimension.get("step", 1)) == 0
    return on_grid and least <= value <= most


def fits_day(dimension, value):
    return (
        date.fromisoformat(dimension["min"])
        <= date.fromisoformat(value)
        <= date.fromisoformat(dimension["max"])
    )
