"""The columns of a list of ideas, explained to whoever fills it in."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _

from stoeprand.engine.area import Area, Dimension
from stoeprand.engine.domains import AmountDomain, ChoiceDomain, DayDomain, FlagDomain
from stoeprand.engine.reading.sheets import IDEA
from stoeprand.room.labels import label_of, unit_of


@dataclass(frozen=True, slots=True)
class Column:
    """A column of the list: its name, the question that it answers, and how to answer."""

    name: str
    question: str
    how: str


def columns_of(area: Area, language: str) -> list[Column]:
    """Return the columns of a list of ideas, in the order of the area file."""
    name = Column(IDEA, _("What do you call it?"), _("A name of your own, or leave it empty"))
    return [
        name,
        *(
            Column(dimension.id, _question(dimension, language), _how(dimension, language))
            for dimension in area.dimensions.values()
        ),
    ]


def _question(dimension: Dimension, language: str) -> str:
    """Return what a column asks. Of a total that is the whole: nobody adds it up in a list."""
    if dimension.total:
        return dimension.name_in(language)
    return label_of(dimension, language)


def _how(dimension: Dimension, language: str) -> str:
    domain, unit = dimension.domain, unit_of(dimension)
    if isinstance(domain, AmountDomain):
        return _("A number ({unit})").format(unit=unit) if unit else _("A number")
    if isinstance(domain, DayDomain):
        return _("A day, such as 2027-12-31")
    if isinstance(domain, FlagDomain):
        return _("true (yes) or false (no)")
    if isinstance(domain, ChoiceDomain):
        return _("One of: {values}").format(values=_explained(dimension, domain.values, language))
    how = _("As many as hold, with | between them, or - for none: {values}")
    return how.format(values=_explained(dimension, domain.members, language))


def _explained(dimension: Dimension, values: Sequence[str], language: str) -> str:
    return ", ".join(_labelled(dimension, values, language))


def _labelled(dimension: Dimension, values: Sequence[str], language: str) -> Iterator[str]:
    for value in values:
        label = dimension.label_in(language, value)
        yield value if label == value else f"{value} ({label})"
