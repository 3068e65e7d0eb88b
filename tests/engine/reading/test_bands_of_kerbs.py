"""Bands: they cover every value of their dimension, rise, and say a level each."""

import pytest

from tests.engine.reading.files_to_read import (
    ANY_BANDS,
    area_file,
    faults_of,
    kerb,
    lines_marked,
    lines_told,
    read_kerb,
    words_told,
)


def with_bands(on: str, bands: str) -> str:
    return area_file(kerb(f"on: {on}\nbands: {bands}"))


@pytest.mark.parametrize(
    ("on", "bands"),
    [
        ("cost", "[{level: free}]"),
        ("cost", "[{at_most: 1, level: free}, {at_most: 2, level: free}, {level: free}]"),
        ("cost", "[{at_most: 1, level: no}, {at_most: 2, level: free}, {level: agree}]"),
        ("cost", "[{below: 1, level: free}, {at_most: 1, level: tell}, {level: no}]"),
        ("cost", "[{at_most: 0.1, level: free}, {at_most: 0.11, level: tell}, {level: no}]"),
        ("cost", "[{at_most: -5, level: free}, {at_most: 1e9, level: tell}, {level: no}]"),
        ("start",
         "[{below: 2026-01-01, level: no}, {at_most: 2026-01-01, level: free}, {level: no}]"),
        ("partner", "{residents: free, company: tell, nobody: agree}"),
        ("partner", "{company: tell, otherwise: free}"),
        ("partner", "{residents: free, company: tell, nobody: agree, otherwise: no}"),
        ("partner", "{otherwise: consult}"),
        ("outside", "{true: tell, false: free}"),
        ("outside", "{true: tell, otherwise: free}"),
        ("outside", "{otherwise: free}"),
        ("data", "{}"),
        ("data", "{health: no}"),
        ("data", "{health: no, otherwise: tell, empty: consult}"),
        *((on, bands) for on, bands in ANY_BANDS.items()),
        *((on, "open") for on in ANY_BANDS),
    ],
)  # fmt: skip
def test_bands_that_cover_every_value_are_taken(on, bands):
    assert words_told(with_bands(on, bands)) == ""


