"""What goes over the line is right for every name and address, and cannot be led astray."""

from email.utils import parsedate_to_datetime
from unicodedata import normalize

import pytest
from django.utils import timezone

from stoeprand.people.models import Person
from stoeprand.post.bodies import Body, Button, Facts, Paragraph, Quote, html_of, text_of
from stoeprand.post.sending import send_due
from tests.post.test_queueing import queue
from tests.room.making import organisation

pytestmark = pytest.mark.django_db

BODY = Body(
    greeting="Beste Noor,",
    parts=[
        Paragraph("Samir vraagt je akkoord."),
        Facts((("Kosten", "€ 8.800"), ("Antwoord uiterlijk", "3 december 2026"))),
        Quote("Mag dat?\n<b>Graag</b> snel.", by="Samir"),
        Button("Bekijk en antwoord", "http://localhost:8000/antwoord/abc?a=1&b=2"),
    ],
    why_you="Je krijgt dit omdat jij hierover gaat.",
)


def sent(owner, mail_server, to: Person | str = "noor@voorbeeld.test", **more: object):
    queue(owner, to, **more)
    send_due("w")
    return mail_server.got[-1]


def test_a_mail_says_who_it_is_from_and_that_no_machine_need_answer(owner, mail_server):
    message = sent(owner, mail_server)
    (sender,) = message["From"].addresses
    assert sender.display_name == owner.name
    assert sender.addr_spec == "stoeprand@localhost"
    assert message["Auto-Submitted"] == "auto-generated"
    assert message["Content-Language"] == "nl"
    assert abs(parsedate_to_datetime(message["Date"]) - timezone.now()).total_seconds() < 60
    assert "Reply-To" not in message


def test_an_answer_goes_to_the_person_whom_the_mail_names(owner, noor, mail_server):
    message = sent(owner, mail_server, "samir@voorbeeld.test", reply_to=noor)
    assert message["Reply-To"] == "noor@voorbeeld.test"


def test_mails_about_one_case_are_one_thread_and_others_are_not(owner, mail_server):
    other = organisation("polderveen")
    first, second = (sent(owner, mail_server)["References"] for _ in range(2))
    assert first == second
    assert "idea" not in first
    assert sent(owner, mail_server, about="idea 13")["References"] != first
    assert sent(other, mail_server)["References"] != first


@pytest.mark.parametrize(
    "name",
    [
        "Zoë Öztürk-Łukasiewicz",
        "Linde, Noor",
        'Noor "de snelle" Linde',
        "Noor <ieder@voorbeeld.test>",
        "ノール・リンデ",
        "Noor\r\nBcc: ieder@voorbeeld.test",
        "Ğ" * 90,
        "N. " * 30 + "Linde",
    ],
)
def test_a_name_is_a_name_whatever_is_in_it(owner, mail_server, name):
    person = Person.objects.create(organisation=owner, email="noor@voorbeeld.test", name=name)
    message = sent(owner, mail_server, person)
    (reader,) = message["To"].addresses
    assert reader.addr_spec == "noor@voorbeeld.test"
    assert normalize("NFC", reader.display_name) == " ".join(name.split())
    assert "Bcc" not in message
    assert mail_server.recipients == ["noor@voorbeeld.test"]


def test_a_domain_with_other_letters_goes_over_the_line_in_ascii(owner, mail_server):
    sent(owner, mail_server, "noor@bücher.test")
    assert mail_server.recipients == ["noor@xn--bcher-kva.test"]


@pytest.mark.parametrize(
    "subject",
    [
        "Vraag\r\nBcc: ieder@voorbeeld.test",
        "Vraag\nX-Evil: 1\n\n<script>",
        "Vraag\x0bBcc: ieder@voorbeeld.test",
        "Vraag\u2028Bcc: ieder@voorbeeld.test",
        "Vraag\x00\x1b[2J",
        "€ 1.000 voor een straatfeest ë " * 20,
    ],
)
def test_a_subject_can_make_no_other_header(owner, mail_server, subject):
    message = sent(owner, mail_server, subject=subject)
    assert set(message.keys()) == {
        *("Content-Type", "Content-Transfer-Encoding", "MIME-Version", "Subject", "From", "To"),
        *("Message-ID", "References", "Date", "Content-Language", "Auto-Submitted"),
        *("X-Auto-Response-Suppress",),
    } | ({"X-Peer"} & set(message.keys()))
    assert all(char.isprintable() for char in message["Subject"])
    assert message["Subject"].split()[0] == subject.split()[0].split("\x00")[0]
    assert mail_server.recipients == ["noor@voorbeeld.test"]


def test_it_has_the_text_and_the_html_and_both_come_over_whole(owner, mail_server):
    text = text_of(BODY, owner)
    html = html_of(BODY, owner, subject="Akkoord?", language="nl")
    message = sent(owner, mail_server, text=text, html=html)
    assert message.get_content_type() == "multipart/alternative"
    plain, rich = message.iter_parts()
    assert (plain.get_content_type(), rich.get_content_type()) == ("text/plain", "text/html")
    assert plain.get_content().replace("\r\n", "\n") == text
    assert rich.get_content().replace("\r\n", "\n") == html


def test_lines_in_the_text_that_look_like_the_end_are_not_the_end(owner, mail_server):
    text = "Eerst\n.\nFrom hier\n..\nen dan het slot\n"
    message = sent(owner, mail_server, text=text)
    assert message.get_content().replace("\r\n", "\n") == text


def test_text_and_html_say_the_same(owner):
    text = text_of(BODY, owner)
    html = html_of(BODY, owner, subject="Akkoord?", language="nl")
    for said in (
        *("Beste Noor,", "Samir vraagt je akkoord.", "Kosten", "€ 8.800", "3 december 2026"),
        *("Mag dat?", "Bekijk en antwoord", "Je krijgt dit omdat", owner.name),
    ):
        assert said in text
        assert said in html
    assert "http://localhost:8000/antwoord/abc?a=1&b=2" in text
    assert 'href="http://localhost:8000/antwoord/abc?a=1&amp;b=2"' in html


def test_words_of_others_are_words_and_no_html(owner):
    html = html_of(BODY, owner, subject="<b>Akkoord?</b>", language="nl")
    assert "<b>" not in html
    assert "&lt;b&gt;Graag&lt;/b&gt;" in html


def test_a_mail_fetches_nothing_and_leaves_the_colours_of_a_dark_screen(owner):
    html = html_of(BODY, owner, subject="Akkoord?", language="nl")
    assert '<html lang="nl">' in html
    assert 'name="color-scheme" content="light dark"' in html
    for fetching in ("<img", "<link", "<script", "<iframe", "url(", "@import", "src="):
        assert fetching not in html
    # a colour of letters stands only where the paper beneath it is set too: on the button
    for line in html.splitlines():
        if ";color:" in line or '"color:' in line:
            assert "bgcolor=" in line
