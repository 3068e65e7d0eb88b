"""What is asked is answered once, by whoever answers that day; silence only where it was said."""

from datetime import timedelta

import pytest
from django.core.exceptions import PermissionDenied
from django.utils import timezone

from stoeprand.ideas.actions.answering import Said, answer
from stoeprand.ideas.actions.deciding import begin, finish, let_be_shown, withdraw
from stoeprand.ideas.actions.going_on import propose_to_move
from stoeprand.ideas.actions.hearing import tell_who_waited
from stoeprand.ideas.actions.silence import let_silence_count
from stoeprand.ideas.models import AnswerKind, Asked, Going, Refusal, RefusalKind, State, words_in
from stoeprand.ledger.models import Entry
from stoeprand.ledger.verifying import verify
from stoeprand.people.actions.refusing import Refused
from stoeprand.people.models import Deputy, OwnerOf
from stoeprand.post.models import Mail
from tests.ideas.making import AGREE, CONSULT, FREE, NO, TELL, publish_garden, purse, share
from tests.people.making import person

pytestmark = pytest.mark.django_db

DAY = timedelta(days=1)
YES = Said(AnswerKind.YES)
NO_SAID = Said(AnswerKind.NO, "Te duur nu")


def asked_of(going: Going) -> Asked:
    Mail.objects.all().delete()  # what follows is about what comes after
    return going.asks.get()


def now(asked: Asked) -> Asked:
    return Asked.objects.select_related("going").get(pk=asked.pk)


def test_a_tell_is_answered_and_whoever_told_hears_it(noor, vera):
    asked = asked_of(share(noor, TELL))
    answer(asked_id=asked.pk, said=Said(AnswerKind.SEEN, "Mooi idee"), by=vera)
    assert (now(asked).answer, now(asked).answered_by) == (AnswerKind.SEEN, vera)
    mail = Mail.objects.get()
    assert mail.person == noor
    assert "Mooi idee" in mail.text


@pytest.mark.parametrize(
    ("said", "state"), [(YES, State.AGREED), (NO_SAID, State.REFUSED)], ids=["yes", "no"]
)
def test_agreement_is_what_its_owner_says(noor, vera, said, state):
    asked = asked_of(share(noor, AGREE))
    answer(asked_id=asked.pk, said=said, by=vera)
    assert now(asked).going.state == state


def test_all_who_sign_must_agree_and_one_no_is_a_no(noor, vera, omar):
    going = share(noor, AGREE, health=True)
    of_vera, of_omar = going.asks.get(owner_id="vera"), going.asks.get(owner_id="omar")
    answer(asked_id=of_vera.pk, said=YES, by=vera)
    assert now(of_vera).going.state == State.AGREEMENT
    answer(asked_id=of_omar.pk, said=YES, by=omar)
    assert now(of_vera).going.state == State.AGREED
    other = share(noor, AGREE, key="b", health=True)
    answer(asked_id=other.asks.get(owner_id="omar").pk, said=NO_SAID, by=omar)
    left = other.asks.get(owner_id="vera")
    assert left.is_called_off
    assert now(left).going.state == State.REFUSED
    with pytest.raises(Refused):
        answer(asked_id=left.pk, said=YES, by=vera)


def test_a_second_click_answers_nothing_more(noor, vera):
    asked = asked_of(share(noor, AGREE))
    answer(asked_id=asked.pk, said=YES, by=vera)
    answer(asked_id=asked.pk, said=NO_SAID, by=vera)
    assert now(asked).answer == AnswerKind.YES
    assert not Refusal.objects.exists()
    assert Mail.objects.count() == 1
    assert Entry.objects.filter(action="idea.answered").count() == 1


@pytest.mark.parametrize("said", [Said(AnswerKind.SEEN), Said(AnswerKind.ADVICE, "x")])
def test_only_what_is_asked_can_be_answered(noor, vera, said):
    asked = asked_of(share(noor, AGREE))
    with pytest.raises(Refused):
        answer(asked_id=asked.pk, said=said, by=vera)


def test_a_no_has_a_reason_and_not_yet_has_a_day(noor, vera):
    asked = asked_of(share(noor, AGREE))
    today = timezone.localdate()
    for said in (
        Said(AnswerKind.NO),
        Said(AnswerKind.NO, "x", RefusalKind.NOT_YET),
        Said(AnswerKind.NO, "x", RefusalKind.NOT_YET, today),
    ):
        with pytest.raises(Refused):
            answer(asked_id=asked.pk, said=said, by=vera)
    assert not now(asked).answer
    later = Said(AnswerKind.NO, "Na de zomer", RefusalKind.NOT_YET, today + DAY)
    answer(asked_id=asked.pk, said=later, by=vera)
    refusal = Refusal.objects.get()
    assert (refusal.kind, refusal.again_on) == (RefusalKind.NOT_YET, today + DAY)
    assert words_in(now(asked).answer_entry) == "Na de zomer"
    assert "Not yet." in Mail.objects.get().text


