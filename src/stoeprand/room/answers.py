"""What people fill in, field by field: read into answers, or a sentence about what was expected."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date
from decimal import Decimal

from django.http import QueryDict
from django.utils.translation import gettext as _

from stoeprand.engine.area import Area, Bound, Dimension
from stoeprand.engine.domains import (
    AmountDomain,
    ChoiceDomain,
    DayDomain,
    Domain,
    FlagDomain,
    SetDomain,
    Value,
)
from stoeprand.engine.sentences import measure_in_words, number_in_words
from stoeprand.engine.totals import values_of
from stoeprand.room.address import (
    EMPTY_SET,
    NOT_KNOWN,
    PUT,
    parameter_of,
    word_of_member,
)
from stoeprand.room.amounts import Doubtful, read_amount, read_plain_amount
from stoeprand.room.days import read_day, read_plain_day
from stoeprand.room.speaking import speech_in


class Unreadable(Exception):
    """What was filled in is no answer; `sentence` says to the person what was expected."""

    def __init__(self, sentence: str) -> None:
        super().__init__(sentence)
        self.sentence = sentence


@dataclass(frozen=True, slots=True)
class Reading:
    """What was made of an address or of a form, by dimension.

    `answers` are what people filled in (of a total: what went ahead before), `values` what the idea
    then holds; `faults` are sentences; `typed` is what stood in each field. `not_known` are the
    dimensions that were asked about and left empty, in the order of the area file.
    """

    answers: Mapping[str, Value]
    values: Mapping[str, Value]
    faults: Mapping[str, str]
    typed: Mapping[str, list[str]]
    not_known: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Writing:
    """How fields were filled in: typed by a person in a language (`typed_in`), or in an address.

    `spoken` is the language in which to say what was expected.
    """

    spoken: str
    typed_in: str | None = None


def read_answers(area: Area, query: QueryDict, writing: Writing) -> Reading:
    """Return what the parameters say about an idea; empty ones say nothing."""
    typed = {
        dimension.id: filled
        for dimension in area.dimensions.values()
        if (filled := _filled(query.getlist(parameter_of(dimension))))
    }
    answers: dict[str, Value] = {}
    faults: dict[str, str] = {}
    for dimension_id, texts in typed.items():
        try:
            answers[dimension_id] = read_answer(area.dimensions[dimension_id], texts, writing)
        except Unreadable as error:
            faults[dimension_id] = error.sentence
    values = values_of(area, answers)
    for dimension_id, fault in _faults_of_totals(area, values, writing).items():
        faults[dimension_id] = fault
        del values[dimension_id], answers[dimension_id]
    return Reading(answers, values, faults, typed, _not_known(area, query, typed, writing))


def read_answer(dimension: Dimension, texts: list[str], writing: Writing) -> Value:
    """Return the answer that the texts of one field give. Raises Unreadable."""
    if isinstance(dimension.domain, SetDomain):
        return _read_members(dimension.domain, texts)
    if len(texts) > 1:
        raise Unreadable(_("Fill in one answer here."))
    read = _READ[type(dimension.domain)]
    return read(dimension, texts[0], writing)


def decimals_of(domain: AmountDomain) -> int:
    """Return how many decimals the amounts of a dimension have at most."""
    exponent = domain.step.normalize().as_tuple().exponent
    return max(0, -exponent) if isinstance(exponent, int) else 0


def _not_known(
    area: Area, query: QueryDict, typed: Mapping[str, list[str]], writing: Writing
) -> tuple[str, ...]:
    """Return what was said not to be known: in the address, or by a question that came back empty.

    That a question was put says something only together with what a person then typed.
    """
    said = set(query.getlist(NOT_KNOWN))
    if writing.typed_in:
        said.update(query.getlist(PUT))
    return tuple(each for each in area.dimensions if each in said and each not in typed)


def _filled(texts: list[str]) -> list[str]:
    return [text.strip() for text in texts if text.strip()]


def _faults_of_totals(area: Area, values: Mapping[str, Value], writing: Writing) -> dict[str, str]:
    """Return what is wrong with totals: each part may fit where the whole does not."""
    faults = {}
    for dimension_id, value in values.items():
        dimension = area.dimensions[dimension_id]
        if dimension.total and isinstance(value, Decimal):
            try:
                _fit_amount(dimension, value, writing)
            except Unreadable as error:
                faults[dimension_id] = error.sentence
    return faults


def _read_amount(dimension: Dimension, text: str, writing: Writing) -> Value:
    assert isinstance(dimension.domain, AmountDomain)  # noqa: S101  (chosen by kind)
    decimals = decimals_of(dimension.domain)
    try:
        if writing.typed_in is None:
            amount = read_plain_amount(text)
        else:
            amount = read_amount(text, writing.typed_in, unit=dimension.unit, decimals=decimals)
    except Doubtful:
        raise Unreadable(_how_to_write_an_amount(dimension, decimals, writing)) from None
    if dimension.total is None:
        _fit_amount(dimension, amount, writing)
    elif amount < 0:
        raise Unreadable(_at_least(dimension, Decimal(0), writing))
    return amount


def _fit_amount(dimension: Dimension, amount: Decimal, writing: Writing) -> None:
    domain = dimension.domain
    assert isinstance(domain, AmountDomain)  # noqa: S101  (chosen by kind)
    if amount < domain.min:
        raise Unreadable(_at_least(dimension, domain.min, writing))
    if domain.max is not None and amount > domain.max:
        raise Unreadable(_at_most(dimension, domain.max, writing))
    if not domain.is_on_grid(amount):
        if domain.step == 1:
            raise Unreadable(_("Fill in a whole number."))
        step = measure_in_words(speech_in(writing.spoken), dimension, domain.step)
        raise Unreadable(_("Fill in a multiple of {step}.").format(step=step))


def _read_day(dimension: Dimension, text: str, writing: Writing) -> Value:
    domain = dimension.domain
    assert isinstance(domain, DayDomain)  # noqa: S101  (chosen by kind)
    day = read_day(text) if writing.typed_in else read_plain_day(text)
    if day is None:
        raise Unreadable(_("We cannot read this as a day. Write it like this: 31-12-2027."))
    if day < domain.min:
        raise Unreadable(_at_least(dimension, domain.min, writing))
    if day > domain.max:
        raise Unreadable(_at_most(dimension, domain.max, writing))
    return day


def _read_choice(dimension: Dimension, text: str, _writing: Writing) -> Value:
    assert isinstance(dimension.domain, ChoiceDomain)  # noqa: S101  (chosen by kind)
    if text not in dimension.domain.values:
        raise Unreadable(_("Choose one of these answers."))
    return text


def _read_flag(_dimension: Dimension, text: str, _writing: Writing) -> Value:
    if text not in ("true", "false"):
        raise Unreadable(_("Choose yes or no."))
    return text == "true"


def _read_members(domain: SetDomain, texts: list[str]) -> frozenset[str]:
    if EMPTY_SET in texts:
        if set(texts) != {EMPTY_SET}:
            raise Unreadable(_("Choose what holds, or choose that none of these holds; not both."))
        return frozenset()
    members = {word_of_member(member): member for member in domain.members}
    if not members.keys() >= set(texts):
        raise Unreadable(_("Choose from these answers."))
    return frozenset(members[text] for text in texts)


def _how_to_write_an_amount(dimension: Dimension, decimals: int, writing: Writing) -> str:
    speech = speech_in(writing.spoken)
    # an example that fits the field: nobody fills in 3,200 weeks
    fitting, cents = (Decimal(3200), 2) if dimension.unit == "EUR" else (Decimal(12), 0)
    whole = number_in_words(speech, fitting)
    if not decimals:
        text = _("We cannot read this for certain. Write it like this: {whole}.")
        return text.format(whole=whole)
    exact = number_in_words(speech, fitting + Decimal("0.5"), decimals=cents)
    text = _("We cannot read this for certain. Write it like this: {whole} or {exact}.")
    return text.format(whole=whole, exact=exact)


def _at_least(dimension: Dimension, least: Bound, writing: Writing) -> str:
    words = measure_in_words(speech_in(writing.spoken), dimension, least)
    if isinstance(least, date):
        return _("Fill in {least} or a later day.").format(least=words)
    return _("Fill in {least} or more.").format(least=words)


def _at_most(dimension: Dimension, most: Bound, writing: Writing) -> str:
    words = measure_in_words(speech_in(writing.spoken), dimension, most)
    if isinstance(most, date):
        return _("Fill in {most} or an earlier day.").format(most=words)
    return _("Fill in {most} or less.").format(most=words)


_READ: dict[type[Domain], Callable[[Dimension, str, Writing], Value]] = {
    AmountDomain: _read_amount,
    DayDomain: _read_day,
    ChoiceDomain: _read_choice,
    FlagDomain: _read_flag,
}
