"""Views say who may use them, and the rules say who that is."""

import pytest

from stoeprand.people.models import Person, Role
from stoeprand.people.rules import (
    administrators,
    advisers,
    any_of,
    anyone,
    managers,
    members,
    open_to,
    rule_of,
    sponsors,
)


def somebody(*roles: Role) -> Person:
    person = Person(name="Noor Linde")
    person.roles = frozenset({Role.MEMBER, *roles})
    return person


def test_anyone_is_everybody_also_without_an_account():
    assert anyone(None)


@pytest.mark.parametrize("rule", [members, managers, sponsors, advisers, administrators])
def test_nothing_else_is_open_to_who_did_not_sign_in(rule):
    assert not rule(None)


@pytest.mark.parametrize(
    ("rule", "role"),
    [
        (managers, Role.MANAGER),
        (sponsors, Role.SPONSOR),
        (advisers, Role.ADVISER),
        (administrators, Role.ADMINISTRATOR),
    ],
)
def test_a_role_lets_in_where_it_is_asked_for_and_nowhere_else(rule, role):
    assert rule(somebody(role))
    others = [each for each in Role if each is not role]
    assert not rule(somebody(*others))


def test_whoever_is_here_is_a_member_whatever_else_they_are():
    assert members(somebody())
    assert members(somebody(Role.SPONSOR))


def test_one_of_several_rules_is_enough():
    rule = any_of(managers, sponsors)
    assert rule(somebody(Role.SPONSOR))
    assert not rule(somebody(Role.ADVISER))
    assert not rule(None)


def test_a_view_carries_the_rule_that_it_declares():
    @open_to(anyone)
    def view() -> str:
        return "shown"

    assert rule_of(view) is anyone
    assert view() == "shown"


def test_a_view_that_declares_nothing_has_no_rule():
    assert rule_of(lambda: None) is None
