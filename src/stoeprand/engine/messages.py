"""What the engine says: an English template and its values, for others to translate.

The engine knows no language but its own; the pages and the command line bring the translation.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass

Translate = Callable[[str], str]


@dataclass(frozen=True, slots=True)
class Message:
    """A sentence in English with named places, and what stands in each of them.

    A value may be a message itself; it is then translated with the whole.
    """

    template: str
    values: tuple[tuple[str, object], ...]

    def said(self, translate: Translate) -> str:
        """Return the sentence in the language of `translate` (a gettext function)."""
        values = {
            name: value.said(translate) if isinstance(value, Message) else value
            for name, value in self.values
        }
        return translate(self.template).format(**values)

    def __str__(self) -> str:
        return self.said(_as_written)


def message(template: str, /, **values: object) -> Message:
    """Return a message; its template is found by the tool that gathers texts for translation."""
    return Message(template, tuple(values.items()))


def printable(text: str) -> str:
    """Return `text` with what a terminal would obey written out."""
    return "".join(c if c.isprintable() else f"\\u{ord(c):04x}" for c in text)


def quoted(text: str) -> str:
    """Return `text` between quotes, safe for a terminal and at most some 60 characters long."""
    shown = printable(text[:61])
    return f"'{shown[:60]}…'" if len(text) > 60 else f"'{shown}'"


def listed(words: Iterable[object]) -> str:
    """Return names one after the other, as a person would read a list of what was expected."""
    return ", ".join(str(word) for word in words)


def _as_written(template: str) -> str:
    return template
