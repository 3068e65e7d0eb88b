"""A new organisation is set up on its first visit, by whoever started the server."""

import pytest
from django.core.files.uploadedfile import SimpleUploadedFile

from stoeprand.commands.serve import _where_to_set_up
from stoeprand.ledger.models import Entry
from stoeprand.people.actions.organisations import (
    FirstPerson,
    change_look,
    set_up_organisation,
)
from stoeprand.people.actions.refusing import Refused
from stoeprand.people.colours import WHITE, contrast, shades_of
from stoeprand.people.first_code import first_code
from stoeprand.people.logos import type_of_logo
from stoeprand.people.models import Invitation, Organisation, Person, Role
from stoeprand.post.models import Mail
from tests.people.making import administrator, person, signed_in

pytestmark = pytest.mark.django_db

PNG = b"\x89PNG\r\n\x1a\n" + bytes(40)
DRAWING = b'<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>'
FIRST = FirstPerson("Noor Linde", "noor@voorbeeld.test")


def filled(**more: object) -> dict[str, object]:
    return {
        "code": first_code(),
        "name": "Gemeente Waterdam",
        "first_language": "nl",
        "your_name": "Noor Linde",
        "your_email": "noor@voorbeeld.test",
        **more,
    }


def test_the_first_visit_of_an_empty_installation_leads_to_setting_up(client):
    assert client.get("/").url == "/inrichten"
    assert client.get("/inrichten").status_code == 200


def test_one_form_sets_up_an_organisation_with_its_people_and_its_look(client):
    logo = SimpleUploadedFile("logo.png", PNG, "image/png")
    people = "Omar Riet <omar@voorbeeld.test>\nlila@voorbeeld.test\n\n"
    done = client.post("/inrichten", filled(colour="#154273", people=people, logo=logo))
    assert done.url == "/mensen/"
    organisation = Organisation.objects.get()
    assert (organisation.slug, organisation.languages) == ("gemeente-waterdam", ["nl", "en"])
    assert Person.objects.get().roles == {Role.MEMBER, Role.ADMINISTRATOR}
    invited = list(Invitation.objects.order_by("pk").values_list("name", "email"))
    assert invited == [
        ("Omar Riet", "omar@voorbeeld.test"),
        ("lila@voorbeeld.test", "lila@voorbeeld.test"),
    ]
    assert Mail.objects.count() == 2
    page = client.get("/mensen/")
    assert page.context["me"].name == "Noor Linde"
    assert f"/huisstijl/{organisation.look.version}.css" in page.content.decode()


def test_the_server_prints_where_to_set_up_while_there_is_none(client, monkeypatch):
    # the connection is that of this test, and still needed
    monkeypatch.setattr("stoeprand.site.preparing._let_go_of_connections", lambda: None)
    (line,) = _where_to_set_up("http://localhost:8000")
    address = dict(line.values)["address"]
    path = str(address).removeprefix("http://localhost:8000")
    assert first_code() in client.get(path).content.decode()
    client.post(path, filled())
    assert _where_to_set_up("http://localhost:8000") == []


@pytest.mark.parametrize("code", ["", "AAAA-AAAA-AAAA-AAAA"])
def test_without_the_code_nobody_sets_anything_up(client, code):
    assert client.post("/inrichten", filled(code=code)).status_code == 422
    assert not Organisation.objects.exists()


def test_the_code_can_be_typed_in_small_letters_and_without_lines(client):
    code = first_code().lower().replace("-", " ")
    assert client.post("/inrichten", filled(code=code)).status_code == 302


def test_the_code_cannot_be_guessed_for_long(client):
    for _ in range(10):
        client.post("/inrichten", filled(code="AAAA"))
    assert client.post("/inrichten", filled()).status_code == 422
    assert not Organisation.objects.exists()


def test_where_there_is_an_organisation_the_code_is_worth_nothing(client, waterdam):
    assert client.get("/inrichten").status_code == 404
    assert client.post("/inrichten", filled()).status_code == 404
    assert Organisation.objects.count() == 1