def test_nobody_answers_for_an_owner_who_is_somebody_else(noor, vera, omar):
    asked = asked_of(share(noor, AGREE))
    for who in (noor, omar):
        with pytest.raises(Refused):
            answer(asked_id=asked.pk, said=YES, by=who)
    assert not now(asked).answer


def test_a_deputy_answers_and_it_stands_that_they_did(noor, vera, waterdam):
    asked, lila = asked_of(share(noor, AGREE)), person(waterdam, "Lila Veen")
    today = timezone.localdate()
    Deputy.objects.create(organisation=waterdam, person=vera, deputy=lila, since=today, until=today)
    answer(asked_id=asked.pk, said=YES, by=lila)
    assert now(asked).answered_by == lila


def test_who_took_over_answers_and_who_had_it_does_not(noor, vera, omar):
    asked = asked_of(share(noor, AGREE))
    OwnerOf.objects.filter(name_in_areas="vera").update(person=omar)
    with pytest.raises(Refused):
        answer(asked_id=asked.pk, said=YES, by=vera)
    answer(asked_id=asked.pk, said=YES, by=omar)
    assert now(asked).answered_by == omar


def test_an_answer_that_is_only_late_is_an_answer(noor, vera):
    asked = asked_of(share(noor, AGREE))
    Asked.objects.update(due=timezone.localdate() - 10 * DAY)
    let_silence_count(timezone.localdate())
    assert not now(asked).answer
    answer(asked_id=asked.pk, said=NO_SAID, by=vera)
    assert now(asked).going.state == State.REFUSED


class TestSilence:
    @pytest.fixture
    def silent(self, noor, vera, waterdam) -> Asked:
        kerbs = [purse(silence={"working_days": 2})]
        publish_garden(waterdam, since=timezone.localdate(), kerbs=kerbs)
        return asked_of(share(noor, AGREE))

    def test_it_counts_the_day_after_the_term_and_not_on_its_last_day(self, silent):
        let_silence_count(silent.due)
        assert not now(silent).answer
        let_silence_count(silent.due + DAY)
        assert now(silent).is_by_silence
        assert now(silent).going.state == State.AGREED

    def test_both_hear_it_once_and_the_ledger_says_so(self, silent, noor, vera, waterdam):
        for _ in range(2):
            let_silence_count(silent.due + DAY)
        assert {mail.person for mail in Mail.objects.all()} == {noor, vera}
        assert Mail.objects.count() == 2
        entry = Entry.objects.get(action="idea.answered")
        assert '"by_silence":true' in entry.facts
        assert verify(waterdam) == []

    def test_an_answer_before_it_is_the_answer(self, silent, vera):
        answer(asked_id=silent.pk, said=NO_SAID, by=vera)
        let_silence_count(silent.due + DAY)
        assert now(silent).going.state == State.REFUSED

    def test_what_is_said_after_it_undoes_nothing_and_is_heard(self, silent, noor, vera):
        let_silence_count(silent.due + DAY)
        Mail.objects.all().delete()
        answer(asked_id=silent.pk, said=NO_SAID, by=vera)
        answer(asked_id=silent.pk, said=NO_SAID, by=vera)
        found = now(silent)
        assert found.going.state == State.AGREED
        assert (found.answer, found.later_answer) == (AnswerKind.YES, AnswerKind.NO)
        assert not Refusal.objects.exists()
        mail = Mail.objects.get()
        assert mail.person == noor
        assert "that stands" in mail.text

    def test_what_was_withdrawn_is_not_agreed_to(self, silent, noor):
        withdraw(going_id=silent.going_id, sentence="", by=noor)
        let_silence_count(silent.due + DAY)
        assert not now(silent).answer


