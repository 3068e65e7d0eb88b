"""What people fill in, field by field: read into answers, or a sentence about what was expected."""

import re
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
from stoeprand.room.address import EMPTY_SET, parameter_of, values_of, word_of_member
from stoeprand.room.amounts import Doubtful, read_amount, read_plain_amount
from stoeprand.room.speaking import speech_in

_ISO_DAY = re.compile(r"([0-9]{4})-([0-9]{2})-([0-9]{2})")
_DUTCH_DAY = re.compile(r"([0-9]{1,2})-([0-9]{1,2})-([0-9]{4})")


class Unreadable(Exception):
    """What was filled in is no answer; `sentence` says to the person what was expected."""

    def __init__(self, sentence: str) -> None:
        super().__init__(sentence)
        self.sentence = sentence


@dataclass(frozen=True, slots=True)
class Reading:
    """What was made of an address or of a form, by dimension.

    `answers` are what people filled in (of a total: what went ahead before), `values` what the idea
    then holds; `faults` are sentences; `typed` is what stood in each field.
    """

    answers: Mapping[str, Value]
    values: Mapping[str, Value]
    faults: Mapping[str, str]
    typed: Mapping[str, list[str]]


@dataclass(frozen=True, slots=True)
class Way:
    """How fields were filled in: typed by a person in a language (`typed_in`), or in an address.

    `spoken` is the language in which to say what was expected.
    """

    spoken: str
    typed_in: str | None = None


def read_answers(area: Area, query: QueryDict, way: Way) -> Reading:
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
            answers[dimension_id] = read_answer(area.dimensions[dimension_id], texts, way)
        except Unreadable as error:
            faults[dimension_id] = error.sentence
    values = values_of(area, answers)
    for dimension_id, fault in _faults_of_totals(area, values, way).items():
        faults[dimension_id] = fault
        del values[dimension_id], answers[dimension_id]
    return Reading(answers, values, faults, typed)


def read_answer(dimension: Dimension, texts: list[str], way: Way) -> Value:
    """Return the answer that the texts of one field give. Raises Unreadable."""
    if isinstance(dimension.domain, SetDomain):
        return _read_members(dimension.domain, texts)
    if len(texts) > 1:
        raise Unreadable(_("Fill in one answer here."))
    read = _READ[type(dimension.domain)]
    return read(dimension, texts[0], way)


def decimals_of(domain: AmountDomain) -> int:
    """Return how many decimals the amounts of a dimension have at most."""
    exponent = domain.step.normalize().as_tuple().exponent
    return max(0, -exponent) if isinstance(exponent, int) else 0


def _filled(texts: list[str]) -> list[str]:
    return [text.strip() for text in texts if text.strip()]


def _faults_of_totals(area: Area, values: Mapping[str, Value], way: Way) -> dict[str, str]:
    """Return what is wrong with totals: each part may fit where the whole does not."""
    faults = {}
    for dimension_id, value in values.items():
        dimension = area.dimensions[dimension_id]
        if dimension.total and isinstance(value, Decimal):
            try:
                _fit_amount(dimension, value, way)
            except Unreadable as error:
                faults[dimension_id] = error.sentence
    return faults


def _read_amount(dimension: Dimension, text: str, way: Way) -> Value:
    assert isinstance(dimension.domain, AmountDomain)  # noqa: S101  (chosen by kind)
    decimals = decimals_of(dimension.domain)
    try:
        if way.typed_in is None:
            amount = read_plain_amount(text)
        else:
            amount = read_amount(text, way.typed_in, unit=dimension.unit, decimals=decimals)
    except Doubtful:
        raise Unreadable(_how_to_write_an_amount(decimals, way)) from None
    if dimension.total is None:
        _fit_amount(dimension, amount, way)
    elif amount < 0:
        raise Unreadable(_at_least(dimension, Decimal(0), way))
    return amount


def _fit_amount(dimension: Dimension, amount: Decimal, way: Way) -> None:
    domain = dimension.domain
    assert isinstance(domain, AmountDomain)  # noqa: S101  (chosen by kind)
    if amount < domain.min:
        raise Unreadable(_at_least(dimension, domain.min, way))
    if domain.max is not None and amount > domain.max:
        raise Unreadable(_at_most(dimension, domain.max, way))
    if not domain.is_on_grid(amount):
        if domain.step == 1:
            raise Unreadable(_("Fill in a whole number."))
        step = measure_in_words(speech_in(way.spoken), dimension, domain.step)
        raise Unreadable(_("Fill in a multiple of {step}.").format(step=step))


def _read_day(dimension: Dimension, text: str, way: Way) -> Value:
    domain = dimension.domain
    assert isinstance(domain, DayDomain)  # noqa: S101  (chosen by kind)
    day = _day_in(text, way)
    if day is None:
        raise Unreadable(_("We cannot read this as a day. Write it like this: 31-12-2027."))
    if day < domain.min:
        raise Unreadable(_at_least(dimension, domain.min, way))
    if day > domain.max:
        raise Unreadable(_at_most(dimension, domain.max, way))
    return day


def _day_in(text: str, way: Way) -> date | None:
    """Return the day that is written; people may also write it the Dutch way, day first."""
    if found := _ISO_DAY.fullmatch(text):
        year, month, day = map(int, found.groups())
    elif way.typed_in and (found := _DUTCH_DAY.fullmatch(text)):
        day, month, year = map(int, found.groups())
    else:
        return None
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _read_choice(dimension: Dimension, text: str, _way: Way) -> Value:
    assert isinstance(dimension.domain, ChoiceDomain)  # noqa: S101  (chosen by kind)
    if text not in dimension.domain.values:
        raise Unreadable(_("Choose one of these answers."))
    return text


def _read_flag(_dimension: Dimension, text: str, _way: Way) -> Value:
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


def _how_to_write_an_amount(decimals: int, way: Way) -> str:
    speech = speech_in(way.spoken)
    whole = number_in_words(speech, Decimal(3200))
    if not decimals:
        text = _("We cannot read this for certain. Write it like this: {whole}.")
        return text.format(whole=whole)
    exact = number_in_words(speech, Decimal("3200.5"), decimals=2)
    text = _("We cannot read this for certain. Write it like this: {whole} or {exact}.")
    return text.format(whole=whole, exact=exact)


def _at_least(dimension: Dimension, least: Bound, way: Way) -> str:
    words = measure_in_words(speech_in(way.spoken), dimension, least)
    if isinstance(least, date):
        return _("Fill in {least} or a later day.").format(least=words)
    return _("Fill in {least} or more.").format(least=words)


def _at_most(dimension: Dimension, most: Bound, way: Way) -> str:
    words = measure_in_words(speech_in(way.spoken), dimension, most)
    if isinstance(most, date):
        return _("Fill in {most} or an earlier day.").format(most=words)
    return _("Fill in {most} or less.").format(most=words)


_READ: dict[type[Domain], Callable[[Dimension, str, Way], Value]] = {
    AmountDomain: _read_amount,
    DayDomain: _read_day,
    ChoiceDomain: _read_choice,
    FlagDomain: _read_flag,
}
