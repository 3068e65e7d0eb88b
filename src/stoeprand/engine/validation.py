"""Whether worked examples come out as they were meant, and conditions that nothing can meet."""

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from typing import Any

from stoeprand.engine.area import Area, Kerb, WorkedExample
from stoeprand.engine.check import check
from stoeprand.engine.compiled.area import CompiledArea, compile_area
from stoeprand.engine.compiled.conditions import can_be_met
from stoeprand.engine.decision import Decision
from stoeprand.engine.domains import Values
from stoeprand.engine.levels import Level
from stoeprand.engine.limits import Limit
from stoeprand.engine.messages import Message, Translate, message, quoted


@dataclass(frozen=True, slots=True)
class AreaWarning:
    """Something that is allowed, and most likely not meant."""

    line: int
    message: Message


@dataclass(frozen=True, slots=True)
class TestedExample:
    """A worked example with how it comes out.

    `kerbs` are those that can be stricter than was meant.
    """

    example: WorkedExample
    decision: Decision
    kerbs: tuple[str, ...]

    @property
    def is_ok(self) -> bool:
        """Whether it comes out as meant, whatever it leaves open."""
        return self.decision.level is self.example.level


@dataclass(frozen=True, slots=True)
class Validation:
    """What there is to say about an area that can be read."""

    area: Area
    at: date
    warnings: tuple[AreaWarning, ...]
    examples: tuple[TestedExample, ...]

    @property
    def is_ok(self) -> bool:
        """Whether every worked example comes out as meant."""
        return all(tested.is_ok for tested in self.examples)

    def as_json(self, translate: Translate = str, language: str = "en") -> dict[str, Any]:
        """Return the objects that JSON holds; titles and warnings in the language asked for."""
        return {
            "area": self.area.id,
            "at": self.at.isoformat(),
            "warnings": [
                {"line": w.line, "message": w.message.said(translate)} for w in self.warnings
            ],
            "examples": [
                {
                    "title": tested.example.title.said_in(language),
                    "line": tested.example.line,
                    "meant": tested.example.level.id,
                    "best": tested.decision.best.id,
                    "worst": tested.decision.worst.id,
                    "kerbs": list(tested.kerbs),
                    "ok": tested.is_ok,
                }
                for tested in self.examples
            ],
        }


def validate(area: Area, at: date, limit: Limit | None = None) -> Validation:
    """Return how the worked examples come out on the day `at`, or on a day of their own."""
    return Validation(
        area=area,
        at=at,
        warnings=tuple(_warnings(area)),
        examples=tuple(_tested(area, example, at, limit) for example in area.examples),
    )


def _tested(area: Area, example: WorkedExample, at: date, limit: Limit | None) -> TestedExample:
    day = example.on or at
    decision = check(area, example.values, day, limit)
    compiled = compile_area(area, day)
    return TestedExample(example, decision, _stricter_than(compiled, example.values, example.level))


def _stricter_than(compiled: CompiledArea, values: Values, meant: Level) -> tuple[str, ...]:
    """Return the kerbs that are stricter than was meant in some completion, in file order."""
    terms = compiled.possible_terms(values) & compiled.stricter_than[meant]
    return compiled.kerb_ids_of_terms(terms)


def _warnings(area: Area) -> Iterator[AreaWarning]:
    for kerb in area.kerbs:
        for dimension_id in _unmeetable(area, kerb):
            yield AreaWarning(
                kerb.line,
                message(
                    "kerb {kerb}: no value of {dimension} meets its condition, so it never applies",
                    kerb=quoted(kerb.id),
                    dimension=quoted(dimension_id),
                ),
            )
        if kerb.valid_from and kerb.valid_until and kerb.valid_until < kerb.valid_from:
            yield AreaWarning(
                kerb.line,
                message(
                    "kerb {kerb}: it ends before it begins, so it never counts",
                    kerb=quoted(kerb.id),
                ),
            )


def _unmeetable(area: Area, kerb: Kerb) -> Iterator[str]:
    for dimension_id, test in kerb.when.items():
        if not can_be_met(area.dimensions[dimension_id].domain, test):
            yield dimension_id
