"""Asking: a question finds its area, the form asks, the address keeps the answer."""

from urllib.parse import parse_qsl, urlsplit

import pytest
from django.urls import translate_url

from stoeprand.room.presentation import AreaSummary
from tests.room.making import PURSE, organisation, publish

pytestmark = pytest.mark.django_db

HTMX = {"HX-Request": "true"}


@pytest.fixture
def garden():
    owner = organisation()
    publish(owner, words=["moestuin"])
    return owner


def query_of(address: str) -> list[tuple[str, str]]:
    return parse_qsl(urlsplit(address).query, keep_blank_values=True)


class TestTheFirstPage:
    def test_it_lists_every_area_in_the_language_of_the_page(self, client, garden):
        publish(garden, "archive", title={"nl": "Archief", "en": "Zzz archive"})
        dutch, english = (client.get(path).context["areas"] for path in ("/", "/en/"))
        assert [area.title for area in dutch] == ["Archief", "Moestuin"]
        assert [area.title for area in english] == ["Kitchen garden", "Zzz archive"]
        assert english[0] == AreaSummary("garden", "Kitchen garden", "Everybody may garden.")

    def test_without_shared_ideas_worked_examples_are_there_to_try(self, client):
        examples = [
            {"title": f"Voorbeeld {n}", "values": {"cost": n}, "level": "free"} for n in range(1, 8)
        ]
        publish(organisation(), examples=examples)
        shown = client.get("/").context["examples"]
        assert [(example.text, query_of(example.url)) for example in shown] == [
            (f"Voorbeeld {n}", [("wat", f"Voorbeeld {n}"), ("cost", str(n))]) for n in (1, 2, 3)
        ]

    def test_it_takes_two_queries_however_many_areas(
        self, client, garden, django_assert_num_queries
    ):
        for count in (1, 9):
            for number in range(count):
                publish(garden, f"area-{count}-{number}")
            with django_assert_num_queries(2):
                client.get("/")

    def test_an_installation_without_an_organisation_leads_to_setting_one_up(self, client):
        assert client.get("/").url == "/inrichten"


class TestFindingTheArea:
    def test_an_empty_question_shows_the_first_page(self, client, garden):
        for path in ("/mag-dat/", "/mag-dat/?wat=", "/en/mag-dat/?wat=+++"):
            assert "examples" in client.get(path).context

    def test_a_clear_question_goes_on_to_its_area_and_is_kept(self, client, garden):
        response = client.get("/mag-dat/", {"wat": "een  moestuin & meer"})
        assert response.status_code == 302
        assert response["Location"] == "/mag-dat/garden?wat=een+moestuin+%26+meer"

    def test_in_english_it_stays_english(self, client, garden):
        response = client.get("/en/mag-dat/", {"wat": "a kitchen garden"})
        assert response["Location"] == "/en/mag-dat/garden?wat=a+kitchen+garden"

    def test_whoever_wants_another_area_keeps_the_question(self, client, garden):
        page = client.get("/mag-dat/garden?wat=een+moestuin+%26+meer").content.decode()
        address = "/mag-dat/?wat=een%20moestuin%20%26%20meer&kies=1"
        assert f'href="{address.replace("&kies", "&amp;kies")}"' in page
        choice = client.get(address)
        assert [area.slug for area in choice.context["found"]] == ["garden"]
        kept = 'href="/mag-dat/garden?wat=een%20moestuin%20%26%20meer"'
        assert choice.content.decode().count(kept) == 2

    def test_where_it_is_in_doubt_the_best_are_offered(self, client, garden):
        publish(garden, "second", words=["moestuin"])
        context = client.get("/mag-dat/", {"wat": "moestuin"}).context
        assert [(area.slug, area.words) for area in context["found"]] == [
            ("garden", ("moestuin",)),
            ("second", ("moestuin",)),
        ]
        assert len(context["areas"]) == 2
        assert context["question"] == "moestuin"

    def test_where_nothing_is_found_every_area_is_offered(self, client, garden):
        context = client.get("/mag-dat/", {"wat": "quantumcomputers"}).context
        assert context["found"] == []
        assert [area.slug for area in context["areas"]] == ["garden"]

    def test_hostile_questions_are_questions(self, client, garden):
        for question in ("\x00", "🎉" * 3000, "' OR 1=1 --", '<script>alert("x")</script>'):
            response = client.get("/mag-dat/", {"wat": question})
            assert response.status_code == 200
            assert b"<script>alert" not in response.content

    def test_finding_takes_two_queries_and_a_choice_three(
        self, client, garden, django_assert_num_queries
    ):
        with django_assert_num_queries(2):
            client.get("/mag-dat/", {"wat": "moestuin"})
        with django_assert_num_queries(3):
            client.get("/mag-dat/", {"wat": "quantumcomputers"})


