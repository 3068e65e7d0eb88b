"""The list to fill in, as CSV and as an Excel file: its columns, and an example row."""

import csv
from datetime import date
from decimal import Decimal
from io import BytesIO, StringIO
from typing import Any

from django.utils.translation import gettext as _

from stoeprand.engine.area import Area, Dimension
from stoeprand.engine.compiled.area import compile_area
from stoeprand.engine.domains import ChoiceDomain, SetDomain, Value, Values
from stoeprand.engine.reading.sheets import BETWEEN_MEMBERS, EMPTY_SET, IDEA
from stoeprand.engine.solving.witness import idea_in
from stoeprand.room.amounts import write_plain_amount
from stoeprand.room.uploads.columns import columns_of

LONGEST_CHOICE = 255
"""So many characters may the values have together that Excel offers in a cell."""

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
    rows.writerow([IDEA, *area.dimensions])
    values = example_idea(area, at)
    cells = [_text(area.dimensions[each], values[each], is_dutch) for each in area.dimensions]
    rows.writerow([_("example"), *cells])
    return text.getvalue().encode("utf-8-sig")


def xlsx_template(area: Area, at: date, language: str) -> bytes:
    """Return the list as an Excel file, with the answers to choose from and an explanation."""
    import xlsxwriter  # nobody else needs to wait for it

    buffer = BytesIO()
    with xlsxwriter.Workbook(buffer, SAFE) as book:
        heading = book.add_format({"bold": True, "bottom": 1})
        day = book.add_format({"num_format": "yyyy-mm-dd"})
        _write_list(book.add_worksheet(_("Ideas")), area, example_idea(area, at), heading, day)
        wrapped = book.add_format({"text_wrap": True, "valign": "top"})
        _write_explanation(book.add_worksheet(_("Columns")), area, language, heading, wrapped)
    return buffer.getvalue()


def example_idea(area: Area, at: date) -> Values:
    """Return a whole idea to show how a row is filled in: a worked example where there is one."""
    compiled = compile_area(area, at)
    anything = idea_in(compiled, dict.fromkeys(area.dimensions, 0))
    worked = area.examples[0].values if area.examples else {}
    return {**anything, **worked}


def _write_list(sheet: Any, area: Area, values: Values, heading: Any, day: Any) -> None:
    sheet.freeze_panes(1, 1)
    sheet.set_column(0, len(area.dimensions), 18)
    sheet.write_row(0, 0, [IDEA, *area.dimensions], heading)
    sheet.write_string(1, 0, _("example"))
    for place, dimension in enumerate(area.dimensions.values(), start=1):
        value = values[dimension.id]
        if isinstance(value, bool):
            sheet.write_boolean(1, place, value)
        elif isinstance(value, Decimal):
            sheet.write_number(1, place, value)
        elif isinstance(value, date):
            sheet.write_datetime(1, place, value, day)
        else:
            sheet.write_string(1, place, _text(dimension, value, is_dutch=False))
        if choices := _choices(dimension.domain):
            offer = {"validate": "list", "source": choices, "error_type": "information"}
            sheet.data_validation(1, place, ROWS_WITH_CHOICE, place, offer)


def _choices(domain: object) -> list[str]:
    """Return the values to offer in a cell, where these are few enough for Excel."""
    values = list(domain.values) if isinstance(domain, ChoiceDomain) else []
    return values if len(",".join(values)) <= LONGEST_CHOICE else []


def _write_explanation(sheet: Any, area: Area, language: str, heading: Any, wrapped: Any) -> None:
    for place, width in enumerate((20, 50, 70)):
        sheet.set_column(place, place, width)
    sheet.write_row(0, 0, [_("Column"), _("Question"), _("What to fill in")], heading)
    for row, column in enumerate(columns_of(area, language), start=1):
        sheet.write_row(row, 0, [column.name, column.question, column.how], wrapped)


def _text(dimension: Dimension, value: Value, is_dutch: bool) -> str:
    """Return a value as a cell of text holds it; a Dutch one has a decimal comma."""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, Decimal):
        amount = write_plain_amount(value)
        return amount.replace(".", ",") if is_dutch else amount
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, str):
        return value
    assert isinstance(dimension.domain, SetDomain)  # noqa: S101  (reading keeps kinds apart)
    members = [member for member in dimension.domain.members if member in value]
    return BETWEEN_MEMBERS.join(members) or EMPTY_SET
