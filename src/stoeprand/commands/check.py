"""`stoeprand check`: may I? Ideas in, one answer each out, in the same order."""

import sys
from collections.abc import Iterable, Iterator
from contextlib import AbstractContextManager, contextmanager
from datetime import date
from itertools import chain, islice

import click

from stoeprand.commands import outputs
from stoeprand.commands.answers import Answered
from stoeprand.commands.areas import load_area
from stoeprand.commands.busy import Clock
from stoeprand.commands.ending import BAD_INPUT, ending_well
from stoeprand.commands.faulty_ideas import FaultyIdea
from stoeprand.commands.files import refuse_to_overwrite
from stoeprand.commands.ideas import read_ideas
from stoeprand.commands.options import limit_of, on_day, translation_to, with_answer_options
from stoeprand.commands.progress import Progress, covering
from stoeprand.engine.area import Area
from stoeprand.engine.check import check
from stoeprand.engine.decision import Decision
from stoeprand.engine.limits import Limit, OutOfTime
from stoeprand.engine.messages import Translate, message
from stoeprand.engine.reading.ideas import Idea


@click.command()
@click.argument("area")
@click.argument("ideas")
@click.option(
    "-o", "output", metavar="OUT", help="Write to OUT (.jsonl, .csv or .parquet) instead."
)
@with_answer_options
def command(
    area: str,
    ideas: str,
    output: str | None,
    at: date | None,
    lang: str,
    as_json: bool,
    limit: float | None,
) -> None:
    """May I? Say what ideas may within the kerbs of an area, and because of what.

    AREA is an area file (.yaml, .json). IDEAS is a .json, .jsonl, .csv or .parquet file, or - for
    JSON Lines on standard input.
    """
    translate, day = translation_to(lang), on_day(at)
    with ending_well(translate) as ending:
        if output is not None:
            refuse_to_overwrite(output, (area, ideas))
            outputs.require_known_kind(output)
        loaded = load_area(area, translate)
        # a bar between answers on the same terminal would only be in the way
        with Progress(translate, is_shown=output is not None or not _prints_to_terminal()) as seen:
            found = read_ideas(loaded, ideas, seen.watch)
            answers = _answers(loaded, found, day, limit_of(limit), Clock(covering(translate)))
            first = list(islice(answers, 1))  # a fault of all is found before OUT is overwritten
            with _writer(output, as_json, loaded, day, lang) as write:
                faulty = 0
                for answered in seen.over(chain(first, answers)):
                    write(answered)
                    faulty += isinstance(answered, FaultyIdea)
        if faulty:
            ending.code = BAD_INPUT
            ending.message = message("ideas that do not fit the area: {count}", count=faulty)


def _prints_to_terminal() -> bool:
    return sys.stdout is not None and sys.stdout.isatty()


def _answers(
    area: Area,
    ideas: Iterable[Idea | FaultyIdea],
    at: date,
    limit: Limit | None,
    clock: Clock,
) -> Iterator[Answered]:
    for number, idea in enumerate(ideas, 1):
        if isinstance(idea, FaultyIdea):
            yield idea
        elif len(idea.values) == len(area.dimensions):
            yield idea, _decide(area, idea, number, at, limit)
        else:  # with something unknown it can be hard
            with clock.running():
                decision = _decide(area, idea, number, at, limit)
            yield idea, decision


def _decide(area: Area, idea: Idea, number: int, at: date, limit: Limit | None) -> Decision:
    try:
        return check(area, idea.values, at, limit)
    except OutOfTime as error:
        raise error.about_idea(idea.id or str(number)) from None


@contextmanager
def _writer(
    output: str | None, as_json: bool, area: Area, at: date, language: str
) -> Iterator[outputs.Write]:
    """Give the function that takes each answer: to a file, as JSON, or in words."""
    if output is None and not as_json:
        # words for people cost 0.02 s, which whoever asks for JSON need not wait for
        from stoeprand.commands.answer_in_words import AnswerPrinter

        yield AnswerPrinter(area, at, language).show
        return
    with _sink(output, translation_to(language)) as write:
        yield write


def _sink(output: str | None, translate: Translate) -> AbstractContextManager[outputs.Write]:
    if output is None:
        return outputs.lines_to_terminal(translate)
    return outputs.answers_to_file(output, translate)
