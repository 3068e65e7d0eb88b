"""`stoeprand diff`: what a new version of an area gives and takes, with examples and promises."""

import sys
from collections.abc import Sequence
from datetime import date
from pathlib import Path

import click

from stoeprand.commands.areas import read_area_file
from stoeprand.commands.busy import busy
from stoeprand.commands.diff_in_words import DiffPrinter
from stoeprand.commands.ending import BAD_INPUT, ending_well
from stoeprand.commands.json_text import json_text
from stoeprand.commands.options import Day, limit_of, on_day, with_answer_options
from stoeprand.commands.speech import speech_in
from stoeprand.engine.area import Area
from stoeprand.engine.faults import Fault, FaultyFile
from stoeprand.engine.messages import Translate
from stoeprand.engine.versions import UnlikeAreas, compare_versions


@click.command()
@click.argument("old")
@click.argument("new")
@click.option(
    "--new-at",
    type=Day(),
    default=None,
    metavar="DAY",
    help="The day on which to read NEW (default: that of --at).",
)
@click.option(
    "--all",
    "everything",
    is_flag=True,
    help="Print all of each part, not only the first of many.",
)
@with_answer_options
def command(
    old: str,
    new: str,
    new_at: date | None,
    everything: bool,
    at: date | None,
    lang: str,
    as_json: bool,
    limit: float | None,
) -> None:
    """Say what changes from OLD to NEW: what becomes stricter or looser, and promises not kept.

    OLD and NEW are area files (.yaml, .json). The same file twice, with --new-at, shows what ends
    or begins by itself.
    """
    speech, day = speech_in(lang), on_day(at)
    with ending_well(speech.translate):
        before, after = _read_both((old, new), speech.translate)
        try:
            with busy(speech.translate):
                found = compare_versions(before, after, day, new_at, limit_of(limit))
        except UnlikeAreas as error:
            for fault in error.faults:
                print(fault.said(speech.translate), file=sys.stderr)
            raise SystemExit(BAD_INPUT) from None
        if as_json:
            print(json_text(found.as_json()))
        else:
            DiffPrinter(found, speech, everything=everything).show()


def _read_both(paths: tuple[str, str], translate: Translate) -> Sequence[Area]:
    """Return both areas; ends the command with exit code 2 and the faults of both files."""
    areas: list[Area] = []
    faults: list[Fault] = []
    for path in dict.fromkeys(paths):
        try:
            areas.append(read_area_file(Path(path)))
        except FaultyFile as error:
            faults.extend(error.faults)
    for fault in faults:
        print(fault.said(translate), file=sys.stderr)
    if faults:
        raise SystemExit(BAD_INPUT)
    return areas[0], areas[-1]
