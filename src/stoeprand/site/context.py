"""What every page knows of its surroundings: the organisation, and itself in each language."""

from dataclasses import dataclass

from django.conf import settings
from django.http import HttpRequest
from django.urls import translate_url
from django.utils.translation import get_language

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
    """Return `organisation` (None at an unknown hostname) and `languages` for the templates."""
    return {"organisation": _organisation(request), "languages": language_links(request)}


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
