"""The options that commands share, and what they turn into."""

import gettext
import math
from collections.abc import Callable
from datetime import date
from pathlib import Path
from typing import Any, TypeVar

import click

from stoeprand.engine.levels import LEVEL_IDS, LEVELS_BY_ID
from stoeprand.engine.limits import Limit
from stoeprand.engine.messages import Message, Translate, message, quoted

Command = TypeVar("Command", bound=Callable[..., Any])

LANGUAGES = ("nl", "en")
_CATALOGUES = Path(__file__).parent.parent / "locale"


class BadValue(click.BadParameter):
    """What is wrong with a value, in words that can still be translated."""

    def __init__(
        self,
        wrong: Message,
        ctx: click.Context | None = None,
        param: click.Parameter | None = None,
    ) -> None:
        super().__init__(str(wrong), ctx, param)
        self.wrong = wrong


class Day(click.ParamType[date]):
    """A day as files write it."""

    name = "day"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> date:
        """Return the day; a message to the person when it is none."""
        from stoeprand.engine.reading.scalars import read_day

        day = value if isinstance(value, date) else read_day(value)
        if not isinstance(day, date):
            raise BadValue(day, ctx, param)
        return day


class Seconds(click.ParamType[float]):
    """A number of seconds, at least 0."""

    name = "seconds"

    def convert(
        self, value: Any, param: click.Parameter | None, ctx: click.Context | None
    ) -> float:
        """Return the seconds; a message to the person when it is no number."""
        try:
            seconds = float(value)
        except ValueError:
            seconds = math.nan
        if not seconds >= 0:  # so that what is no number at all is refused too
            wrong = message(
                "{written} is no number of seconds, expected 0 or more", written=quoted(str(value))
            )
            raise BadValue(wrong, ctx, param)
        return seconds


def with_answer_options(command: Command) -> Command:
    """Add the options that every command with an answer has: --at, --lang, --json, --limit."""
    for option in (
        click.option(
            "--limit",
            type=Seconds(),
            metavar="SECONDS",
            help="Give up after so many seconds (exit 3).",
        ),
        click.option(
            "--json", "as_json", is_flag=True, help="Print JSON instead of text for people."
        ),
        click.option(
            "--lang",
            type=click.Choice(LANGUAGES),
            default="nl",
            show_default=True,
            help="Language of the text.",
        ),
        click.option(
            "--at",
            type=Day(),
            default=None,
            metavar="DAY",
            help="The day to look at (default: today).",
        ),
    ):
        command = option(command)
    return command


def with_level(command: Command) -> Command:
    """Add the option --to: the Level that ideas are to reach."""
    return click.option(
        "--to",
        type=click.Choice(LEVEL_IDS),
        callback=lambda _context, _option, level: LEVELS_BY_ID[level],
        default="free",
        show_default=True,
        help="The level to reach.",
    )(command)


def on_day(at: date | None) -> date:
    """Return the day to look at: the one asked for, or today where the command runs."""
    return at or date.today()  # noqa: DTZ011  (the day on the wall of whoever asks)


def limit_of(seconds: float | None) -> Limit | None:
    """Return the limit that was asked for."""
    return None if seconds is None else Limit.of_seconds(seconds)


def translation_to(language: str) -> Translate:
    """Return the gettext function of a language; English is what the code is written in."""
    found = gettext.translation("django", _CATALOGUES, languages=[language], fallback=True)
    return found.gettext
