"""Of an idea nobody at another organisation reads or changes anything, whatever they ask for."""

import pytest
from django.test import Client

from stoeprand.ideas.models import Asked, Going, Refusal
from stoeprand.ideas.urls import urlpatterns
from stoeprand.people.models import OwnerOf, Role
from stoeprand.post.links import sign
from tests.ideas.making import AGREE, NO, share
from tests.people.making import person, signed_in
from tests.room.making import organisation

pytestmark = pytest.mark.django_db

THERE = {"host": "mag.polderveen.test"}
BUTTONS = (
    {"antwoord": "yes"},
    {"antwoord": "no", "sentence": "x"},
    *({"wat": each, "rand": "purse"} for each in ("begin", "klaar", "stop", "toon", "verleg")),
)


def rows() -> list[list[dict[str, object]]]:
    return [list(model.objects.order_by("pk").values()) for model in (Going, Asked, Refusal)]


@pytest.mark.parametrize("knows_its_owners", [False, True])
def test_every_address_walked_from_another_organisation(noor, vera, knows_its_owners):
    there = organisation("polderveen", "mag.polderveen.test")
    piet = person(there, "Piet Polder", *Role)
    if knows_its_owners:  # an owner there may be called as one here
        OwnerOf.objects.create(organisation=there, name_in_areas="vera", person=piet)
    share(noor, AGREE, title="Waterdammergeheim", may_be_shown=True)
    share(noor, NO, key="b", title="Waterdammergeheim")
    before = rows()
    client = signed_in(Client(), piet)
    keys = [str(row.pk) for model in (Going, Asked) for row in model.objects.all()]
    tokens = [sign("idea.answer", vera.organisation, {"asked": key}, vera) for key in keys]
    addresses = [
        "/"
        + str(route.pattern)
        .replace("<slug:slug>", "garden")
        .replace("<int:pk>", key)
        .replace("<str:token>", token)
        for route in urlpatterns
        for key, token in zip(keys, tokens, strict=True)
    ]
    assert len(addresses) == len(urlpatterns) * len(keys)
    for address in addresses:
        answers = [client.get(address, headers=THERE)]
        answers += [client.post(address, sent, headers=THERE) for sent in BUTTONS]
        for response in answers:
            assert response.status_code < 500
            assert b"Waterdammergeheim" not in response.content
    assert rows() == before


def test_a_link_signed_there_for_something_here_opens_nothing(client, noor, vera):
    there = organisation("polderveen", "mag.polderveen.test")
    piet = person(there, "Piet Polder")
    asked = share(noor, AGREE, title="Waterdammergeheim").asks.get()
    token = sign("idea.answer", there, {"asked": str(asked.pk)}, piet)
    response = client.get(f"/antwoord/link/{token}", headers=THERE)
    assert response.status_code == 404
    assert b"Waterdammergeheim" not in response.content


def test_who_is_not_signed_in_is_led_to_signing_in(client, noor, vera):
    going = share(noor, AGREE)
    for address in (f"/idee/{going.pk}", f"/antwoord/{going.asks.get().pk}", "/mijn-ruimte"):
        assert "/aanmelden?terug=" in client.get(address).url
