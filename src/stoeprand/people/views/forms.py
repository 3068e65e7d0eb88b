"""What a form shows again when something in it was wrong."""

from dataclasses import dataclass, field
from datetime import date
from http import HTTPStatus

from django.http import HttpRequest, QueryDict
from django.utils.translation import gettext

from stoeprand.engine.messages import message
from stoeprand.people.actions.refusing import Refused


@dataclass(frozen=True, slots=True)
class Filled:
    """What somebody filled in, and what is wrong with it; `at` names the field, if it is one."""

    values: QueryDict | dict[str, str] = field(default_factory=dict)
    fault: str = ""
    at: str = ""

    @property
    def status(self) -> HTTPStatus:
        """How to answer: a form in which something is wrong was not done."""
        return HTTPStatus.UNPROCESSABLE_ENTITY if self.fault else HTTPStatus.OK


NOTHING = Filled()
"""A form that nobody filled in yet."""


def refused(request: HttpRequest, error: Refused) -> Filled:
    """Return a form as it was filled in, with why it was refused in the language of the page."""
    return Filled(request.POST, error.why.said(gettext), error.field)


def text_of(request: HttpRequest, name: str) -> str:
    """Return what was filled in, without what stands around it."""
    return request.POST.get(name, "").strip()


def day_of(request: HttpRequest, name: str) -> date | None:
    """Return the day that was filled in, None where nothing was. Raises Refused."""
    written = text_of(request, name)
    if not written:
        return None
    try:
        return date.fromisoformat(written)
    except ValueError:
        raise Refused(message("This is no day."), name) from None
