"""`stoeprand room`: which room an area leaves, each level with an example, each absence proved."""

from datetime import date

import click

from stoeprand.commands.areas import load_area
from stoeprand.commands.busy import busy
from stoeprand.commands.ending import ending_well
from stoeprand.commands.json_text import json_text
from stoeprand.commands.options import limit_of, on_day, with_answer_options
from stoeprand.commands.paper import Paper
from stoeprand.commands.speech import speech_in
from stoeprand.engine.levels import Level
from stoeprand.engine.messages import message
from stoeprand.engine.room import Room, find_room
from stoeprand.engine.sentences import (
    Speech,
    idea_in_words,
    kerb_sentence,
    level_name,
    promise_in_words,
    verdicts_in_words,
    whom_to_ask_in_words,
)


@click.command()
@click.argument("area")
@with_answer_options
def command(area: str, at: date | None, lang: str, as_json: bool, limit: float | None) -> None:
    """Say which room an area leaves: examples, what nobody has said, what is idle.

    AREA is an area file (.yaml, .json).
    """
    speech, day = speech_in(lang), on_day(at)
    with ending_well(speech.translate):
        loaded = load_area(area, speech.translate)
        with busy(speech.translate):
            found = find_room(loaded, day, limit_of(limit))
        if as_json:
            print(json_text(found.as_json()))
        else:
            _RoomPrinter(found, speech).show()


class _RoomPrinter:
    """Prints a room for people."""

    def __init__(self, room: Room, speech: Speech) -> None:
        self._room = room
        self._speech = speech
        self._paper = Paper()

    def show(self) -> None:
        area, speech, paper = self._room.area, self._speech, self._paper
        paper.heading(speech.read(area.title))
        paper.line(speech.read(area.direction))
        paper.line(promise_in_words(speech, area.promised_until, self._room.at))
        paper.end()
        self._show_verdicts()
        for level in Level:
            self._show_level(level)
        self._show_floor()
        self._show_what_is_not_always_said()
        self._show_idle()
        self._show_open()

    def _show_verdicts(self) -> None:
        for verdict in verdicts_in_words(self._speech, self._room):
            self._paper.heading(verdict.name)
            self._paper.line(verdict.meaning)
            if verdict.proof:
                self._paper.line(verdict.proof, faint=True)
            self._paper.end()

    def _show_level(self, level: Level) -> None:
        example = self._room.levels[level]
        self._paper.levelled(" ", level, level_name(self._speech, level))
        if example is None:
            self._paper.line(self._speech.say(message("No idea comes out at this.")), indent=4)
        else:
            words = idea_in_words(self._speech, self._room.area, example)
            self._paper.line(self._speech.say(message("For example: {idea}", idea=words)), indent=4)

    def _show_floor(self) -> None:
        kerbs = [self._room.area.kerb(kerb_id) for kerb_id in self._room.floor_kerbs]
        title = message(
            "Nothing is looser than ‘{level}’, because of",
            level=level_name(self._speech, self._room.floor),
        )
        self._paper.part(
            self._speech.say(title),
            (
                f"{self._speech.read(k.title)}\n{kerb_sentence(self._speech, self._room.area, k)}"
                for k in kerbs
            ),
        )

    def _show_what_is_not_always_said(self) -> None:
        sometimes = [
            self._speech.name_of(self._room.area.dimensions[dimension_id])
            for dimension_id, found in self._room.dimensions.items()
            if found.expected and found.kerbed == "sometimes"
        ]
        title = self._speech.say(message("Not for every idea has anything been said on"))
        self._paper.part(title, sometimes)

    def _show_idle(self) -> None:
        kerbs = [self._room.area.kerb(kerb_id) for kerb_id in self._room.idle]
        title = self._speech.say(message("Changes nothing"))
        self._paper.part(title, [self._speech.read(kerb.title) for kerb in kerbs])
        if kerbs:
            words = message("Leave one of them out, and no answer changes.")
            self._paper.line(self._speech.say(words), indent=4, faint=True)

    def _show_open(self) -> None:
        title = self._speech.say(message("Kerbs that nobody has said yet"))
        self._paper.part(
            title,
            (
                whom_to_ask_in_words(self._speech, self._room.area, kerb_id)
                for kerb_id in self._room.open
            ),
        )
