"""`stoeprand examples`: the made-up municipality as files to play with."""

import sys
from importlib.resources import files
from importlib.resources.abc import Traversable
from pathlib import Path

import click

from stoeprand.commands.ending import BAD_INPUT, ending_well
from stoeprand.commands.options import LANGUAGES
from stoeprand.commands.speech import speech_in
from stoeprand.engine.messages import message

_NOT_FOR_READERS = ("__init__.py", "__pycache__", "earlier")
"""Nor are earlier versions: they would stand beside the areas as areas of the same name."""


@click.command()
@click.argument("folder", metavar="DIR", type=click.Path(path_type=Path))
@click.option(
    "--lang",
    type=click.Choice(LANGUAGES),
    default="nl",
    show_default=True,
    help="Language of the text.",
)
def command(folder: Path, lang: str) -> None:
    """Write the areas and ideas of a made-up municipality to the folder DIR.

    A file that is there already is not overwritten: nothing of yours is lost.
    """
    speech = speech_in(lang)
    with ending_well(speech.translate) as ending:
        wanted = list(_files_below(files("stoeprand.demo"), Path()))
        in_the_way = [path for path, _ in wanted if (folder / path).exists()]
        if in_the_way:
            said = message(
                "{path} is there already; choose an empty folder", path=str(folder / in_the_way[0])
            )
            print(speech.say(said), file=sys.stderr)
            ending.code = BAD_INPUT
            return
        for path, source in wanted:
            target = folder / path
            target.parent.mkdir(parents=True, exist_ok=True)
            target.write_bytes(source.read_bytes())
        print(
            speech.say(
                message(
                    "Wrote {count} files to {folder}. Now try:",
                    count=len(wanted),
                    folder=str(folder),
                )
            )
        )
        area = folder / "wijkbudget"
        print(f"  stoeprand check {area / 'area.yaml'} {area / 'ideas.jsonl'}")
        print(f"  stoeprand room {area / 'area.yaml'}")
        print(f"  stoeprand validate {folder}")


def _files_below(source: Traversable, path: Path) -> list[tuple[Path, Traversable]]:
    found = []
    for child in sorted(source.iterdir(), key=lambda entry: entry.name):
        if child.name in _NOT_FOR_READERS:
            continue
        if child.is_dir():
            found.extend(_files_below(child, path / child.name))
        else:
            found.append((path / child.name, child))
    return found
