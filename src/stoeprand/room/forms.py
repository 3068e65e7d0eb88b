"""The form that asks about an idea, as values for templates: what to ask now, what was answered.

Nothing is decided here: which questions matter comes from the engine, what was read from `answers`.
"""

from collections.abc import Iterator
from dataclasses import dataclass, field
from decimal import Decimal

from django.utils.translation import gettext as _

from stoeprand.engine.area import Area, Dimension
from stoeprand.engine.decision import Decision
from stoeprand.engine.domains import Value
from stoeprand.engine.sentences import value_in_words
from stoeprand.room.address import (
    ALL_FIELDS,
    CHANGE,
    LANGUAGE,
    NOT_KNOWN,
    PUT,
    QUESTION,
    address_of,
    parameter_of,
    texts_of,
)
from stoeprand.room.amounts import write_amount
from stoeprand.room.answers import Reading
from stoeprand.room.labels import Option, help_of, kind_of_field, label_of, options_of, unit_of
from stoeprand.room.questions import amount_of_money_in, main_amount_of_money
from stoeprand.room.speaking import speech_in

MOST_QUESTIONS = 3
LONGEST_TYPED = 200
"""So much of what was typed is shown back in its field."""


@dataclass(frozen=True, slots=True)
class Field:
    """One question. `typed` is what stands in its field (of a set: what is ticked).

    `id` is that of its dimension, with a point for a space, so that HTML can refer to it.
    `name` is the parameter that it fills. `echo` says a known answer in words; `fault` is a
    sentence, or empty; `suggested` says that what stands in the field was read from the question in
    plain words and is still to be confirmed. `change_url` leads to the form with this question.
    """

    id: str
    name: str
    kind: str
    label: str
    help: str
    unit: str
    typed: str | list[str]
    options: list[Option] = field(default_factory=list)
    fault: str = ""
    echo: str = ""
    change_url: str = ""
    suggested: bool = False


@dataclass(frozen=True, slots=True)
class AskForm:
    """What to ask now (`questions`), what was answered, the rest, and what could not be read.

    Among what was answered is also what the asker said not to know.
    `hidden` holds what the form sends along unseen. Fields with a fault are also among `questions`.
    `everything_url` leads to the form with every field, filled in as far as this one is. `asks`
    are the dimensions of the questions.
    """

    questions: list[Field]
    answered: list[Field]
    rest: list[Field]
    faults: list[Field]
    hidden: list[tuple[str, str]]
    everything_url: str
    asks: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Asked:
    """What a form is made from.

    `decision` is None where there was no time for one. `next_ones` are all dimensions that the
    engine would ask about, the most telling first; `change` is the dimension that somebody wants to
    answer anew, or empty. `typed_in` is the language in which the fields were typed, None where
    they stood in an address.
    """

    area: Area
    reading: Reading
    decision: Decision | None
    next_ones: tuple[str, ...]
    question: str
    language: str
    all_fields: bool = False
    change: str = ""
    typed_in: str | None = None


def ask_form(asked: Asked) -> AskForm:
    """Return the form: at most three questions, unless more is to be mended or all is wanted."""
    suggestion = _suggestion(asked)
    chosen = _questions(asked, suggestion)
    known = asked.reading.answers
    others = [dimension_id for dimension_id in asked.area.dimensions if dimension_id not in chosen]
    settled = {*known, *asked.reading.not_known}
    answered = [dimension_id for dimension_id in others if dimension_id in settled]

    def fields(dimension_ids: list[str]) -> list[Field]:
        return [
            _field(asked, asked.area.dimensions[dimension_id], suggestion.get(dimension_id))
            for dimension_id in dimension_ids
        ]

    return AskForm(
        questions=fields(chosen),
        answered=fields(answered),
        rest=fields([dimension_id for dimension_id in others if dimension_id not in settled]),
        faults=fields(list(asked.reading.faults)),
        hidden=list(_hidden(asked, chosen, answered)),
        everything_url=_address_of_everything(asked),
        asks=tuple(chosen),
    )


def _suggestion(asked: Asked) -> dict[str, Decimal]:
    """Return the amount that the question names for the main amount, where that is still unknown.

    It is put into the field for the person to confirm, and is no answer before that.
    """
    dimension = main_amount_of_money(asked.area)
    reading = asked.reading
    if dimension is None or dimension.id in {*reading.typed, *reading.not_known}:
        return {}
    totals = {
        d.id for d in asked.area.dimensions.values() if d.total and d.total.of == dimension.id
    }
    if asked.decision and not {dimension.id, *totals} & set(asked.decision.matters):
        return {}
    amount = amount_of_money_in(asked.question, asked.language)
    return {} if amount is None else {dimension.id: amount}