class TestDeciding:
    def test_after_advice_the_asker_decides_and_says_what(self, noor, vera):
        asked = asked_of(share(noor, CONSULT))
        with pytest.raises(Refused):
            begin(going_id=asked.going_id, sentence="", by=noor)
        answer(asked_id=asked.pk, said=Said(AnswerKind.ADVICE, "Vraag de buren"), by=vera)
        begin(going_id=asked.going_id, sentence="Ik vraag de buren", by=noor)
        going = now(asked).going
        assert (going.state, going.went_ahead_on) == (State.STARTED, timezone.localdate())
        assert words_in(going.decided) == "Ik vraag de buren"

    def test_who_keeps_silent_beyond_the_term_keeps_nobody_from_deciding(self, noor, vera):
        asked = asked_of(share(noor, CONSULT))
        Asked.objects.update(due=timezone.localdate())
        with pytest.raises(Refused):
            begin(going_id=asked.going_id, sentence="", by=noor)
        Asked.objects.update(due=timezone.localdate() - DAY)
        begin(going_id=asked.going_id, sentence="", by=noor)
        assert now(asked).going.state == State.STARTED

    def test_silence_is_no_agreement_where_nobody_said_so(self, noor, vera):
        asked = asked_of(share(noor, AGREE))
        Asked.objects.update(due=timezone.localdate() - 30 * DAY)
        with pytest.raises(Refused):
            begin(going_id=asked.going_id, sentence="", by=noor)

    def test_what_is_no_cannot_be_begun(self, noor, vera):
        asked = asked_of(share(noor, NO))
        answer(asked_id=asked.pk, said=YES, by=vera)
        with pytest.raises(Refused):
            begin(going_id=asked.going_id, sentence="", by=noor)

    def test_nobody_decides_for_somebody_else(self, noor, vera):
        asked = asked_of(share(noor, AGREE))
        for act in (
            lambda: begin(going_id=asked.going_id, sentence="", by=vera),
            lambda: finish(going_id=asked.going_id, by=vera),
            lambda: withdraw(going_id=asked.going_id, sentence="", by=vera),
            lambda: let_be_shown(going_id=asked.going_id, may_be_shown=True, by=vera),
            lambda: propose_to_move(going_id=asked.going_id, kerbs=["purse"], sentence="", by=vera),
        ):
            with pytest.raises(PermissionDenied):
                act()

    def test_who_owes_an_answer_hears_that_none_is_needed(self, noor, vera):
        asked = asked_of(share(noor, AGREE))
        for _ in range(2):
            withdraw(going_id=asked.going_id, sentence="", by=noor)
        assert Mail.objects.get().person == vera
        with pytest.raises(Refused):
            answer(asked_id=asked.pk, said=YES, by=vera)

    def test_what_is_done_stays_done(self, noor):
        going = share(noor, FREE)
        finish(going_id=going.pk, by=noor)
        finish(going_id=going.pk, by=noor)
        assert Entry.objects.filter(action="idea.done").count() == 1
        with pytest.raises(Refused):
            withdraw(going_id=going.pk, sentence="", by=noor)


class TestHearingOfIt:
    def test_the_day_comes_and_both_hear_it_once(self, noor, vera):
        asked, day = asked_of(share(noor, AGREE)), timezone.localdate() + 5 * DAY
        said = Said(AnswerKind.NO, "Nog niet", RefusalKind.NOT_YET, day)
        answer(asked_id=asked.pk, said=said, by=vera)
        Mail.objects.all().delete()
        tell_who_waited(day - DAY)
        assert not Mail.objects.exists()
        for _ in range(2):
            tell_who_waited(day)
        assert sorted(mail.person.name for mail in Mail.objects.all()) == [
            "Noor Linde",
            "Vera Duin",
        ]

    @pytest.mark.parametrize("is_refused", [True, False])
    def test_the_kerb_moves_and_whoever_waits_hears_it_once(self, noor, vera, waterdam, is_refused):
        asked = asked_of(share(noor, NO))
        if is_refused:
            answer(asked_id=asked.pk, said=NO_SAID, by=vera)
        Mail.objects.all().delete()
        today = timezone.localdate()
        tell_who_waited(today)
        assert not Mail.objects.exists()
        looser = purse() | {"bands": [{"level": "tell"}]}
        publish_garden(waterdam, since=today, kerbs=[looser])
        for _ in range(2):
            tell_who_waited(today)
        mail = Mail.objects.get()
        assert mail.person == noor
        assert "was moved" in mail.text

    def test_a_version_that_leaves_the_kerb_as_it_was_tells_nobody(self, noor, vera, waterdam):
        asked_of(share(noor, NO))
        today = timezone.localdate()
        publish_garden(waterdam, since=today, title={"nl": "Tuin", "en": "Garden"})
        tell_who_waited(today)
        assert not Mail.objects.exists()
