"""The list to fill in, as CSV and as an Excel file: its columns, and an example row."""

import csv
from collections.abc import Sequence
from datetime import date
from decimal import Decimal
from io import BytesIO, StringIO
from typing import Any

from django.utils.translation import gettext as _

from stoeprand.engine.area import Area, Dimension
from stoeprand.engine.compiled.area import compile_area
from stoeprand.engine.domains import SetDomain, Value, Values
from stoeprand.engine.reading.sheets import BETWEEN_MEMBERS, EMPTY_SET
from stoeprand.engine.solving.witness import idea_in
from stoeprand.room.amounts import write_plain_amount
from stoeprand.room.uploads.columns import Column, columns_of, yes_or_no
from stoeprand.room.uploads.names import answers_in_cells

ROWS_WITH_CHOICE = 1_000

SAFE = {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False}
"""No text that somebody wrote becomes a formula or a link in the sheet of somebody else.

Two rows need no file on a disk on their way.
"""


def csv_template(area: Area, at: date, language: str) -> bytes:
    """Return the list as CSV, as a spreadsheet in that language opens it."""
    is_dutch = language == "nl"
    text = StringIO()
    rows = csv.writer(text, delimiter=";" if is_dutch else ",", lineterminator="\r\n")
    rows.writerow([column.name for column in columns_of(area, language)])
    cells = [
        _text(area.dimensions[dimension_id], value, language)
        for dimension_id, value in example_idea(area, at).items()
    ]
    rows.writerow([_("example"), *cells])
    return text.getvalue().encode("utf-8-sig")


def xlsx_template(area: Area, at: date, language: str) -> bytes:
    """Return the list as an Excel file, with the answers to choose from and an explanation."""
    import xlsxwriter  # nobody else needs to wait for it

    buffer, columns = BytesIO(), columns_of(area, language)
    with xlsxwriter.Workbook(buffer, SAFE) as book:
        heading = book.add_format({"bold": True, "bottom": 1, "text_wrap": True, "valign": "top"})
        ideas = book.add_worksheet(_("Ideas"))
        wrapped = book.add_format({"text_wrap": True, "valign": "top"})
        _write_explanation(book.add_worksheet(_("Columns")), columns, heading, wrapped)
        answers = book.add_worksheet(_("Answers"))
        _write_header(ideas, columns, heading)
        _write_example(book, ideas, area, example_idea(area, at), language)
        _offer_answers(ideas, answers, columns, heading)
    return buffer.getvalue()


def example_idea(area: Area, at: date) -> Values:
    """Return a whole idea to show how a row is filled in: a worked example where there is one.

    It is in the order of the area file.
    """
    compiled = compile_area(area, at)
    anything = idea_in(compiled, dict.fromkeys(area.dimensions, 0))
    worked = area.examples[0].values if area.examples else {}
    values = {**anything, **worked}
    return {dimension_id: values[dimension_id] for dimension_id in area.dimensions}


def _write_header(sheet: Any, columns: Sequence[Column], heading: Any) -> None:
    sheet.freeze_panes(1, 1)
    sheet.set_column(0, len(columns) - 1, 22)
    sheet.write_row(0, 0, [column.name for column in columns], heading)


def _write_example(book: Any, sheet: Any, area: Area, values: Values, language: str) -> None:
    day = book.add_format({"num_format": "yyyy-mm-dd"})
    sheet.write_string(1, 0, _("example"))
    for place, (dimension_id, value) in enumerate(values.items(), start=1):
        if isinstance(value, Decimal):
            sheet.write_number(1, place, value)
        elif isinstance(value, date):
            sheet.write_datetime(1, place, value, day)
        else:
            sheet.write_string(1, place, _text(area.dimensions[dimension_id], value, language))


def _offer_answers(sheet: Any, answers: Any, columns: Sequence[Column], heading: Any) -> None:
    """Write on a sheet of their own what there is to choose, and offer that in the cells.

    In a list within the cell itself Excel takes 255 characters, and a comma for the next answer.
    A cell offers one answer; where several may hold they are only shown.
    """
    from xlsxwriter.utility import xl_range_abs

    chosen = [(place, column) for place, column in enumerate(columns) if column.answers]
    for own, (place, column) in enumerate(chosen):
        answers.set_column(own, own, 30)
        answers.write_string(0, own, column.name, heading)
        answers.write_column(1, own, column.answers)
        if column.takes_one:
            where = xl_range_abs(1, own, len(column.answers), own)
            source = f"='{answers.name}'!{where}"
            offer = {"validate": "list", "source": source, "error_type": "information"}
            sheet.data_validation(1, place, ROWS_WITH_CHOICE, place, offer)


def _write_explanation(sheet: Any, columns: Sequence[Column], heading: Any, wrapped: Any) -> None:
    for place, width in enumerate((30, 50, 70)):
        sheet.set_column(place, place, width)
    sheet.write_row(0, 0, [_("Column"), _("Question"), _("What to fill in")], heading)
    for row, column in enumerate(columns, start=1):
        sheet.write_row(row, 0, [column.name, column.question, column.how], wrapped)


def _text(dimension: Dimension, value: Value, language: str) -> str:
    """Return a value as a cell of text holds it; a Dutch one has a decimal comma."""
    if isinstance(value, bool):
        return yes_or_no()[value]
    if isinstance(value, Decimal):
        amount = write_plain_amount(value)
        return amount.replace(".", ",") if language == "nl" else amount
    if isinstance(value, date):
        return value.isoformat()
    answers = answers_in_cells(dimension, language)
    if isinstance(value, str):
        return answers[value]
    assert isinstance(dimension.domain, SetDomain)  # noqa: S101  (reading keeps kinds apart)
    members = [answers[member] for member in dimension.domain.members if member in value]
    return f" {BETWEEN_MEMBERS} ".join(members) or EMPTY_SET
