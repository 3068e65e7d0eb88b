"""`stoeprand map`: the level over two dimensions as a picture, all else as in the idea."""

from datetime import date
from pathlib import Path

import click

from stoeprand.commands.areas import load_area
from stoeprand.commands.busy import busy
from stoeprand.commands.ending import ending_well
from stoeprand.commands.faulty_ideas import FaultyIdeas
from stoeprand.commands.files import quoted_path, refuse_to_overwrite, written_whole
from stoeprand.commands.json_text import json_text
from stoeprand.commands.options import limit_of, on_day, with_answer_options
from stoeprand.commands.paper import Paper
from stoeprand.commands.speech import speech_in
from stoeprand.commands.whole_ideas import read_one
from stoeprand.engine.area import Area
from stoeprand.engine.drawing import Picture, Undrawable, as_svg, picture_of
from stoeprand.engine.messages import message
from stoeprand.engine.sentences import Speech, level_name


@click.command()
@click.argument("area")
@click.argument("idea")
@click.option("--x", required=True, metavar="DIM", help="The dimension along the bottom.")
@click.option("--y", required=True, metavar="DIM", help="The dimension along the left side.")
@click.option("-o", "output", required=True, metavar="OUT", help="The SVG file to write.")
@with_answer_options
def command(
    area: str,
    idea: str,
    x: str,
    y: str,
    output: str,
    at: date | None,
    lang: str,
    as_json: bool,
    limit: float | None,
) -> None:
    """Draw what an idea may over two dimensions, with the kerbs between the levels.

    AREA is an area file (.yaml, .json). IDEA is a .json, .jsonl or .csv file with one idea, or -
    for standard input. All of it but x and y must be known.
    """
    speech, day = speech_in(lang), on_day(at)
    with ending_well(speech.translate):
        refuse_to_overwrite(output, (area, idea))
        loaded = load_area(area, speech.translate)
        one = read_one(loaded, idea)
        try:
            with busy(speech.translate):
                picture = picture_of(loaded, one.values, x, y, day, speech, limit=limit_of(limit))
        except Undrawable as error:
            raise FaultyIdeas(error.message) from None
        with written_whole(Path(output)) as draft:
            draft.write_text(as_svg(picture), encoding="utf-8", newline="\n")
        if as_json:
            level = picture.level.id if picture.level is not None else None
            print(json_text({"idea": one.id, "x": x, "y": y, "level": level, "map": output}))
        else:
            Paper().line(_in_words(speech, loaded, picture, (x, y), output), indent=0)


def _in_words(
    speech: Speech, area: Area, picture: Picture, axes: tuple[str, str], output: str
) -> str:
    x, y = (speech.quote(speech.name_of(area.dimensions[each])) for each in axes)
    file = quoted_path(output)
    if picture.level is None:
        words = message("{file} shows what may be done by {x} and {y}.", file=file, x=x, y=y)
    else:
        words = message(
            "{file} shows what may be done by {x} and {y}. Your idea lies in ‘{level}’.",
            file=file,
            x=x,
            y=y,
            level=level_name(speech, picture.level),
        )
    return speech.say(words)
