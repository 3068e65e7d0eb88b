"""The map at its edges: where an axis ends or goes on, what is named, and a region with a hole."""

from dataclasses import replace
from decimal import Decimal

import pytest

from stoeprand.engine import read_values
from stoeprand.engine.area import Area
from stoeprand.engine.domains import AmountDomain
from stoeprand.engine.drawing import picture_of
from stoeprand.engine.drawing.boxes import Box
from stoeprand.engine.drawing.field import field_of
from stoeprand.engine.drawing.lettering import Letters, narrowest, shortened, width_of, wrapped
from stoeprand.engine.drawing.picture import Picture
from stoeprand.engine.drawing.sheet import RIM
from stoeprand.engine.drawing.styles import NAME, WORDS
from stoeprand.engine.drawing.words import slot_label
from stoeprand.engine.levels import Level
from stoeprand.engine.sentences import level_name
from tests.engine.diffs_by_hand import DAY, IDEA, PURSE, capped
from tests.engine.speeches import area_with, english


def picture(area: Area, x: str, y: str, **changes: object) -> Picture:
    values = read_values(area, {**IDEA, "start": "2027-03-01", "data": [], **changes})
    return picture_of(area, values, x, y, DAY, english())


def labels_of(drawn: Picture) -> list[str]:
    return [" ".join(label.lines).replace("\u00a0", " ") for label in drawn.labels]


def arrows_along(drawn: Picture) -> list[str]:
    """To which side each arrow below the map points."""
    below = [arrow for arrow in drawn.arrows if arrow[0][1] == arrow[1][1] == drawn.plot.bottom]
    return ["right" if tip[0] > foot[0] else "left" for foot, tip in below]


def test_an_axis_that_ends_says_where_and_one_that_goes_on_has_an_arrow():
    endless = area_with(PURSE)
    drawn = picture(endless, "cost", "outside")
    assert "€0" in labels_of(drawn)
    assert arrows_along(drawn) == ["right"]
    drawn = picture(capped(endless, "cost", 12000), "cost", "outside")
    assert {"€0", "€12,000"} <= set(labels_of(drawn))
    assert arrows_along(drawn) == []
    drawn = picture(capped(endless, "cost", 900_000_000), "cost", "outside")
    assert arrows_along(drawn) == ["right"]


@pytest.mark.parametrize(
    ("test", "edge"),
    [
        ("at_least: 45", "from 45 weeks on"),
        ("below: 45", "from 45 weeks on"),
        ("at_most: 45", "up to and including 45 weeks"),
        ("above: 45", "up to and including 45 weeks"),
    ],
)
def test_an_edge_of_a_condition_is_named_as_the_kerb_names_it(test, edge):
    kerb = f"on: partner\nwhen: {{weeks: {{{test}}}}}\nbands: {{residents: 'no', otherwise: free}}"
    assert edge in labels_of(picture(area_with(kerb), "weeks", "partner"))


def test_what_lies_within_a_hole_of_a_region_is_not_painted_over():
    kerb = """on: cost
        when: {partner: {is: company}}
        bands: [{at_most: 2500, level: free}, {at_most: 5000, level: agree}, {level: free}]"""
    drawn = picture(area_with(kerb), "partner", "cost", cost=Decimal(100))
    boxes = [box for ground in drawn.grounds for box in ground.boxes]
    assert sum(box.width * box.height for box in boxes) == drawn.plot.width * drawn.plot.height
    assert not any(one.meets(other) for n, one in enumerate(boxes) for other in boxes[:n])


def test_a_name_along_a_standing_line_stands_and_one_along_a_lying_line_lies():
    for x, y, stands in (("cost", "outside", True), ("outside", "cost", False)):
        drawn = picture(area_with(PURSE), x, y)
        names = [label for label in drawn.labels if label.style is NAME]
        assert names
        assert {label.is_upright for label in names} == {stands}


@pytest.mark.parametrize(("count", "named"), [(2, "Edge 1 and Edge 2"), (3, "Edge 1 and 2 more")])
def test_of_two_kerbs_on_a_line_both_are_named(count, named):
    kerbs = ["on: cost\nbands: [{at_most: 2500, level: free}, {level: agree}]"] * count
    drawn = picture(area_with(*kerbs), "outside", "cost")
    assert any(named in label for label in labels_of(drawn))


def test_each_of_as_many_values_as_there_is_room_for_has_a_place_of_its_own():
    area = area_with("on: partner\nbands: {residents: free, otherwise: agree}")

    def places(most: int) -> list[str]:
        axis = field_of(area, IDEA, "partner", "outside", DAY, (most, most)).x
        return [slot_label(english(), axis, slot) for slot in axis.slots]

    assert places(3) == ["Residents", "A company", "A club"]
    assert places(2) == ["Residents", "A company or A club"]


