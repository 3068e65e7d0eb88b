"""`stoeprand openings`: where is it stuck? Which few kerbs, moved, would open most."""

from collections.abc import Sequence
from datetime import date

import click

from stoeprand.commands.areas import load_area
from stoeprand.commands.busy import busy
from stoeprand.commands.ending import ending_well
from stoeprand.commands.json_text import json_text
from stoeprand.commands.options import limit_of, on_day, with_answer_options, with_level
from stoeprand.commands.paper import Paper
from stoeprand.commands.speech import speech_in
from stoeprand.commands.whole_ideas import read_whole
from stoeprand.engine import check
from stoeprand.engine.area import Area
from stoeprand.engine.levels import Level
from stoeprand.engine.messages import message
from stoeprand.engine.openings import Openings, find_openings
from stoeprand.engine.reading.kerbs import MOST_KERBS
from stoeprand.engine.sentences import Speech
from stoeprand.engine.sentences.openings import (
    NO_FREEDOM_YET,
    UnsaidInWords,
    fixed_kerbs_in_words,
    no_more_in_words,
    open_now_in_words,
    steps_in_words,
    unsaid_of_list_in_words,
)


@click.command()
@click.argument("area")
@click.argument("ideas")
@with_level
@click.option(
    "--moves",
    type=click.IntRange(1, MOST_KERBS),
    default=3,
    show_default=True,
    metavar="M",
    help="How many kerbs may be moved at most.",
)
@with_answer_options
def command(
    area: str,
    ideas: str,
    to: Level,
    moves: int,
    at: date | None,
    lang: str,
    as_json: bool,
    limit: float | None,
) -> None:
    """Say which kerbs hold back most ideas, and which of those nobody can move.

    AREA is an area file (.yaml, .json). IDEAS is a .json, .jsonl or .csv file, or - for JSON Lines
    on standard input; every idea is complete and has an id of its own.
    """
    speech, day = speech_in(lang), on_day(at)
    with ending_well(speech.translate):
        loaded = load_area(area, speech.translate)
        given = read_whole(loaded, ideas, complete=True, different_ids=True)
        within = limit_of(limit)
        with busy(speech.translate):
            found = find_openings(loaded, given, to, moves, day, within)
            decisions = (check(loaded, idea.values, day, within) for idea in given)
            unsaid = [] if as_json else unsaid_of_list_in_words(speech, loaded, decisions)
        if as_json:
            print(json_text(found.as_json()))
        else:
            _show(found, loaded, len(given), unsaid, speech)


def _show(
    openings: Openings, area: Area, count: int, unsaid: Sequence[UnsaidInWords], speech: Speech
) -> None:
    paper = Paper()
    paper.heading(speech.read(area.title))
    paper.line(open_now_in_words(speech, openings, count))
    paper.part(
        speech.say(message("What nobody has said yet")),
        ["\n".join([each.sentence, *each.questions]) for each in unsaid],
    )
    if unsaid:
        paper.line(speech.say(NO_FREEDOM_YET))
    if openings.open_now < count:
        for step in steps_in_words(speech, area, openings):
            said = filter(None, (step.sentence, step.as_good, step.talk))
            paper.part(step.heading, ["\n".join(said)])
        paper.line(no_more_in_words(speech, openings))
    fixed = fixed_kerbs_in_words(speech, area, openings)
    paper.part(
        speech.say(message("What nobody can move")),
        [f"{kerb.sentence}\n{kerb.reason}" for kerb in fixed],
    )
    paper.end()
