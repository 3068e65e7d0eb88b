"""How commands speak to whoever reads the terminal."""

from stoeprand.commands.options import translation_to
from stoeprand.engine.sentences.speech import Speech


def speech_in(language: str) -> Speech:
    """Return the sentences of the engine in the language asked for."""
    return Speech(language, translation_to(language))