@pytest.mark.parametrize(
    "wrong",
    [
        {"name": " "},
        {"your_name": ""},
        {"your_email": "geen adres"},
        {"first_language": "fr"},
        {"colour": "blauw"},
        {"colour": "#ffff00"},
        {"people": "Omar Riet"},
        {"people": "noor@voorbeeld.test"},
    ],
)
def test_what_is_wrong_is_said_and_nothing_is_half_done(client, wrong):
    page = client.post("/inrichten", filled(**wrong))
    assert page.status_code == 422
    assert 'role="alert"' in page.content.decode()
    assert not Organisation.objects.exists()
    assert not Mail.objects.exists()
    assert not Entry.objects.exists()


def test_pages_can_be_in_one_language_only(client):
    client.post("/inrichten", filled(one_language="1"))
    assert Organisation.objects.get().languages == ["nl"]
    assert 'hreflang="en"' not in client.get("/").content.decode()


def test_two_organisations_of_one_name_or_hostname_are_kept_apart():
    one, _noor = set_up_organisation(
        name="Waterdam", languages=["nl"], first=FIRST, hostnames=["a.test"]
    )
    other, _noor = set_up_organisation(name="Waterdam", languages=["nl"], first=FIRST)
    assert (one.slug, other.slug) == ("waterdam", "waterdam-2")
    for wrong in ({"hostnames": ["A.test"]}, {"slug": "waterdam"}):
        with pytest.raises(Refused):
            set_up_organisation(name="Derde", languages=["nl"], first=FIRST, **wrong)


@pytest.mark.parametrize("colour", ["#0e4a5b", "#154273", "#8b0000", "#000000", "#2E7D32"])
def test_letters_on_every_shade_that_they_stand_on_can_be_read(colour):
    shades = {
        name: (int(shade[1:3], 16), int(shade[3:5], 16), int(shade[5:7], 16))
        for name, shade in shades_of(colour).items()
    }
    for name in ("--stone-dark", "--stone", "--stone-light"):
        assert contrast(shades[name], WHITE) >= 4.5
        assert contrast(shades[name], shades["--stone-bg-subtle"]) >= 4


def test_contrast_is_as_the_guideline_gives_it():
    assert contrast(WHITE, (0, 0, 0)) == pytest.approx(21)
    assert contrast((119, 119, 119), WHITE) == pytest.approx(4.48, abs=0.01)


def test_an_administrator_changes_the_look_and_pages_follow(client, waterdam):
    signed_in(client, administrator(waterdam))
    logo = SimpleUploadedFile("logo.svg", DRAWING, "image/svg+xml")
    client.post("/mensen/huisstijl", {"colour": "#154273", "logo": logo})
    page = client.get("/").content.decode()
    version = Organisation.objects.get(pk=waterdam.pk).look.version
    assert f'src="/huisstijl/{version}/logo"' in page
    styles = client.get(f"/huisstijl/{version}.css")
    assert styles["Content-Type"] == "text/css"
    assert "--stone:#154273" in styles.content.decode()


def test_nothing_in_a_logo_can_run(client, waterdam):
    boss = administrator(waterdam)
    look = change_look(organisation=waterdam, colour="", logo=DRAWING, by=boss)
    served = client.get(f"/huisstijl/{look.version}/logo")
    assert served["Content-Type"] == "image/svg+xml"
    assert served["Content-Security-Policy"] == "default-src 'none'; sandbox"
    assert served["X-Content-Type-Options"] == "nosniff"


@pytest.mark.parametrize("picture", [b"", b"<html></html>", b"GIF89a", PNG + bytes(200_000)])
def test_what_is_no_small_picture_is_no_logo(picture):
    with pytest.raises(Refused):
        type_of_logo(picture)


def test_a_logo_stays_when_only_the_colour_changes(waterdam):
    boss = administrator(waterdam)
    change_look(organisation=waterdam, colour="#154273", logo=PNG, by=boss)
    look = change_look(organisation=waterdam, colour="#8b0000", logo=None, by=boss)
    assert bytes(look.logo or b"") == PNG


def test_a_look_costs_no_query_of_its_own(client, waterdam, django_assert_num_queries):
    change_look(organisation=waterdam, colour="#154273", logo=PNG, by=administrator(waterdam))
    with django_assert_num_queries(1):
        client.get("/privacy")


def test_who_is_no_administrator_changes_no_look(client, waterdam):
    signed_in(client, person(waterdam, "Noor Linde", Role.SPONSOR))
    assert client.post("/mensen/huisstijl", {"colour": "#154273"}).status_code == 403
