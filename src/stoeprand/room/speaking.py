"""The engine's sentences in the language of a page."""

from django.utils.translation.trans_real import translation

from stoeprand.engine.sentences import BREAKS_NOWHERE, Speech


def speech_in(language: str) -> Speech:
    """Return the speech of a page in `language`, whatever language Django speaks at the moment."""
    return Speech(language, translation(language).gettext, BREAKS_NOWHERE)
