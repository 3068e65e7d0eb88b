"""Who may use a page. Each view says so with `@open_to(…)`; a view that says nothing is closed."""

from collections.abc import Callable
from typing import TypeVar

from stoeprand.people.models import Person, Role

Rule = Callable[[Person | None], bool]
"""Says whether somebody may come in; None is somebody who did not sign in."""

View = TypeVar("View", bound=Callable[..., object])


def anyone(_person: Person | None) -> bool:
    """Let everybody in, also without an account."""
    return True


def members(person: Person | None) -> bool:
    """Let everybody in who is signed in at the organisation, whatever their roles."""
    return person is not None


def managers(person: Person | None) -> bool:
    """Let managers in."""
    return _has(person, Role.MANAGER)


def sponsors(person: Person | None) -> bool:
    """Let sponsors in: they give direction, publish areas and move kerbs."""
    return _has(person, Role.SPONSOR)


def advisers(person: Person | None) -> bool:
    """Let advisers in."""
    return _has(person, Role.ADVISER)


def administrators(person: Person | None) -> bool:
    """Let administrators in: people, sign-in and retention are their work."""
    return _has(person, Role.ADMINISTRATOR)


def any_of(*rules: Rule) -> Rule:
    """Let everybody in whom one of these rules lets in."""

    def one_of_them(person: Person | None) -> bool:
        return any(rule(person) for rule in rules)

    return one_of_them


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


def _has(person: Person | None, role: Role) -> bool:
    return person is not None and role in person.roles
