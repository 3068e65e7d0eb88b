"""The pages after the answer: going on, one idea, answering by mail, my room."""

import re

import pytest
from django.test import Client
from django.utils import timezone

from stoeprand.ideas.actions.answering import Said, answer
from stoeprand.ideas.models import AnswerKind, Asked, Going, State
from stoeprand.people.models import OwnerOf
from stoeprand.post.models import Mail
from tests.ideas.making import AGREE, CONSULT, FREE, NO, TELL, publish_garden, purse, share, team_of
from tests.people.making import person, signed_in
from tests.room.making import organisation

pytestmark = pytest.mark.django_db

ASKED = "/en/mag-dat/garden?wat=een+feest&cost={}&data=-"
KEY = re.compile(r'name="\.sleutel" value="([^"]+)"')


def text_of(response) -> str:
    return " ".join(re.sub(r"<[^>]+>", " ", response.content.decode()).split())


def form_on(client: Client, cost: int) -> dict[str, str]:
    """What the form below the answer sends."""
    page = client.get(ASKED.format(cost)).content.decode()
    form = page[page.index('id="way-on"') :]
    form = form[: form.index("</form>")]
    return dict(re.findall(r'<input type="hidden" name="([^"]+)" value="([^"]*)"', form))


def link_in(mail: Mail) -> str:
    found = re.search(r"https?://[^/]+(/\S*antwoord/link/\S+)", mail.text)
    assert found is not None
    return found[1]


class TestFromTheAnswer:
    def test_who_is_not_signed_in_reads_one_line_more_and_gets_no_cookie(self, client, waterdam):
        response = client.get(ASKED.format(AGREE))
        page = text_of(response)
        assert "to go on from here" in page
        assert ">Ask agreement</button>" not in response.content.decode()
        assert not response.cookies
        assert response["Referrer-Policy"] == "no-referrer"

    @pytest.mark.parametrize(
        ("cost", "button", "state"),
        [
            (FREE, "I begin", State.STARTED),
            (TELL, "Tell it", State.TOLD),
            (CONSULT, "Ask advice", State.ADVICE),
            (AGREE, "Ask agreement", State.AGREEMENT),
            (NO, "Ask an honest answer", State.MOVE),
        ],
    )
    def test_one_button_goes_on_and_nothing_is_kept_before(
        self, client, noor, vera, cost, button, state
    ):
        signed_in(client, noor)
        assert f">{button}</button>" in client.get(ASKED.format(cost)).content.decode()
        fields = form_on(client, cost)
        assert not Going.objects.exists()
        response = client.post("/en/mag-dat/garden/verder", fields | {".zin": "Kijk eens"})
        going = Going.objects.get()
        assert response.url == f"/en/idee/{going.pk}"
        assert (going.title, going.state) == ("een feest", state)
        assert client.post("/en/mag-dat/garden/verder", fields).url == response.url
        page = text_of(client.get(response.url))
        assert "Een feest" in page
        assert (cost == FREE) or "Kijk eens" in page

    def test_beforehand_it_says_who_hears_it_and_what_silence_means(
        self, client, noor, vera, waterdam
    ):
        kerbs = [purse(silence={"working_days": 2})]
        publish_garden(waterdam, since=timezone.localdate(), kerbs=kerbs)
        page = text_of(signed_in(client, noor).get(ASKED.format(AGREE)))
        assert re.search(r"Vera Duin No answer up to and including .* counts as yes", page)

    def test_where_nobody_answers_for_the_owner_it_says_so(self, client, noor):
        page = text_of(signed_in(client, noor).get(ASKED.format(AGREE)))
        assert "Nobody has an account here for this name yet" in page

    def test_the_ways_on_take_four_queries_more_however_much_went_before(
        self, client, noor, vera, django_assert_num_queries
    ):
        signed_in(client, noor).get(ASKED.format(AGREE))
        for start in (0, 12):
            for number in range(start, start + 6):
                share(noor, FREE, key=f"k{number}", may_be_shown=True)
            # session, organisation, person, area; owners and their deputies (and holders, where
            # an office owns a kerb), one's circles, who did it before
            with django_assert_num_queries(8):
                client.get(ASKED.format(AGREE))

    def test_an_answer_that_changed_is_shown_first(self, client, noor, vera, waterdam):
        signed_in(client, noor)
        fields = form_on(client, TELL)
        stricter = purse() | {"bands": [{"level": "agree"}]}
        publish_garden(waterdam, since=timezone.localdate(), kerbs=[stricter])
        response = client.post("/en/mag-dat/garden/verder", fields)
        assert response.status_code == 422
        assert "changed while you looked" in text_of(response)
        assert not Going.objects.exists()

    def test_without_a_question_it_is_asked_what_one_wants_to_do(self, client, noor, vera):
        signed_in(client, noor)
        page = client.get("/en/mag-dat/garden?cost=50&data=-").content.decode()
        assert 'name="wat" type="text"' in page
        fields = form_on(client, FREE) | {"wat": ""}
        assert client.post("/en/mag-dat/garden/verder", fields).status_code == 422

    def test_a_form_from_another_site_does_nothing(self, noor, vera):
        strict = signed_in(Client(enforce_csrf_checks=True), noor)
        fields = form_on(strict, FREE)
        del fields["csrfmiddlewaretoken"]
        assert strict.post("/en/mag-dat/garden/verder", fields).status_code == 403
        assert not Going.objects.exists()

    def test_for_a_circle_of_others_it_is_for_none(self, client, noor, vera, waterdam):
        team_of(vera, slug="andere")
        signed_in(client, noor)
        fields = form_on(client, FREE) | {".kring": "andere"}
        client.post("/en/mag-dat/garden/verder", fields)
        assert Going.objects.get().circle is None


