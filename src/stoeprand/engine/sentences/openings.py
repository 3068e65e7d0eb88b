"""Where it is stuck, in words: which kerbs to move for most, and which nobody can move."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from typing import TYPE_CHECKING

from stoeprand.engine.area import Area
from stoeprand.engine.decision import Decision
from stoeprand.engine.levels import Level
from stoeprand.engine.messages import Message, message
from stoeprand.engine.sentences.decisions import whom_to_ask_in_words
from stoeprand.engine.sentences.levels import level_name
from stoeprand.engine.sentences.speech import Speech
from stoeprand.engine.sentences.standing import FIXED, FIXED_LAW

if TYPE_CHECKING:  # saying what was found needs nothing of what finds it
    from stoeprand.engine.openings import Openings, Step

MOST_NAMED = 10
"""So many ideas are named in a sentence; the others are counted."""

NO_FREEDOM_YET = message("Where nobody has said anything there is no freedom yet: only emptiness.")
"""What stands below the things on which nobody has said anything."""

MOST_ALTERNATIVES = 3
"""So many kerbs that would do as well are named; the others are counted."""

MOVERS = {
    "council": message("the council"),
    "board": message("the board of mayor and aldermen"),
    "director": message("the director"),
    "manager": message("the manager"),
    "team": message("the team"),
}


@dataclass(frozen=True, slots=True)
class StepInWords:
    """What so many moves can do: a heading, who moves what for which ideas, and whom to talk to.

    `as_good` says which other kerbs would open as many; '' where none are known.
    """

    heading: str
    sentence: str
    as_good: str
    talk: str


@dataclass(frozen=True, slots=True)
class FixedInWords:
    """A kerb that nobody can move: which ideas it holds back, and why it stays."""

    sentence: str
    reason: str


@dataclass(frozen=True, slots=True)
class UnsaidInWords:
    """On what nobody has said anything, and of how many ideas; `questions` are for the owners."""

    sentence: str
    questions: tuple[str, ...]


def unsaid_of_list_in_words(
    speech: Speech, area: Area, decisions: Iterable[Decision]
) -> list[UnsaidInWords]:
    """Return on what nobody has said anything for ideas of a list, in the order of the area.

    Such an idea is free only because there is no kerb yet.
    """
    ideas: dict[str, int] = {}
    kerbs: dict[str, dict[str, None]] = {}
    count = 0
    for decision in decisions:
        count += 1
        for unsaid in decision.unsaid:
            ideas[unsaid.dimension] = ideas.get(unsaid.dimension, 0) + 1
            kerbs.setdefault(unsaid.dimension, {}).update(dict.fromkeys(unsaid.kerbs))
    return [
        UnsaidInWords(
            _unsaid(speech, speech.quote(speech.name_of(dimension)), ideas[key], count),
            tuple(whom_to_ask_in_words(speech, area, kerb_id) for kerb_id in kerbs[key]),
        )
        for key, dimension in area.dimensions.items()
        if key in ideas
    ]


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


def as_good_in_words(speech: Speech, area: Area, step: "Step") -> str:
    """Return that other kerbs would open as many as those of a step; '' where none are known."""
    number = len(step.kerbs)
    if not any(step.instead.values()):
        return ""
    if number > 1:
        another = message(
            "At least one other set of {count} kerbs lets just as many ideas through.", count=number
        )
        return speech.say(another)
    (others,) = step.instead.values()
    named = [speech.quote(speech.read(area.kerb(each).title)) for each in others]
    if len(named) > MOST_ALTERNATIVES + 1:
        more = message("one of {count} others", count=len(named) - MOST_ALTERNATIVES)
        named = [*named[:MOST_ALTERNATIVES], speech.say(more)]
    words = message(
        "Moving {kerbs} instead lets just as many ideas through.", kerbs=speech.either(named)
    )
    return speech.say(words)


def no_more_in_words(speech: Speech, openings: "Openings") -> str:
    """Return that further moves open nothing more; empty where the last of them does."""
    last = openings.steps[-1]
    if len(last.kerbs) == last.moves:
        return ""
    return speech.say(_no_more(last))


def fixed_kerbs_in_words(speech: Speech, area: Area, openings: "Openings") -> list[FixedInWords]:
    """Return which kerbs nobody can move, and which ideas each of them holds back."""
    return list(_fixed(speech, area, openings))


def _unsaid(speech: Speech, name: str, ideas: int, count: int) -> str:
    if count == 1:
        words = message("On {name} nobody has said anything yet.", name=name)
    elif ideas == count:
        words = message(
            "On {name} nobody has said anything yet; that goes for all {count} ideas.",
            name=name,
            count=count,
        )
    else:
        words = message(
            "On {name} nobody has said anything yet; that goes for {ideas} of {count} ideas.",
            name=name,
            ideas=ideas,
            count=count,
        )
    return speech.say(words)


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
        as_good_in_words(speech, area, step),
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
