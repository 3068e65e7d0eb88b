"""The neighbourhood budget, the example that the contract gives, on grids small enough to try all.

Of the amounts and the lists only as many values are left as its kerbs tell apart.
"""

from __future__ import annotations

from typing import Any

from .hand_made import bands

PEOPLE = {
    "manager-districts": {"name": "Samira Bos", "role": "manager"},
    "controller": {"name": "Piet de Wit", "role": "controller"},
}
DIMENSIONS: dict[str, Any] = {
    "cost": {"kind": "amount", "unit": "EUR", "max": 52500, "step": 2500, "expected": True},
    "who": {"kind": "choice", "values": ["colleague", "manager"], "changeable": False},
    "weeks": {"kind": "amount", "unit": "weeks", "max": 6, "step": 2, "expected": True},
    "partner": {"kind": "choice", "values": ["residents", "company", "association"]},
    "data": {"kind": "set", "values": ["name", "bsn"]},
}
PURSE: dict[str, Any] = {
    "id": "purse",
    "title": "Money that a team may commit itself",
    "nature": "money",
    "source": "Mandate register 2026, art. 4",
    "owner": "manager-districts",
    "signs": "controller",
    "movable_by": "director",
    "on": "cost",
    "bands": bands((2500, "free"), (10000, "tell"), (50000, "agree"), then="no"),
    "promised_until": "2027-01-01",
}
SENSITIVE: dict[str, Any] = {
    "id": "sensitive-data",
    "title": "Sensitive personal data",
    "nature": "law",
    "source": "AVG art. 9 and 35",
    "owner": "controller",
    "movable_by": "nobody",
    "when": {"partner": {"in": ["company", "association"]}, "weeks": {"above": 4}},
    "on": "data",
    "bands": {"bsn": "no", "otherwise": "tell", "empty": "free"},
}
WEEKS: dict[str, Any] = {
    "id": "weeks-of-a-try",
    "title": "How long a try may last",
    "nature": "time",
    "source": "to be said",
    "owner": "manager-districts",
    "movable_by": "manager",
    "on": "weeks",
    "bands": "open",
    "ask": "Hoe lang mag een proef duren zonder dat men jou iets vraagt?",
}


def budget(*kerbs: dict[str, Any], **more: Any) -> dict[str, Any]:
    """The area of the contract, with other kerbs or other keys where some are given."""
    return {
        "format": 1,
        "area": "neighbourhood-budget",
        "title": "Wijkbudget",
        "direction": "Bewoners beslissen mee over het geld van hun wijk.",
        "people": PEOPLE,
        "dimensions": DIMENSIONS,
        "kerbs": list(kerbs) or [PURSE, SENSITIVE, WEEKS],
        **more,
    }
