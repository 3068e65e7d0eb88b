"""Organisations are strictly apart: every address, walked by people of another one and by nobody.

Waterdam has a row of each kind, and a word in each that nobody else may read. Whatever somebody at
Polderveen asks for or sends, with the ids and names of Waterdam in the address: the word is not in
the answer, and nothing at Waterdam changes.
"""

import re
from collections.abc import Iterator, Mapping
from typing import Any

import pytest
from django.apps import apps
from django.db.models import Model
from django.test import Client
from django.urls import URLPattern, URLResolver, get_resolver

from stoeprand.changes.actions import start_change
from stoeprand.people.actions.circles import join_circle, make_circle, make_function
from stoeprand.people.actions.deputies import appoint_deputy
from stoeprand.people.actions.inviting import Guest, invite
from stoeprand.people.actions.offices import make_office, name_owner
from stoeprand.people.models import Organisation, Person, Role, Session
from stoeprand.people.rules import anyone, rule_of
from stoeprand.post.links import sign
from stoeprand.room.actions.drafting import begin_draft
from tests.people.making import administrator, person, signed_in
from tests.room.making import BEGIN, publish

pytestmark = pytest.mark.django_db

WORD = "Waterdammergeheim"
THERE = {"host": "mag.polderveen.test"}
EVERY_ROLE = tuple(Role)
MOST_ROWS = 3
"""Of each kind so many rows are asked for: of words for searching there are thousands."""
PARAMETER = re.compile(r"<(?:(\w+):)?\w+>")


@pytest.fixture
def waterdam_in_full(waterdam, polderveen) -> dict[str, list[str]]:
    """Fill Waterdam, and return what can stand in an address, by its kind."""
    boss = administrator(waterdam, f"{WORD} Beheer")
    vera = person(waterdam, f"Vera {WORD}", Role.MANAGER)
    circle = make_circle(organisation=waterdam, name=f"kring {WORD}", by=boss)
    function = make_function(organisation=waterdam, title=f"functie {WORD}", by=boss)
    join_circle(circle=circle, person=vera, function=function, by=boss)
    office = make_office(
        organisation=waterdam, title=f"ambt {WORD}", holder=vera, since=BEGIN, by=boss
    )
    name_owner(organisation=waterdam, name_in_areas="vera", office=office, by=boss)
    appoint_deputy(person=vera, deputy=boss, since=BEGIN, until=None, by=vera)
    guest = Guest(f"Gast {WORD}", "gast@voorbeeld.test")
    invited = invite(organisation=waterdam, guest=guest, by=boss, language="nl")
    version = publish(waterdam, title={"nl": f"tuin {WORD}", "en": f"garden {WORD}"})
    begin_draft(organisation=waterdam, slug="garden", by=vera)
    asked = {"version": str(version.pk), "kerb": "purse"}
    to_confirm = sign("kerb.confirm", waterdam, asked, vera)
    sponsor = person(waterdam, f"Sponsor {WORD}", Role.SPONSOR, email="sponsor@voorbeeld.test")
    change, _is_new = start_change(
        organisation=waterdam,
        title=f"plan {WORD}",
        direction=f"Erheen {WORD}",
        office=None,
        by=sponsor,
    )
    link = sign("sign-in", waterdam, {"last": "", "back": "/"}, vera)
    keys = {str(row.pk) for model in models() for row in rows_of(model, waterdam)[:MOST_ROWS]}
    slugs = [circle.slug, function.slug, office.slug, change.slug, "garden", waterdam.slug]
    return {"slug": slugs, "int": sorted(keys), "str": [invited.token, link, to_confirm, *slugs]}


def models() -> list[type[Model]]:
    """All models of ours that name their organisation."""
    ours = [each for each in apps.get_models() if each.__module__.startswith("stoeprand.")]
    return [each for each in ours if "organisation" in {field.name for field in each._meta.fields}]


def rows_of(model: type[Model], owner: Organisation) -> list[Model]:
    return list(model._base_manager.filter(organisation=owner).order_by("pk"))


def everything_of(owner: Organisation) -> dict[str, list[dict[str, Any]]]:
    return {
        model._meta.label: list(
            model._base_manager.filter(organisation=owner).order_by("pk").values()
        )
        for model in models()
    }


