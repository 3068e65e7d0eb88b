"""People as a page shows them: a name, a role, initials, and what to do with them."""

from dataclasses import dataclass

from stoeprand.engine.area import Area
from stoeprand.engine.decision import TalkTo
from stoeprand.engine.sentences import Speech, talk_in_words
from stoeprand.room.presentation.levels import LevelShown, show_level


@dataclass(frozen=True, slots=True)
class PersonShown:
    """Somebody to talk to about an idea: what to do, at which level, and about which kerbs."""

    name: str
    role: str
    initials: str
    level: LevelShown
    sentence: str
    kerbs: tuple[str, ...]


def show_person(speech: Speech, area: Area, talk: TalkTo) -> PersonShown:
    """Return somebody of `talk_to`."""
    person = area.people[talk.person]
    name, role = speech.read(person.name), speech.read(person.role)
    return PersonShown(
        name=name,
        role="" if role.casefold() == name.casefold() else role,
        initials=initials(name),
        level=show_level(speech, talk.level),
        sentence=talk_in_words(speech, area, talk),
        kerbs=tuple(speech.read(area.kerb(kerb_id).title) for kerb_id in talk.kerbs),
    )


def initials(name: str) -> str:
    """Return the first letters of the first and the last word of a name."""
    words = name.split()
    return (
        "".join(word[0].upper() for word in dict.fromkeys((words[0], words[-1]))) if words else ""
    )
