"""Where it is stuck, in words: which kerbs to move for most, and which nobody can move."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from stoeprand.engine.area import Area
from stoeprand.engine.levels import Level
from stoeprand.engine.messages import Message, message
from stoeprand.engine.sentences.levels import level_name
from stoeprand.engine.sentences.speech import Speech
from stoeprand.engine.sentences.standing import FIXED, FIXED_LAW

if TYPE_CHECKING:  # saying what was found needs nothing of what finds it
    from stoeprand.engine.openings import Openings, Step

MOST_NAMED = 10
"""So many ideas are named in a sentence; the others are counted."""

MOVERS = {
    "council": message("the council"),
    "board": message("the board of mayor and aldermen"),
    "director": message("the director"),
    "manager": message("the manager"),
    "team": message("the team"),
}


@dataclass(frozen=True, slots=True)
class StepInWords:
    """What so many moves can do: a heading, who moves what for which ideas, and whom to talk to."""

    heading: str
    sentence: str
    talk: str


@dataclass(frozen=True, slots=True)
class FixedInWords:
    """A kerb that nobody can move: which ideas it holds back, and why it stays."""

    sentence: str
    reason: str


def open_now_in_words(speech: Speech, openings: "Openings", count: int) -> str:
    """Return how many of the ideas, `count` in all, are at the level already."""
    level = speech.quote(level_name(speech, openings.to))
    if openings.to is not Level.FREE:
        level = speech.say(message("{level} or looser", level=level))
    already = message(
        "Already at {level}: {open} of {count}.", level=level, open=openings.open_now, count=count
    )
    return speech.say(already)


def steps_in_words(speech: Speech, area: Area, openings: "Openings") -> list[StepInWords]:
    """Return what there is to gain by moving kerbs; a step that opens no more is left out."""
    said = []
    before: tuple[str, ...] = ()
    for step in openings.steps:
        if step.kerbs != before:
            said.append(_step(speech, area, step))
        before = step.kerbs
    return said


def no_more_in_words(speech: Speech, openings: "Openings") -> str:
    """Return that further moves open nothing more; empty where the last of them does."""
    last = openings.steps[-1]
    if len(last.kerbs) == last.moves:
        return ""
    return speech.say(_no_more(last))


def fixed_kerbs_in_words(speech: Speech, area: Area, openings: "Openings") -> list[FixedInWords]:
    """Return which kerbs nobody can move, and which ideas each of them holds back."""
    return list(_fixed(speech, area, openings))


def _step(speech: Speech, area: Area, step: "Step") -> StepInWords:
    moved = len(step.kerbs)
    heading = (
        message("One kerb moved") if moved == 1 else message("{count} kerbs moved", count=moved)
    )
    owners = tuple(dict.fromkeys(area.kerb(kerb_id).owner for kerb_id in step.kerbs))
    people = speech.together([speech.person(area, each) for each in owners])
    return StepInWords(
        speech.say(heading),
        speech.say(_gain(speech, _moves(speech, area, step.kerbs), step.opened)),
        speech.say(message("Talk about it with {people}.", people=people)),
    )


def _gain(speech: Speech, moves: str, opened: Sequence[str]) -> Message:
    ideas = _some_of(speech, opened)
    if len(opened) == 1:
        return message("If {moves}, one idea can go through: {ideas}.", moves=moves, ideas=ideas)
    return message(
        "If {moves}, {count} ideas can go through: {ideas}.",
        moves=moves,
        count=len(opened),
        ideas=ideas,
    )


def _moves(speech: Speech, area: Area, kerb_ids: Sequence[str]) -> str:
    """Return who moves which kerbs, as a clause; who moves several is named once."""
    by_mover: dict[str, list[str]] = {}
    for kerb_id in kerb_ids:
        kerb = area.kerb(kerb_id)
        by_mover.setdefault(kerb.movable_by, []).append(speech.quote(speech.read(kerb.title)))
    return speech.together(
        [
            speech.say(
                message("{mover} moves {kerbs}", mover=MOVERS[mover], kerbs=speech.together(titles))
            )
            for mover, titles in by_mover.items()
        ]
    )


def _no_more(last: "Step") -> Message:
    if last.kerbs:
        return message(
            "Moving more kerbs, up to and including {count}, opens no more.", count=last.moves
        )
    if last.moves == 1:
        return message("Moving one kerb lets no idea through yet.")
    return message("Moving {count} kerbs lets no idea through yet.", count=last.moves)


def _fixed(speech: Speech, area: Area, openings: "Openings") -> Iterator[FixedInWords]:
    for kerb_id, held in openings.fixed.items():
        kerb = area.kerb(kerb_id)
        title, ideas = speech.quote(speech.read(kerb.title)), _some_of(speech, held)
        words = (
            message(
                "{kerb} holds back one idea, whatever else is moved: {ideas}.",
                kerb=title,
                ideas=ideas,
            )
            if len(held) == 1
            else message(
                "{kerb} holds back {count} ideas, whatever else is moved: {ideas}.",
                kerb=title,
                count=len(held),
                ideas=ideas,
            )
        )
        reason = FIXED_LAW if kerb.nature == "law" else FIXED
        yield FixedInWords(speech.say(words), speech.say(reason[0]))


def _some_of(speech: Speech, ideas: Sequence[str]) -> str:
    """Return the first few of the ideas, and how many more there are."""
    if len(ideas) <= MOST_NAMED:
        return speech.together(ideas)
    named = ideas[: MOST_NAMED - 1]
    more = speech.say(message("{count} more", count=len(ideas) - len(named)))
    return speech.together([*named, more])
