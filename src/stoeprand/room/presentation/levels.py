"""The five levels as a page shows them: a word, a class and an icon each; and their ladder."""

from dataclasses import dataclass

from stoeprand.engine.decision import Decision
from stoeprand.engine.levels import Level
from stoeprand.engine.sentences import Speech, level_meaning, level_name


@dataclass(frozen=True, slots=True)
class LevelShown:
    """A level: `id` as in files and in class names (`level--tell`), its icon has the same name."""

    id: str
    name: str

    @property
    def icon(self) -> str:
        """The template that draws its icon."""
        return f"icons/{self.id}.svg"


@dataclass(frozen=True, slots=True)
class Rung:
    """One level on the ladder; `state` is `here`, `possible` while it still depends, or empty.

    Of the levels between the loosest and the strictest it is not known whether they are possible.
    """

    level: LevelShown
    meaning: str
    state: str


def show_level(speech: Speech, level: Level) -> LevelShown:
    """Return a level for a badge."""
    return LevelShown(level.id, level_name(speech, level))


def ladder(speech: Speech, decision: Decision) -> list[Rung]:
    """Return all five levels; marked is the one found, or both ends of what is possible."""
    return [
        Rung(show_level(speech, level), level_meaning(speech, level), _state(level, decision))
        for level in Level
    ]


def _state(level: Level, decision: Decision) -> str:
    if level is decision.level:
        return "here"
    return "possible" if level in (decision.best, decision.worst) else ""
