"""`stoeprand organisation` and `stoeprand person`: what whoever runs an installation needs."""

import re

import pytest

from stoeprand.people.models import Invitation, Organisation, Person, Role
from stoeprand.post.models import Mail
from tests.commands.at_the_terminal import Ran, run
from tests.people.making import person
from tests.room.making import organisation

pytestmark = pytest.mark.django_db

NOOR = ("--administrator", "Noor Linde", "--email", "noor@voorbeeld.test")


def english(*arguments: str) -> Ran:
    return run(*arguments, "--lang", "en")


def path_in(text: str) -> str:
    found = re.search(r"https?://[^/]+(/\S+)", text)
    assert found is not None
    return found[1]


def test_an_organisation_is_made_and_its_administrator_signs_in_with_what_is_printed(client):
    made = english("organisation", "create", "Gemeente Waterdam", *NOOR)
    assert (made.code, made.err) == (0, "")
    assert made.out.startswith("Gemeente Waterdam is there (gemeente-waterdam).\n")
    client.post(path_in(made.out))
    me = client.get("/mensen/").context["me"]
    assert (me.name, me.roles) == ("Noor Linde", {Role.MEMBER, Role.ADMINISTRATOR})


def test_a_second_organisation_gets_hostnames_and_a_language(client):
    organisation("polderveen", "mag.polderveen.test")
    made = english(
        *("organisation", "create", "Waterdam", *NOOR, "--slug", "wd", "--language", "nl"),
        *("--hostname", "mag.waterdam.test", "--hostname", "Stoep.Waterdam.test"),
    )
    assert made.code == 0
    assert "//mag.waterdam.test" in made.out
    assert Organisation.objects.get(slug="wd").languages == ["nl"]
    listed = english("organisation", "list").out.splitlines()
    assert "Waterdam (wd) mag.waterdam.test stoep.waterdam.test" in listed


@pytest.mark.parametrize(
    "wrong", [("--slug", "waterdam"), ("--hostname", "mag.waterdam.test"), ("--email", "x")]
)
def test_what_cannot_be_made_is_said_with_exit_code_2(wrong):
    organisation("waterdam", "mag.waterdam.test")
    made = english("organisation", "create", "Waterdam", *NOOR, *wrong)
    assert (made.code, made.out) == (2, "")
    assert made.err
    assert Organisation.objects.count() == 1


def test_somebody_is_invited_with_roles_and_the_link_is_printed(client):
    owner = organisation()
    ran = english(
        *("person", "invite", "omar@voorbeeld.test", "--name", "Omar Riet"),
        *("--role", "manager", "--role", "sponsor"),
    )
    assert ran.code == 0
    client.post(path_in(ran.out), {"name": "Omar Riet"})
    omar = Person.objects.get(organisation=owner)
    assert omar.roles == {Role.MEMBER, Role.MANAGER, Role.SPONSOR}
    assert Mail.objects.get().address == "omar@voorbeeld.test"


def test_where_there_are_several_organisations_it_has_to_be_said_which():
    organisation("waterdam")
    organisation("polderveen")
    ran = english("person", "invite", "omar@voorbeeld.test")
    assert ran.code == 2
    assert "--organisation" in ran.err
    assert "polderveen, waterdam" in ran.err
    english("person", "invite", "omar@voorbeeld.test", "--organisation", "waterdam")
    assert Invitation.objects.get().organisation.slug == "waterdam"


def test_where_there_is_no_organisation_it_says_how_to_make_one():
    ran = english("person", "list")
    assert ran.code == 2
    assert "stoeprand organisation create" in ran.err


def test_people_are_listed_with_their_roles_and_who_was_invited():
    owner = organisation()
    person(owner, "Noor Linde", Role.MANAGER, Role.ADVISER)
    english("person", "invite", "omar@voorbeeld.test", "--name", "Omar Riet")
    assert english("person", "list").out.splitlines() == [
        "Noor Linde <noor@voorbeeld.test> manager, adviser",
        "Omar Riet <omar@voorbeeld.test> (invited)",
    ]


def test_an_address_that_is_taken_is_not_invited():
    person(organisation())
    ran = english("person", "invite", "NOOR@voorbeeld.test")
    assert (ran.code, ran.out) == (2, "")


def test_whoever_gets_no_mail_is_helped_in_with_a_link(client):
    noor = person(organisation())
    ran = english("person", "link", "Noor@voorbeeld.test")
    client.post(path_in(ran.out))
    assert client.get("/mijn-account").context["me"] == noor
    assert english("person", "link", "niemand@voorbeeld.test").code == 2
