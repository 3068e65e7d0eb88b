"""What an area leaves to people, in words: room, emptiness or being stuck, each with its proof."""

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import TYPE_CHECKING

from stoeprand.engine.area import Area
from stoeprand.engine.domains import Value
from stoeprand.engine.levels import Level
from stoeprand.engine.messages import Message, message
from stoeprand.engine.sentences.ideas import idea_in_words
from stoeprand.engine.sentences.levels import level_name
from stoeprand.engine.sentences.speech import Speech

if TYPE_CHECKING:  # finding a room needs the solver; saying what was found does not
    from stoeprand.engine.room import Room

NAMES = {
    "room": message("Room"),
    "empty": message("Emptiness"),
    "stuck": message("Stuck"),
}


@dataclass(frozen=True, slots=True)
class SaidVerdict:
    """One verdict: its `word` as in JSON, its name, what it means here, and what proves it."""

    word: str
    name: str
    meaning: str
    proof: str


def verdicts_in_words(speech: Speech, room: "Room") -> list[SaidVerdict]:
    """Return the verdicts of a room; several where an area is both empty and stuck."""
    said: list[SaidVerdict] = []
    for word in room.verdict:
        name = speech.say(NAMES[word])
        said += [SaidVerdict(word, name, *found) for found in _found(speech, room, word)]
    return said


def _found(speech: Speech, room: "Room", word: str) -> Iterator[tuple[str, str]]:
    if word == "empty":
        yield from _emptiness(speech, room)
    elif word == "stuck":
        yield _being_stuck(speech, room)
    else:
        example = room.levels[room.floor] or {}
        yield speech.say(ROOM_AT[room.floor]), _for_example(speech, room.area, example)


ROOM_AT: dict[Level, Message] = {
    Level.FREE: message("There are things that you can do here without asking or telling anybody."),
    Level.TELL: message("There are things that you can do here, as long as you tell."),
    Level.CONSULT: message("There are things that you decide here yourself, after asking advice."),
}


def _emptiness(speech: Speech, room: "Room") -> Iterator[tuple[str, str]]:
    for dimension_id, found in room.dimensions.items():
        if not found.expected or found.kerbed != "never":
            continue
        name = speech.quote(speech.name_of(room.area.dimensions[dimension_id]))
        meaning = message(
            "The direction calls for a kerb on {name}, and nobody has said anything on it yet. "
            "That is no freedom.",
            name=name,
        )
        yield speech.say(meaning), _for_example(speech, room.area, found.without or {})


def _being_stuck(speech: Speech, room: "Room") -> tuple[str, str]:
    floor = level_name(speech, room.floor)
    meaning = message("Whatever the idea, nothing here is looser than ‘{level}’.", level=floor)
    titles = [
        speech.quote(speech.read(room.area.kerb(kerb_id).title)) for kerb_id in room.floor_kerbs
    ]
    kerbs = speech.together(titles)
    proof = (
        message("This kerb by itself leaves no more: {kerb}.", kerb=kerbs)
        if len(titles) == 1
        else message("These kerbs together leave no more: {kerbs}.", kerbs=kerbs)
    )
    return speech.say(meaning), speech.say(proof)


def _for_example(speech: Speech, area: Area, values: Mapping[str, Value]) -> str:
    idea = idea_in_words(speech, area, values)
    return speech.say(message("For example: {idea}.", idea=idea)) if idea else ""