class TestOneIdea:
    def test_who_asked_can_begin_propose_and_withdraw(self, client, noor, vera):
        going = share(noor, AGREE)
        signed_in(client, noor)
        assert "I begin" not in text_of(client.get(f"/en/idee/{going.pk}"))
        answer(asked_id=going.asks.get().pk, said=Said(AnswerKind.YES, "Prima"), by=vera)
        page = text_of(client.get(f"/en/idee/{going.pk}"))
        assert "Prima" in page
        assert "I begin" in page
        assert client.post(f"/en/idee/{going.pk}", {"wat": "begin"}).status_code == 302
        assert Going.objects.get().state == State.STARTED
        move = {"wat": "verleg", "rand": ["purse"], ".zin": "Te krap"}
        assert client.post(f"/en/idee/{going.pk}", move).status_code == 302
        assert Asked.objects.filter(kind="move").exists()
        assert client.post(f"/en/idee/{going.pk}", {"wat": "klaar"}).status_code == 302
        refused = client.post(f"/en/idee/{going.pk}", {"wat": "stop"})
        assert refused.status_code == 422
        assert "done already" in text_of(refused)

    def test_an_unknown_button_is_no_page(self, client, noor, vera):
        going = share(noor, FREE)
        assert signed_in(client, noor).post(f"/idee/{going.pk}", {"wat": "x"}).status_code == 404

    def test_who_may_not_see_it_finds_nothing_and_changes_nothing(self, client, noor, vera, omar):
        going = share(noor, AGREE)
        signed_in(client, omar)
        assert client.get(f"/idee/{going.pk}").status_code == 404
        assert client.post(f"/idee/{going.pk}", {"wat": "stop"}).status_code == 404

    def test_who_sees_it_and_did_not_ask_cannot_decide(self, client, noor, vera):
        going = share(noor, AGREE)
        signed_in(client, vera)
        assert "Withdraw it" not in text_of(client.get(f"/en/idee/{going.pk}"))
        assert client.post(f"/idee/{going.pk}", {"wat": "stop"}).status_code == 403

    def test_it_takes_as_many_queries_for_many_asked_as_for_few(
        self, client, noor, vera, omar, waterdam, django_assert_max_num_queries
    ):
        one, two = share(noor, AGREE), share(noor, AGREE, key="b", health=True)
        signed_in(client, noor).get(f"/idee/{one.pk}")
        for going in (one, two):
            # session, organisation, person; who may see it (5); idea, asks, words beside the
            # ledger (5); who answers for the owners (5)
            with django_assert_max_num_queries(21):
                client.get(f"/idee/{going.pk}")