def routes(resolver: URLResolver, prefix: str = "") -> Iterator[tuple[str, URLPattern]]:
    for pattern in resolver.url_patterns:
        here = prefix + str(pattern.pattern)
        if isinstance(pattern, URLResolver):
            yield from routes(pattern, here)
        else:
            yield here, pattern


def addresses(route: str, known: Mapping[str, list[str]]) -> Iterator[str]:
    """Every address of a route with what is known filled in, as often as the longest list needs."""
    kinds = [kind or "str" for kind in PARAMETER.findall(route)]
    for at in range(max((len(known[kind]) for kind in kinds), default=1)):
        path = route
        for kind in kinds:
            path = PARAMETER.sub(known[kind][at % len(known[kind])], path, count=1)
        yield f"/{path}"


def everywhere(known: Mapping[str, list[str]]) -> Iterator[tuple[str, URLPattern]]:
    for route, pattern in routes(get_resolver()):
        for address in addresses(route, known):
            yield address, pattern


def fresh(who: Person | None) -> Client:
    client = Client(raise_request_exception=False)
    return signed_in(client, who) if who else client


@pytest.fixture
def stranger(polderveen) -> Person:
    """Somebody at the other organisation who may do everything there."""
    administrator(polderveen, "Bo Blijft")
    return person(polderveen, "Piet Polder", *EVERY_ROLE)


def test_the_whole_of_an_organisation_is_walked(waterdam_in_full, waterdam):
    found = list(everywhere(waterdam_in_full))
    assert len(found) > 100
    full = everything_of(waterdam)
    assert len([label for label, rows in full.items() if rows]) >= 12


@pytest.mark.parametrize("method", ["get", "post"])
def test_somebody_of_another_organisation_reads_nothing_and_changes_nothing(
    waterdam_in_full, waterdam, stranger, method
):
    before = everything_of(waterdam)
    sent = {
        "person": "1",
        "successor": "1",
        "role": "administrator",
        "name": "X",
        "email": "x@y.nl",
    }
    client = fresh(stranger)
    for address, _pattern in everywhere(waterdam_in_full):
        if not Session.objects.filter(person=stranger).exists():  # some pages sign out
            client = fresh(Person.objects.get(pk=stranger.pk))
        answer = getattr(client, method)(address, sent if method == "post" else {}, headers=THERE)
        assert answer.status_code < 500, address
        assert WORD not in body_of(answer), address
    assert everything_of(waterdam) == before


@pytest.mark.parametrize("method", ["get", "post"])
def test_a_session_of_another_organisation_is_worth_nothing_here(
    waterdam_in_full, waterdam, stranger, method
):
    before, client = everything_of(waterdam), fresh(stranger)
    for address, pattern in everywhere(waterdam_in_full):
        if rule_of(pattern.callback) is anyone:
            continue
        answer = getattr(client, method)(address, headers={"host": "mag.waterdam.test"})
        assert answer.status_code == 302, address
        assert "/aanmelden?terug=" in answer.url, address
    assert everything_of(waterdam) == before


@pytest.mark.parametrize("method", ["get", "post"])
def test_who_is_not_signed_in_gets_no_further_than_signing_in(waterdam_in_full, waterdam, method):
    before, client = everything_of(waterdam), fresh(None)
    for address, pattern in everywhere(waterdam_in_full):
        if rule_of(pattern.callback) is anyone:
            continue
        answer = getattr(client, method)(address, headers={"host": "mag.waterdam.test"})
        assert answer.status_code == 302, address
        assert "/aanmelden?terug=" in answer.url, address
    assert everything_of(waterdam) == before


def body_of(answer: Any) -> str:
    """What was answered, and where it leads."""
    content = b"".join(answer.streaming_content) if answer.streaming else answer.content
    return content.decode(errors="replace") + answer.get("Location", "")


def test_a_member_without_roles_gets_none_of_the_pages_of_administrators(
    waterdam_in_full, waterdam
):
    noor = person(waterdam, "Noor Linde")
    client = fresh(noor)
    for address, pattern in everywhere(waterdam_in_full):
        rule = rule_of(pattern.callback)
        assert rule is not None
        if not rule(noor):
            answer = client.get(address, headers={"host": "mag.waterdam.test"})
            assert answer.status_code == 403, address
