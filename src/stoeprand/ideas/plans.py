"""Whom an idea is told to or asked of, and by when they answer: said before it is done."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from stoeprand.engine.area import Area
from stoeprand.engine.decision import Decision
from stoeprand.engine.levels import Level
from stoeprand.ideas.answerers import who_answers
from stoeprand.ideas.models import Kind
from stoeprand.people.models import Organisation, Person
from stoeprand.post.working_days import due_day

KIND_OF_LEVEL = {Level.TELL: Kind.TELL, Level.CONSULT: Kind.CONSULT, Level.AGREE: Kind.AGREE}


@dataclass(frozen=True, slots=True)
class Plan:
    """What is to be asked of one owner; `to` is None where nobody answers for them here."""

    kind: Kind
    owner_id: str
    kerbs: tuple[str, ...]
    to: Person | None
    due: date
    silence_counts: bool


@dataclass(frozen=True, slots=True)
class _Turn:
    kind: Kind
    owner_id: str
    kerbs: tuple[str, ...]


def plans_for(
    organisation: Organisation, area: Area, decision: Decision, by: Person, on: date
) -> list[Plan]:
    """Return whom an idea with this answer is told to or asked of; nobody where it is free.

    Of a no it is asked whether the kerb can be moved. Each owner is asked once, about all their
    kerbs, for the strictest that these ask.
    """
    return _planned(organisation, area, list(_turns(area, decision)), by, on)


def movable(area: Area, kerbs: Sequence[str]) -> list[str]:
    """Return those kerbs that somebody may move; a law stays where it is."""
    return [kerb_id for kerb_id in kerbs if area.kerb(kerb_id).movable_by != "nobody"]


def plans_to_move(
    organisation: Organisation, area: Area, kerbs: Sequence[str], by: Person, on: date
) -> list[Plan]:
    """Return of whom it is asked to move these kerbs: of their owners."""
    turns = list(_to_owners(area, kerbs))
    return _planned(organisation, area, turns, by, on)


def _turns(area: Area, decision: Decision) -> Iterator[_Turn]:
    if decision.level is Level.NO:
        yield from _to_owners(
            area, [each.kerb for each in decision.because if each.level is Level.NO]
        )
        return
    for talk in decision.talk_to:
        yield _Turn(KIND_OF_LEVEL[talk.level], talk.person, talk.kerbs)


def _to_owners(area: Area, kerbs: Sequence[str]) -> Iterator[_Turn]:
    by_owner: dict[str, list[str]] = {}
    for kerb_id in kerbs:
        by_owner.setdefault(area.kerb(kerb_id).owner, []).append(kerb_id)
    for owner, owned in by_owner.items():
        yield _Turn(Kind.MOVE, owner, tuple(owned))


def _planned(
    organisation: Organisation, area: Area, turns: list[_Turn], by: Person, on: date
) -> list[Plan]:
    there = who_answers(organisation, [turn.owner_id for turn in turns], on)
    return [_plan(area, turn, there.get(turn.owner_id), by, on) for turn in turns]


def _plan(area: Area, turn: _Turn, to: Person | None, by: Person, on: date) -> Plan:
    silence = _silence(area, turn)
    # whoever was not reached, or asks themself, did not keep silent
    silence_counts = silence is not None and to is not None and to.pk != by.pk
    own_term = area.people[turn.owner_id].answers_within
    term = silence if silence is not None and silence_counts else own_term
    return Plan(turn.kind, turn.owner_id, turn.kerbs, to, due_day(on, term), silence_counts)


def _silence(area: Area, turn: _Turn) -> int | None:
    """Return after how many working days silence counts as yes; None where it does not.

    One kerb among them that waits for an answer is enough to wait for it.
    """
    if turn.kind is not Kind.AGREE:
        return None
    kerbs = [area.kerb(kerb_id) for kerb_id in turn.kerbs]
    terms = [kerb.silence for kerb in kerbs if kerb.whom_to_ask(Level.AGREE) == turn.owner_id]
    if any(term is None for term in terms):
        return None
    return max((term for term in terms if term is not None), default=None)
