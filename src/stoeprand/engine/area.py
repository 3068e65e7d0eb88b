"""An area (speelveld) as values: people, dimensions, kerbs, worked examples.

All is immutable and already valid: `reading` makes it, and refuses what is not.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from decimal import Decimal
from functools import cached_property
from typing import Any

from stoeprand.engine.domains import Domain, Value
from stoeprand.engine.levels import Level

NATURES = ("law", "policy", "money", "time", "people", "values")
MOVERS = ("nobody", "council", "board", "director", "manager", "team")
CERTAINTIES = ("verified", "secondary", "memory")
PERIODS = ("year", "quarter", "month")
SCOPES = ("team", "area")

Bound = Decimal | date


@dataclass(frozen=True, slots=True)
class Text:
    """What people read, once for all languages or once per language."""

    by_language: tuple[tuple[str, str], ...]

    def said_in(self, language: str) -> str:
        """Return the text in `language`, else in Dutch, else the first there is."""
        texts = dict(self.by_language)
        return texts.get(language) or texts.get("nl") or self.by_language[0][1]

    @property
    def versions(self) -> tuple[str, ...]:
        """The text in every language that it has."""
        return tuple(text for _, text in self.by_language)


@dataclass(frozen=True, slots=True)
class AreaPerson:
    """Somebody who owns or signs for a kerb of this area. `answers_within` is in working days."""

    id: str
    name: Text
    role: Text
    answers_within: int = 5


@dataclass(frozen=True, slots=True)
class Total:
    """What the page adds up: this idea's `of`, and what went ahead before in the period."""

    of: str
    per: str
    over: str


@dataclass(frozen=True, slots=True)
class Dimension:
    """One thing that an idea says of itself: what it costs, with whom, from when."""

    id: str
    domain: Domain
    title: Text | None = None
    unit: str | None = None
    ask: Text | None = None
    help: Text | None = None
    labels: Mapping[str, Text] = field(default_factory=dict)
    expected: bool = False
    changeable: bool = True
    filled_by_asker: bool = False
    total: Total | None = None

    def name_in(self, language: str) -> str:
        """Return the title in `language`, or the id where there is none."""
        return self.title.said_in(language) if self.title else self.id

    def label_in(self, language: str, value: str) -> str:
        """Return what people call a value of a choice or a member of a set."""
        label = self.labels.get(value)
        return label.said_in(language) if label else value


@dataclass(frozen=True, slots=True)
class IntervalTest:
    """Holds for an amount or day that keeps to every bound given."""

    at_least: Bound | None = None
    at_most: Bound | None = None
    above: Bound | None = None
    below: Bound | None = None


@dataclass(frozen=True, slots=True)
class ChoiceTest:
    """Holds for a choice that is one of `values`."""

    values: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class MembersTest:
    """Holds for a set with one of `any_of`, all of `all_of`, none of `none_of`; () asks nothing."""

    any_of: tuple[str, ...] = ()
    all_of: tuple[str, ...] = ()
    none_of: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class FlagTest:
    """Holds for a flag that is `value`."""

    value: bool


Test = IntervalTest | ChoiceTest | MembersTest | FlagTest


@dataclass(frozen=True, slots=True)
class Band:
    """One stretch up to `end`, itself `included` or not; the last band has no end."""

    level: Level
    end: Bound | None = None
    included: bool = True


@dataclass(frozen=True, slots=True)
class LineBands:
    """Bands along an amount or along the days, rising, covering every value."""

    bands: tuple[Band, ...]


@dataclass(frozen=True, slots=True)
class ValueBands:
    """A level for each value of a choice, or of a flag under 'true' and 'false'."""

    levels: Mapping[str, Level]
    otherwise: Level | None = None

    def level_of(self, value: str) -> Level:
        """Return the level of a value; `reading` made sure that there is one."""
        level = self.levels.get(value, self.otherwise)
        assert level is not None  # noqa: S101  (bands cover every value)
        return level


@dataclass(frozen=True, slots=True)
class MemberBands:
    """A level for each member of a set; the level of a set is the strictest of its members'."""

    levels: Mapping[str, Level]
    otherwise: Level = Level.FREE
    empty: Level = Level.FREE

    def level_of(self, member: str) -> Level:
        """Return the level that this member brings along."""
        return self.levels.get(member, self.otherwise)


Bands = LineBands | ValueBands | MemberBands


@dataclass(frozen=True, slots=True)
class Source:
    """Where a kerb comes from, so that anybody can look it up."""

    text: Text
    url: str | None = None
    version: str | None = None
    row: str | None = None


@dataclass(frozen=True, slots=True)
class Checked:
    """How sure we are of a source, and since when."""

    status: str
    on: date | None = None


@dataclass(frozen=True, slots=True)
class Kerb:
    """A band within which people decide for themselves: who says so, why, from which source.

    `bands` is None where nobody has said yet what they are (an open kerb). Days include both ends;
    `silence` is in working days; `line` is 0 where it was not read from a file.
    """

    id: str
    title: Text
    nature: str
    source: Source
    owner: str
    movable_by: str
    on: str
    bands: Bands | None
    when: Mapping[str, Test] = field(default_factory=dict)
    why: Text | None = None
    ask: Text | None = None
    signs: str | None = None
    stands_for: str | None = None
    promised_until: date | None = None
    valid_from: date | None = None
    valid_until: date | None = None
    review_on: date | None = None
    confirmed_on: date | None = None
    silence: int | None = None
    checked: Checked | None = None
    line: int = 0

    def is_in_force(self, day: date) -> bool:
        """Say whether the kerb counts on `day` as far as its days go."""
        begun = self.valid_from is None or self.valid_from <= day
        ended = self.valid_until is not None and self.valid_until < day
        return begun and not ended

    @property
    def is_open(self) -> bool:
        """Whether nobody has said yet what the bands are."""
        return self.bands is None

    @property
    def who_stands_for_it(self) -> str:
        """The person who covers you if it goes wrong within this kerb."""
        return self.stands_for or self.owner

    def whom_to_ask(self, level: Level) -> str:
        """Return the person to turn to at `level`: who gives agreement, else the owner."""
        return self.signs or self.owner if level is Level.AGREE else self.owner


@dataclass(frozen=True, slots=True)
class WorkedExample:
    """What the people who set the kerbs had in mind: these values come out at this level."""

    title: Text
    values: Mapping[str, Value]
    level: Level
    on: date | None = None
    line: int = 0


@dataclass(frozen=True, eq=False)
class Area:
    """A piece of work in which people are to have room. Compared by identity: it never changes."""

    id: str
    title: Text
    direction: Text
    dimensions: Mapping[str, Dimension]
    kerbs: tuple[Kerb, ...]
    people: Mapping[str, AreaPerson] = field(default_factory=dict)
    promised_until: date | None = None
    words: tuple[str, ...] = ()
    examples: tuple[WorkedExample, ...] = ()

    def kerb(self, kerb_id: str) -> Kerb:
        """Return the kerb of that id (KeyError where there is none)."""
        return self._kerbs_by_id[kerb_id]

    @cached_property
    def made_ready(self) -> dict[date, Any]:
        """What was made of the area to answer questions, by day: it goes when the area goes."""
        return {}

    @cached_property
    def _kerbs_by_id(self) -> Mapping[str, Kerb]:
        return {kerb.id: kerb for kerb in self.kerbs}
