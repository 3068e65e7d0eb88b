"""Without a mail server whoever sits at the machine reads the mail on a page, and nobody else."""

import email
import email.policy
from datetime import timedelta

import pytest
from django.utils import timezone

from stoeprand.post.models import Mail
from tests.post.test_queueing import queue
from tests.room.making import organisation

pytestmark = pytest.mark.django_db

HERE = {"host": "localhost:8000"}
LINK = "http://localhost:8000/aanmelden/abc"


@pytest.fixture
def mail(owner, noor) -> Mail:
    text = f"Meld je aan:\n{LINK}\n"
    html = f'<p>Meld je aan: <a href="{LINK}">hier</a><script>alert(1)</script></p>'
    return queue(owner, noor, subject="Aanmelden <bij> Waterdam", text=text, html=html)


def pages_of(mail: Mail) -> list[str]:
    return ["/post", "/en/post", f"/post/{mail.pk}", f"/post/{mail.pk}.eml"]


@pytest.mark.parametrize("host", ["localhost", "localhost:8000", "127.0.0.1:8000", "[::1]:8000"])
def test_at_this_machine_mail_is_there_to_read(client, mail, host):
    for page in pages_of(mail):
        assert client.get(page, headers={"host": host}).status_code == 200


def test_the_page_says_plainly_that_nothing_goes_out_and_how_that_changes(client, mail):
    page = client.get("/en/post", headers=HERE).content.decode()
    assert "No mail server is set, so no mail goes out." in page
    assert "STOEPRAND_MAIL_SERVER" in page
    assert "Aanmelden &lt;bij&gt; Waterdam" in page


def test_the_text_has_links_that_work_and_the_html_is_shown_as_it_is_written(client, mail):
    page = client.get(f"/post/{mail.pk}", headers=HERE).content.decode()
    assert f'href="{LINK}"' in page
    assert "<script>alert(1)" not in page
    assert "&lt;script&gt;alert(1)" in page


def test_as_a_file_it_is_what_would_have_gone_out(client, mail):
    response = client.get(f"/post/{mail.pk}.eml", headers=HERE)
    assert response["Content-Type"] == "message/rfc822"
    assert response["Content-Disposition"] == f'attachment; filename="mail-{mail.pk}.eml"'
    message = email.message_from_bytes(response.content, policy=email.policy.default)
    assert message["Message-ID"] == mail.message_id
    assert message["Subject"] == mail.subject
    assert [part.get_content_type() for part in message.walk()] == [
        *("multipart/alternative", "text/plain", "text/html")
    ]
    assert b"\r\n" in response.content
    assert b"\n" not in response.content.replace(b"\r\n", b"")


def test_at_any_other_name_there_is_no_such_page(client, mail):
    for page in pages_of(mail):
        assert client.get(page).status_code == 404  # as `testserver`


@pytest.mark.parametrize("address", ["192.0.2.7", "10.0.0.2", "::ffff:192.0.2.7"])
def test_for_another_machine_there_is_none_whatever_name_it_asks_for(client, mail, address):
    for page in pages_of(mail):
        assert client.get(page, headers=HERE, REMOTE_ADDR=address).status_code == 404


@pytest.mark.parametrize(
    "header", ["X-Forwarded-For", "X-Forwarded-Host", "X-Real-IP", "Forwarded", "Via"]
)
def test_behind_another_web_server_there_is_none(client, mail, header):
    for page in pages_of(mail):
        assert client.get(page, headers={**HERE, header: "192.0.2.7"}).status_code == 404


def test_where_mail_goes_out_there_is_none(client, mail, settings):
    settings.MAIL_GOES_OUT, settings.MAIL_IS_SHOWN = True, False
    for page in pages_of(mail):
        assert client.get(page, headers=HERE).status_code == 404


def test_of_another_organisation_there_is_nothing_to_read(client, settings, mail):
    settings.ALLOWED_HOSTS = ["127.0.0.1", "localhost"]
    organisation("polderveen", "127.0.0.1")
    at = {"host": "127.0.0.1:8000"}
    assert mail.subject not in client.get("/post", headers=at).content.decode()
    assert client.get(f"/post/{mail.pk}", headers=at).status_code == 404
    assert client.get(f"/post/{mail.pk}.eml", headers=at).status_code == 404


def test_what_went_out_or_was_forgotten_is_not_there(client, owner, mail):
    Mail.objects.update(sent_at=timezone.now())
    gone = queue(owner)
    Mail.objects.filter(pk=gone.pk).update(address="", subject="", text="")
    assert "There is no mail yet." in client.get("/en/post", headers=HERE).content.decode()
    assert client.get(f"/post/{mail.pk}", headers=HERE).status_code == 404


def test_it_is_stored_nowhere_and_not_packed_with_keys_in_it(client, mail):
    for page in pages_of(mail):
        response = client.get(page, headers={**HERE, "Accept-Encoding": "gzip"})
        assert "no-store" in response["Cache-Control"]
        assert "Content-Encoding" not in response


def test_nothing_is_changed_there(client, mail):
    for page in pages_of(mail):
        assert client.post(page, headers=HERE).status_code == 405


@pytest.mark.parametrize("count", [1, 30, 130])
def test_the_list_takes_two_queries_however_long_it_is(
    client, owner, count, django_assert_num_queries
):
    first = queue(owner)
    rows = [Mail(**values_of(first, number)) for number in range(count - 1)]
    Mail.objects.bulk_create(rows)
    with django_assert_num_queries(2):  # the organisation, its mail
        page = client.get("/en/post", headers=HERE).content.decode()
    assert page.count("noor@voorbeeld.test") == min(count, 100)
    assert ("Only the last mails stand here." in page) == (count > 100)


def values_of(mail: Mail, number: int) -> dict[str, object]:
    kept = ("organisation_id", "address", "language", "subject", "text", "about", "try_until")
    values = {name: getattr(mail, name) for name in kept}
    queued_at = mail.queued_at - timedelta(minutes=number)
    more = {"message_id": f"<{number}@x>", "queued_at": queued_at, "not_before": queued_at}
    return {**values, **more}
