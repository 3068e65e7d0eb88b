"""Files that people like to read: what stands where, and what stands between quotes."""

from decimal import Decimal

import pytest

from stoeprand.engine import read_area
from stoeprand.engine.domains import AmountDomain
from stoeprand.engine.writing import write_area, write_area_json
from tests.engine.reading.files_to_read import as_json, document, read

AS_PEOPLE_WRITE_IT = """\
format: 1
area: neighbourhood-budget
title: {nl: Wijkbudget, en: Neighbourhood budget}
direction:
  nl: Bewoners beslissen mee over het geld van hun wijk.
  en: >-
    Residents decide with us on the money of their neighbourhood. They know what it needs, and we do
    do not stand in the way.
promised_until: 2027-01-01
words: [wijk, buurt, straatfeest]

people:
  manager-districts: {name: Samira Bos, role: manager, answers_within: {working_days: 3}}
  controller: {name: Piet de Wit, role: controller}

dimensions:
  cost: {kind: amount, ask: "What does it cost in total?", unit: EUR, max: 1000000, step: 0.01}
  this_year: {kind: amount, filled_by: {total_of: cost, per: year, over: team}}
  who: {kind: choice, values: [colleague, manager], filled_by: asker, changeable: false}
  start: {kind: date}
  partner:
    kind: choice
    title: {nl: Met wie, en: With whom}
    values: [residents, company, association, nobody]
    labels: {residents: {nl: Bewoners, en: Residents}}
    expected: true
  data: {kind: set, values: [name, address, bsn, health]}

kerbs:
  - id: purse
    title: Money that a team may commit itself
    why: So that a good idea need not wait for a signature.
    nature: money
    source: Mandate register 2026, art. 4
    owner: manager-districts
    signs: controller
    movable_by: director
    "on": cost
    bands:
      - {at_most: 2500, level: free}
      - {below: 10000.50, level: tell}
      - {level: "no"}
    promised_until: 2027-01-01
    silence: {working_days: 5}
    checked: {status: verified, "on": 2026-11-23}

  - id: sensitive-data
    title: Sensitive personal data
    nature: law
    source: {text: "AVG, art. 9", url: "https://example.org/avg", version: "2018"}
    owner: controller
    movable_by: nobody
    when: {partner: {in: [company, association]}, start: {above: 2026-01-01}}
    "on": data
    bands: {bsn: "no", health: "no", otherwise: tell}

examples:
  - {title: A street party, values: {cost: 800, data: []}, level: free}
  - title: A street party on the longest day of the year, for which we need the whole of the square
    values: {cost: 4800.25, this_year: 12000, who: colleague, start: 2026-06-21,
      partner: residents, data: [name, address]}
    level: tell
    "on": 2026-05-01
"""


def test_a_file_looks_as_people_write_it():
    written = AS_PEOPLE_WRITE_IT.replace("10000.50", "10000.5")  # zeros at the end say nothing
    assert write_area(read(AS_PEOPLE_WRITE_IT)) == written


def title_written(title: str) -> str:
    """How a title stands in a file, all lines of it."""
    area = read_area(as_json(document(title=title)).encode(), "area.json")
    whole = write_area(area)
    begin, end = whole.index("title: ") + len("title: "), whole.index("\ndirection:")
    return whole[begin:end]


@pytest.mark.parametrize(
    "title",
    ["Square", "It's ours", "A square (new)", "Art. 4:23", "Wat, jij ook?", "Café 3 – €5",
     "Q&A; 5%", 'The "new" square', "https://example.org/a?b=c"],
)  # fmt: skip
def test_a_text_stands_without_quotes_where_every_reader_takes_it_for_that_text(title):
    assert title_written(title) == title


@pytest.mark.parametrize(
    "title",
    ["no", "No", "NO", "on", "y", "N", "true", "Null", "~", "1e3", "12", "0x1F", "2026-01-01",
     "12:30", ".inf", "- a", "a: b", "a:", "a #b", " a", "a ", "[a]", "{a", "*a", "&a", "!a", "|",
     "> a", "%a", "@a", "`a`", "?", "<<", "=", "---", "...", "# a", "'a'", "a\tb", "Ж",
     "\U0001f973"],
)  # fmt: skip
def test_a_text_that_some_reader_could_take_for_something_else_stands_between_quotes(title):
    written = title_written(title)
    assert written[0] == written[-1]
    assert written[0] in "\"'"


@pytest.mark.parametrize(
    ("title", "written"),
    [
        ('"a": b', "'\"a\": b'"),
        ("\\a's", "'\\a''s'"),
        ("a\r\nb", '"a\\r\\nb"'),
        ("a\u0085b", '"a\\u0085b"'),
        ("a\u2028b", '"a\\u2028b"'),
        ("\ufeffa", '"\\ufeffa"'),
        ("a\u202eb", '"a\\u202eb"'),
        ("a\u0007\u007f", '"a\\u0007\\u007f"'),
        ("one\ntwo", "|-\n  one\n  two"),
        ("one\n\n two\n", "|\n  one\n\n   two"),
        ("one\n\n", '"one\\n\\n"'),
        ("\none", '"\\none"'),
        ("one \ntwo", '"one \\ntwo"'),
    ],
)
def test_what_cannot_be_seen_is_written_out_and_lines_stay_lines(title, written):
    assert title_written(title) == written


def test_a_long_text_is_folded_and_its_paragraphs_stay_apart():
    first, second = "word " * 40 + "end", "other " * 30 + "end"
    written = title_written(f"{first}\n\n{second}").splitlines()
    assert written[0] == ">-"
    assert max(map(len, written)) <= 100
    assert written.count("") == 2


def test_a_long_word_stays_whole():
    assert title_written("w" * 300) == "w" * 300


@pytest.mark.parametrize(
    ("amount", "written"),
    [
        ("1E+3", "1000"),
        ("0.000001", "0.000001"),
        ("999999999999999.999999",) * 2,
        ("-2.50", "-2.5"),
    ],
)
def test_an_amount_is_written_digit_by_digit(amount, written):
    area = read_area(
        as_json(document(dimensions={"cost": {"kind": "amount", "min": "AMOUNT", "step": "STEP"}}))
        .replace('"AMOUNT"', amount)
        .replace('"STEP"', "0.000001")
        .encode(),
        "area.json",
    )
    assert area.dimensions["cost"].domain == AmountDomain(Decimal(amount), step=Decimal("0.000001"))
    assert f"min: {written}, step: 0.000001}}\n" in write_area(area)
    assert f'"min": {written}, "step": 0.000001}}' in write_area_json(area)


def test_json_has_the_same_keys_and_no_line_that_could_be_shorter():
    lines = write_area_json(read(AS_PEOPLE_WRITE_IT)).splitlines()
    assert '      "on": "cost",' in lines
    assert '        {"at_most": 2500, "level": "free"},' in lines
    assert '      "checked": {"status": "verified", "on": "2026-11-23"}' in lines
