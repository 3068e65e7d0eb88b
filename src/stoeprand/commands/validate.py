"""`stoeprand validate`: whether area files can be read, and their examples still hold."""

import sys
from datetime import date
from pathlib import Path

import click

from stoeprand.commands.areas import read_area_file
from stoeprand.commands.busy import Clock
from stoeprand.commands.ending import BAD_INPUT, NOT_AS_MEANT, ending_well
from stoeprand.commands.json_text import json_text
from stoeprand.commands.options import limit_of, on_day, with_answer_options
from stoeprand.commands.paper import Paper
from stoeprand.commands.speech import speech_in
from stoeprand.engine.area import Area
from stoeprand.engine.faults import Fault, FaultyFile
from stoeprand.engine.messages import message
from stoeprand.engine.sentences import Speech, level_name
from stoeprand.engine.validation import TestedExample, Validation, validate

AREA_FILES = (".yaml", ".yml", ".json")


@click.command()
@click.argument("areas", nargs=-1, required=True, metavar="AREA...")
@with_answer_options
def command(
    areas: tuple[str, ...], at: date | None, lang: str, as_json: bool, limit: float | None
) -> None:
    """Name every fault in area files; without faults, say whether their worked examples still hold.

    AREA is an area file, or a folder that is searched for .yaml, .yml and .json files.
    """
    speech, day = speech_in(lang), on_day(at)
    with ending_well(speech.translate) as ending:
        read, faults = _read_all(areas)
        if faults:
            _show_faults(faults, speech, as_json)
            ending.code = BAD_INPUT
            return
        until, clock = limit_of(limit), Clock(speech.translate)
        for area in read:
            with clock.running():
                validation = validate(area, day, until)
            if as_json:
                print(json_text(validation.as_json(speech.translate, speech.language)))
            else:
                _show(validation, speech)
            if not validation.is_ok:
                ending.code = NOT_AS_MEANT


def _read_all(paths: tuple[str, ...]) -> tuple[list[Area], list[Fault]]:
    """Return every area that can be read, and every fault of those that cannot."""
    areas: list[Area] = []
    faults: list[Fault] = []
    for path in paths:
        files = _files(Path(path))
        if not files:
            wrong = message("no area file in this folder, expected a .yaml, .yml or .json file")
            faults.append(Fault(path, 1, wrong))
        for file in files:
            try:
                areas.append(read_area_file(file))
            except FaultyFile as error:
                faults.extend(error.faults)
    return areas, faults


def _files(path: Path) -> list[Path]:
    """Return a file, or the area files below a folder, by path."""
    if not path.is_dir():
        return [path]
    return sorted(
        file for file in path.rglob("*") if file.suffix.lower() in AREA_FILES and file.is_file()
    )


def _show_faults(faults: list[Fault], speech: Speech, as_json: bool) -> None:
    for fault in faults:
        if as_json:
            words = {"file": fault.file, "line": fault.line, "message": speech.say(fault.message)}
            print(json_text(words), file=sys.stderr)
        else:
            print(fault.said(speech.translate), file=sys.stderr)


def _show(validation: Validation, speech: Speech) -> None:
    paper = Paper()
    paper.heading(f"{speech.read(validation.area.title)} ({validation.area.id})")
    held = sum(tested.is_ok for tested in validation.examples)
    count = message(
        "{held} of {count} worked examples come out as meant.",
        held=held,
        count=len(validation.examples),
    )
    paper.line(speech.say(count))
    for warning in validation.warnings:
        paper.line(
            speech.say(message("Line {line}: {what}.", line=warning.line, what=warning.message))
        )
    for tested in validation.examples:
        if not tested.is_ok:
            paper.line(_not_as_meant(tested, validation.area, speech), indent=4)
    paper.end()


def _not_as_meant(tested: TestedExample, area: Area, speech: Speech) -> str:
    decision = tested.decision
    best, worst = level_name(speech, decision.best), level_name(speech, decision.worst)
    said = message(
        "Line {line}: {title} was meant as ‘{meant}’, but comes out as {found}.",
        line=tested.example.line,
        title=speech.quote(speech.read(tested.example.title)),
        meant=level_name(speech, tested.example.level),
        found=speech.quote(best if best == worst else f"{best} … {worst}"),
    )
    if not tested.kerbs:
        return speech.say(said)
    kerbs = speech.together([speech.quote(speech.read(area.kerb(k).title)) for k in tested.kerbs])
    stricter = message("Stricter than meant: {kerbs}.", kerbs=kerbs)
    return f"{speech.say(said)} {speech.say(stricter)}"
