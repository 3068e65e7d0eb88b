"""Who may use a page. Each view says so with `@open_to(…)`; a view that says nothing is closed."""

from collections.abc import Callable
from typing import TypeVar

from stoeprand.people.models import Person

Rule = Callable[[Person | None], bool]
"""Says whether somebody may come in; None is somebody who did not sign in."""

View = TypeVar("View", bound=Callable[..., object])


def anyone(_person: Person | None) -> bool:
    """Let everybody in, also without an account."""
    return True


def open_to(rule: Rule) -> Callable[[View], View]:
    """Declare who may use a view."""

    def declare(view: View) -> View:
        view.open_to = rule  # type: ignore[attr-defined]  # a function carries what is put on it
        return view

    return declare


def rule_of(view: Callable[..., object]) -> Rule | None:
    """Return the rule that a view declares, or None where it declares none."""
    rule: Rule | None = getattr(view, "open_to", None)
    return rule
