"""How text for people lies on a terminal: headings, parts, lines that fit. No words of its own."""

import re
import shutil
import textwrap
from collections.abc import Iterable

import click

from stoeprand.engine.levels import Level

_WIDEST = 100
_COLOURS = {
    Level.FREE: "green",
    Level.TELL: "cyan",
    Level.CONSULT: "blue",
    Level.AGREE: "yellow",
    Level.NO: "red",
}
_SIGNS = {Level.FREE: "●", Level.TELL: "◕", Level.CONSULT: "◑", Level.AGREE: "◔", Level.NO: "○"}
"""The fuller, the freer: readable without colour."""

_SIGN_OF_MONEY = re.compile(r"€ (?=[0-9])")
"""Stays on one line with its amount."""


class Paper:
    """Prints to standard output; colours fall away where it is no terminal."""

    def __init__(self) -> None:
        self._width = min(_WIDEST, shutil.get_terminal_size((_WIDEST, 24)).columns)

    def heading(self, text: str) -> None:
        """Print the name of what follows."""
        click.secho(_shown(text), bold=True)

    def levelled(self, text: str, level: Level, word: str) -> None:
        """Print a heading with a level beside it, in sign, word and colour."""
        sign = click.style(f"{_SIGNS[level]} {word}", fg=_COLOURS[level], bold=True)
        click.echo(f"{click.style(_shown(text), bold=True)}  {sign}")

    def line(self, text: str, *, indent: int = 2, hang: int = 0, faint: bool = False) -> None:
        """Print a text in as many lines as it needs; nothing where there is none.

        What does not fit on its first line hangs under it, `hang` further in.
        """
        first, next_ones = " " * indent, " " * (indent + hang)
        for part in _shown(text).splitlines():
            together = _SIGN_OF_MONEY.sub("€\u00a0", part)
            for wrapped in textwrap.wrap(
                together,
                self._width,
                initial_indent=first,
                subsequent_indent=next_ones,
                break_on_hyphens=False,
            ):
                click.secho(wrapped.replace("\u00a0", " "), dim=faint)

    def part(self, title: str, lines: Iterable[str]) -> None:
        """Print a part with its title; nothing at all where it holds nothing."""
        said = [line for line in lines if line]
        if said:
            click.secho(f"  {title}", underline=True)
        for line in said:
            self._bullet(line)

    def end(self) -> None:
        """Print the empty line after an answer."""
        click.echo()

    def _bullet(self, text: str) -> None:
        first, *others = text.splitlines()
        self.line(f"- {first}", indent=2, hang=2)
        for other in others:
            self.line(other, indent=4, faint=True)


def _shown(text: str) -> str:
    """Leave out what steers a terminal: a file of somebody else must not."""
    return "".join(c for c in text if c.isprintable() or c == "\n")
