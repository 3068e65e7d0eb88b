"""The pages of registers, from sending one to taking rows away."""

import io
import re
from datetime import date

import openpyxl
import pytest
from django.core.files.uploadedfile import SimpleUploadedFile
from django.http import HttpRequest, HttpResponse
from django.urls import path

from stoeprand.mandates.callers import row_ids_in, takes_picked_rows
from stoeprand.mandates.models import Register, RegisterVersion, WaitingUpload
from stoeprand.people.models import Organisation, Role
from stoeprand.people.rules import members, open_to
from stoeprand.site import urls as site
from tests.mandates.making import SMALL, csv_file, html_table, stored, workbook
from tests.mandates.register import changed, register
from tests.people.making import person, signed_in


@open_to(members)
@takes_picked_rows
def taking(request: HttpRequest) -> HttpResponse:
    return HttpResponse(",".join(map(str, row_ids_in(request.POST))))


@open_to(members)
def erasing(_request: HttpRequest) -> HttpResponse:
    return HttpResponse("erased")


urlpatterns = [path("neem", taking), path("wis", erasing), *site.urlpatterns]
handler403, handler404 = site.handler403, site.handler404


SAID = {"kop": 1, "kolom": ["number", "power", "mandated_to", "", ""]}


def file(rows=SMALL, name: str = "register.csv") -> SimpleUploadedFile:
    return SimpleUploadedFile(name, workbook(*rows) if name.endswith("xlsx") else csv_file(rows))


def send(client, where: str = "/mandaten/nieuw", **more):
    given = {"title": "Mandaatregister Waterkant", "name": "2026-03", "file": file()}
    return client.post(where, {key: value for key, value in (given | more).items() if value})


def text_of(response) -> str:
    return " ".join(re.sub(r"<[^>]+>", " ", response.content.decode()).split())


def test_a_register_is_sent_its_columns_are_said_and_it_is_there(as_adviser):
    sent = send(as_adviser)
    assert sent.status_code == 302
    page = as_adviser.get(sent.url)
    html = page.content.decode()
    assert html.count('<option value="power" selected>') == 1
    assert "Subsidie verlenen voor de wijk" in html  # a cell to know the column by
    assert 'value="1"' in html
    done = as_adviser.post(
        sent.url, {"kop": 1, "kolom": ["number", "power", "mandated_to", "", ""]}
    )
    assert (done.status_code, done.url) == (302, "/mandaten/mandaatregister-waterkant")
    assert "Subsidie verlenen voor de wijk" in as_adviser.get(done.url).content.decode()
    assert RegisterVersion.objects.get().columns == ["number", "power", "mandated_to", "", ""]


def test_a_next_version_with_the_same_columns_is_stored_at_once_and_compared(as_adviser, adviser):
    rows = register(40)
    first = stored(adviser, csv_file(rows))
    where = f"/mandaten/{first.register.slug}/nieuwe-versie"
    done = send(as_adviser, where, name="2026-04", file=file(changed(rows), "r.xlsx"))
    assert done.url == f"/mandaten/{first.register.slug}/vergelijk"
    html = as_adviser.get(done.url).content.decode()
    assert "Wijkmanager" in html
    assert "Plaatsen van een bank in de straat" in html
    assert rows[10][1].split("\n")[0] in html


def test_a_next_version_with_a_new_column_is_asked_about(as_adviser, adviser):
    first = stored(adviser)
    wider = [[*row, "x"] for row in SMALL]
    where = f"/mandaten/{first.register.slug}/nieuwe-versie"
    done = send(as_adviser, where, name="2026-04", file=file(wider))
    assert done.url.startswith("/mandaten/kolommen/")
    assert RegisterVersion.objects.count() == 1


@pytest.mark.parametrize("pasted", [html_table(SMALL), csv_file(SMALL, "\t").decode()])
def test_a_pasted_table_will_do_as_well(as_adviser, pasted):
    sent = send(as_adviser, file=None, pasted=pasted)
    html = as_adviser.get(sent.url).content.decode()
    assert "Overeenkomsten aangaan" in html


@pytest.mark.parametrize(
    ("given", "why"),
    [
        ({"file": None}, "Choose a file, or paste a table."),
        ({"file": SimpleUploadedFile("r.pdf", b"x")}, "This is no XLSX, CSV or HTML file."),
        ({"file": SimpleUploadedFile("r.csv", b"x" * 5_000_001)}, "The file is larger than 5 MB."),
        ({"name": " "}, "What do you call this version?"),
        ({"title": ""}, "What is the register called?"),
    ],
)
def test_what_is_wrong_is_said_and_what_was_filled_in_stays(client, adviser, given, why):
    adviser.organisation.languages = ["en"]
    page = send(signed_in(client, adviser), "/en/mandaten/nieuw", **given)
    assert page.status_code == 422
    assert why in text_of(page)
    if "title" not in given:
        assert 'value="Mandaatregister Waterkant"' in page.content.decode()
    assert not WaitingUpload.objects.exists()


