"""A link in a mail is for one purpose, one organisation, one person, and some time."""

import time
from datetime import timedelta

import pytest

from stoeprand.post.links import BadLink, read, sign
from tests.room.making import organisation

pytestmark = pytest.mark.django_db

DAY = timedelta(days=1)
CONFIRM = "kerb.confirm"
PAYLOAD = {"area": "wijkbudget", "kerb": "purse"}


def reason_of(purpose, token, at, max_age) -> BadLink.Reason:
    with pytest.raises(BadLink) as refused:
        read(purpose, token, at, max_age)
    return refused.value.reason


def test_a_link_says_what_it_is_about_and_whom_it_is_for(owner, noor):
    token = sign(CONFIRM, owner, PAYLOAD, noor)
    assert read(CONFIRM, token, owner, DAY) == (PAYLOAD, noor)


def test_a_link_may_be_for_whoever_has_it(owner):
    assert read(CONFIRM, sign(CONFIRM, owner, PAYLOAD, None), owner, DAY) == (PAYLOAD, None)


def test_a_link_stands_in_an_address_as_it_is(owner, noor):
    token = sign(CONFIRM, owner, {"words": "ë / ? & #"}, noor)
    assert not set(token) - set(
        "abcdefghijklmnopqrstuvwxyzABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-_.:"
    )


def test_a_link_for_one_thing_does_no_other(owner, noor):
    token = sign(CONFIRM, owner, PAYLOAD, noor)
    assert reason_of("idea.agree", token, owner, DAY) is BadLink.Reason.DAMAGED


def test_a_link_of_one_organisation_does_nothing_at_another(owner, noor):
    token = sign(CONFIRM, owner, PAYLOAD, noor)
    other = organisation("polderveen")
    assert reason_of(CONFIRM, token, other, DAY) is BadLink.Reason.ELSEWHERE


def test_a_link_ends(owner, noor, monkeypatch):
    token = sign(CONFIRM, owner, PAYLOAD, noor)
    now = time.time()
    monkeypatch.setattr(time, "time", lambda: now + DAY.total_seconds() - 5)
    assert read(CONFIRM, token, owner, DAY)[1] == noor
    monkeypatch.setattr(time, "time", lambda: now + DAY.total_seconds() + 5)
    assert reason_of(CONFIRM, token, owner, DAY) is BadLink.Reason.EXPIRED


def test_of_a_link_no_sign_can_be_changed(owner, noor):
    token = sign(CONFIRM, owner, PAYLOAD, noor)
    for place in range(len(token)):
        changed = token[:place] + ("A" if token[place] != "A" else "B") + token[place + 1 :]
        if changed.rstrip("=") == token:
            continue
        assert reason_of(CONFIRM, changed, owner, DAY) is BadLink.Reason.DAMAGED
    assert reason_of(CONFIRM, token[:-1], owner, DAY) is BadLink.Reason.DAMAGED
    assert reason_of(CONFIRM, "", owner, DAY) is BadLink.Reason.DAMAGED


def test_a_link_of_somebody_who_left_does_nothing(owner, noor):
    token = sign(CONFIRM, owner, PAYLOAD, noor)
    noor.is_active = False
    noor.save()
    assert reason_of(CONFIRM, token, owner, DAY) is BadLink.Reason.GONE


def test_who_it_is_for_stands_in_it_by_number_and_not_by_name(owner, noor):
    from django.core.signing import b64_decode

    token = sign(CONFIRM, owner, PAYLOAD, noor)
    said = b64_decode(token.split(":")[0].encode()).decode()
    assert "Noor" not in said
    assert "noor@" not in said
