"""What is drawn at random reaches everything that an area and an answer can hold, and often."""

from __future__ import annotations

import pytest

from .spread import spread

# Each share is well under what is measured, so that only a change of the mixture makes it red.
AT_LEAST = {
    "area: always": 0.5,
    "area: condition nobody meets": 0.15,
    "area: empty": 0.2,
    "area: floor agree": 0.08,
    "area: floor consult": 0.08,
    "area: floor free": 0.3,
    "area: floor held by several": 0.04,
    "area: floor no": 0.04,
    "area: floor tell": 0.06,
    "area: idle": 0.4,
    "area: levels, three or more": 0.2,
    "area: never": 0.4,
    "area: not in force": 0.2,
    "area: open": 0.15,
    "area: room": 0.3,
    "area: sometimes": 0.25,
    "area: stuck": 0.12,
    "example: kerbs": 0.15,
    "example: ok": 0.25,
    "idea: because": 0.4,
    "idea: best only jointly": 0.012,
    "idea: left": 0.07,
    "idea: matters": 0.15,
    "idea: not all unknowns matter": 0.1,
    "idea: perhaps": 0.2,
    "idea: unsaid": 0.2,
    "idea: unsaid, with an open kerb": 0.07,
    "idea: wholly unknown": 0.1,
    "idea: with unknowns": 0.4,
    **{f"area: has {kind}": 0.3 for kind in ("amount", "choice", "date", "flag", "set")},
    **{f"area: tests {word}": 0.2 for word in ("at_least", "at_most", "above", "below", "is")},
    **{f"area: tests {word}": 0.08 for word in ("in", "any_of", "all_of", "none_of")},
    **{
        f"idea: level {level}": 0.03 for level in ("None", "free", "tell", "consult", "agree", "no")
    },
    **{f"idea: best {level}": 0.04 for level in ("free", "tell", "consult", "agree", "no")},
    **{f"idea: worst {level}": 0.04 for level in ("free", "tell", "consult", "agree", "no")},
}


pytestmark = pytest.mark.oracle


def test_what_is_drawn_reaches_everything_often_and_stays_small_enough_to_try_it_all() -> None:
    found = spread(250)
    shares = {what: found.get(what, 0.0) for what in AT_LEAST}
    assert {what: share for what, share in shares.items() if share < AT_LEAST[what]} == {}
    assert found["area: over 2000 complete ideas"] <= 0.02
    assert found["complete ideas"] < 600
