"""An area with its totals said in the amount that they count answers as the area itself does."""

from datetime import date
from decimal import Decimal
from typing import Any

from hypothesis import given
from hypothesis import strategies as st

from stoeprand.engine import check
from stoeprand.engine.domains import AmountDomain
from stoeprand.engine.levels import LEVEL_IDS
from stoeprand.room.totals import without_totals
from tests.room.making import DIMENSIONS, area, kerb

TODAY = date(2026, 11, 24)
TOTAL = {"filled_by": {"total_of": "cost", "per": "year", "over": "team"}}
SIZES = st.integers(0, 30)


def bounds() -> st.SearchStrategy[dict[str, int]]:
    names = ("at_least", "at_most", "above", "below")
    return st.dictionaries(st.sampled_from(names), SIZES, min_size=1, max_size=2)


@st.composite
def bands(draw) -> list[dict[str, Any]]:
    ends = sorted(draw(st.sets(SIZES, max_size=3)))
    levels = st.sampled_from(LEVEL_IDS)
    edges = [{draw(st.sampled_from(("at_most", "below"))): end} for end in ends]
    return [{**edge, "level": draw(levels)} for edge in [*edges, {}]]


@st.composite
def kerbs(draw) -> list[dict[str, Any]]:
    made = []
    for number in range(draw(st.integers(1, 4))):
        on = draw(st.sampled_from(("cost", "year")))
        when = draw(st.dictionaries(st.sampled_from(("cost", "year")), bounds(), max_size=2))
        more = {"when": when} if when else {}
        made.append(kerb(f"kerb-{number}", on, draw(bands()), **more))
    return made


@given(kerbs=kerbs(), earlier=SIZES, own=SIZES)
def test_every_amount_has_the_same_level_and_reasons(kerbs, earlier, own):
    year = area(
        dimensions={"cost": {"kind": "amount"}, "year": {"kind": "amount", **TOTAL}}, kerbs=kerbs
    )
    values = {"cost": Decimal(own), "year": Decimal(own + earlier)}
    tied, rest = without_totals(year, values)
    assert rest == {"cost": Decimal(own)}
    for other in range(0, 31, 3):
        whole = {"cost": Decimal(other), "year": Decimal(other + earlier)}
        expected = check(year, whole, TODAY)
        found = check(tied, {"cost": Decimal(other)}, TODAY)
        assert (found.level, found.because) == (expected.level, expected.because)


def test_the_amount_keeps_to_what_the_total_can_be():
    year = area(
        dimensions={
            "cost": {"kind": "amount", "max": 100},
            "year": {"kind": "amount", "max": 120, **TOTAL},
        },
        kerbs=[kerb("open", "year", "open")],
    )
    tied, _rest = without_totals(year, {"cost": Decimal(10), "year": Decimal(60)})
    assert tied.dimensions["cost"].domain == AmountDomain(max=Decimal(70))
    assert tied.kerb("open").on == "cost"


def test_an_area_without_totals_and_one_of_which_an_amount_is_unknown_stay_as_they_are():
    plain = area()
    assert without_totals(plain, {"cost": Decimal(1)}) == (plain, {"cost": Decimal(1)})
    year = area(dimensions={**DIMENSIONS, "year": {"kind": "amount", **TOTAL}})
    assert without_totals(year, {"year": Decimal(1)}) == (year, {"year": Decimal(1)})


CHAIN = {
    "cost": {"kind": "amount"},
    "year": {"kind": "amount", **TOTAL},
    "all": {"kind": "amount", "filled_by": {"total_of": "year", "per": "year", "over": "area"}},
}


def test_a_total_of_a_total_is_said_in_the_amount_itself():
    chain = area(
        dimensions=CHAIN,
        kerbs=[kerb("all", "all", [{"at_most": 20, "level": "tell"}, {"level": "no"}])],
    )
    values = {"cost": Decimal(1), "year": Decimal(3), "all": Decimal(8)}
    tied, rest = without_totals(chain, values)
    assert (list(tied.dimensions), rest) == (["cost"], {"cost": Decimal(1)})
    for cost, level in ((13, "tell"), (14, "no")):
        assert check(tied, {"cost": Decimal(cost)}, TODAY).best.id == level
    half = {"cost": Decimal(1), "all": Decimal(8)}
    assert without_totals(chain, half) == (chain, half)


def test_totals_of_each_other_stay_as_they_are():
    ring = {
        "a": {"kind": "amount", "filled_by": {"total_of": "b", "per": "year", "over": "team"}},
        "b": {"kind": "amount", "filled_by": {"total_of": "a", "per": "year", "over": "team"}},
    }
    round_and_round = area(dimensions=ring, kerbs=[])
    values = {"a": Decimal(1), "b": Decimal(1)}
    assert without_totals(round_and_round, values) == (round_and_round, values)
