"""The same picture in sentences, for whoever hears it: each row from start to end, and the idea."""

from collections.abc import Iterator, Sequence
from datetime import date
from decimal import Decimal

from stoeprand.engine.area import Area, Bound, IntervalTest
from stoeprand.engine.domains import AmountDomain, DayDomain, Values
from stoeprand.engine.drawing.axes import Axis, Slot
from stoeprand.engine.drawing.field import Field
from stoeprand.engine.drawing.svg import clean
from stoeprand.engine.drawing.words import rest_in_words
from stoeprand.engine.levels import Level
from stoeprand.engine.messages import message
from stoeprand.engine.sentences import (
    Speech,
    idea_in_words,
    level_name,
    sentence,
    value_in_words,
)
from stoeprand.engine.sentences.bounds import interval_in_words
from stoeprand.engine.sentences.levels import always, clause


def description(speech: Speech, area: Area, field: Field, values: Values, emptiness: str) -> str:
    """Return the picture in sentences: each row from start to end, the idea, and the kerbs.

    `emptiness` is what nobody has said yet, in words.
    """
    said = [*_rows_in_words(speech, field), *_idea_in_words(speech, area, field, values)]
    kerb_ids = dict.fromkeys(kerb_id for line in field.lines for kerb_id in line.kerbs)
    if kerb_ids:
        titles = (speech.quote(speech.read(area.kerb(kerb_id).title)) for kerb_id in kerb_ids)
        kerbs = speech.together(list(titles))
        said.append(speech.say(message("The kerbs between them: {kerbs}.", kerbs=kerbs)))
    said += [emptiness, rest_in_words(speech, area, field, values)]
    return clean(" ".join(part for part in said if part))


def _rows_in_words(speech: Speech, field: Field) -> Iterator[str]:
    rows = field.y.merged(field.levels)
    for slot in rows.slots:
        said = _along_x(speech, field, field.levels[_number_of(field.y, slot)])
        if len(rows.slots) > 1:
            where = _named(speech, rows, _where(speech, rows, slot))
            said = speech.say(message("{conditions}: {said}", conditions=where, said=said))
        yield sentence(said)


def _along_x(speech: Speech, field: Field, levels: Sequence[Level]) -> str:
    """Return what one does in the slots of one row, neighbours of one level together."""
    if len(set(levels)) == 1:
        return always(speech, levels[0])
    merged = field.x.merged(levels)
    found = [levels[_number_of(field.x, slot)] for slot in merged.slots]
    where = [_where(speech, merged, slot) for slot in merged.slots]
    where[0] = _named(speech, merged, where[0])
    return "; ".join(clause(speech, level, each) for level, each in zip(found, where, strict=True))


def _where(speech: Speech, axis: Axis, slot: Slot) -> str:
    """Return the values of a slot as the case in which something holds."""
    if axis.is_line:
        return _stretch(speech, axis, slot)
    said = [speech.quote(value_in_words(speech, axis.dimension, each)) for each in slot.values]
    return speech.say(message("with {answer}", answer=speech.either(said)))


def _named(speech: Speech, axis: Axis, where: str) -> str:
    name = speech.name_of(axis.dimension)
    return speech.say(message("{what} ({name})", what=where, name=name))


def _number_of(axis: Axis, slot: Slot) -> int:
    """Return the number of the slot in which one that was merged begins."""
    return next(n for n, each in enumerate(axis.slots) if each.values[0] == slot.values[0])


def _stretch(speech: Speech, axis: Axis, slot: Slot) -> str:
    """Return a slot of a line, without the end that is that of the dimension itself."""
    domain = axis.dimension.domain
    assert isinstance(domain, AmountDomain | DayDomain)  # noqa: S101  (only these are lines)
    number, (first, last) = axis.slots.index(slot), slot.values
    assert isinstance(first, Decimal | date)  # noqa: S101  (likewise)
    assert isinstance(last, Decimal | date)  # noqa: S101  (likewise)
    bounds: dict[str, Bound] = {}
    if number:
        bound, included = axis.edge(number)
        bounds["above" if included else "at_least"] = bound
    elif domain.place_of(first) != domain.lowest:
        bounds["at_least"] = first
    if number + 1 < len(axis.slots):
        bound, included = axis.edge(number + 1)
        bounds["at_most" if included else "below"] = bound
    elif domain.place_of(last) != domain.highest:
        bounds["at_most"] = last
    if not bounds:
        return speech.say(message("everywhere"))
    return interval_in_words(speech, axis.dimension, IntervalTest(**bounds))


def _idea_in_words(speech: Speech, area: Area, field: Field, values: Values) -> Iterator[str]:
    level = field.level_here
    if level is None:
        return
    drawn = {key: values[key] for key in (field.x.dimension.id, field.y.dimension.id)}
    words = message(
        "Your idea ({idea}) lies in ‘{level}’.",
        idea=idea_in_words(speech, area, drawn),
        level=level_name(speech, level),
    )
    yield speech.say(words)
