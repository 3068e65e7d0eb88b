"""From the answer one goes on: begin, tell, ask advice, ask agreement, ask an honest answer."""

from datetime import date, timedelta

import pytest
from django.utils import timezone

from stoeprand.ideas.actions.going_on import propose_to_move
from stoeprand.ideas.models import AnswerKind, Asked, Going, State, words_in
from stoeprand.ledger.models import Entry
from stoeprand.ledger.verifying import verify
from stoeprand.people.actions.refusing import Refused
from stoeprand.people.models import Circle, Deputy, Organisation
from stoeprand.post.models import Mail
from stoeprand.post.working_days import due_day
from tests.ideas.making import AGREE, CONSULT, FREE, NO, TELL, publish_garden, purse, share, team_of
from tests.people.making import person
from tests.room.making import organisation

pytestmark = pytest.mark.django_db


def test_what_is_free_begins_and_nobody_is_asked(noor, vera):
    going = share(noor, FREE)
    assert (going.state, going.went_ahead_on) == (State.STARTED, timezone.localdate())
    assert not Asked.objects.exists()
    assert not Mail.objects.exists()


@pytest.mark.parametrize(
    ("cost", "state", "went_ahead"),
    [
        (TELL, State.TOLD, True),
        (CONSULT, State.ADVICE, False),
        (AGREE, State.AGREEMENT, False),
        (NO, State.MOVE, False),
    ],
)
def test_the_owner_hears_with_their_own_term(noor, vera, cost, state, went_ahead):
    going = share(noor, cost, sentence="Doe je mee?")
    assert going.state == state
    assert going.went_ahead is went_ahead
    asked = going.asks.get()
    assert (asked.to, asked.due) == (vera, due_day(timezone.localdate(), 3))
    mail = Mail.objects.get()
    assert mail.person == vera
    assert "Noor Linde" in mail.subject
    for part in ("Doe je mee?", "Een straatfeest", "Kerb purse", "/antwoord/link/"):
        assert part in mail.text
        assert part in mail.html
    assert mail.about == f"idea {going.pk}"


def test_the_same_form_sent_twice_is_one_idea_and_one_mail(noor, vera):
    first, second = share(noor, TELL, key="same"), share(noor, TELL, key="same")
    assert first.pk == second.pk
    assert Mail.objects.count() == 1
    assert Entry.objects.filter(action="idea.shared").count() == 1


def test_another_form_is_another_idea(noor, vera):
    assert share(noor, TELL, key="a").pk != share(noor, TELL, key="b").pk


def test_forms_of_two_people_never_meet(noor, vera, waterdam):
    other = person(waterdam, "Lila Veen")
    assert share(noor, FREE, key="same").pk != share(other, FREE, key="same").pk


def test_an_answer_that_changed_meanwhile_is_seen_first(noor, vera, waterdam):
    today = timezone.localdate()
    stricter = purse() | {"bands": [{"at_most": 10, "level": "free"}, {"level": "agree"}]}
    publish_garden(waterdam, since=today, kerbs=[stricter])
    with pytest.raises(Refused):
        share(noor, TELL)
    assert not Going.objects.exists()
    assert not Mail.objects.exists()


def test_who_is_asked_twice_gets_one_mail_about_all_their_kerbs(noor, vera, omar, waterdam):
    going = share(noor, AGREE, health=True)
    assert {(each.to, tuple(each.kerbs)) for each in going.asks.all()} == {
        (vera, ("purse",)),
        (omar, ("health",)),
    }
    assert Mail.objects.count() == 2


def test_a_deputy_is_asked_while_the_owner_is_away(noor, vera, waterdam):
    lila = person(waterdam, "Lila Veen")
    Deputy.objects.create(
        organisation=waterdam, person=vera, deputy=lila, since=date(2026, 1, 1), until=None
    )
    assert share(noor, AGREE).asks.get().to == lila
    assert Mail.objects.get().person == lila


def test_who_signs_is_asked_for_agreement_instead_of_the_owner(noor, vera, omar, waterdam):
    publish_garden(waterdam, since=timezone.localdate(), kerbs=[purse(signs="omar")])
    assert share(noor, AGREE).asks.get().to == omar


def test_an_owner_whom_nobody_is_here_is_asked_of_nobody_and_keeps_no_silence(noor, waterdam):
    kerbs = [purse(silence={"working_days": 2})]
    publish_garden(waterdam, since=timezone.localdate(), kerbs=kerbs)
    asked = share(noor, AGREE).asks.get()
    assert asked.to is None
    assert not asked.silence_counts
    assert not Mail.objects.exists()


def test_silence_has_the_term_of_the_kerb_and_is_said_beforehand(noor, vera, waterdam):
    kerbs = [purse(silence={"working_days": 7})]
    publish_garden(waterdam, since=timezone.localdate(), kerbs=kerbs)
    asked = share(noor, AGREE).asks.get()
    assert asked.silence_counts
    assert asked.due == due_day(timezone.localdate(), 7)
    assert "Then that counts as yes" in Mail.objects.get().text


