"""What every page knows of its surroundings: the organisation, and itself in each language."""

from dataclasses import dataclass

from django.conf import settings
from django.http import HttpRequest
from django.urls import translate_url
from django.utils.translation import get_language

from stoeprand.changes.models import HAS_CHANGES
from stoeprand.people.asking import person_of
from stoeprand.people.models import Organisation
from stoeprand.people.organisations import NoOrganisation, organisation_of


@dataclass(frozen=True, slots=True)
class LanguageLink:
    """The page at hand in a language: `name` is how the language calls itself."""

    code: str
    name: str
    url: str
    current: bool


def surroundings(request: HttpRequest) -> dict[str, object]:
    """Return what every page shows: `organisation`, its `look`, its `languages`, and `me`.

    At an unknown hostname there is no organisation; `me` is who is signed in, or None. Whether a
    change has begun here (`has_changes`) came along with the organisation.
    """
    organisation = _organisation(request)
    languages = language_links(request)
    if organisation is not None:
        languages = [link for link in languages if link.code in organisation.languages]
    return {
        "organisation": organisation,
        "look": getattr(organisation, "look", None),  # who chose none has none
        "languages": languages,
        "me": person_of(request),
        HAS_CHANGES: getattr(organisation, HAS_CHANGES, False),
    }


def language_links(request: HttpRequest) -> list[LanguageLink]:
    """Return the address at hand, with its query, in every language of the site."""
    here = request.get_full_path()
    spoken = get_language()
    return [
        LanguageLink(code, name, translate_url(here, code), code == spoken)
        for code, name in settings.LANGUAGES
    ]


def _organisation(request: HttpRequest) -> Organisation | None:
    try:
        return organisation_of(request)
    except NoOrganisation:
        return None
