"""The form under a kerb: its fields with what stands in them, and what is wrong beside each.

The names of fields are those of `engine.writing.kerb_from_fields`. Whatever was filled in and has
no field of its own is sent along unseen, so that nothing is lost.
"""

from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, field

from django.utils.translation import gettext as _

from stoeprand.engine.area import CERTAINTIES, MOVERS, NATURES, Area, Dimension, Kerb
from stoeprand.engine.domains import AmountDomain, ChoiceDomain, DayDomain, FlagDomain, SetDomain
from stoeprand.engine.sentences import nature_in_words
from stoeprand.engine.sentences.standing import MOVERS as MOVERS_IN_WORDS
from stoeprand.engine.writing import FieldFault, fields_of_kerb
from stoeprand.room.amounts import write_amount
from stoeprand.room.labels import unit_of
from stoeprand.room.presentation.form_fields import Fields, Filled, FormField, values_of
from stoeprand.room.speaking import speech_in

FEWEST_ROWS = 2
MOST_ROWS = 50
_PARTS_OF_A_SOURCE = ("text", "url", "version", "row")


@dataclass(frozen=True, slots=True)
class BandRow:
    """One row of bands along a line; the last has no end: it is for all the rest."""

    number: int
    level: FormField
    end: FormField | None
    bound: FormField | None


@dataclass(frozen=True, slots=True)
class KerbForm:
    """The whole form about a kerb on one dimension.

    `rows` are its bands along amounts or days, `levels` those by value. `faults` are all that is
    wrong, also where no field shows it.
    """

    about: str
    is_open: bool
    rows: list[BandRow]
    levels: list[FormField]
    words: list[FormField]
    conditions: list[FormField]
    people: list[FormField]
    days: list[FormField]
    ask: list[FormField]
    hidden: list[tuple[str, str]]
    faults: list[FormField] = field(default_factory=list)

    @property
    def has_conditions(self) -> bool:
        """Whether it counts for some ideas alone."""
        return any(
            each.value or any(option.chosen and option.value for option in each.options)
            for each in self.conditions
        )


def filled_with(area: Area, kerb: Kerb, language: str) -> dict[str, str | list[str]]:
    """Return what stands in the form of a kerb that is there already, as people type it."""
    fields = fields_of_kerb(kerb, lambda amount: write_amount(amount, language))
    fields.pop("confirmed_on", None)  # that is for its owner to say
    return {_name_in_form(area, name): held for name, held in fields.items()}


def with_another_row(fields: Filled) -> dict[str, str | Sequence[str]]:
    """Return what was filled in with an empty row above the last one."""
    last = max(number_of_rows(fields), FEWEST_ROWS) - 1
    moved = {f"bands.{last}.": f"bands.{last + 1}."}
    added: dict[str, str | Sequence[str]] = {}
    for name, held in fields.items():
        start = f"bands.{last}."
        added[name.replace(start, moved[start]) if name.startswith(start) else name] = held
    return {f"bands.{last + 1}.level": "", **added}


def number_of_rows(fields: Filled) -> int:
    """Return how many rows of bands were sent."""
    numbers = [name.split(".")[1] for name in fields if name.startswith("bands.")]
    return max((int(n) + 1 for n in numbers if n.isascii() and n.isdecimal()), default=0)


def kerb_form(
    area: Area, on: Dimension, fields: Filled, faults: Sequence[FieldFault], language: str
) -> KerbForm:
    """Return the form about a kerb on a dimension, filled in as it was."""
    by_field = {fault.field: fault for fault in reversed(faults)}
    make = Fields(area, fields, by_field, language)
    return _Form(area, on, fields, language, make).whole(faults)


