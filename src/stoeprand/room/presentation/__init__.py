"""What templates show of the engine's answers: sentences, order and drawings, nothing decided here.

Three entrances: `decision` for an answer, `area_page` for an area, `summary` for a list of them.
"""

from stoeprand.room.presentation.areas import AreaPage, AreaSummary, area_page, summary
from stoeprand.room.presentation.decisions import DecisionShown, decision

__all__ = ["AreaPage", "AreaSummary", "DecisionShown", "area_page", "decision", "summary"]
