"""Closed by default: a view that does not say who may use it is used by nobody."""

from collections.abc import Callable

from django.core.exceptions import PermissionDenied
from django.http import HttpRequest, HttpResponse

from stoeprand.people.rules import rule_of


class ClosedByDefault:
    """Lets a request through to its view only when the rule that the view declares says so."""

    def __init__(self, get_response: Callable[[HttpRequest], HttpResponse]) -> None:
        self.get_response = get_response

    def __call__(self, request: HttpRequest) -> HttpResponse:
        """Go on to the view; `process_view` below is asked just before it."""
        return self.get_response(request)

    def process_view(
        self,
        _request: HttpRequest,
        view: Callable[..., HttpResponse],
        _positional: tuple[object, ...],
        _named: dict[str, object],
    ) -> None:
        """Raise PermissionDenied unless the view is open; nobody signs in yet, so to anyone."""
        rule = rule_of(view)
        if rule is None or not rule(None):
            raise PermissionDenied
