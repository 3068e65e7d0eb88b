"""The words beside a field: its question, an explanation, its unit and the answers to choose."""

from dataclasses import dataclass

from django.utils.translation import gettext as _

from stoeprand.engine.area import Dimension
from stoeprand.engine.domains import ChoiceDomain, FlagDomain, SetDomain, kind_of
from stoeprand.room.address import EMPTY_SET, word_of_member


@dataclass(frozen=True, slots=True)
class Option:
    """One answer to choose."""

    value: str
    label: str
    chosen: bool


def kind_of_field(dimension: Dimension) -> str:
    """Return amount, date, choice, set or flag; `earlier` for what went ahead before this idea."""
    return "earlier" if dimension.total else kind_of(dimension.domain)


def label_of(dimension: Dimension, language: str) -> str:
    """Return the question of a field."""
    if dimension.total:
        # The file asks for the whole; of a person we ask what they can know: the part before.
        name = dimension.name_in(language)
        return _("{name}: how much was it already, without this idea?").format(name=name)
    if dimension.ask:
        return dimension.ask.said_in(language)
    return _("Who are you?") if dimension.filled_by_asker else dimension.name_in(language)


def help_of(dimension: Dimension, language: str, *, is_suggested: bool) -> str:
    """Return the explanation under a question, or an empty text."""
    sentences = []
    if is_suggested:
        sentences.append(_("We read this in your question. Change it if it is not right."))
    if dimension.total:
        sentences.append(_what_to_count()[dimension.total.per, dimension.total.over])
    elif dimension.help:
        sentences.append(dimension.help.said_in(language))
    return " ".join(sentences)


def unit_of(dimension: Dimension) -> str:
    """Return the unit as it stands beside a field: a sign, or a word for more than one."""
    words = {
        "EUR": "€",
        "weeks": _("weeks"),
        "days": _("days"),
        "hours": _("hours"),
        "people": _("people"),
    }
    return words.get(dimension.unit or "", dimension.unit or "")


def options_of(dimension: Dimension, language: str, typed: str | list[str]) -> list[Option]:
    """Return the answers to choose from; none for an amount or a day."""
    ticked = typed if isinstance(typed, list) else [typed]
    return [Option(value, label, value in ticked) for value, label in _choices(dimension, language)]


def _choices(dimension: Dimension, language: str) -> list[tuple[str, str]]:
    domain = dimension.domain
    if isinstance(domain, ChoiceDomain):
        return [(value, dimension.label_in(language, value)) for value in domain.values]
    if isinstance(domain, FlagDomain):
        return [("true", _("Yes")), ("false", _("No"))]
    if isinstance(domain, SetDomain):
        members = [
            (word_of_member(member), dimension.label_in(language, member))
            for member in domain.members
        ]
        return [*members, (EMPTY_SET, _("None of these"))]
    return []


def _what_to_count() -> dict[tuple[str, str], str]:
    """Return what to count for a total, by its period and by whose it is."""
    return {
        ("year", "team"): _("Count what your team spent or did this year."),
        ("year", "area"): _("Count what was spent or done here this year, by everybody."),
        ("quarter", "team"): _("Count what your team spent or did this quarter."),
        ("quarter", "area"): _("Count what was spent or done here this quarter, by everybody."),
        ("month", "team"): _("Count what your team spent or did this month."),
        ("month", "area"): _("Count what was spent or done here this month, by everybody."),
    }
