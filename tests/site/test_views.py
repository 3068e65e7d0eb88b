"""The pages about the site itself, and the files for machines."""

from datetime import UTC, datetime

import pytest
from django.conf import settings
from django.utils import timezone

from tests.room.making import organisation


@pytest.mark.django_db
@pytest.mark.parametrize("path", ["/toegankelijkheid", "/privacy"])
def test_accessibility_and_privacy_are_told_in_both_languages(client, path):
    organisation()
    assert b'lang="nl"' in client.get(path).content
    assert b'lang="en"' in client.get(f"/en{path}").content


@pytest.mark.django_db
def test_every_page_leads_to_itself_in_the_other_language_with_its_query(client):
    organisation()
    languages = client.get("/privacy?wat=een+tuin").context["languages"]
    assert [(link.code, link.url, link.current) for link in languages] == [
        ("nl", "/privacy?wat=een+tuin", True),
        ("en", "/en/privacy?wat=een+tuin", False),
    ]


@pytest.mark.django_db
def test_every_page_names_its_organisation(client):
    owner = organisation()
    assert client.get("/privacy").context["organisation"] == owner


@pytest.mark.django_db
def test_a_page_about_the_site_needs_no_organisation(client):
    response = client.get("/privacy")
    assert response.status_code == 200
    assert response.context["organisation"] is None


def test_search_engines_are_asked_to_leave_answers_alone(client):
    robots = client.get("/robots.txt")
    assert robots["Content-Type"].startswith("text/plain")
    assert {"Disallow: /mag-dat/", "Disallow: /en/mag-dat/"} <= set(
        robots.content.decode().split("\n")
    )


def test_a_weakness_can_be_reported(client):
    lines = client.get("/.well-known/security.txt").content.decode().splitlines()
    fields = dict(line.split(": ", 1) for line in lines)
    assert fields["Contact"].startswith(("mailto:", "https://"))
    assert fields["Canonical"].endswith("/.well-known/security.txt")
    assert fields["Preferred-Languages"] == "nl, en"
    expires = datetime.strptime(fields["Expires"], "%Y-%m-%dT%H:%M:%SZ").replace(tzinfo=UTC)
    assert expires.date() == settings.SECURITY_CONTACT_EXPIRES


def test_the_address_for_weaknesses_was_looked_at_in_the_last_year():
    """When this fails: see that the contact still works, then set the day in settings.py anew."""
    assert timezone.localdate() < settings.SECURITY_CONTACT_EXPIRES