@pytest.mark.parametrize(
    ("on", "bands", "told"),
    [
        ("cost", "[]", "no bands, expected at least one"),
        ("cost", "{free: 1}", "bands are a map, expected a list of bands, or open"),
        ("cost", "opn", "bands are the text 'opn', expected a list of bands, or open"),
        ("partner", "[]", "bands are a list, expected a map of values to levels, or open"),
        ("partner", "free", "bands are the text 'free', expected a map of values to levels"),
        ("cost", "[free]", "band 1: the text 'free', expected a map"),
        ("cost", "[{at_most: 1, level: free}]", "the last band has at_most, expected none"),
        ("cost", "[{below: 1, level: free}]", "the last band has below, expected none"),
        ("cost", "[{level: free}, {level: tell}]", "band 1: no end, expected at_most or below"),
        ("cost", "[{}]", "band 1: 'level' is missing"),
        ("cost", "[{level: }]", "band 1: 'level' is missing"),
        ("cost", "[{at_most: 1, below: 2, level: free}, {level: tell}]", "both at_most and below"),
        ("cost", "[{at_least: 1, at_most: 2, level: no}, {level: no}]", "unknown key 'at_least'"),
        ("cost", "[{at_most: 2026-01-01, level: free}, {level: tell}]", "expected a number"),
        ("start", "[{at_most: 1, level: free}, {level: tell}]", "expected a day"),
        ("start", "[{at_most: 2026-02-30, level: no}, {level: no}]", "is no day of the calendar"),
        ("cost", "[{at_most: 2, level: free}, {at_most: 1, level: tell}, {level: no}]",
         "band 'at_most: 1' comes after 'at_most: 2', expected bands to rise"),
        ("cost", "[{at_most: 2, level: free}, {at_most: 2.0, level: tell}, {level: no}]",
         "band 'at_most: 2' comes after 'at_most: 2', expected bands to rise"),
        ("cost", "[{at_most: 2, level: free}, {below: 2, level: tell}, {level: no}]",
         "band 'below: 2' comes after 'at_most: 2', expected bands to rise"),
        ("cost", "[{below: 2, level: free}, {below: 2, level: tell}, {level: no}]",
         "expected bands to rise"),
        ("start", "[{below: 2026-02-02, level: no}, {at_most: 2026-02-01, level: no}, {level: no}]",
         "expected bands to rise"),
        ("partner", "{residents: free, company: tell}", "bands say nothing of nobody"),
        ("partner", "{}", "bands say nothing of residents, company, nobody"),
        ("partner", "{residents: free, firm: tell, otherwise: no}", "unknown key 'firm'"),
        ("partner", "{empty: free, otherwise: no}", "unknown key 'empty'"),
        ("partner", "{residents: 1, otherwise: no}", "'residents' is the number '1'"),
        ("outside", "{true: free}", "bands say nothing of false"),
        ("outside", "{yes: free, no: tell, otherwise: no}", "unknown key 'yes'"),
        ("outside", "[{level: free}]", "expected a map of values to levels, or open"),
        ("data", "{phone: no}", "unknown key 'phone'"),
        ("data", "{health: [no]}", "'health' is a list"),
        ("data", "{health: }", "'health' is nothing"),
        ("data", "open-ish", "expected a map of values to levels, or open"),
    ],
)  # fmt: skip
def test_bands_that_do_not_are_told_with_what_was_expected(on, bands, told):
    words = words_told(with_bands(on, bands))
    assert told in words.splitlines()[0]
    line = with_bands(on, bands).splitlines().index(f"    bands: {bands}") + 1
    assert all(text.startswith(f"area.yaml:{line}: kerb 'purse'") for text in words.splitlines())


def test_bands_keep_the_order_and_the_ends_of_the_file():
    bands = read_kerb(
        "bands: [{below: 1, level: no}, {at_most: 10.50, level: free}, {level: agree}]"
    ).bands.bands
    assert [(band.level.id, str(band.end), band.included) for band in bands] == [
        ("no", "1", False),
        ("free", "10.5", True),
        ("agree", "None", True),
    ]


def test_every_fault_of_every_band_is_told_at_its_own_line():
    text = area_file(
        kerb(
            """\
bands:
  - {at_most: 10, level: fre} # !
  - {at_most: ten, level: tell} # !
  - {at_most: 30, level: tell}
  - {at_most: 20, level: tel} # !
  - {level: tell} # !
  - at_most: 40
    level: oops # !
    colour: red # !
  - below: # !
    level: tell
  - just so # !
  - {at_most: 5} # !
"""
        ),
        kerb(
            """\
id: other
on: partner
bands: # !
  residents: fre # !
  firm: tell # !
  company: 3 # !
"""
        ),
        kerb(
            """\
id: third
on: data
bands:
  name: fre # !
  phone: tell # !
  otherwise: maybe # !
  empty: [free] # !
"""
        ),
    )
    assert lines_told(text) == lines_marked(text)
    fourth_line = text.splitlines().index("      - {at_most: 20, level: tel} # !") + 1
    told = [str(fault.message) for fault in faults_of(text) if fault.line == fourth_line]
    assert len(told) == 2
    assert "band 'at_most: 20' comes after 'at_most: 30', expected bands to rise" in told[1]


def test_levels_are_told_also_where_the_dimension_is_unknown():
    text = area_file(
        kerb("on: cots # !\nbands:\n  - {at_most: 1, level: fre} # !\n  - {level: tell}"),
        kerb("id: other\non: partnr # !\nbands:\n  residents: fre # !\n  company: tell"),
        kerb("id: third\non: 3 # !\nbands: opn # !"),
        kerb("id: fourth\non: nowhere # !\nbands: open"),
    )
    assert lines_told(text) == lines_marked(text)
