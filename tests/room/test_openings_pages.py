"""Where is it stuck: the page that takes a list, and says which kerbs hold back most of it."""

import io

import openpyxl
import pytest
from django.apps import apps
from django.core.files.uploadedfile import SimpleUploadedFile
from django.test import Client
from django.utils import timezone

from stoeprand.engine import OutOfTime
from stoeprand.engine.messages import message
from stoeprand.people.models import Organisation
from stoeprand.room import hard_questions
from stoeprand.room.actions import share_ideas
from stoeprand.room.shared import KeptValues, SharedIdea
from stoeprand.room.uploads import MOST_BYTES
from tests.room.making import HEALTH, PURSE, kerb, organisation, publish

pytestmark = pytest.mark.django_db

ADDRESS = "/en/ruimte/garden/waar-zit-het-vast"
MARKET = kerb("market", "outside", {"true": "agree", "false": "free"}, movable_by="team")
LAW = HEALTH | {"nature": "law", "movable_by": "nobody", "title": "Health data"}
ROWS = """\
idea,cost,partner,data,start,outside
small,100,residents,-,2027-01-01,false
dear,5000,residents,-,2027-01-01,false
dearer,9000,residents,-,2027-01-01,false
market,5000,residents,-,2027-01-01,true
health,100,residents,health,2027-01-01,false
half,,residents,-,2027-01-01,false
"""


@pytest.fixture(autouse=True)
def _garden():
    publish(organisation(), kerbs=[PURSE, MARKET, LAW])


def send(client, data: str | bytes = ROWS, name: str = "list.csv", address=ADDRESS, **more):
    content = data.encode() if isinstance(data, str) else data
    return client.post(address, {"lijst": SimpleUploadedFile(name, content), **more})


