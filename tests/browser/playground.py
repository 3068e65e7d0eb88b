"""A small area to try things in: every kind of question, a band for each level, and emptiness."""

from datetime import date

from stoeprand.people.models import Organisation
from stoeprand.room.actions import publish_area

AREA = """
format: 1
area: plein
title: {nl: Het plein, en: The square}
direction: {nl: Het plein is van iedereen., en: The square belongs to everybody.}
words: [plein, kraam, square, stall]
people:
  vera: {name: Vera Duin, role: {nl: wijkmanager, en: manager}, answers_within: {working_days: 3}}
  omar: {name: Omar Riet, role: {nl: controller, en: controller}}
dimensions:
  kosten:
    kind: amount
    unit: EUR
    step: 0.01
    max: 1000000
    title: {nl: Kosten, en: Cost}
    ask: {nl: Wat kost het?, en: What does it cost?}
  wie:
    kind: choice
    ask: {nl: Met wie doe je het?, en: With whom do you do it?}
    title: {nl: Met wie, en: With whom}
    values: [bewoners, bedrijf]
    labels: {bewoners: {nl: Bewoners, en: Residents}, bedrijf: {nl: Een bedrijf, en: A company}}
  gegevens:
    kind: set
    title: {nl: Gegevens, en: Data}
    ask: {nl: Welke gegevens gebruik je?, en: Which data do you use?}
    values: [naam, gezondheid]
    labels: {naam: {nl: Naam, en: Name}, gezondheid: {nl: Gezondheid, en: Health}}
  muziek:
    kind: flag
    title: {nl: Muziek, en: Music}
    ask: {nl: Is er muziek?, en: Is there music?}
  dag:
    kind: date
    title: {nl: Dag, en: Day}
    ask: {nl: Op welke dag?, en: On which day?}
  weken:
    kind: amount
    unit: weeks
    max: 52
    expected: true
    title: {nl: Duur, en: Duration}
    ask: {nl: Hoeveel weken duurt het?, en: How many weeks does it last?}
kerbs:
  - id: beurs
    title: {nl: De beurs van het plein, en: The purse of the square}
    why: {nl: Een goed idee moet niet wachten., en: A good idea should not have to wait.}
    nature: money
    source: {text: Mandaatregister, url: "https://law.example/register"}
    owner: vera
    stands_for: omar
    movable_by: director
    on: kosten
    bands:
      - {at_most: 2500, level: free}
      - {at_most: 10000, level: tell}
      - {at_most: 50000, level: agree}
      - {level: "no"}
    silence: {working_days: 5}
  - id: met-bedrijven
    title: {nl: Samen met een bedrijf, en: Together with a company}
    nature: policy
    source: Inkoopbeleid
    owner: omar
    movable_by: board
    on: wie
    bands: {bedrijf: consult, otherwise: free}
  - id: gezondheid
    title: {nl: Gegevens over gezondheid, en: Data on health}
    nature: law
    source: AVG, art. 9
    owner: omar
    movable_by: nobody
    on: gegevens
    bands: {gezondheid: "no", otherwise: free}
  - id: stilte
    title: {nl: Stilte in de avond, en: Quiet in the evening}
    nature: values
    source: Afspraak met de buurt
    owner: vera
    movable_by: team
    on: muziek
    bands: {true: tell, false: free}
  - id: markt
    title: {nl: De markt gaat voor, en: The market goes first}
    nature: time
    source: Marktverordening
    owner: vera
    movable_by: council
    on: dag
    bands: [{below: 2027-01-01, level: agree}, {level: free}]
  - id: duur
    title: {nl: Hoe lang het mag, en: How long it may last}
    nature: time
    source: nog te zeggen
    owner: vera
    movable_by: manager
    on: weken
    bands: open
    ask: {nl: Hoe lang mag iets op het plein staan?, en: How long may something stand here?}
"""

ALL_FREE = "kosten=100&wie=bewoners&gegevens=-&muziek=false&dag=2027-05-01"
"""Answers under which no kerb asks for anything; on `weken` nobody has said anything."""


def publish_playground() -> None:
    """Keep an organisation with this one area."""
    organisation = Organisation.objects.create(slug="pleindorp", name="Gemeente Pleindorp")
    publish_area(
        organisation=organisation,
        document=AREA.encode(),
        name="area.yaml",
        in_force_from=date(2026, 1, 1),
    )
