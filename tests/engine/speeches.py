"""Speeches in Dutch and English for the tests of the sentences, and a small area to speak of."""

from functools import cache
from pathlib import Path

import polib

import stoeprand
from stoeprand.engine import read_area
from stoeprand.engine.area import Area
from stoeprand.engine.sentences import Speech

CATALOGUE = Path(stoeprand.__file__).parent / "locale" / "nl" / "LC_MESSAGES" / "django.po"

DIMENSIONS = """
  cost: {kind: amount, unit: EUR, step: 0.01, title: {nl: Kosten, en: Cost}}
  balance: {kind: amount, unit: EUR, step: 0.01, min: -5000, title: {nl: Saldo, en: Balance}}
  weeks: {kind: amount, unit: weeks, title: {nl: Duur, en: Duration}}
  quotes: {kind: amount, title: {nl: Offertes, en: Quotes}}
  start: {kind: date, ask: {nl: Wanneer begin je?, en: When do you begin?}}
  partner:
    kind: choice
    title: {nl: Met wie, en: With whom}
    values: [residents, company, club]
    labels:
      residents: {nl: Bewoners, en: Residents}
      company: {nl: Een bedrijf, en: A company}
      club: {nl: Een vereniging, en: A club}
  data:
    kind: set
    title: {nl: Gegevens, en: Data}
    values: [name, bsn, health]
    labels: {name: {nl: Naam, en: Name}, bsn: BSN, health: {nl: Gezondheid, en: Health}}
  outside: {kind: flag, title: {nl: Op straat, en: In the street}}
  role: {kind: choice, values: [clerk, chief], changeable: false}
"""


@cache
def dutch() -> Speech:
    """Return a speech with the Dutch catalogue; what that lacks makes a test fail."""
    texts = {entry.msgid: entry.msgstr for entry in polib.pofile(str(CATALOGUE))}
    return Speech("nl", texts.__getitem__)


def english() -> Speech:
    """Return a speech in the language of the code."""
    return Speech("en", str)


def area_with(*kerbs: str, expected: str = "") -> Area:
    """Return an area with these kerbs, each as the lines of a file that set it apart.

    On the dimension `expected` the direction calls for a kerb.
    """
    dimensions = DIMENSIONS
    if expected:
        dimensions = dimensions.replace(f"{expected}: {{", f"{expected}: {{expected: true, ", 1)
    whole = "".join(_kerb(number, own) for number, own in enumerate(kerbs, start=1))
    document = f"""
format: 1
area: square
title: {{nl: Plein, en: Square}}
direction: {{nl: Het plein is van iedereen., en: The square is for everybody.}}
people:
  vera:
    name: Vera Duin
    role: {{nl: wijkmanager, en: district manager}}
    answers_within: {{working_days: 3}}
  omar: {{name: Omar Riet, role: controller, answers_within: {{working_days: 1}}}}
dimensions:{dimensions}
kerbs:
{whole}
"""
    return read_area(document.encode(), "square.yaml")


def _kerb(number: int, own: str) -> str:
    given = {line.split(":")[0].strip() for line in own.splitlines()}
    usual = {
        "id": f"kerb-{number}",
        "title": f"{{nl: Rand {number}, en: Edge {number}}}",
        "nature": "money",
        "source": "Mandate register 2026",
        "owner": "vera",
        "movable_by": "director",
    }
    lines = [f"{key}: {value}" for key, value in usual.items() if key not in given]
    lines += own.strip().splitlines()
    return "  - " + "\n    ".join(line.strip() for line in lines) + "\n"