class TestByMail:
    def test_the_whole_case_and_the_buttons_without_signing_in(self, client, noor, vera):
        share(noor, AGREE, sentence="Doe je mee?")
        response = client.get(link_in(Mail.objects.get()))
        page = text_of(response)
        for part in (
            "Een straatfeest",
            "Doe je mee?",
            "Kerb purse",
            "€ 9,000",
            "I agree",
            "Say no",
        ):
            assert part.replace(" ", "") in page.replace("\u00a0", "").replace(" ", "")
        assert response["Cache-Control"] == "private, no-store"

    def test_fetching_it_however_often_changes_nothing(self, client, noor, vera):
        share(noor, AGREE)
        link = link_in(Mail.objects.get())
        for method in (client.get, client.head, client.get):
            method(link)
        client.get(link, {"antwoord": "yes"})
        assert Asked.objects.get().answer == ""

    def test_a_button_answers_and_the_same_link_then_shows_it(self, client, noor, vera):
        share(noor, AGREE)
        link = link_in(Mail.objects.get())
        sent = {"antwoord": "yes", "sentence": "Veel plezier"}
        assert client.post(link, sent).url == link
        page = text_of(client.get(link))
        assert "Vera Duin answered: I agree." in page
        assert "Veel plezier" in page
        assert "Say no" not in page
        assert client.post(link, {"antwoord": "no", "sentence": "toch niet"}).status_code == 302
        assert Asked.objects.get().answer == AnswerKind.YES

    def test_a_no_without_a_reason_says_what_lacks_and_keeps_what_was_filled_in(
        self, client, noor, vera
    ):
        share(noor, AGREE)
        link = link_in(Mail.objects.get())
        response = client.post(link, {"antwoord": "no", "nee": "not_yet", "sentence": "Na mei"})
        assert response.status_code == 422
        assert "Na mei" in response.content.decode()
        assert "say on which day" in text_of(response)

    def test_an_honest_no_stands_on_the_page_of_the_area_for_members_alone(
        self, client, noor, vera
    ):
        share(noor, NO, title="Een springkussen")
        link = link_in(Mail.objects.get())
        client.post(link, {"antwoord": "no", "nee": "not_so", "sentence": "Niet op de weg"})
        assert "Niet op de weg" not in text_of(client.get("/en/ruimte/garden"))
        page = text_of(signed_in(client, noor).get("/en/ruimte/garden"))
        for part in ("Een springkussen", "Not this way.", "Niet op de weg", "Vera Duin"):
            assert part in page
        shown = page[page.index("Honest noes") : page.index("And you?")]
        assert "Noor" not in shown

    def test_who_does_not_answer_any_more_sees_no_buttons(self, client, noor, vera, omar):
        share(noor, AGREE)
        link = link_in(Mail.objects.get())
        OwnerOf.objects.filter(name_in_areas="vera").update(person=omar)
        page = text_of(client.get(link))
        assert "Somebody else answers this by now" in page
        assert "Say no" not in page
        assert client.post(link, {"antwoord": "yes"}).status_code == 422
        assert Asked.objects.get().answer == ""

    def test_at_another_organisation_it_opens_nothing(self, client, noor, vera):
        share(noor, AGREE)
        link = link_in(Mail.objects.get())
        organisation("polderveen", "mag.polderveen.test")
        response = client.get(link, headers={"host": "mag.polderveen.test"})
        assert response.status_code == 404
        assert "Een straatfeest" not in text_of(response)


class TestMyRoom:
    def test_it_says_what_waits_for_me_what_i_wait_for_and_how_late(self, client, noor, vera):
        going = share(noor, AGREE)
        asked = going.asks.get()
        mine = text_of(signed_in(client, noor).get("/en/mijn-ruimte"))
        assert re.search(r"You wait for Een straatfeest Vera Duin", mine)
        theirs = signed_in(Client(), vera).get("/en/mijn-ruimte")
        assert f"/en/antwoord/{asked.pk}" in theirs.content.decode()
        Asked.objects.update(due="2026-11-02")
        assert "Late: " in text_of(client.get("/en/mijn-ruimte"))

    def test_signed_in_one_answers_there_too(self, client, noor, vera, omar):
        asked = share(noor, AGREE).asks.get()
        assert signed_in(client, omar).get(f"/antwoord/{asked.pk}").status_code == 404
        signed_in(client, vera).post(f"/antwoord/{asked.pk}", {"antwoord": "yes"})
        assert Asked.objects.get().answered_by == vera

    def test_it_takes_as_many_queries_for_many_as_for_few(
        self, client, noor, vera, django_assert_num_queries
    ):
        OwnerOf.objects.filter(name_in_areas="vera").update(person=noor)
        signed_in(client, noor).get("/mijn-ruimte")
        for start in (0, 12):
            for number in range(start, start + 6):
                share(noor, AGREE, key=f"k{number}")
            # session, organisation, person; owners (4 by name, 1 held); for me, I wait, my ideas
            with django_assert_num_queries(11):
                client.get("/mijn-ruimte")

    def test_the_same_days_stand_in_ones_calendar_until_they_are_answered(self, noor, vera):
        from stoeprand.post.calendar import due_days_of

        asked = share(noor, AGREE).asks.get()
        assert [due.day for due in due_days_of(vera, "en")] == [asked.due]
        assert [due.title for due in due_days_of(noor, "en")] == [
            "An answer is due: Een straatfeest"
        ]
        answer(asked_id=asked.pk, said=Said(AnswerKind.YES), by=vera)
        assert due_days_of(vera, "en") == due_days_of(noor, "en") == []


def test_people_who_wait_for_a_kerb_are_counted_from_five_on(client, waterdam, noor, vera):
    signed_in(client, noor)
    for number in range(5):
        share(noor, NO, key=f"again{number}")  # one of them, however often they ask
        if number:
            share(person(waterdam, f"P{number} Naam"), NO)
        shown = "5 people asked to move this kerb" in text_of(client.get("/en/ruimte/garden"))
        assert shown is (number == 4)
