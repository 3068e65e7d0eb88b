"""Asking is quick, also in an area of a hundred kerbs."""

import time
from statistics import median

import pytest
from django.template.base import Template

from tests.room.making import kerb, organisation, publish

pytestmark = pytest.mark.django_db

BUDGET = 0.030
"""Seconds of work in the server for a page, at the median, on a machine that does nothing else."""

SLACK = 2
"""Tests share a machine with each other, which slows the work itself; more than this is no noise."""

ROUNDS = 15


@pytest.fixture(autouse=True)
def _as_it_is_served(monkeypatch):
    """Render templates as a server does: Django's tests keep a copy of all that each one is given."""
    monkeypatch.setattr(
        Template, "_render", lambda template, given: template.nodelist.render(given)
    )


def hundred_kerbs() -> list[dict[str, object]]:
    """Kerbs that hang together, as many as a large area has."""
    amounts = [
        kerb(
            f"purse-{n}",
            "cost",
            [
                {"at_most": 500 * n, "level": "free"},
                {"at_most": 5000 * n, "level": "tell"},
                {"level": "agree"},
            ],
            when={"partner": {"is": "company"}} if n % 2 else {"outside": {"is": True}},
        )
        for n in range(1, 51)
    ]
    others = [
        kerb(
            f"data-{n}",
            "data",
            {"health": "consult", "otherwise": "free"},
            when={"start": {"below": f"2027-{n % 12 + 1:02}-01"}},
        )
        for n in range(50)
    ]
    return amounts + others


@pytest.mark.parametrize(
    "address",
    [
        "/mag-dat/large",
        "/mag-dat/large?wat=een+tuin+van+3.200+euro",
        "/mag-dat/large?cost=3200&partner=company&data=name",
        "/mag-dat/large?cost=3200&partner=company&data=health&start=2026-12-01&outside=true&alles=1",
        "/ruimte/large",
        "/",
    ],
)
def test_a_page_about_a_hundred_kerbs_takes_little_work(client, address):
    publish(organisation(), "large", kerbs=hundred_kerbs())
    client.get(address)  # the first one reads the document
    took = []
    for _round in range(ROUNDS):
        # The work of this process alone: tests run beside each other.
        began = time.process_time()
        assert client.get(address).status_code == 200
        took.append(time.process_time() - began)
    assert median(took) < SLACK * BUDGET, sorted(took)
