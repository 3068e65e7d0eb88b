"""The fields of a form about a kerb: each with what stands in it, and what is wrong with that."""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass

from django.utils.translation import gettext as _

from stoeprand.engine.area import Area, Dimension
from stoeprand.engine.domains import ChoiceDomain, FlagDomain, SetDomain
from stoeprand.engine.levels import Level
from stoeprand.engine.sentences import level_name
from stoeprand.engine.writing import FieldFault
from stoeprand.room.labels import Option
from stoeprand.room.speaking import speech_in

Filled = Mapping[str, str | Sequence[str]]


@dataclass(frozen=True, slots=True)
class FormField:
    """One field. `kind` says what stands there: text, lines, amount, day, choice or several.

    `id` is `name` as HTML can refer to it.
    """

    name: str
    kind: str
    label: str
    value: str = ""
    options: tuple[Option, ...] = ()
    help: str = ""
    unit: str = ""
    fault: str = ""

    @property
    def id(self) -> str:
        """The name without what HTML ids may not hold."""
        return self.name.replace(" ", "_")


@dataclass(frozen=True, slots=True)
class Fields:
    """Makes the fields of a form out of what was filled in about a kerb of an area."""

    area: Area
    filled: Filled
    faults: Mapping[str, FieldFault]
    language: str

    def one(
        self,
        name: str,
        kind: str,
        label: str,
        *,
        advice: str = "",
        unit: str = "",
    ) -> FormField:
        """Return a field in which one types."""
        held = self.filled.get(name, "")
        value = held if isinstance(held, str) else "; ".join(held)
        fault = self.faults.get(name)
        told = speech_in(self.language).say(fault.message) if fault else ""
        return FormField(name, kind, label, value=value, fault=told, help=advice, unit=unit)

    def choice(
        self,
        name: str,
        label: str,
        options: Sequence[tuple[str, str]],
        *,
        several: bool = False,
        default: str = "",
        advice: str = "",
    ) -> FormField:
        """Return a field in which one chooses one answer, or several."""
        held = self.filled.get(name) or default
        chosen = {held} if isinstance(held, str) else set(held)
        fault = self.faults.get(name)
        return FormField(
            name,
            "several" if several else "choice",
            label,
            options=tuple(Option(value, text, value in chosen) for value, text in options),
            help=advice,
            fault=speech_in(self.language).say(fault.message) if fault else "",
        )

    def level(self, name: str, label: str, *, usual: str = "") -> FormField:
        """Return a field in which one chooses a level; `usual` says what holds without one."""
        speech = speech_in(self.language)
        levels = [(level.id, level_name(speech, level)) for level in Level]
        return self.choice(name, label, [("", usual or _("choose")), *levels])

    def texts(
        self,
        base: str,
        label: str,
        *,
        kind: str = "text",
        plain: bool = False,
        advice: str = "",
    ) -> Iterator[FormField]:
        """Give a field for a text, or one for each language where the area speaks several."""
        there = [name for name in self.filled if name.startswith(f"{base}.")]
        spoken = [] if plain and not there else [key for key, _text in self.area.title.by_language]
        names = list(dict.fromkeys([*there, *(f"{base}.{key}" for key in spoken if key)]))
        if base in self.filled or not names:
            yield self.one(base, kind, label, advice=advice)
            return
        for name in names:
            language = name.removeprefix(f"{base}.")
            yield self.one(name, kind, f"{label} ({_language(language)})", advice=advice)


def values_of(dimension: Dimension, language: str) -> list[tuple[str, str]]:
    """Return the values of a choice, a set or a flag, each with what people call it."""
    domain = dimension.domain
    if isinstance(domain, FlagDomain):
        return [("true", _("yes")), ("false", _("no"))]
    values: tuple[str, ...] = ()
    if isinstance(domain, ChoiceDomain):
        values = domain.values
    elif isinstance(domain, SetDomain):
        values = domain.members
    return [(value, dimension.label_in(language, value)) for value in values]


def _language(code: str) -> str:
    return {"nl": _("Dutch"), "en": _("English")}.get(code, code)