class TestWhatIsFound:
    def test_of_each_idea_it_says_the_answer_and_because_of_what(self, client):
        ideas = send(client).context["result"].ideas
        assert [(idea.name, idea.level and idea.level.id) for idea in ideas] == [
            ("small", "free"),
            ("dear", "tell"),
            ("dearer", "tell"),
            ("market", "agree"),
            ("health", "agree"),
            ("half", None),
        ]
        assert [title for _id, title in ideas[3].kerbs.shown] == ["Kerb market", "Kerb purse"]
        assert ideas[5].missing.shown == ["Cost"]

    def test_it_says_on_what_nobody_has_said_anything_and_for_how_many_ideas(self, client):
        start = kerb("start", "start", "open", ask="When may it begin?")
        publish(Organisation.objects.get(), since=timezone.localdate(), kerbs=[PURSE, start])
        response = send(client)
        (unsaid,) = response.context["result"].unsaid
        assert unsaid.sentence.endswith("nobody has said anything yet; that goes for all 6 ideas.")
        assert "When may it begin?" in unsaid.questions[0]
        text = response.content.decode()
        assert text.index(unsaid.sentence) < text.index("Which ideas")

    def test_it_does_not_hide_that_another_kerb_would_open_as_many(self, client):
        rows = [ROWS.splitlines()[0], "dear,5000,residents,-,2027-01-01,false"]
        (opening,) = send(client, "\n".join([*rows, ""])).context["result"].openings
        assert opening.as_good == ""
        rows.append("outside,100,residents,-,2027-01-01,true")
        response = send(client, "\n".join([*rows, ""]))
        first = response.context["result"].openings[0]
        assert first.as_good == "Moving ‘Kerb market’ instead lets just as many ideas through."
        assert first.as_good in response.content.decode()

    def test_it_says_which_kerbs_open_most_and_who_can_move_them(self, client):
        result = send(client).context["result"]
        assert (result.whole, result.open_now, result.stuck) == (5, 1, 4)
        assert [
            ([kerb.id for kerb in opening.kerbs], opening.opened.shown)
            for opening in result.openings
        ] == [
            (["purse"], ["dear", "dearer"]),
            (["purse", "market"], ["dear", "dearer", "market"]),
        ]
        assert result.openings[0].kerbs[0].mover == "The director can move this kerb."
        assert result.no_more

    def test_what_nobody_can_move_is_named_with_what_it_holds_back(self, client):
        (fixed,) = send(client).context["result"].fixed.shown
        assert (fixed.title, fixed.ideas.shown) == ("Health data", ["health"])

    def test_what_was_read_stands_beside_the_answer(self, client):
        rows = 'Kosten,partner,data,start,outside\n"€ 3.200,5",Bewoners,-,12-6-2027,ja\n'
        dutch = send(client, rows, address=ADDRESS.removeprefix("/en"))
        (idea,) = dutch.context["result"].ideas
        assert [(name, value.replace("\u00a0", " ")) for name, value in idea.values] == [
            ("Kosten", "€ 3.200,50"),
            ("partner", "Bewoners"),
            ("data", "niets hiervan"),
            ("start", "12 juni 2027"),
            ("outside", "Ja"),
        ]
        assert "€\u00a03.200,50" in dutch.content.decode()

    def test_what_is_not_filled_in_whole_does_not_count_and_is_named(self, client):
        assert send(client).context["result"].incomplete.shown == ["half"]

    def test_where_nobody_has_said_anything_the_table_says_so(self, client):
        publish(Organisation.objects.get(), "tent", kerbs=[kerb("open", "start", "open")])
        address = ADDRESS.replace("garden", "tent")
        (idea,) = send(client, "cost\n1\n", address=address).context["result"].ideas
        assert (idea.level.id, idea.unsaid.shown) == ("free", ["Cost", "start"])

    def test_another_level_can_be_wanted(self, client):
        result = send(client, naar="tell").context["result"]
        assert (result.to.id, result.open_now) == ("tell", 3)
        assert send(client, naar="no").context["result"].to.id == "free"

    def test_an_idea_in_the_table_leads_to_its_own_answer(self, client):
        idea = send(client).context["result"].ideas[1]
        assert client.get(idea.url).context["answer"].tone == "tell"

    def test_ideas_without_a_name_are_known_by_their_row(self, client):
        result = send(client, "cost\n1\n2\n").context["result"]
        assert [idea.name for idea in result.ideas] == ["row 2", "row 3"]

    def test_a_workbook_does_as_well(self, client):
        book = openpyxl.Workbook()
        for line in ROWS.splitlines():
            book.active.append(line.split(","))
        buffer = io.BytesIO()
        book.save(buffer)
        result = send(client, buffer.getvalue(), "list.xlsx").context["result"]
        assert result.stuck == 4

    def test_where_nothing_is_stuck_it_says_so(self, client):
        text = send(client, "\n".join(ROWS.splitlines()[:2])).content.decode()
        assert "Nothing is stuck" in text

    def test_ideas_shared_in_the_area_can_be_looked_at_without_a_list(self, client):
        assert not client.get(ADDRESS).context["has_shared"]
        values: KeptValues = {
            "cost": "5000",
            "partner": "company",
            "data": ["-"],
            "start": "2027-01-01",
        }
        rest: KeptValues = {"start": "2027-01-01", "outside": "true"}
        ideas = [
            SharedIdea("one", {"en": "One"}, {**values, **rest}),
            SharedIdea("two", {"en": "Two"}, values),
        ]
        share_ideas(organisation=Organisation.objects.get(), slug="garden", ideas=ideas)
        assert "gedeeld=1" in client.get(ADDRESS).content.decode()
        result = client.get(f"{ADDRESS}?gedeeld=1").context["result"]
        assert [idea.name for idea in result.ideas] == ["One", "Two"]
        assert result.incomplete.shown == ["Two"]
        assert result.ideas[0].values[0] == ("Cost", "€5,000")


