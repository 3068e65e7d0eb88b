"""The engine's sentences in the language of a page."""

from django.utils.translation import gettext

from stoeprand.engine.sentences import BREAKS_NOWHERE, Speech


def speech_in(language: str) -> Speech:
    """Return the speech of a page in a language, the one that Django speaks at the moment."""
    return Speech(language, gettext, BREAKS_NOWHERE)
