"""Lists of ideas that somebody sends along to have looked at. Nothing of them is kept.

`read_list` reads one; the template to fill in is made by `templates`.
"""

from stoeprand.room.uploads.columns import Column, columns_of
from stoeprand.room.uploads.lists import MOST_BYTES, MOST_IDEAS, read_list, too_large
from stoeprand.room.uploads.refusals import FaultyList, FaultyRow, Wrong
from stoeprand.room.uploads.rows import ListedIdea
from stoeprand.room.uploads.templates import csv_template, xlsx_template

__all__ = [
    "MOST_BYTES",
    "MOST_IDEAS",
    "Column",
    "FaultyList",
    "FaultyRow",
    "ListedIdea",
    "Wrong",
    "columns_of",
    "csv_template",
    "read_list",
    "too_large",
    "xlsx_template",
]
