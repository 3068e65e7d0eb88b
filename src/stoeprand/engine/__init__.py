"""The room engine, pure: areas, kerbs, and what an idea may; no Django, and only English.

`read_area` reads a file or refuses it with every fault; `check`, `find_room` and `validate` answer
questions about an area, each on one day; `write_area` gives its file. Names that a check of one
idea does not need are imported when first used: it must not pay for the solver or numpy.
"""

from typing import TYPE_CHECKING, Any

from stoeprand.engine.check import check
from stoeprand.engine.faults import Fault, FaultyFile, UnfitIdea
from stoeprand.engine.levels import Level
from stoeprand.engine.limits import Limit, OutOfTime
from stoeprand.engine.reading.areas import read_area
from stoeprand.engine.reading.ideas import Idea, read_idea, read_values

if TYPE_CHECKING:
    from stoeprand.engine.columns import ColumnDecisions, check_columns
    from stoeprand.engine.openings import Openings, find_openings
    from stoeprand.engine.questions import next_questions
    from stoeprand.engine.room import Room, find_room
    from stoeprand.engine.validation import Validation, validate
    from stoeprand.engine.way_in import WayIn, find_way_in
    from stoeprand.engine.writing import write_area, write_area_json

__all__ = [
    "ColumnDecisions",
    "Fault",
    "FaultyFile",
    "Idea",
    "Level",
    "Limit",
    "Openings",
    "OutOfTime",
    "Room",
    "UnfitIdea",
    "Validation",
    "WayIn",
    "check",
    "check_columns",
    "find_openings",
    "find_room",
    "find_way_in",
    "next_questions",
    "read_area",
    "read_idea",
    "read_values",
    "validate",
    "write_area",
    "write_area_json",
]

_HOMES_OF_LATER_NAMES = {
    "ColumnDecisions": "columns",
    "Openings": "openings",
    "Room": "room",
    "Validation": "validation",
    "WayIn": "way_in",
    "check_columns": "columns",
    "find_openings": "openings",
    "find_room": "room",
    "find_way_in": "way_in",
    "next_questions": "questions",
    "validate": "validation",
    "write_area": "writing",
    "write_area_json": "writing",
}


def __getattr__(name: str) -> Any:
    if name not in _HOMES_OF_LATER_NAMES:
        raise AttributeError(f"module {__name__!r} has no attribute {name!r}")
    from importlib import import_module

    return getattr(import_module(f"{__name__}.{_HOMES_OF_LATER_NAMES[name]}"), name)
