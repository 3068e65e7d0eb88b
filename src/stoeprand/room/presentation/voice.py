"""How a page speaks: the sentences of the engine with Django's translations."""

from django.utils.translation import gettext, override

from stoeprand.engine.sentences import BREAKS_NOWHERE, Speech


def voice(language: str) -> Speech:
    """Return the speech of a page in `language`, whatever language is active at the moment."""

    def translate(text: str) -> str:
        with override(language):
            return gettext(text)

    return Speech(language, translate, glue=BREAKS_NOWHERE)