class TestAsking:
    def test_an_area_that_is_not_there_is_not_found(self, client, garden):
        assert client.get("/mag-dat/nowhere").status_code == 404

    def test_what_was_typed_becomes_an_address_without_language_or_empty_fields(
        self, client, garden
    ):
        typed = "/mag-dat/garden?taal=nl&wat=een+tuin&cost=3.200,50&partner=&start=31-1-2027&data=-"
        response = client.get(typed)
        assert response.status_code == 302
        assert query_of(response["Location"]) == [
            ("wat", "een tuin"),
            ("cost", "3200.5"),
            ("data", "-"),
            ("start", "2027-01-31"),
        ]

    def test_the_same_figures_mean_what_the_language_of_the_form_means(self, client, garden):
        dutch = client.get("/mag-dat/garden?taal=nl&cost=3.200")
        english = client.get("/en/mag-dat/garden?taal=en&cost=3,200")
        assert query_of(dutch["Location"]) == query_of(english["Location"]) == [("cost", "3200")]

    def test_a_question_that_comes_back_empty_is_known_to_be_unknown(self, client, garden):
        form = client.get("/mag-dat/garden").context["form"]
        put = [("gevraagd", "cost"), ("gevraagd", "data")]
        assert [pair for pair in form.hidden if pair[0] == "gevraagd"] == put
        response = client.get("/mag-dat/garden?taal=nl&gevraagd=cost&gevraagd=data&cost=&data=name")
        assert query_of(response["Location"]) == [("data", "name"), ("weetniet", "cost")]

    def test_that_a_question_was_put_says_nothing_without_what_was_typed(self, client, garden):
        response = client.get("/mag-dat/garden?gevraagd=cost&weetniet=nothing")
        assert query_of(response.context["share_url"]) == []

    def test_what_is_not_known_is_not_asked_again_and_the_page_says_who_may_know(
        self, client, garden
    ):
        response = client.get("/mag-dat/garden?weetniet=cost&weetniet=data")
        form, answer = response.context["form"], response.context["answer"]
        assert form.questions == []
        assert [(field.id, field.echo) for field in form.answered] == [
            ("cost", "Weet ik niet"),
            ("data", "Weet ik niet"),
        ]
        assert answer.depends
        assert "‘doen’, het strengste ‘niet’" in answer.explanation
        assert answer.may_know[0] in response.content.decode()
        assert "Meer vragen hebben we niet" in response.content.decode()
        again = client.get(form.answered[0].change_url).context["form"]
        assert [field.id for field in again.questions] == ["cost"]
        assert ("weetniet", "data") in again.hidden

    def test_what_is_asked_first_is_named_first(self, client, garden):
        context = client.get("/mag-dat/garden").context
        assert [field.id for field in context["form"].questions] == ["cost", "data"]
        context = client.get("/mag-dat/garden?wijzig=data").context
        assert context["answer"].explanation.endswith("Het hangt af van ‘data’ en ‘Kosten’.")

    def test_an_unknown_language_is_no_language(self, client, garden):
        assert client.get("/mag-dat/garden?taal=fr&cost=3.200,50").status_code == 200
        assert client.get("/mag-dat/garden?taal=fr&cost=3200.5").status_code == 302

    def test_a_shared_address_gives_the_same_answer_in_both_languages(self, client, garden):
        response = client.get("/mag-dat/garden?wat=x&cost=3200.5&data=name&data=health")
        shared = response.context["share_url"]
        assert shared == (
            "http://testserver/mag-dat/garden?wat=x&cost=3200.5&data=name&data=health"
        )
        english = client.get(translate_url(shared, "en"))
        assert english.context["answer"].tone == response.context["answer"].tone == "agree"
        assert query_of(english.context["share_url"]) == query_of(shared)

    def test_every_field_can_be_filled_in_at_once(self, client, garden):
        response = client.get("/mag-dat/garden?alles=1&cost=3200")
        assert response.context["all_fields"] is True
        assert len(response.context["form"].questions) == 5
        assert ("alles", "1") in query_of(response.context["share_url"])
        sent = client.get("/mag-dat/garden?taal=nl&alles=1&cost=3.200")
        assert query_of(sent["Location"]) == [("cost", "3200"), ("alles", "1")]

    def test_what_cannot_be_read_stays_in_its_field_and_the_rest_is_kept(self, client, garden):
        response = client.get("/mag-dat/garden?taal=nl&cost=3.20.0&partner=company")
        assert response.status_code == 200
        form = response.context["form"]
        assert [(field.id, field.typed) for field in form.faults] == [("cost", "3.20.0")]
        assert form.faults[0].fault in response.content.decode()
        assert [field.id for field in form.answered] == ["partner"]
        assert query_of(response.context["share_url"]) == [("partner", "company")]

    def test_filling_in_everything_keeps_the_amounts_that_were_typed(self, client, garden):
        typed = "/mag-dat/garden?taal=nl&wat=x&cost=3.200&start=abc&data=-&outside=true"
        faulty = client.get(typed)
        assert [field.id for field in faulty.context["form"].faults] == ["start"]
        link = faulty.context["form"].everything_url
        assert f'href="{link.replace("&", "&amp;")}#your-idea"' in faulty.content.decode()
        form = client.get(link).context["form"]
        assert [field.id for field in form.questions] == [
            *("cost", "partner", "data", "start", "outside")
        ]
        assert [field.typed for field in form.questions] == ["3.200", "", ["-"], "abc", "true"]
        assert client.get(link).context["answer"].idea[0] == ("Kosten", "€\u00a03.200")

    def test_what_cannot_be_read_in_an_address_does_not_go_on_to_everything(self, client, garden):
        form = client.get("/mag-dat/garden?cost=3.200&partner=company").context["form"]
        assert [field.id for field in form.faults] == ["cost"]
        assert form.everything_url == "/mag-dat/garden?partner=company&alles=1"

    def test_an_amount_in_the_question_is_a_first_answer_to_confirm(self, client, garden):
        response = client.get("/mag-dat/garden?wat=een+tuin+van+3.200+euro")
        first = response.context["form"].questions[0]
        assert (first.id, first.typed, first.suggested) == ("cost", "3.200", True)
        assert "cost" not in response.context["share_url"]

    def test_the_page_holds_the_very_part_that_a_script_asks_for(self, client, garden):
        address = "/mag-dat/garden?cost=3200"
        page, part = client.get(address), client.get(address, headers=HTMX)
        names = [template.name for template in page.templates]
        assert {"room/ask.html", "room/_conversation.html"} <= set(names)
        assert part.templates[0].name == "room/_conversation.html"
        assert b"<html" not in part.content
        assert part.context["answer"].tone == page.context["answer"].tone == "depends"

    def test_going_back_in_history_gives_the_whole_page(self, client, garden):
        headers = HTMX | {"HX-History-Restore-Request": "true"}
        assert b"<html" in client.get("/mag-dat/garden", headers=headers).content

    def test_asking_takes_two_queries_however_many_kerbs(
        self, client, garden, django_assert_num_queries
    ):
        publish(garden, "large", kerbs=[{**PURSE, "id": f"purse-{n}"} for n in range(100)])
        for address in ("/mag-dat/garden?cost=3200", "/mag-dat/large?cost=3200", "/mag-dat/large"):
            with django_assert_num_queries(2):
                assert client.get(address).status_code == 200

    def test_too_many_parameters_are_refused(self, client, garden):
        assert client.get("/mag-dat/garden?" + "a=1&" * 2000).status_code == 400


class TestOnlyTheAskerSees:
    def test_an_answer_is_kept_out_of_shared_caches_and_search_engines(self, client, garden):
        for address in ("/mag-dat/garden?cost=1", "/mag-dat/?wat=moestuin", "/mag-dat/?wat=niets"):
            response = client.get(address)
            assert "private" in response["Cache-Control"]
            assert response["X-Robots-Tag"] == "noindex"
            assert "HX-Request" in response["Vary"]

    def test_asking_sets_no_cookie(self, client, garden):
        for address in ("/", "/mag-dat/?wat=moestuin", "/mag-dat/garden?taal=nl&cost=3", "/en/"):
            client.get(address, follow=True)
        assert not client.cookies