class TestAnEnd:
    """However long a list is and however many kerbs an area has, its page stays a page."""

    def test_many_names_and_kerbs_are_counted_instead_of_shown(self, client):
        fixed = [
            kerb(f"fixed{n}", "cost", [{"level": "agree"}], movable_by="nobody") for n in range(40)
        ]
        moved = kerb("moved", "outside", {"true": "agree", "false": "free"})
        publish(Organisation.objects.get(), "tent", kerbs=[*fixed, moved])
        row = "{name},5000,residents,-,2027-01-01,true\n"
        rows = "".join(row.format(name=f"idea {n}") for n in range(300))
        halves = "".join(f"half {n},,residents,-,2027-01-01,true\n" for n in range(300))
        header = ROWS.splitlines()[0]
        response = send(
            client, f"{header}\n{rows}{halves}", address=ADDRESS.replace("garden", "tent")
        )
        result, text = response.context["result"], response.content.decode()
        assert (result.fixed.count, len(result.fixed.shown)) == (40, 20)
        assert (result.incomplete.count, len(result.incomplete.shown)) == (300, 20)
        assert {len(kerb.ideas.shown) for kerb in result.fixed.shown} == {20}
        assert {len(idea.kerbs.shown) for idea in result.ideas} == {5}
        assert "and 280 more" in text
        assert text.count("<a ") < 600 * 6 + 100

    def test_a_name_without_an_end_is_cut(self, client):
        (idea,) = send(client, f"idea,cost\n{'x' * 100_000},5\n").context["result"].ideas
        assert len(idea.name) == 500
        assert len(idea.url) < 1000

    def test_of_very_many_faulty_rows_the_first_are_named(self, client):
        rows = send(client, "cost\n" + "ten\n" * 900).context["faults"].rows
        assert (len(rows.shown), rows.count) == (100, 900)


class TestTime:
    def test_where_there_is_no_time_for_openings_the_answers_still_stand(self, client, monkeypatch):
        def never(*_given: object) -> None:
            raise OutOfTime(message("which kerbs hold ideas back"))

        monkeypatch.setattr("stoeprand.engine.openings.find_openings", never)
        response = send(client)
        result = response.context["result"]
        assert (result.is_decided, result.openings) == (False, [])
        assert result.ideas[1].level.id == "tell"
        assert "We could not find out in time" in response.content.decode()

    def test_an_answer_that_takes_too_long_is_said_to_be_not_found(self, client, monkeypatch):
        monkeypatch.setattr(hard_questions, "LONGEST", 0.0)
        response = send(client)
        assert {idea.is_decided for idea in response.context["result"].ideas} == {False}
        assert "not found in time" in response.content.decode()


class TestRefusals:
    def test_faulty_rows_are_all_named_with_their_numbers(self, client):
        response = send(client, "cost\nten\n5\n-1\n")
        text = response.content.decode()
        assert response.status_code == 422
        assert [row.number for row in response.context["faults"].rows.shown] == [2, 4]
        assert "Row 2" in text
        assert "Row 4" in text
        assert response.context["result"] is None

    def test_faults_are_said_in_the_language_of_the_page(self, client):
        dutch = send(client, "cost\nten\n", address=ADDRESS.removeprefix("/en"))
        (row,) = dutch.context["faults"].rows.shown
        (wrong,) = row.wrong.shown
        assert wrong.sentence.startswith("We kunnen dit niet met zekerheid lezen.")
        assert (wrong.column, wrong.found) == ("Kosten", "ten")

    def test_a_form_without_a_file_says_so(self, client):
        response = client.post(ADDRESS, {"naar": "tell"})
        assert response.status_code == 422
        assert response.context["faults"].sentence == "Choose a file first."

    def test_what_is_too_large_is_not_even_read(self, client):
        response = send(client, b"x" * (MOST_BYTES + 50_000))
        assert response.status_code == 422
        assert "larger than 2 MB" in response.context["faults"].sentence

    def test_what_somebody_typed_is_shown_as_text(self, client):
        text = send(client, 'idea,cost\n"<script>alert(1)</script>",<b>\n').content.decode()
        assert "<script>alert" not in text
        assert "<b>" not in text

    def test_a_form_that_is_no_form_is_refused(self, client):
        broken = client.post(ADDRESS, b"--x\r\n", content_type="multipart/form-data; boundary=")
        assert broken.status_code == 400


