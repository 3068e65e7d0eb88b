"""A faulty file is refused whole, with every fault in one go, each at its own line."""

import json

import pytest

from stoeprand.engine.reading.nodes import MOST_FAULTS
from tests.engine.reading.files_to_read import (
    area_file,
    as_json,
    document,
    faults_of,
    kerb,
    lines_marked,
    lines_told,
)

FAULTY = """\
# a file with a fault in every corner
format: 2 # !
area: The Square # !
title: {nl: Plein, en: 5} # !
direction: "" # !
promised_until: 2026-02-30 # !
words: [a, 5] # !
people:
  noor: {name: Noor} # !
  "chris ": {name: Chris, role: R} # !
  piet:
    name: 5 # !
    role: R
    answers_within: {working_days: 0} # !
dimensions:
  cost:
    kind: amount
    step: 0 # !
    title: 5 # !
    filled_by:
      total_of: nothing # !
      per: week # !
  weeks:
    kind: amount
    expected: yes # !
    min: none # !
  sort:
    kind: amont # !
    title: 5 # !
    colour: red # !
  partner:
    kind: choice
    values:
      - a
      - a # !
      - 5 # !
      - otherwise # !
    labels:
      b: B # !
  when: # the next line has no value for it
    kind: date # !
    min: 2026-01-02
    max: 2026-01-01
  data:
    kind: set
    values: [x, y]
kerbs:
  - id: one
    title:
      nl: "" # !
    nature: rule # !
    source: {url: x} # !
    owner: nobody # !
    signs: noor
    movable_by: mayor # !
    on: weeks
    when:
      partner: {is: b} # !
      weeks: {above: x} # !
      data: {all_of: [x, z]} # !
      elsewhere: {is: 1} # !
    bands:
      - {at_most: 5, level: free}
      - {at_most: 4, level: fre} # !
      - {level: tell}
  - title: Two # !
    nature: law
    source: S
    owner: piet
    movable_by: team
    on: cost
    bands: open
    silence: {working_days: 5} # !
    checked: {status: sure} # !
    valid_from: soon # !
  - id: one # !
    title: Three
    nature: law
    source: S
    owner: piet
    movable_by: team
    on: data
    bands:
      x: fre # !
      z: tell # !
    why: [] # !
examples:
  - title: T
    values:
      weeks: five
      data: [z] # !
    level: maybe # !
colour: red # !
"""


def test_a_file_with_many_faults_is_told_all_of_them_with_their_lines():
    assert lines_told(FAULTY) == lines_marked(FAULTY)


def test_faults_come_in_the_order_of_their_lines():
    told = [fault.line for fault in faults_of(FAULTY)]
    assert told == sorted(told)


def test_a_fault_says_file_line_what_is_wrong_and_what_was_expected():
    text = area_file(kerb("nature: rule"))
    [fault] = faults_of(text, "plein/area.yaml")
    assert str(fault) == (
        "plein/area.yaml:23: kerb 'purse': 'nature' is 'rule', "
        "expected one of law, policy, money, time, people, values"
    )


def test_json_has_the_same_faults_at_its_own_lines():
    whole = document(colour="red", area="The Square")
    whole["kerbs"][0] |= {"nature": "rule", "owner": 5, "bands": [{"at_most": "x", "level": "fre"}]}
    text = as_json(whole)
    told = [text.splitlines()[line - 1].strip(" ,") for line in lines_told(text, "area.json")]
    assert told == [
        '"area": "The Square"',
        '"nature": "rule"',
        '"owner": 5',
        "{",  # the last band has an end
        '"at_most": "x"',
        '"level": "fre"',
        '"colour": "red"',
    ]


def test_a_key_that_stands_twice_is_told_at_its_second_place():
    text = area_file(kerb()).replace("    on: cost\n", "    on: cost\n    on: weeks # !\n")
    assert lines_told(text) == lines_marked(text)
    [fault] = faults_of(text)
    assert str(fault.message).startswith("key 'on' stands twice (first on line ")
    whole = as_json(document()).replace('"area": "square",', '"area": "square",\n "area": "round",')
    [fault] = faults_of(whole, "area.json")
    assert (fault.line, "key 'area' stands twice (first on line 3)" in str(fault)) == (4, True)


def test_the_same_key_may_stand_in_two_maps():
    assert not faults_of(area_file(kerb(), kerb("id: other")))


def test_one_fault_in_each_of_5000_kerbs_is_5000_faults():
    [usual] = document()["kerbs"]
    kerbs = [usual | {"id": f"k{number}", "nature": "rule"} for number in range(5000)]
    told = faults_of(json.dumps(document(kerbs=kerbs), indent=0), "area.json")
    assert len({fault.line for fault in told}) == 5000


def test_a_file_of_nothing_but_faults_is_not_read_to_its_end():
    told = faults_of("a: 1\n" * (2 * MOST_FAULTS))
    assert str(told[-1].message) == "too many faults; the rest is not read"
    assert len(told) == MOST_FAULTS + 1


@pytest.mark.parametrize(
    ("text", "line"),
    [
        ("format: 1\narea: [a\ntitle: b\n", 3),
        ("format: 1\n\tarea: a\n", 2),
        ("format: 1\narea: a: b\n", 2),
        ('format: 1\narea: a\ntitle: "b\n', 4),
        ("format: 1\narea: a\n title: b\n", 3),
        ("format: 1\narea: 'a\n\n\n", 5),
        ("format: 1\narea: @a\n", 2),
        ("format: 1\r\narea: a\r\ntitle: `b\r\n", 3),
    ],
)
def test_where_yaml_breaks_off_its_line_is_told(text, line):
    [fault] = faults_of(text)
    assert (fault.line, str(fault.message).startswith("this is not YAML")) == (line, True)
