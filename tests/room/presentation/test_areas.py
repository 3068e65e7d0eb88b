"""What a reader may rely on in the page of an area: what is still to be done is not left out."""

from datetime import date

from stoeprand.engine import find_room, read_area, validate
from stoeprand.engine.area import Area
from stoeprand.room.presentation import AreaPage, area_page, summary
from tests.engine.speeches import area_with

TODAY = date(2026, 11, 24)
BANDS = "on: cost\nbands: [{at_most: 10, level: free}, {level: agree}]\n"


def page_of(area: Area) -> AreaPage:
    return area_page(area, find_room(area, TODAY), validate(area, TODAY), TODAY, "en")


def test_kerbs_stand_together_by_nature_in_the_order_of_the_file():
    page = page_of(area_with(BANDS, BANDS + "nature: law", BANDS))
    assert [(group.id, [kerb.id for kerb in group.kerbs]) for group in page.groups] == [
        ("law", ["kerb-2"]),
        ("money", ["kerb-1", "kerb-3"]),
    ]
    assert page.number_of_kerbs == 3


def test_kerbs_that_are_not_in_force_stand_apart():
    page = page_of(area_with(BANDS, BANDS + "valid_from: 2028-01-01"))
    assert page.number_of_kerbs == 1
    assert [kerb.id for kerb in page.resting] == ["kerb-2"]
    assert page.resting[0].term.replace("\u00a0", " ") == "Holds from 1 January 2028 on."


def test_what_is_idle_open_claimed_or_past_review_is_named():
    area = area_with(
        BANDS + "confirmed_on: 2026-01-01\nreview_on: 2026-10-01",
        "on: cost\nbands: [{level: free}]",
        "on: weeks\nbands: open",
    )
    page = page_of(area)
    assert page.idle == ["Edge 2"]
    assert [title for title, _ in page.open] == ["Edge 3"]
    assert page.open[0][1].startswith("Ask Vera Duin, district manager: ")
    assert page.claimed == ["Edge 2"]
    assert page.past_review == ["Edge 1"]


def test_an_open_kerb_is_neither_claimed_nor_confirmed():
    kerb = page_of(area_with("on: weeks\nbands: open")).groups[0].kerbs[0]
    assert kerb.is_open
    assert not kerb.is_claimed
    assert kerb.confirmation == ""
    assert kerb.question


def test_each_level_has_an_example_or_says_that_there_is_none():
    levels = {found.level.id: found.example for found in page_of(area_with(BANDS)).levels}
    assert list(levels) == ["free", "tell", "consult", "agree", "no"]
    assert "Cost: €" in levels["free"]
    assert "Cost: €" in levels["agree"]
    assert levels["no"] == ""


def test_the_verdict_comes_with_its_proof():
    stuck = page_of(area_with("on: cost\nbands: [{level: agree}]")).verdicts
    assert [(verdict.word, verdict.proof) for verdict in stuck] == [
        ("stuck", "This kerb by itself leaves no more: ‘Edge 1’.")
    ]


def test_a_worked_example_that_no_longer_comes_out_as_meant_names_the_kerbs():
    document = b"""
format: 1
area: square
title: Square
direction: The square is for everybody.
people: {vera: {name: Vera Duin, role: manager}}
dimensions: {cost: {kind: amount, unit: EUR}}
kerbs:
  - {id: purse, title: Purse, nature: money, source: Register, owner: vera, movable_by: team,
     on: cost, bands: [{at_most: 10, level: free}, {level: agree}]}
examples:
  - {title: A small party, values: {cost: 5}, level: free}
  - {title: A large party, values: {cost: 50}, level: free, on: 2026-12-01}
"""
    small, large = page_of(read_area(document, "square.yaml")).examples
    assert small.is_ok
    assert small.day == ""
    assert not large.is_ok
    assert large.kerbs == ("Purse",)
    assert large.meant.id == "free"
    assert large.day.replace("\u00a0", " ") == "1 December 2026"


def test_a_list_names_areas_in_the_language_of_the_page():
    area = area_with(BANDS)
    assert summary(area, "nl").title == "Plein"
    assert summary(area, "en").direction == "The square is for everybody."
