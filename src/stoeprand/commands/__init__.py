"""The command line: each command reads files, asks the engine, and prints.

No rule of the room lives here. A command is imported when it is called: checking one idea must not
pay for what others need.
"""

import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from importlib import import_module
from io import TextIOWrapper
from typing import Any

import click

from stoeprand import __version__

_COMMANDS = {
    "check": "May I? What ideas may, and because of which kerbs.",
    "diff": "What a new version of an area gives and takes.",
    "examples": "Write out a made-up municipality to play with.",
    "ledger": "What was decided: does it still hold, and where does it end?",
    "map": "Draw what an idea may over two dimensions.",
    "openings": "Where it is stuck: which few kerbs, moved, would open most.",
    "organisation": "The organisations of this installation: make one, list them.",
    "person": "The people of an organisation: invite, list, help to sign in.",
    "room": "Which room an area leaves, each level with an example.",
    "serve": "Serve the pages, with a demo municipality the first time.",
    "validate": "Whether area files can be read and their examples still hold.",
    "way-in": "What can be done: which few changes bring an idea to a level.",
    "worker": "Send mail that is due, and do the jobs of the day.",
}


class _Lazy(click.Group):
    """A group that knows its commands by name and imports one when it is called."""

    def make_context(
        self,
        info_name: str | None,
        args: list[str],
        parent: click.Context | None = None,
        **extra: Any,
    ) -> click.Context:
        asked = tuple(args)
        if not asked:  # then all that there is to say is how it is used
            return super().make_context(info_name, args, parent, **extra)
        with _refusals_of(asked):
            context = super().make_context(info_name, args, parent, **extra)
        context.obj = asked
        return context

    def invoke(self, ctx: click.Context) -> Any:
        with _refusals_of(ctx.obj):
            return super().invoke(ctx)

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        name = args[0]
        if name not in _COMMANDS and not name.startswith("-"):
            from stoeprand.commands.usage import no_such_command

            raise no_such_command(name, sorted(_COMMANDS), ctx)
        return super().resolve_command(ctx, args)

    def list_commands(self, ctx: click.Context) -> list[str]:
        return sorted(_COMMANDS)

    def get_command(self, ctx: click.Context, cmd_name: str) -> click.Command | None:
        if cmd_name not in _COMMANDS:
            return None
        home = f"stoeprand.commands.{cmd_name.replace('-', '_')}"
        command: click.Command = import_module(home).command
        return command

    def format_commands(self, ctx: click.Context, formatter: click.HelpFormatter) -> None:
        """List the commands without importing them."""
        with formatter.section("Commands"):
            formatter.write_dl(sorted(_COMMANDS.items()))


@contextmanager
def _refusals_of(asked: Sequence[str]) -> Iterator[None]:
    """Have a call that means nothing refused in the language that its words ask for."""
    try:
        yield
    except click.UsageError as error:
        from stoeprand.commands.usage import Refusal

        raise Refusal(error, asked) from None


@click.group(cls=_Lazy)
@click.version_option(__version__, prog_name="stoeprand")
def main() -> None:
    """Room to change things, by making the kerbs visible."""
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):
            # where a terminal lacks a sign, something stands in its place
            stream.reconfigure(errors="backslashreplace")
