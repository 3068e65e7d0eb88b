"""What a command says when it was called wrongly: in the language asked for, in one place.

Click says these things in English only. Imported when something is wrong, and not before.
"""

from collections.abc import Iterable, Sequence
from itertools import pairwise
from typing import IO, Any

import click

from stoeprand.commands.options import LANGUAGES, BadValue, translation_to
from stoeprand.engine.messages import Message, Translate, listed, message, quoted


class Refusal(click.UsageError):
    """A call that means nothing, said in the language that it asks for."""

    def __init__(self, error: click.UsageError, asked: Sequence[str]) -> None:
        self._translate = translation_to(language_in(asked))
        super().__init__(_what_is_wrong(error, asked).said(self._translate), error.ctx)

    def show(self, file: IO[Any] | None = None) -> None:
        """Print how the command is used, where to read more, and what is wrong."""
        if self.ctx:
            for line in (*_how_it_is_used(self.ctx, self._translate), ""):
                click.echo(line, file, err=file is None)
        wrong = message("Error: {what}", what=self.message).said(self._translate)
        click.echo(wrong, file, err=file is None)


def no_such_command(name: str, known: Iterable[str], context: click.Context) -> click.UsageError:
    """Return the error that there is no command of this name."""
    words = message(
        "there is no command {name}, expected one of {known}",
        name=quoted(name),
        known=listed(known),
    )
    return BadValue(words, context)


def language_in(asked: Sequence[str]) -> str:
    """Return the language that the words of a call ask for; what commands speak by default."""
    wanted = [value for value in _values_of("--lang", asked) if value in LANGUAGES]
    return wanted[-1] if wanted else LANGUAGES[0]


def _values_of(option: str, asked: Sequence[str]) -> list[str]:
    """Return the values that a call gives to an option."""
    return [
        word.partition("=")[2] if word != option else following
        for word, following in pairwise([*asked, ""])
        if word.partition("=")[0] == option
    ]


def _how_it_is_used(context: click.Context, translate: Translate) -> tuple[str, str]:
    command = context.command_path
    pieces = " ".join(context.command.collect_usage_pieces(context))
    used = message("Usage: {command} {pieces}", command=command, pieces=pieces)
    more = message("More about this: {command} --help", command=command)
    return used.said(translate), more.said(translate)


def _what_is_wrong(error: click.UsageError, asked: Sequence[str]) -> Message:
    match error:
        case BadValue():
            return _of_parameter(error.param, error.wrong) if error.param else error.wrong
        case click.NoSuchOption():
            return _no_such_option(error.option_name, error.possibilities or ())
        case click.MissingParameter(param=click.Parameter() as parameter):
            return message("{name} is missing", name=_name(parameter))
        case click.BadParameter(param=click.Parameter() as parameter):
            given = _values_of(_name(parameter), asked)
            wrong = _no_such_value(parameter.type, quoted(given[-1])) if given else None
            return _of_parameter(parameter, wrong or error.message)
        case click.BadOptionUsage():
            return _with_or_without_value(error.option_name, asked)
        case _ if type(error) is click.UsageError:
            # all that click says in no class of its own
            return message("more was given than this command takes")
    return Message("{text}", (("text", error.format_message()),))


def _no_such_option(name: str, alike: Sequence[str]) -> Message:
    if alike:
        return message(
            "there is no option {name}; did you mean {alike}?",
            name=quoted(name),
            alike=listed(alike),
        )
    return message("there is no option {name}", name=quoted(name))


def _of_parameter(parameter: click.Parameter, wrong: Message | str) -> Message:
    return message("{name}: {wrong}", name=_name(parameter), wrong=wrong)


def _name(parameter: click.Parameter) -> str:
    if isinstance(parameter, click.Option):
        return parameter.opts[0]
    return parameter.human_readable_name


def _no_such_value(kind: click.ParamType[Any], given: str) -> Message | None:
    """Return what is wrong with a value; None for a kind of which only click knows."""
    if isinstance(kind, click.Choice):
        choices = listed(kind.choices)
        return message("{written} is not among {choices}", written=given, choices=choices)
    if not isinstance(kind, click.IntRange):
        return None
    if kind.max is None:
        return message(
            "{written} is no whole number of at least {least}", written=given, least=kind.min
        )
    return message(
        "{written} is no whole number from {least} up to and including {most}",
        written=given,
        least=kind.min,
        most=kind.max,
    )


def _with_or_without_value(name: str, asked: Sequence[str]) -> Message:
    if any(word.startswith(f"{name}=") for word in asked):
        return message("{name} takes no value", name=quoted(name))
    return message("{name} needs a value", name=quoted(name))