def test_hostile_cells_are_text_on_every_page(as_adviser, adviser):
    evil = '<script>alert("x")</script>'
    rows = [[evil if cell in ("1.1", "Kenmerk", "a") else cell for cell in row] for row in SMALL]
    sent = send(as_adviser, file=file([*rows, [evil, evil, evil]]), title=evil, name=evil[:40])
    pages = [as_adviser.get(sent.url)]
    version = stored(adviser, csv_file([*rows, [evil, evil, evil]]), title=evil, name=evil[:40])
    where = f"/mandaten/{version.register.slug}"
    ids = "&".join(f"rij={row.pk}" for row in version.rows.all())
    tails = ("", f"?{ids}", f"/gekozen?{ids}", "/versies")
    pages += [as_adviser.get(where + tail) for tail in tails]
    stored(adviser, csv_file(SMALL), name="later", register=version.register)
    pages.append(as_adviser.get(f"{where}/vergelijk"))
    for page in pages:
        assert page.status_code == 200
        assert b"<script>alert" not in page.content


def test_another_row_can_be_the_one_with_the_names(as_adviser):
    sent = send(
        as_adviser, file=file([["Bevoegdheid", "Gemandateerde"], ["Taak", "Wie"], ["a", "b"]])
    )
    html = as_adviser.get(f"{sent.url}?kop=2").content.decode()
    assert ">Taak</label>" in html
    done = as_adviser.post(sent.url, {"kop": 2, "kolom": ["power", "mandated_to"]})
    assert done.status_code == 302
    version = RegisterVersion.objects.get()
    assert (version.names, version.rows.get().power) == (["Taak", "Wie"], "a")


@pytest.mark.parametrize("kop", ["0", "99", "-1", "x", "²", "9" * 30])
def test_a_row_that_is_none_is_passed_over(as_adviser, kop):
    sent = send(as_adviser)
    assert as_adviser.get(sent.url, {"kop": kop}).status_code == 200


def test_columns_that_cannot_be_so_are_shown_again_as_they_were_said(as_adviser):
    sent = send(as_adviser)
    page = as_adviser.post(sent.url, {"kop": 1, "kolom": ["power", "power", "remarks", "", ""]})
    assert page.status_code == 422
    assert '<option value="remarks" selected>' in page.content.decode()
    assert not Register.objects.exists()


def test_a_second_click_on_storing_leads_to_the_registers(as_adviser):
    sent = send(as_adviser)
    as_adviser.post(sent.url, SAID)
    assert as_adviser.post(sent.url, SAID).url == "/mandaten/"
    assert RegisterVersion.objects.count() == 1


def test_what_is_found_can_be_ticked_and_stays_while_one_looks_for_more(as_adviser, adviser):
    version = stored(adviser)
    one = version.rows.get(number="1.1").pk
    where = f"/mandaten/{version.register.slug}"
    html = as_adviser.get(where, {"zoek": "straatfeest", "rij": one}).content.decode()
    assert f'value="{one}" checked' in html
    assert "Een vergunning voor een straatfeest verlenen" in html
    assert "Overeenkomsten aangaan" not in html


def test_what_was_ticked_is_listed_with_its_sources(as_adviser, adviser):
    version = stored(adviser)
    ids = [row.pk for row in version.rows.order_by("place")[:2]]
    page = as_adviser.get(f"/mandaten/{version.register.slug}/gekozen", {"rij": ids})
    html = page.content.decode()
    assert html.count("Mandaatregister Waterkant, ") == 4  # beside each, and to copy
    assert "<form" not in html.split("<main")[1]


def test_whoever_asked_for_rows_gets_them(as_adviser, adviser, settings):
    settings.ROOT_URLCONF = __name__
    version = stored(adviser)
    where = f"/mandaten/{version.register.slug}"
    (row,) = version.rows.filter(number="1.1")
    assert 'value="/neem"' in as_adviser.get(where, {"naar": "/neem"}).content.decode()
    html = as_adviser.get(f"{where}/gekozen", {"naar": "/neem", "rij": row.pk}).content.decode()
    assert 'method="post" action="/neem"' in html
    assert as_adviser.post("/neem", {"rij": [row.pk, "x", "²"]}).content == str(row.pk).encode()


@pytest.mark.parametrize(
    "address", ["/wis", "/nergens", "//elders.test/neem", "https://x.test/neem", ""]
)
def test_no_link_makes_anybody_post_to_a_page_that_takes_no_rows(
    as_adviser, adviser, settings, address
):
    settings.ROOT_URLCONF = __name__
    version = stored(adviser)
    where = f"/mandaten/{version.register.slug}/gekozen"
    page = as_adviser.get(where, {"naar": address, "rij": version.rows.get(number="1.1").pk})
    assert page.status_code == 200
    assert 'method="post"' not in page.content.decode().split("<main")[1]


