"""`stoeprand way-in`: what can be done? The nearest changes that bring an idea to a level."""

from collections.abc import Iterable, Iterator
from datetime import date

import click

from stoeprand.commands.areas import load_area
from stoeprand.commands.busy import Clock
from stoeprand.commands.ending import ending_well
from stoeprand.commands.json_text import json_text
from stoeprand.commands.options import limit_of, on_day, with_answer_options, with_level
from stoeprand.commands.paper import Paper
from stoeprand.commands.speech import speech_in
from stoeprand.commands.whole_ideas import read_whole
from stoeprand.engine.area import Area
from stoeprand.engine.levels import Level
from stoeprand.engine.limits import Limit, OutOfTime
from stoeprand.engine.messages import message
from stoeprand.engine.reading.ideas import Idea
from stoeprand.engine.sentences import Speech, idea_in_words, level_name
from stoeprand.engine.sentences.ways import HoldingKerbInWords, ways_in_words
from stoeprand.engine.way_in import WayIn, find_way_in

Answer = tuple[Idea, WayIn]


@click.command()
@click.argument("area")
@click.argument("idea")
@with_level
@with_answer_options
def command(
    area: str,
    idea: str,
    to: Level,
    at: date | None,
    lang: str,
    as_json: bool,
    limit: float | None,
) -> None:
    """Say what can be done: which few changes bring an idea to a level, or what holds it back.

    AREA is an area file (.yaml, .json). IDEA is a .json, .jsonl or .csv file, or - for JSON Lines
    on standard input; it may hold several ideas, each of them complete.
    """
    speech, day = speech_in(lang), on_day(at)
    with ending_well(speech.translate):
        loaded = load_area(area, speech.translate)
        ideas = read_whole(loaded, idea, complete=True)
        show = _show_as_json if as_json else _InWords(speech).show
        answers = _answers(loaded, ideas, to, day, limit_of(limit))
        for answer in _with_clock(answers, Clock(speech.translate)):
            show(answer)


def _answers(
    area: Area, ideas: Iterable[Idea], to: Level, at: date, limit: Limit | None
) -> Iterator[Answer]:
    for number, idea in enumerate(ideas, 1):
        try:
            yield idea, find_way_in(area, idea.values, to, at, limit)
        except OutOfTime as error:
            raise error.about_idea(idea.id or str(number)) from None


def _with_clock(answers: Iterator[Answer], clock: Clock) -> Iterator[Answer]:
    """Yield the answers; while one is looked for, a terminal shows how long that takes."""
    while True:
        with clock.running():
            answer = next(answers, None)
        if answer is None:
            return
        yield answer


def _show_as_json(answer: Answer) -> None:
    idea, found = answer
    print(json_text({"idea": idea.id, **found.as_json()}))


class _InWords:
    """Prints answers for people."""

    def __init__(self, speech: Speech) -> None:
        self._speech = speech
        self._paper = Paper()

    def show(self, answer: Answer) -> None:
        """Print one answer: the idea as it is, then what can be done."""
        idea, found = answer
        speech, paper = self._speech, self._paper
        name = idea.id or speech.say(message("idea without a name"))
        paper.levelled(name, found.before, level_name(speech, found.before))
        paper.line(idea_in_words(speech, found.area, idea.values), faint=True)
        words = ways_in_words(speech, found, idea.values)
        if words.ways:
            paper.part(words.answer, words.ways)
        else:
            paper.line(words.answer)
        paper.part(words.or_less, words.smaller)
        paper.part(speech.say(message("What holds it back")), map(_kerb, words.kerbs))
        paper.line(words.note, indent=4, faint=True)
        paper.end()


def _kerb(kerb: HoldingKerbInWords) -> str:
    return f"{kerb.title}\n{kerb.sentence}\n{kerb.mover} {kerb.talk}"
