"""Pages that take picked rows, and how they are handed over.

A page of another app leads here with its own address in `naar`. When rows are picked a form posts
their ids there. Only a page that declares it takes them, so that no link can make somebody post to
any other page.
"""

import re
from collections.abc import Callable
from typing import TypeVar

from django.http import HttpRequest, QueryDict
from django.urls import Resolver404, resolve

BACK_TO = "naar"
ROW = "rij"

_ID = re.compile("[0-9]{1,18}")
"""A database gives no id more figures."""

View = TypeVar("View", bound=Callable[..., object])


def takes_picked_rows(view: View) -> View:
    """Declare that a view takes the ids of picked rows, in `ROW` of a form that is posted to it."""
    view.takes_picked_rows = True  # type: ignore[attr-defined]  # a function carries what is put on it
    return view


def caller_of(request: HttpRequest) -> str:
    """Return the address of the page that wants the rows; empty where none does."""
    address = request.GET.get(BACK_TO, "")
    try:
        found = resolve(address)
    except Resolver404:
        return ""
    return address if getattr(found.func, "takes_picked_rows", False) else ""


def row_ids_in(filled: QueryDict) -> list[int]:
    """Return the ids of rows in what was filled in; what is no id is left out."""
    return [int(each) for each in filled.getlist(ROW) if _ID.fullmatch(each)]
