"""What templates show of the engine's answers: sentences, order and drawings, nothing decided here.

Four entrances: `decision` for an answer, `undecided` where none was found in time, `area_page` for
an area, `summary` for a list of them.
"""

from stoeprand.room.presentation.areas import AreaPage, AreaSummary, area_page, summary
from stoeprand.room.presentation.decisions import DecisionShown, decision
from stoeprand.room.presentation.undecided import UndecidedShown, undecided

__all__ = [
    "AreaPage",
    "AreaSummary",
    "DecisionShown",
    "UndecidedShown",
    "area_page",
    "decision",
    "summary",
    "undecided",
]