def test_one_kerb_that_waits_for_an_answer_is_enough_to_wait(noor, vera, waterdam):
    health = {"id": "health", "on": "data", "bands": {"health": "agree", "otherwise": "free"}}
    kerbs = [purse(silence={"working_days": 7}), purse() | health]
    publish_garden(waterdam, since=timezone.localdate(), kerbs=kerbs)
    asked = share(noor, AGREE, health=True).asks.get()
    assert asked.kerbs == ["purse", "health"]
    assert not asked.silence_counts
    assert asked.due == due_day(timezone.localdate(), 3)


def test_what_was_done_stands_in_the_ledger_and_words_go_with_the_person(noor, vera, waterdam):
    going = share(noor, TELL, sentence="Mijn eigen woorden")
    entry = Entry.objects.get(action="idea.shared")
    assert "Mijn eigen woorden" not in entry.facts
    assert "Noor" not in entry.facts
    assert words_in(going.entry) == "Mijn eigen woorden"
    assert verify(waterdam) == []
    from stoeprand.ledger.actions import erase

    erase(noor)
    assert words_in(Going.objects.get().entry) == ""
    assert verify(waterdam) == []


def test_a_circle_of_another_organisation_is_refused(noor, vera):
    from django.core.exceptions import PermissionDenied

    other = organisation("polderveen", "mag.polderveen.test")
    circle = Circle.objects.create(organisation=other, slug="x", name="X")
    with pytest.raises(PermissionDenied):
        share(noor, FREE, circle=circle)


def test_a_kerb_is_proposed_to_be_moved_once_per_owner(noor, vera):
    going = share(noor, AGREE)
    Mail.objects.all().delete()
    for _ in range(2):
        propose_to_move(going_id=going.pk, kerbs=["purse"], sentence="Te krap", by=noor)
    assert going.asks.filter(kind="move").count() == 1
    assert "Te krap" in Mail.objects.get().text
    with pytest.raises(Refused):
        propose_to_move(going_id=going.pk, kerbs=["health"], sentence="", by=noor)


class TestWhoSeesIt:
    def test_whoever_asked_and_whoever_was_asked(self, noor, vera, omar):
        going = share(noor, AGREE)
        for who, sees in ((noor, True), (vera, True), (omar, False), (None, False)):
            assert Going.objects.visible_to(who).filter(pk=going.pk).exists() is sees

    def test_the_circle_once_it_goes_ahead(self, noor, vera, waterdam):
        lila = person(waterdam, "Lila Veen")
        circle = team_of(noor, lila)
        begun, waiting = (
            share(noor, FREE, circle=circle),
            share(noor, AGREE, key="b", circle=circle),
        )
        assert list(Going.objects.visible_to(lila)) == [begun]
        assert waiting in Going.objects.visible_to(noor)

    def test_everybody_where_it_may_be_shown_and_goes_ahead(self, noor, vera, waterdam):
        lila = person(waterdam, "Lila Veen")
        shown = share(noor, FREE, may_be_shown=True)
        share(noor, AGREE, key="b", may_be_shown=True)
        assert list(Going.objects.visible_to(lila)) == [shown]

    def test_nobody_of_another_organisation(self, noor, vera):
        other: Organisation = organisation("polderveen", "mag.polderveen.test")
        share(noor, FREE, may_be_shown=True)
        assert not Going.objects.visible_to(person(other, "Piet Polder")).exists()

    def test_a_successor_to_the_owner(self, noor, vera, waterdam):
        going = share(noor, AGREE)
        lila = person(waterdam, "Lila Veen")
        assert not Going.objects.visible_to(lila).exists()
        Deputy.objects.create(
            organisation=waterdam,
            person=vera,
            deputy=lila,
            since=timezone.localdate() - timedelta(days=1),
            until=None,
        )
        assert list(Going.objects.visible_to(lila)) == [going]


def test_nobody_is_asked_to_move_what_nobody_may_move(noor, vera, waterdam):
    publish_garden(waterdam, since=timezone.localdate(), kerbs=[purse(movable_by="nobody")])
    going = share(noor, AGREE)
    with pytest.raises(Refused):
        propose_to_move(going_id=going.pk, kerbs=["purse"], sentence="", by=noor)


def test_an_honest_answer_about_what_nobody_may_move_is_no_yes(noor, vera, waterdam):
    from stoeprand.ideas.actions.answering import Said, answer

    publish_garden(waterdam, since=timezone.localdate(), kerbs=[purse(movable_by="nobody")])
    asked = share(noor, NO).asks.get()
    with pytest.raises(Refused):
        answer(asked_id=asked.pk, said=Said(AnswerKind.YES), by=vera)
    answer(asked_id=asked.pk, said=Said(AnswerKind.NO, "De wet wil het zo"), by=vera)
    assert Going.objects.get().state == State.REFUSED
