"""The columns of a list of ideas, explained to whoever fills it in."""

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from django.utils.translation import gettext as _

from stoeprand.engine.area import Area, Dimension
from stoeprand.engine.domains import AmountDomain, ChoiceDomain, DayDomain, FlagDomain
from stoeprand.engine.reading.sheets import IDEA
from stoeprand.room.amounts import write_amount
from stoeprand.room.labels import label_of, unit_of
from stoeprand.room.uploads.names import Names, answers_in_cells, header_of, names_of_columns


@dataclass(frozen=True, slots=True)
class Column:
    """A column of the list: its header, the question that it answers, and how to answer.

    `answers` are what there is to choose from, if anything; `takes_one` says that one of them is.
    """

    name: str
    question: str
    how: str
    answers: tuple[str, ...] = ()
    takes_one: bool = False


def columns_of(area: Area, language: str) -> list[Column]:
    """Return the columns of a list of ideas, in the order of the area file.

    All that is in them reads back on any page, whatever its language.
    """
    names = names_of_columns(area)
    name = Column(
        names.best_of(IDEA, _("Idea")),
        _("What do you call it?"),
        _("A name of your own, or leave it empty"),
    )
    return [name, *(_column(names, each, language) for each in area.dimensions.values())]


def yes_or_no() -> dict[bool, str]:
    """Return what a cell holds for a flag."""
    return {True: _("Yes"), False: _("No")}


def _column(names: Names, dimension: Dimension, language: str) -> Column:
    header = header_of(names, dimension, language)
    answers = tuple(answers_in_cells(dimension, language).values())
    if isinstance(dimension.domain, FlagDomain):
        answers = tuple(yes_or_no().values())
    return Column(
        name=header,
        question=_question(dimension, language),
        how=_how(dimension, answers, language),
        answers=answers,
        takes_one=isinstance(dimension.domain, ChoiceDomain | FlagDomain),
    )


def _question(dimension: Dimension, language: str) -> str:
    """Return what a column asks. Of a total that is the whole: nobody adds it up in a list."""
    if dimension.total:
        return dimension.name_in(language)
    return label_of(dimension, language)


def _how(dimension: Dimension, answers: Sequence[str], language: str) -> str:
    domain = dimension.domain
    if isinstance(domain, AmountDomain):
        return _how_much(dimension, language)
    if isinstance(domain, DayDomain):
        return _("A day, such as 31-12-2027")
    if isinstance(domain, FlagDomain):
        return _("Yes or no")
    if isinstance(domain, ChoiceDomain):
        return _("One of: {values}").format(values=", ".join(answers))
    how = _("As many as hold, with | between them, or - for none: {values}")
    return how.format(values=" | ".join(answers))


def _how_much(dimension: Dimension, language: str) -> str:
    unit = unit_of(dimension)
    if dimension.unit == "EUR":
        example = write_amount(Decimal(3200), language)
        return _("An amount ({unit}), such as {example}").format(unit=unit, example=example)
    return _("A number ({unit})").format(unit=unit) if unit else _("A number")
