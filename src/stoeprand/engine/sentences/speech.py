"""Who is spoken to: the language, how its sentences are found, and how words are strung together.

Pure: whoever speaks brings a gettext function; the words themselves live in the other modules.
"""

from collections.abc import Sequence
from dataclasses import dataclass

from stoeprand.engine.area import Area, AreaPerson, Dimension, Text
from stoeprand.engine.messages import Message, Translate, message

BREAKS_NOWHERE = "\u00a0"
"""The space that keeps a figure and its unit on one line; for pages, not for a terminal."""


@dataclass(frozen=True, slots=True)
class Speech:
    """A language, its translation, and the space that stands between a figure and its unit."""

    language: str
    translate: Translate
    glue: str = " "

    def say(self, words: Message) -> str:
        """Return the sentence in this language."""
        return words.said(self.translate)

    def read(self, text: Text) -> str:
        """Return what an area file says, in this language where it has it."""
        return text.said_in(self.language)

    def either(self, words: Sequence[str]) -> str:
        """Return the words as alternatives: one, another or a third."""
        if len(words) < 2:
            return "".join(words)
        return self.say(message("{most} or {last}", most=", ".join(words[:-1]), last=words[-1]))

    def together(self, words: Sequence[str]) -> str:
        """Return the words as a whole: one, another and a third."""
        if len(words) < 2:
            return "".join(words)
        return self.say(message("{most} and {last}", most=", ".join(words[:-1]), last=words[-1]))

    def quote(self, words: str) -> str:
        """Return somebody's own words, marked as such, so that they may stand in any sentence."""
        return self.say(message("‘{words}’", words=words))

    def name_of(self, dimension: Dimension) -> str:
        """Return what people call the dimension: its title, else its question, else its id."""
        name = dimension.title or dimension.ask
        return self.read(name) if name else dimension.id

    def person(self, area: Area, person_id: str) -> str:
        """Return the name of somebody of this area."""
        return self.read(area.people[person_id].name)

    def person_and_role(self, person: AreaPerson) -> str:
        """Return a name with its role, or the name alone where the role only repeats it."""
        name, role = self.read(person.name), self.read(person.role)
        if name.casefold() == role.casefold():
            return name
        return self.say(message("{name}, {role}", name=name, role=role))


def sentence(words: str) -> str:
    """Return the words with a capital and a full stop, as a sentence that stands by itself."""
    opened = words[:1].upper() + words[1:]
    return opened if opened.endswith((".", "?", "!", "…")) else f"{opened}."
