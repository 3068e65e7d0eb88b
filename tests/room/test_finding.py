"""An area is found from plain words, as people really ask."""

import pytest

from stoeprand.room.models import SearchTerm
from stoeprand.room.search.finding import FoundArea, clear_winner, find_areas

pytestmark = pytest.mark.django_db

# What people ask, and where it leads: to one area at once, or (several) to a choice of these.
DUTCH = [
    ("mag ik een straatfeest geven van 800 euro", "evenement"),
    ("een tafel kopen", "inkoop"),
    ("gezondheidsgegevens van bewoners gebruiken", "gegevens samenwerken wijkbudget"),
    ("paspoort aan huis bezorgen", "paspoorten"),
    ("samen met de buurtvereniging een moestuin", "wijkbudget samenwerken"),
    ("nieuwe laptops bestellen voor het team", "inkoop"),
    ("een enquête onder inwoners houden", "gegevens"),
    ("camera's ophangen bij het station", "gegevens"),
    ("buurtbarbecue in het park", "evenement"),
    ("een bankje bij de bushalte", "wijkbudget"),
    ("subsidie geven aan de voetbalclub", "wijkbudget"),
    ("een contract met een ondernemer sluiten", "samenwerken"),
    ("mogen bewoners het plantsoen onderhouden", "wijkbudget samenwerken"),
    ("een cadeautje van een aannemer aannemen", "samenwerken inkoop"),
    ("openingstijden van de balie verruimen", "paspoorten"),
    ("identiteitskaarten uitreiken in het buurthuis", "paspoorten"),
    ("een foodtruckfestival organiseren", "evenement"),
    ("chatbot op de website zetten", "gegevens"),
    ("offertes opvragen bij drie bedrijven", "inkoop samenwerken"),
    ("een adviesbureau inhuren voor 30.000 euro", "inkoop"),
    ("een geveltuin aanleggen in de straat", "wijkbudget"),
    ("rommelmarkt op het plein", "evenement"),
    ("BSN gebruiken in een pilot", "gegevens"),
    ("grond verhuren aan een stichting", "samenwerken"),
    ("de speeltuin opknappen met buurtbewoners", "wijkbudget"),
    ("optocht met praalwagens door het centrum", "evenement"),
    ("vingerafdrukken overslaan", "paspoorten"),
    ("e-mailadressen verzamelen voor een nieuwsbrief", "gegevens"),
    ("straatfest", "evenement"),
    ("nieuwe tafels 3200 eur", "inkoop"),
    ("tafels", "inkoop"),
    ("meubels", "inkoop"),
    ("een proef met medische gegevens", "gegevens"),
    ("samen met bewoners een feest", "samenwerken evenement wijkbudget"),
]
ENGLISH = [
    ("may I buy a table", "inkoop"),
    ("street party for 60 people", "evenement"),
    ("deliver passports at home", "paspoorten"),
    ("use health data in a pilot", "gegevens"),
    ("a vegetable garden with the neighbourhood association", "wijkbudget"),
    ("hire a consultant", "inkoop"),
    ("tables", "inkoop"),
    ("furniture for our office", "inkoop"),
    ("medical records", "gegevens"),
    ("rent land to a foundation", "samenwerken"),
    ("survey among residents", "gegevens"),
]
NOWHERE = ["quantumcomputers", "iets heel anders", "mag dat?", "800 euro", "", "?!", "qwertyuiop"]


def slugs(found: list[FoundArea]) -> list[str]:
    return [area.slug for area in found]


@pytest.mark.parametrize(
    ("question", "areas", "language"),
    [(*row, "nl") for row in DUTCH] + [(*row, "en") for row in ENGLISH],
)
def test_a_question_leads_to_its_area_or_to_a_choice(demo, question, areas, language):
    found = find_areas(organisation=demo, words=question, language=language)
    winner = clear_winner(found)
    if " " in areas:
        assert winner is None
        assert set(slugs(found)) == set(areas.split())
    else:
        assert winner is not None
        assert winner.slug == areas


@pytest.mark.parametrize("question", NOWHERE)
def test_a_question_about_nothing_here_leads_nowhere(demo, question):
    assert find_areas(organisation=demo, words=question, language="nl") == []
    assert clear_winner([]) is None


@pytest.mark.parametrize(
    "question", ["mag ik eerder naar huis", "tiny forest planten met school", "jeugdhulp"]
)
def test_a_word_of_an_earlier_idea_or_part_of_a_longer_word_leads_to_no_sure_winner(demo, question):
    found = find_areas(organisation=demo, words=question, language="nl")
    assert found
    assert clear_winner(found) is None


def test_a_dutch_question_is_found_on_the_english_page(demo):
    found = find_areas(organisation=demo, words="een straatfeest geven", language="en")
    assert clear_winner(found) == found[0]
    assert found[0].slug == "evenement"


def test_what_was_found_says_by_which_words_as_they_were_typed(demo):
    found = find_areas(organisation=demo, words="Straatfeest met Muziek", language="nl")
    assert found[0].words == ("Straatfeest", "Muziek")


def test_finding_takes_one_query_however_long_the_question(demo, django_assert_num_queries):
    for question in ("een tafel kopen", "tafel stoel bank feest markt " * 2000):
        with django_assert_num_queries(1):
            find_areas(organisation=demo, words=question, language="nl")


HOSTILE = [
    "x" * 10_000,
    "tafel " * 10_000,
    "\x00\x00 tafel \x00",
    "🎉🎉 tafel 🪑",
    "tafel'; DROP TABLE room_searchterm; --",
    'a"b AND (tafel OR NEAR/2 *)',
    "kosten: 3 -tafel +stoel ^tafel*",
    "% _ \\ %tafel%",
    "\u202etafel\u202c",
    "Ａ tafel",  # noqa: RUF001  (as typed)
    "\ud800 tafel",
    " ".join(f"woord{number}" for number in range(5000)),
]


@pytest.mark.parametrize("question", HOSTILE)
def test_hostile_input_finds_no_more_than_its_words(demo, question):
    found = find_areas(organisation=demo, words=question, language="nl")
    assert len(found) <= 3
    assert SearchTerm.objects.exists()
