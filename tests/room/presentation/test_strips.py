"""What a strip promises: the idea in the right band, a word in each, labels that never meet."""

from datetime import date
from decimal import Decimal
from itertools import pairwise

import pytest
from django.utils.translation import override

from stoeprand.engine import read_area
from stoeprand.engine.area import Area
from stoeprand.room.presentation.kerbs import show_kerb
from stoeprand.room.presentation.strips import NARROWEST, Strip
from stoeprand.room.speaking import speech_in
from tests.engine.speeches import area_with

TODAY = date(2026, 11, 24)
PURSE = (
    "on: cost\n"
    "bands: [{at_most: 2500, level: free}, {at_most: 10000, level: tell}, "
    '{at_most: 50000, level: agree}, {level: "no"}]'
)
ALL_FIVE = (
    "on: cost\n"
    "bands: [{at_most: 1000000, level: free}, {at_most: 2000000, level: tell}, "
    '{at_most: 3000000, level: consult}, {at_most: 4000000.50, level: agree}, {level: "no"}]'
)


def strip_of(own: str, cost: str | None = None, dimension: str = "cost") -> Strip | None:
    area: Area = area_with(own)
    values = {} if cost is None else {dimension: Decimal(cost)}
    with override("en"):
        return show_kerb(speech_in("en"), area, area.kerbs[0], TODAY, values=values).strip


def band_at(strip: Strip) -> str:
    assert strip.here
    place = percent(strip.here.place)
    return next(
        band.level
        for band in strip.bands
        if percent(band.start) <= place < percent(band.start) + percent(band.width)
    )


def percent(text: str) -> float:
    return float(text.rstrip("%"))


def extent(label) -> tuple[float, float]:
    """From where to where a label comes on the narrowest screen, at 13 pixels high."""
    at, width = percent(label.place) * NARROWEST / 100, 6.9 * len(label.text)
    left = {"start": at, "middle": at - width / 2, "end": at - width}[label.anchor]
    return left, left + width


@pytest.mark.parametrize(
    ("cost", "level"),
    [
        ("0", "free"),
        ("2500", "free"),
        ("2500.01", "tell"),
        ("10000", "tell"),
        ("50000", "agree"),
        ("50000.01", "no"),
        ("999999999999999", "no"),
    ],
)
def test_the_idea_stands_in_the_band_that_holds_it(cost, level):
    strip = strip_of(PURSE, cost)
    assert strip
    assert band_at(strip) == level
    assert f"‘{ {'free': 'do it', 'agree': 'ask agreement'}.get(level, level) }’" in strip.title


def test_every_band_carries_a_word_and_together_they_fill_the_width():
    strip = strip_of(ALL_FIVE)
    assert strip
    assert [band.word for band in strip.bands] == ["free", "tell", "advice", "agree", "no"]
    assert sum(percent(band.width) for band in strip.bands) == pytest.approx(100, abs=0.5)
    for band in strip.bands:  # bold letters of 12 pixels are some 7 wide
        assert percent(band.width) * NARROWEST / 100 > 7 * len(band.word)


@pytest.mark.parametrize("own", [PURSE, ALL_FIVE])
def test_labels_never_meet_on_a_screen_of_320_pixels(own):
    strip = strip_of(own, "3200")
    assert strip
    rows: dict[int, list[tuple[float, float]]] = {}
    for label in strip.edges:
        rows.setdefault(label.y, []).append(extent(label))
    for extents in rows.values():
        for (_, right), (left, _) in pairwise(extents):
            assert right < left
    assert all(left >= 0 and right <= NARROWEST for row in rows.values() for left, right in row)
    assert max(rows) < strip.height


@pytest.mark.parametrize("cost", ["0", "900000", "1500000", "2500000", "3500000", "90000000"])
def test_the_label_of_the_idea_stays_on_a_screen_of_320_pixels(cost):
    strip = strip_of(ALL_FIVE, cost)
    assert strip
    assert strip.here
    left, right = extent(strip.here)
    assert -16 <= left  # noqa: SIM300  (the sheet around it has a margin of at least as much)
    assert right <= NARROWEST + 16


def test_an_amount_exactly_at_an_edge_that_is_not_within_stands_beyond_it():
    own = 'on: cost\nbands: [{below: 216000, level: free}, {level: "no"}]'
    at_edge, before = strip_of(own, "216000"), strip_of(own, "215999.99")
    assert at_edge
    assert before
    assert (band_at(before), band_at(at_edge)) == ("free", "no")


def test_bands_that_hold_no_amount_at_all_are_not_drawn():
    # amounts of money begin at nought; bids go by whole numbers
    strip = strip_of(
        'on: cost\nbands: [{at_most: -1, level: "no"}, {at_most: 9, level: free}, {level: tell}]'
    )
    assert strip
    assert [band.level for band in strip.bands] == ["free", "tell"]
    between = (
        'on: quotes\nbands: [{at_most: 2, level: free}, {below: 3, level: "no"}, {level: tell}]'
    )
    strip = strip_of(between, dimension="quotes")
    assert strip
    assert [band.level for band in strip.bands] == ["free", "tell"]


def test_of_many_bands_the_five_around_the_idea_are_drawn():
    levels = ["free", "tell"] * 5
    bands = ", ".join(
        f"{{at_most: {10 * (i + 1)}, level: {level}}}" for i, level in enumerate(levels)
    )
    own = f'on: cost\nbands: [{bands}, {{level: "no"}}]'
    for cost, level in (("5", "free"), ("45", "free"), ("55", "tell"), ("500", "no")):
        strip = strip_of(own, cost)
        assert strip
        assert len(strip.bands) == 5
        assert band_at(strip) == level


def test_only_an_amount_with_more_than_one_band_has_a_strip():
    assert strip_of("on: cost\nbands: [{level: tell}]") is None
    assert strip_of("on: cost\nbands: open") is None
    assert strip_of("on: partner\nbands: {otherwise: tell}") is None
    assert strip_of("on: start\nbands: [{at_most: 2027-01-01, level: free}, {level: tell}]") is None


def test_without_an_idea_no_place_is_marked():
    strip = strip_of(PURSE)
    assert strip
    assert strip.here is None
    assert strip.title == "Cost"


def test_a_total_is_not_told_as_the_idea_itself():
    document = b"""
format: 1
area: square
title: Square
direction: The square is for everybody.
people: {vera: {name: Vera Duin, role: manager}}
dimensions:
  cost: {kind: amount, unit: EUR}
  this_year: {kind: amount, unit: EUR, filled_by: {total_of: cost, per: year, over: team}}
kerbs:
  - {id: year, title: Year, nature: money, source: Register, owner: vera, movable_by: team,
     on: this_year, bands: [{at_most: 5000, level: free}, {level: agree}]}
"""
    area = read_area(document, "square.yaml")
    values = {"this_year": Decimal(1200)}
    with override("en"):
        strip = show_kerb(speech_in("en"), area, area.kerbs[0], TODAY, values=values).strip
    assert strip
    assert strip.here
    assert strip.here.text == "in all: €1,200"
