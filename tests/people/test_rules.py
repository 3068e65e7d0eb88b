"""Views say who may use them."""

from stoeprand.people.rules import anyone, open_to, rule_of


def test_anyone_is_everybody_also_without_an_account():
    assert anyone(None)


def test_a_view_carries_the_rule_that_it_declares():
    @open_to(anyone)
    def view() -> str:
        return "shown"

    assert rule_of(view) is anyone
    assert view() == "shown"


def test_a_view_that_declares_nothing_has_no_rule():
    assert rule_of(lambda: None) is None
