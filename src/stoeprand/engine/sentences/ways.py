"""What can be done, as a colleague would say it: what to change, or which kerbs leave no way.

Nothing here looks for a way; it only says what was found.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import TYPE_CHECKING

from stoeprand.engine.area import Area, Dimension
from stoeprand.engine.check import check
from stoeprand.engine.decision import Decision
from stoeprand.engine.domains import SetDomain, Value, Values
from stoeprand.engine.levels import Level
from stoeprand.engine.messages import Message, message
from stoeprand.engine.sentences.conditions import flag_in_words
from stoeprand.engine.sentences.ideas import value_in_words
from stoeprand.engine.sentences.kerbs import kerb_sentence
from stoeprand.engine.sentences.levels import level_name
from stoeprand.engine.sentences.quantities import measure_in_words
from stoeprand.engine.sentences.speech import Speech, sentence
from stoeprand.engine.sentences.standing import mover_in_words

if TYPE_CHECKING:  # finding a way needs the solver; saying what was found does not
    from stoeprand.engine.way_in import Way, WayIn


@dataclass(frozen=True, slots=True)
class HoldingKerbInWords:
    """A kerb that holds an idea back: what it says, who could move it, whom to talk to."""

    kerb: str
    title: str
    sentence: str
    mover: str
    talk: str


@dataclass(frozen=True, slots=True)
class WaysInWords:
    """What can be done about one idea.

    `answer` stands above the `ways`, each a sentence or two, and `or_less` above those that leave
    something out of the idea (`smaller`). Without any way `answer` says why, and `kerbs` are those
    that hold the idea back. `note` adds how these work. Each of the texts is '' where there is
    nothing to say.
    """

    answer: str
    ways: tuple[str, ...]
    or_less: str
    smaller: tuple[str, ...]
    kerbs: tuple[HoldingKerbInWords, ...]
    note: str


_THEN = {
    Level.FREE: message("Then you do it, without asking or telling anybody:"),
    Level.TELL: message("Then you do it, and you tell the owner:"),
    Level.CONSULT: message("Then you ask advice first, and decide yourself:"),
    Level.AGREE: message("Then it can be done, once you have agreement:"),
}
_THEN_TELL_OWNERS = message("Then you do it, and you tell the owners of the kerbs:")


def ways_in_words(speech: Speech, found: "WayIn", values: Values) -> WaysInWords:
    """Return what was found for a whole idea with these `values`."""
    if found.before <= found.to:
        name = level_name(speech, found.before)
        already = message("This is ‘{level}’ already. Nothing has to change.", level=name)
        return WaysInWords(speech.say(already), (), "", (), (), "")
    if not found.possible:
        kerbs = tuple(_holding(speech, found.area, kerb_id) for kerb_id in found.kerbs)
        note = _how_they_hold(speech, found, values)
        return WaysInWords(_no_way(speech, found), (), "", (), kerbs, note)
    whole = [way for way in found.ways if not left_out(values, way.changes)]
    smaller = smaller_ways(values, found.ways)
    several = message("This can be done; what changes least comes first:")
    answer = several if len(whole) > 1 else message("This can be done:")
    return WaysInWords(
        answer=speech.say(answer) if whole else "",
        ways=tuple(_way(speech, found, values, way) for way in whole),
        or_less=or_less_in_words(speech, whole, smaller),
        smaller=tuple(_way(speech, found, values, way) for way in smaller),
        kerbs=(),
        note="",
    )


def left_out(values: Values, changes: Values) -> int:
    """Return how much of what an idea consists of some changes leave out.

    That is each member of a set that is gone, and each yes that becomes a no. Another amount, day
    or choice leaves the idea what it is.
    """
    return sum(_left_out(values[key], new) for key, new in changes.items())


def smaller_ways(values: Values, ways: "Sequence[Way]") -> "list[Way]":
    """Return the ways that leave something of the idea out, those that leave out least first."""
    smaller = [way for way in ways if left_out(values, way.changes)]
    return sorted(smaller, key=lambda way: left_out(values, way.changes))


def or_less_in_words(speech: Speech, whole: "Sequence[Way]", smaller: "Sequence[Way]") -> str:
    """Return what stands above the ways that leave something out; '' where there are none."""
    if not smaller:
        return ""
    if whole:
        return speech.say(message("Or you leave part of your idea out:"))
    return speech.say(message("This can be done if you leave part of your idea out:"))


def then_in_words(speech: Speech, found: "WayIn", values: Values) -> str:
    """Return what one then does, above ways that were found for a whole idea with `values`."""
    if found.to is Level.TELL and any(
        len(check(found.area, {**values, **way.changes}, found.at).talk_to) > 1
        for way in found.ways
    ):
        return speech.say(_THEN_TELL_OWNERS)
    return speech.say(_THEN[found.to])


def outcome_in_words(speech: Speech, decision: Decision) -> str:
    """Return the name of the level that a whole idea is at; free only where something was said."""
    if decision.worst is Level.FREE and decision.unsaid:
        return speech.say(message("do it, as far as anybody has said"))
    return level_name(speech, decision.worst)


def change_in_words(speech: Speech, dimension: Dimension, old: Value, new: Value) -> str:
    """Return as a clause what somebody does to give another answer: from what, to what."""
    name = speech.quote(speech.name_of(dimension))
    if isinstance(old, frozenset) and isinstance(new, frozenset):
        return speech.say(_other_members(speech, dimension, name, old, new))
    if isinstance(new, bool):
        answer, before = (value_in_words(speech, dimension, each).lower() for each in (new, old))
        words = message(
            "answer {answer} to {name} (now {before})", answer=answer, name=name, before=before
        )
        return speech.say(words)
    said, before = _said(speech, dimension, new), _said(speech, dimension, old)
    if isinstance(new, str):
        words = message("choose {new} for {name} (now {old})", new=said, name=name, old=before)
    elif not isinstance(new, Decimal):
        words = message("move {name} to {new} (now {old})", name=name, new=said, old=before)
    elif isinstance(old, Decimal) and new < old:
        words = message("bring {name} down to {new} (now {old})", name=name, new=said, old=before)
    else:
        words = message("raise {name} to {new} (now {old})", name=name, new=said, old=before)
    return speech.say(words)


def _left_out(old: Value, new: Value) -> int:
    if isinstance(old, frozenset) and isinstance(new, frozenset):
        return len(old - new)
    return int(old is True and new is False)


def _way(speech: Speech, found: "WayIn", values: Values, way: "Way") -> str:
    changes = [
        change_in_words(speech, found.area.dimensions[each], values[each], new)
        for each, new in way.changes.items()
    ]
    decision = check(found.area, {**values, **way.changes}, found.at)
    then = speech.say(message("Then it is: {level}.", level=outcome_in_words(speech, decision)))
    return f"{sentence(speech.together(changes))} {then}"


def _no_way(speech: Speech, found: "WayIn") -> str:
    if found.to is Level.AGREE:
        return speech.say(message("Whatever you change, it does not become possible."))
    level = speech.quote(level_name(speech, found.to))
    if found.to is not Level.FREE:
        level = speech.say(message("{level} or looser", level=level))
    words = message("Whatever you change, it does not become {level}.", level=level)
    return speech.say(words)


def _how_they_hold(speech: Speech, found: "WayIn", values: Values) -> str:
    """Return that kerbs do so together, and because of which answers that nobody can change."""
    area = found.area
    kerbs = [area.kerb(kerb_id) for kerb_id in found.kerbs]
    together = message("Each of these kerbs leaves a way; together they leave none.")
    said = [speech.say(together)] if len(kerbs) > 1 else []
    looked_at = {dimension_id for kerb in kerbs for dimension_id in (kerb.on, *kerb.when)}
    fixed = [
        _with_its_name(speech, dimension, values[dimension.id])
        for dimension in area.dimensions.values()
        if dimension.id in looked_at and not dimension.changeable
    ]
    if fixed:
        answers = speech.together(fixed)
        because = message("That is so with {answers}, which cannot be changed.", answers=answers)
        said.append(speech.say(because))
    return " ".join(said)


def _with_its_name(speech: Speech, dimension: Dimension, value: Value) -> str:
    if isinstance(value, bool):
        return flag_in_words(speech, dimension, value)
    said = _said(speech, dimension, value)
    return speech.say(message("{what} ({name})", what=said, name=speech.name_of(dimension)))


def _holding(speech: Speech, area: Area, kerb_id: str) -> HoldingKerbInWords:
    kerb = area.kerb(kerb_id)
    owner = speech.person_and_role(area.people[kerb.owner])
    return HoldingKerbInWords(
        kerb=kerb.id,
        title=speech.read(kerb.title),
        sentence=kerb_sentence(speech, area, kerb),
        mover=mover_in_words(speech, kerb),
        talk=speech.say(message("Talk about it with {person}.", person=owner)),
    )


def _said(speech: Speech, dimension: Dimension, value: Value) -> str:
    """Return a value as part of a sentence: what somebody chose stands between quotes."""
    if isinstance(value, bool | frozenset):
        return value_in_words(speech, dimension, value)
    if isinstance(value, str):
        return speech.quote(dimension.label_in(speech.language, value))
    return measure_in_words(speech, dimension, value)


def _other_members(
    speech: Speech, dimension: Dimension, name: str, old: frozenset[str], new: frozenset[str]
) -> Message:
    gone, come = _labels(speech, dimension, old - new), _labels(speech, dimension, new - old)
    if not come:
        return message("leave out {gone} under {name}", gone=gone, name=name)
    if not gone:
        return message("add {come} under {name}", come=come, name=name)
    return message("under {name} leave out {gone} and add {come}", name=name, gone=gone, come=come)


def _labels(speech: Speech, dimension: Dimension, members: frozenset[str]) -> str:
    assert isinstance(dimension.domain, SetDomain)  # noqa: S101  (only sets have members)
    ordered = [member for member in dimension.domain.members if member in members]
    return speech.together(
        [speech.quote(dimension.label_in(speech.language, each)) for each in ordered]
    )