def test_a_box_holds_itself_and_does_not_meet_its_neighbour():
    box = Box(0, 0, 10, 10)
    assert box.holds(box)
    assert not box.holds(Box(0, 0, 11, 10))
    assert not any(box.meets(each) for each in (Box(10, 0, 20, 10), Box(0, 10, 10, 20)))


@pytest.mark.parametrize(
    ("before", "after", "when"), [("free", "no", "at_most: 5000"), ("no", "free", "above: 5000")]
)
@pytest.mark.parametrize(("x", "y"), [("cost", "outside"), ("outside", "cost")])
def test_a_name_does_not_stand_where_another_kerb_meets_the_line(x, y, before, after, when):
    area = area_with(
        f"on: cost\nbands: [{{at_most: 5000, level: {before!r}}}, {{level: {after!r}}}]",
        f"on: outside\nwhen: {{cost: {{{when}}}}}\nbands: {{true: tell, false: free}}",
    )
    drawn = picture(area, x, y)
    [named] = [label for label in drawn.labels if label.lines == ("Edge 1",)]
    lying = [(start, end) for start, end in drawn.kerbs if start[1] == end[1]]
    standing = [each for each in drawn.kerbs if each not in lying]
    [((left, top), (right, bottom))] = lying if x == "cost" else standing
    assert not named.box.meets(Box(left, top, right + 1, bottom + 1))


@pytest.mark.parametrize("outside", [True, False])
def test_the_word_of_a_region_stands_in_its_middle_but_for_the_rim_along_a_kerb(outside):
    bands = "{true: agree, false: free}" if outside else "{true: free, false: agree}"
    drawn = picture(
        area_with(f"on: outside\nbands: {bands}"), "outside", "partner", outside=outside
    )
    [word] = [label.box for label in drawn.labels if label.style is WORDS[Level.FREE][0]]
    assert word.top + word.bottom == drawn.plot.top + drawn.plot.bottom
    [((kerb, _), _)] = drawn.kerbs
    from_sides = [word.left - drawn.plot.left, drawn.plot.right - word.right]
    from_kerb = max(kerb - word.right, word.left - kerb)
    assert 0 < from_kerb - min(from_sides) < RIM


def test_where_the_idea_lies_its_level_is_written_in_full():
    drawn = picture(area_with(PURSE), "cost", "outside", cost=Decimal(20_000))
    [word] = [label for label in drawn.labels if label.style is WORDS[Level.AGREE][0]]
    assert word.lines == (level_name(english(), Level.AGREE),)


@pytest.mark.parametrize(
    ("cost", "end", "arrows"),
    [
        (AmountDomain(max=Decimal(7 * 2500)), "€17,500", []),
        (AmountDomain(max=Decimal(7 * 2500 + 1)), "€0", ["right"]),
        (AmountDomain(min=Decimal(-5 * 2500), max=Decimal(5000)), "-€12,500", []),
        (AmountDomain(min=Decimal(-5 * 2500 - 1), max=Decimal(5000)), "€5,000", ["left"]),
    ],
)
def test_an_end_is_drawn_when_it_is_at_most_six_times_as_far_as_the_edges_reach(cost, end, arrows):
    area = area_with("on: cost\nbands: [{at_most: 2500, level: free}, {level: agree}]")
    dimension = replace(area.dimensions["cost"], domain=cost)
    area = replace(area, dimensions={**area.dimensions, "cost": dimension})
    drawn = picture(area, "cost", "outside", cost=Decimal(2500))
    assert end in labels_of(drawn)
    assert arrows_along(drawn) == arrows


@pytest.mark.parametrize("is_bold", [True, False])
def test_a_text_that_just_fits_is_written_whole_and_on_one_line(is_bold):
    letters = Letters(12, is_bold)
    for text in ("Samen aan de straat", "Huishoudelijkehulpmiddelen"):
        just = width_of(text, letters)
        assert wrapped(text, just, letters) == (text,)
        assert shortened(text, just, letters) == text
        assert shortened(text, just - 1, letters).endswith("…")
    half = width_of("aaaa", letters)
    assert wrapped("aaaaaaaa", half, letters) == ("aaaa", "aaaa")


def test_a_name_that_stands_is_no_longer_than_its_lines_need():
    letters = Letters(12)
    just = width_of("Bewoners", letters)
    assert narrowest("Bewoners Bewoners", 2, letters, (just, 480)) == just
    assert narrowest("Bewoners Bewoners Bewoners", 2, letters, (just, 480)) > just