class TestPrivacy:
    def test_nothing_of_a_list_is_stored(self, client, tmp_path, settings):
        settings.FILE_UPLOAD_TEMP_DIR = str(tmp_path)
        tables = {model: model._default_manager.count() for model in apps.get_models()}
        send(client, ROWS + "x,1,residents,-,2027-01-01,false\n" * 900)
        assert {model: model._default_manager.count() for model in apps.get_models()} == tables
        assert list(tmp_path.iterdir()) == []

    def test_no_cookie_is_set_and_no_cache_keeps_the_answer(self, client):
        response = send(client)
        assert not client.cookies
        assert "private" in response["Cache-Control"]
        assert response["X-Robots-Tag"] == "noindex"

    def test_nothing_of_a_list_is_logged(self, client, caplog, capfd):
        caplog.set_level("DEBUG")
        send(client, "idea,cost\nzonderling,4321,5\nzonderling,zonderling\n")
        printed = capfd.readouterr()
        assert "zonderling" not in caplog.text + printed.out + printed.err


class TestOrigin:
    """Another site cannot make a visitor send a list: the browser says where it comes from."""

    @pytest.mark.parametrize(
        "headers",
        [
            {"Sec-Fetch-Site": "cross-site"},
            {"Sec-Fetch-Site": "same-site"},
            {"Origin": "https://elsewhere.test"},
            {"Origin": "null"},
            {"Origin": "http://testserver.elsewhere.test"},
        ],
    )
    def test_what_another_site_sends_is_refused(self, headers):
        client = Client(headers=headers, enforce_csrf_checks=True)
        assert send(client).status_code == 403
        assert client.get(ADDRESS).status_code == 200

    @pytest.mark.parametrize(
        "headers",
        [{"Sec-Fetch-Site": "same-origin"}, {"Origin": "http://testserver"}, {}],
    )
    def test_what_our_own_page_sends_is_taken(self, headers):
        client = Client(headers=headers, enforce_csrf_checks=True)
        assert send(client).status_code == 200

    def test_the_page_lets_the_browser_say_its_origin_to_us_and_to_nobody_else(self, client):
        assert client.get(ADDRESS)["Referrer-Policy"] == "same-origin"


class TestTheRest:
    def test_the_page_takes_three_queries_however_long_the_list(
        self, client, django_assert_num_queries
    ):
        for rows in (ROWS, ROWS + "x,1,residents,-,2027-01-01,false\n" * 200):
            with django_assert_num_queries(3):
                send(client, rows)
        with django_assert_num_queries(3):
            client.get(ADDRESS)

    @pytest.mark.parametrize("kind", ["csv", "xlsx"])
    def test_the_template_can_be_downloaded_and_sent_back(
        self, client, kind, django_assert_num_queries
    ):
        with django_assert_num_queries(2):
            given = client.get(f"{ADDRESS}/lijst.{kind}")
        assert given["Content-Disposition"] == f'attachment; filename="garden.{kind}"'
        assert len(send(client, given.content, f"garden.{kind}").context["result"].ideas) == 1

    def test_other_ways_of_asking_are_refused(self, client):
        assert client.put(ADDRESS).status_code == 405
        assert client.post(f"{ADDRESS}/lijst.csv").status_code == 405

    def test_an_area_that_is_not_there_is_not_found(self, client):
        assert client.get("/ruimte/nowhere/waar-zit-het-vast").status_code == 404
        assert send(client, address="/ruimte/nowhere/waar-zit-het-vast").status_code == 404
        assert client.get("/ruimte/nowhere/waar-zit-het-vast/lijst.xlsx").status_code == 404
