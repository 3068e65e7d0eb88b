"""What a lawyer may rely on: each kerb of law says its source, and no figure is ours."""

from datetime import date
from decimal import Decimal
from urllib.parse import urlsplit

import pytest

from tests.library.area_files import AMOUNT_ENDS, LIBRARY_FILES, SUBJECTS, is_local, load

LOOKED_UP_ON = "2026-11-23"
PUBLIC_HOMES_OF_LAW = {"wetten.overheid.nl", "eur-lex.europa.eu"}

# Every figure in a band of the library, with its rule: a new one must be added here.
FIGURES_OF_LAW = {
    Decimal(0): "the first cent of small aid goes into the register: Regulation 2023/2831, art. 6",
    Decimal(4): "years of a grant for a special case: Awb 4:23",
    Decimal(8): "weeks for a decision: Awb 4:13",
    Decimal(12): "hours of a shift: Arbeidstijdenwet 5:7",
    Decimal(216000): "euros, supplies and services: Delegated Regulation 2025/2152",
    Decimal(300000): "euros of small aid in three years: Regulation 2023/2831, art. 3",
    Decimal(
        750000
    ): "euros, social services, and small aid for general interest: Regulation 2023/2832",
    Decimal(5404000): "euros, works and concessions: Delegated Regulations 2025/2152 and 2025/2151",
}

KERBS = [(path.stem, kerb) for path in LIBRARY_FILES for kerb in load(path)["kerbs"]]
OF_LAW = [(area, kerb) for area, kerb in KERBS if not is_local(kerb)]
LOCAL = [(area, kerb) for area, kerb in KERBS if is_local(kerb)]


def name(value):
    return value["id"] if isinstance(value, dict) else value


each_kerb_of_law = pytest.mark.parametrize(("area", "kerb"), OF_LAW, ids=name)
each_local_kerb = pytest.mark.parametrize(("area", "kerb"), LOCAL, ids=name)


def figures(kerb):
    """Return the figures in the bands of a kerb on an amount."""
    bands = kerb["bands"] if isinstance(kerb["bands"], list) else []
    return [Decimal(band[end]) for band in bands for end in AMOUNT_ENDS if end in band]


def test_every_area_has_kerbs_of_law_and_something_the_municipality_must_say():
    assert sorted({area for area, _ in OF_LAW}) == SUBJECTS
    assert sorted({area for area, _ in LOCAL}) == SUBJECTS


@each_kerb_of_law
def test_a_kerb_of_law_says_its_source_and_how_sure_we_are(area, kerb):
    assert kerb["source"].keys() >= {"text", "version"}
    assert kerb["checked"]["status"] in {"verified", "secondary", "memory"}
    assert kerb["checked"]["on"] == LOOKED_UP_ON
    assert kerb["nature"] == "law" or kerb["movable_by"] == "board"  # law, or national policy


@each_kerb_of_law
def test_a_link_to_a_source_leads_to_the_law_itself(area, kerb):
    if "url" in kerb["source"]:
        address = urlsplit(kerb["source"]["url"])
        assert (address.scheme, address.netloc in PUBLIC_HOMES_OF_LAW) == ("https", True)


@each_kerb_of_law
def test_silence_never_counts_as_the_consent_that_the_law_asks(area, kerb):
    assert "silence" not in kerb


@each_kerb_of_law
def test_no_figure_stands_in_the_library_but_those_of_the_law(area, kerb):
    assert set(figures(kerb)) <= set(FIGURES_OF_LAW)


def test_every_figure_of_the_law_that_we_name_is_used():
    assert {figure for _, kerb in OF_LAW for figure in figures(kerb)} == set(FIGURES_OF_LAW)


@each_local_kerb
def test_a_local_kerb_is_open_and_asks_its_owner(area, kerb):
    assert kerb["bands"] == "open"
    assert kerb["ask"].keys() == {"nl", "en"}
    assert kerb["nature"] != "law"
    assert "when" not in kerb or figures_in_conditions(kerb) == []


def figures_in_conditions(kerb):
    """Return the bounds that a kerb's conditions name."""
    bounds = ("at_least", "at_most", "above", "below")
    return [test[bound] for test in kerb["when"].values() for bound in bounds if bound in test]


def test_no_kerb_of_the_library_claims_that_an_owner_confirmed_or_promised_it():
    keys = {"confirmed_on", "promised_until", "silence"}
    assert [kerb["id"] for _, kerb in KERBS if keys & kerb.keys()] == []


def test_european_thresholds_end_with_2027_are_looked_at_before_and_are_open_after():
    kerbs = {kerb["id"]: kerb for area, kerb in OF_LAW if area == "inkoop"}
    ending = {
        kerb_id: kerb for kerb_id, kerb in kerbs.items() if kerb_id.startswith("europese-drempel-")
    }
    assert len(ending) == 4
    for kerb in ending.values():
        assert (kerb["valid_from"], kerb["valid_until"]) == ("2026-01-01", "2027-12-31")
        assert kerb["review_on"] == "2027-11-01"
        assert "below" in kerb["bands"][0]  # at the threshold itself the tender is due
    after = kerbs["europese-drempels-2028"]
    assert (after["valid_from"], after["bands"]) == ("2028-01-01", "open")


def test_what_the_law_changes_on_a_known_day_stands_on_that_day():
    begins = {kerb["id"]: kerb.get("valid_from") for _, kerb in OF_LAW}
    ends = {kerb["id"]: kerb.get("valid_until") for _, kerb in OF_LAW}
    assert begins["bewoners-doen-mee"] == "2027-01-01"
    assert begins["archief-binnen-tien-jaar"] == "2027-01-01"
    assert ends["archief-binnen-twintig-jaar"] == "2026-12-31"
    assert begins["ai-met-hoog-risico"] == "2027-12-02"


def test_days_of_a_kerb_are_days_and_come_in_order():
    for _, kerb in KERBS:
        days = [
            date.fromisoformat(kerb[key]) for key in ("valid_from", "valid_until") if key in kerb
        ]
        assert days == sorted(days), kerb["id"]


def test_handing_out_passports_stays_as_it_is():
    kerbs = load(next(path for path in LIBRARY_FILES if path.stem == "paspoorten"))["kerbs"]
    barred = [kerb for kerb in kerbs if "no" in levels(kerb)]
    assert len(barred) > len(kerbs) / 2
    assert {kerb["movable_by"] for kerb in barred} == {"nobody"}


def levels(kerb):
    """Return the levels that the bands of a kerb name."""
    bands = kerb["bands"]
    if isinstance(bands, dict):
        return set(bands.values())
    return {band["level"] for band in bands} if isinstance(bands, list) else set()