@dataclass(frozen=True, slots=True)
class _Form:
    area: Area
    on: Dimension
    fields: Filled
    language: str
    make: Fields

    def whole(self, faults: Sequence[FieldFault]) -> KerbForm:
        """Return the form, with all that has no field of its own among `hidden`."""
        rows = list(self._rows())
        form = KerbForm(
            about=speech_in(self.language).name_of(self.on),
            is_open=bool(self.fields.get("open")),
            rows=rows,
            levels=[] if rows else list(self._levels()),
            words=list(self._words()),
            conditions=list(self._conditions()),
            people=list(self._people()),
            days=list(self._days()),
            ask=list(self.make.texts("ask", _("What do you ask the owner?"), kind="lines")),
            hidden=[],
        )
        shown = {each.name: each for each in _fields_of(form)}
        form.hidden.extend(self._unseen(shown))
        form.faults.extend(self._fault(fault, shown) for fault in faults)
        return form

    def _unseen(self, shown: Mapping[str, FormField]) -> Iterator[tuple[str, str]]:
        for name, held in self.fields.items():
            if name not in shown and name not in ("open", "on"):
                yield from ((name, text) for text in ([held] if isinstance(held, str) else held))

    def _fault(self, fault: FieldFault, shown: Mapping[str, FormField]) -> FormField:
        told = speech_in(self.language).say(fault.message)
        there = shown.get(fault.field)
        return FormField(
            fault.field if there else "",
            kind="",
            label=there.label if there else "",
            fault=told,
        )

    def _rows(self) -> Iterator[BandRow]:
        domain = self.on.domain
        if not isinstance(domain, AmountDomain | DayDomain):
            return
        is_day = isinstance(domain, DayDomain)
        ends = [
            ("at_most", _("up to and including")),
            ("below", _("before") if is_day else _("less than")),
        ]
        last = min(max(number_of_rows(self.fields), FEWEST_ROWS), MOST_ROWS) - 1
        for number in range(last + 1):
            name = f"bands.{number}"
            if number == last:
                label = _("Every later day") if is_day else _("Everything above")
                yield BandRow(number, self.make.level(f"{name}.level", label), None, None)
                continue
            kind, unit = ("day", "") if is_day else ("amount", unit_of(self.on))
            yield BandRow(
                number,
                level=self.make.level(f"{name}.level", _("what then?")),
                end=self.make.choice(f"{name}.end", _("how far?"), ends, default="at_most"),
                bound=self.make.one(
                    f"{name}.bound", kind, _("which day?") if is_day else _("how much?"), unit=unit
                ),
            )

    def _levels(self) -> Iterator[FormField]:
        for value, label in values_of(self.on, self.language):
            yield self.make.level(f"bands.{value}", label)
        if isinstance(self.on.domain, FlagDomain):
            return
        rest = _("do it, where nothing is said") if self._is_set else ""
        yield self.make.level("bands.otherwise", _("All the rest"), usual=rest)
        if self._is_set:
            yield self.make.level("bands.empty", _("Nothing of it"), usual=rest)

    @property
    def _is_set(self) -> bool:
        return isinstance(self.on.domain, SetDomain)

    def _words(self) -> Iterator[FormField]:
        speech = speech_in(self.language)
        yield from self.make.texts("title", _("What do you call this kerb?"))
        yield from self.make.texts("why", _("Why is it there?"), kind="lines")
        yield self.make.choice(
            "nature",
            _("What kind of kerb is it?"),
            [("", _("choose")), *((each, nature_in_words(speech, each)) for each in NATURES)],
        )
        yield from self.make.texts(
            "source.text", _("Where does it come from?"), plain=True,
            advice=_("A law, a decision, a register; or: agreed in our team on a day."),
        )  # fmt: skip
        yield self.make.one("source.url", "text", _("Where can one read it? (web address)"))
        yield self.make.one("source.version", "text", _("Which version of it?"))
        yield self.make.one("source.row", "text", _("Which row or article?"))
        sure = {
            "verified": _("looked up at the source"),
            "secondary": _("read elsewhere"),
            "memory": _("from memory"),
        }
        options = [("", _("not said")), *((each, sure[each]) for each in CERTAINTIES)]
        yield self.make.choice("checked.status", _("How sure are we of the source?"), options)
        yield self.make.one("checked.on", "day", _("Since when?"))

    def _people(self) -> Iterator[FormField]:
        speech = speech_in(self.language)
        people = [(key, speech.person_and_role(each)) for key, each in self.area.people.items()]
        movers = [(each, speech.say(MOVERS_IN_WORDS[each])) for each in MOVERS]
        same = ("", _("the owner"))
        yield self.make.choice("owner", _("Whose kerb is it?"), [("", _("choose")), *people])
        yield self.make.choice("signs", _("Who gives agreement?"), [same, *people])
        yield self.make.choice("stands_for", _("Who covers you if it goes wrong?"), [same, *people])
        yield self.make.choice("movable_by", _("Who can move it?"), [("", _("choose")), *movers])
        yield self.make.one(
            "silence", "number", _("After how many working days does silence count as yes?"),
            advice=_("Empty: silence is never a yes. For a kerb of law it cannot be."),
        )  # fmt: skip

    def _days(self) -> Iterator[FormField]:
        yield self.make.one("promised_until", "day", _("Promised up to and including"))
        yield self.make.one("valid_from", "day", _("Counts from"))
        yield self.make.one("valid_until", "day", _("Counts up to and including"))
        yield self.make.one("review_on", "day", _("Looked at again on"))

    def _conditions(self) -> Iterator[FormField]:
        for dimension in self.area.dimensions.values():
            if dimension.id != self.on.id or f"when.{dimension.id}" in self._tested():
                yield from self._condition(dimension)

    def _tested(self) -> set[str]:
        return {name.rpartition(".")[0] for name in self.fields if name.startswith("when.")}

    def _condition(self, dimension: Dimension) -> Iterator[FormField]:
        name, called = f"when.{dimension.id}", speech_in(self.language).name_of(dimension)
        domain = dimension.domain
        values = values_of(dimension, self.language)
        if isinstance(domain, AmountDomain | DayDomain):
            yield from self._interval(name, called, dimension)
        elif isinstance(domain, ChoiceDomain):
            label = _("{name}: only for").format(name=called)
            yield self.make.choice(f"{name}.in", label, values, several=True)
        elif isinstance(domain, SetDomain):
            labels = {
                "any_of": _("{name}: only with one of these"),
                "all_of": _("{name}: only with all of these"),
                "none_of": _("{name}: only without these"),
            }
            for test, label in labels.items():
                if test == "any_of" or f"{name}.{test}" in self.fields:
                    label = label.format(name=called)
                    yield self.make.choice(f"{name}.{test}", label, values, several=True)
        else:
            yield self.make.choice(f"{name}.is", called, [("", _("does not matter")), *values])

    def _interval(self, name: str, called: str, dimension: Dimension) -> Iterator[FormField]:
        kind, unit = ("amount", unit_of(dimension))
        if isinstance(dimension.domain, DayDomain):
            kind, unit = "day", ""
        labels = {
            "at_least": _("{name}: only from"),
            "at_most": _("{name}: only up to and including"),
            "above": _("{name}: only more than"),
            "below": _("{name}: only less than"),
        }
        for test, label in labels.items():
            if test in ("at_least", "at_most") or f"{name}.{test}" in self.fields:
                yield self.make.one(f"{name}.{test}", kind, label.format(name=called), unit=unit)


def _name_in_form(area: Area, name: str) -> str:
    """Return the name of the one field that the form has for what files write in two ways."""
    head, *rest = name.split(".")
    if head == "when" and rest[1] == "is":
        is_choice = isinstance(area.dimensions[rest[0]].domain, ChoiceDomain)
        return f"when.{rest[0]}.in" if is_choice else name
    if head == "source" and (not rest or rest[0] not in _PARTS_OF_A_SOURCE):
        return ".".join([head, "text", *rest])
    return name


def _fields_of(form: KerbForm) -> Iterator[FormField]:
    for row in form.rows:
        yield from (each for each in (row.end, row.bound, row.level) if each)
    for group in (form.levels, form.words, form.conditions, form.people, form.days, form.ask):
        yield from group