def test_a_version_is_given_back_as_a_file(as_adviser, adviser):
    version = stored(adviser)
    where = f"/mandaten/{version.register.slug}/versies/{version.pk}"
    text = as_adviser.get(f"{where}.csv")
    assert text["Content-Type"] == "text/csv; charset=utf-8"
    assert text.content.decode("utf-8-sig").startswith('"Nummer";"Bevoegdheid"')
    book = as_adviser.get(f"{where}.xlsx")
    assert f"mandaatregister-waterkant-{version.pk}.xlsx" in book["Content-Disposition"]
    assert (
        openpyxl.load_workbook(io.BytesIO(book.content)).active["B2"].value.startswith("Subsidie")
    )


def test_a_version_is_withdrawn_with_a_reason_and_stays_readable(as_adviser, adviser):
    version = stored(adviser)
    where = f"/mandaten/{version.register.slug}"
    assert as_adviser.post(f"{where}/versies/{version.pk}/intrekken", {}).status_code == 422
    done = as_adviser.post(f"{where}/versies/{version.pk}/intrekken", {"reason": "Te vroeg"})
    assert done.url == f"{where}/versies"
    html = as_adviser.get(done.url).content.decode()
    assert "Te vroeg" in html
    assert str(date.today().year) in html  # noqa: DTZ011  (the page says the day of here)
    assert "Subsidie" not in as_adviser.get(where).content.decode()
    assert as_adviser.get(f"{where}/versies/{version.pk}.csv").status_code == 200
    assert as_adviser.get("/mandaten/").status_code == 200


class TestWhoSeesWhat:
    def addresses(self, version: RegisterVersion) -> list[str]:
        where = f"/mandaten/{version.register.slug}"
        tails = ("", "/gekozen", "/versies", "/vergelijk", f"/versies/{version.pk}.csv")
        return [f"{where}{tail}" for tail in tails]

    def test_a_member_reads_and_finds_no_way_to_send(self, client, adviser, member):
        version = stored(adviser)
        signed_in(client, member)
        for address in self.addresses(version):
            assert client.get(address).status_code == 200
        for address in ("/mandaten/", f"/mandaten/{version.register.slug}"):
            html = client.get(address).content.decode()
            assert "nieuw" not in html.split("<main")[1]
        assert client.get("/mandaten/nieuw").status_code == 403
        assert send(client).status_code == 403
        withdraw = f"/mandaten/{version.register.slug}/versies/{version.pk}/intrekken"
        assert client.post(withdraw, {"reason": "x"}).status_code == 403

    def test_who_is_not_signed_in_sees_nothing(self, client, adviser):
        for address in ["/mandaten/", *self.addresses(stored(adviser))]:
            page = client.get(address)
            assert page.status_code in (302, 403)
            assert b"Waterkant" not in page.content

    def test_nobody_sees_registers_of_another_organisation(self, client, adviser, settings):
        settings.ALLOWED_HOSTS = ["*"]
        version = stored(adviser)
        elsewhere = Organisation.objects.create(slug="elders", name="Elders")
        elsewhere.hostnames.create(name="elders.test")
        stranger = person(elsewhere, "Sten", Role.ADMINISTRATOR)
        client.defaults["HTTP_HOST"] = "elders.test"
        signed_in(client, stranger)
        for address in self.addresses(version):
            assert client.get(address).status_code == 404
        assert "Waterkant" not in client.get("/mandaten/").content.decode()
        where = f"/mandaten/{version.register.slug}"
        withdraw = f"{where}/versies/{version.pk}/intrekken"
        assert client.post(withdraw, {"reason": "x"}).status_code == 404
        assert send(client, f"{where}/nieuwe-versie").status_code == 404

    def test_an_upload_that_waits_is_seen_by_its_sender_alone(self, client, adviser):
        sent = send(signed_in(client, adviser))
        other = person(adviser.organisation, "Mara", Role.MANAGER)
        signed_in(client, other)
        assert client.get(sent.url).url == "/mandaten/"

    def test_pages_of_members_are_stored_nowhere(self, as_adviser, adviser):
        for address in ["/mandaten/", *self.addresses(stored(adviser))]:
            assert as_adviser.get(address)["Cache-Control"] == "private, no-store"


@pytest.mark.parametrize(
    ("tail", "queries"),
    [
        ("", 5),
        ("?zoek=subsidie+wijk", 5),
        ("?zoek=subsidie&rij=1&rij=2", 6),
        ("/gekozen?rij=1", 5),
        ("/versies", 5),
        ("/vergelijk", 7),
    ],
)
def test_the_number_of_queries_does_not_grow_with_the_register(
    as_adviser, adviser, tail, queries, django_assert_num_queries
):
    rows = register(400)
    first = stored(adviser, csv_file(rows))
    stored(adviser, csv_file(changed(rows)), name="later", register=first.register)
    address = f"/mandaten/{first.register.slug}{tail}"
    as_adviser.get(address)
    with django_assert_num_queries(queries):
        assert as_adviser.get(address).status_code == 200


def test_the_list_of_registers_takes_five_queries(as_adviser, adviser, django_assert_num_queries):
    for number in range(4):
        stored(adviser, title=f"Register {number}")
    as_adviser.get("/mandaten/")
    with django_assert_num_queries(5):
        as_adviser.get("/mandaten/")