def _questions(asked: Asked, suggestion: dict[str, Decimal]) -> list[str]:
    if asked.all_fields:
        return list(asked.area.dimensions)
    change = [asked.change] if asked.change in asked.area.dimensions else []
    to_mend = dict.fromkeys([*asked.reading.faults, *change])
    unknown = dict.fromkeys([*suggestion, *(_to_ask(asked, wanted) for wanted in asked.next_ones)])
    passed_over = {*to_mend, *asked.reading.not_known}
    wanted = [*to_mend, *(each for each in unknown if each not in passed_over)]
    return wanted[: max(MOST_QUESTIONS, len(to_mend))]


def _to_ask(asked: Asked, wanted: str) -> str:
    """Return what to ask to learn about a dimension: of a total half answered, its other half."""
    dimensions, seen = asked.area.dimensions, {wanted}
    while (total := dimensions[wanted].total) and wanted in asked.reading.answers:
        if total.of in seen:
            break
        wanted = total.of
        seen.add(wanted)
    return wanted


def _field(asked: Asked, dimension: Dimension, suggested: Decimal | None) -> Field:
    reading, language = asked.reading, asked.language
    typed = _typed(asked, dimension, suggested)
    return Field(
        id=dimension.id.replace(" ", "."),
        name=parameter_of(dimension),
        kind=kind_of_field(dimension),
        label=label_of(dimension, language),
        help=help_of(dimension, language, is_suggested=suggested is not None),
        unit=unit_of(dimension),
        typed=typed,
        options=options_of(dimension, language, typed),
        fault=reading.faults.get(dimension.id, ""),
        echo=_echo(asked, dimension),
        change_url=_address_to_change(asked, dimension),
        suggested=suggested is not None,
    )


def _echo(asked: Asked, dimension: Dimension) -> str:
    """Return what is known about a dimension in words; empty where it was not asked yet."""
    answer = asked.reading.answers.get(dimension.id)
    if answer is not None:
        return value_in_words(speech_in(asked.language), dimension, answer)
    return _("I do not know") if dimension.id in asked.reading.not_known else ""


def _typed(asked: Asked, dimension: Dimension, suggested: Decimal | None) -> str | list[str]:
    """Return what stands in a field: the answer, or what was typed where that could not be read."""
    answer = asked.reading.answers.get(dimension.id, suggested)
    if answer is not None:
        texts = _typable(dimension, answer, asked.language)
    else:
        texts = [text[:LONGEST_TYPED] for text in asked.reading.typed.get(dimension.id, [])]
    return texts if kind_of_field(dimension) == "set" else " ".join(texts)


def _typable(dimension: Dimension, answer: Value, language: str) -> list[str]:
    """Return an answer as it is filled in: amounts in the language, all else as in an address."""
    if isinstance(answer, Decimal):
        return [write_amount(answer, language)]
    return texts_of(dimension, answer)


def _address_to_change(asked: Asked, dimension: Dimension) -> str:
    return _address(asked, [(CHANGE, dimension.id)])


def _address(asked: Asked, extra: list[tuple[str, str]]) -> str:
    reading = asked.reading
    return address_of(
        asked.area,
        reading.answers,
        question=asked.question,
        not_known=reading.not_known,
        extra=extra,
    )


def _address_of_everything(asked: Asked) -> str:
    """Return the address of the form with every field.

    What could not be read goes along only with the language that it was typed in, and then all
    the rest is written in that language too: without it, `3.200` would be another amount.
    """
    reading, extra = asked.reading, [(ALL_FIELDS, "1")]
    if asked.typed_in is None or not reading.faults:
        return _address(asked, extra)
    extra += [(LANGUAGE, asked.typed_in), *_as_typed(asked, asked.typed_in)]
    return address_of(
        asked.area, {}, question=asked.question, not_known=reading.not_known, extra=extra
    )


def _as_typed(asked: Asked, language: str) -> Iterator[tuple[str, str]]:
    """Yield what was filled in as one types it in a language, also what could not be read."""
    answers, typed = asked.reading.answers, asked.reading.typed
    for dimension in asked.area.dimensions.values():
        if dimension.id in answers:
            texts = _typable(dimension, answers[dimension.id], language)
        else:
            texts = [text[:LONGEST_TYPED] for text in typed.get(dimension.id, [])]
        for text in texts:
            yield parameter_of(dimension), text


def _hidden(asked: Asked, chosen: list[str], answered: list[str]) -> Iterator[tuple[str, str]]:
    """Yield what goes along: the language of the form, what it asks, and what is known already.

    Of a form with every field it is not said what it asks: there an empty field is only skipped.
    """
    yield LANGUAGE, asked.language
    if asked.question:
        yield QUESTION, asked.question
    if asked.all_fields:
        yield ALL_FIELDS, "1"
    else:
        yield from ((PUT, dimension_id) for dimension_id in chosen)
    for dimension_id in answered:
        dimension = asked.area.dimensions[dimension_id]
        answer = asked.reading.answers.get(dimension_id)
        if answer is None:
            yield NOT_KNOWN, dimension_id
            continue
        for text in _typable(dimension, answer, asked.language):
            yield parameter_of(dimension), text
