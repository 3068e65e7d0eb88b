"""What templates show of the engine's answers: sentences, order and drawings, nothing decided here.

Entrances: `decision` for an answer, `undecided` where none was found in time, `ways` for what can
be done, `map_of_idea` for the map; `area_page` for an area, `summary` for a list of them,
`coming_days` for what changes by itself, `diff_of_versions` for what changed; `openings` for where
a list of ideas is stuck.
"""

from stoeprand.room.presentation.areas import AreaPage, AreaSummary, area_page, summary
from stoeprand.room.presentation.coming import ComingDay, coming_days, days_to_compare
from stoeprand.room.presentation.decisions import DecisionShown, decision
from stoeprand.room.presentation.listed import FaultsShown, faults_of_list
from stoeprand.room.presentation.maps import MapShown, default_axes, map_of_idea
from stoeprand.room.presentation.openings import (
    LevelToReach,
    OpeningsShown,
    levels_to_reach,
    openings,
)
from stoeprand.room.presentation.undecided import UndecidedShown, undecided
from stoeprand.room.presentation.versions import (
    DiffShown,
    VersionOption,
    diff_of_versions,
    unlike,
    version_options,
)
from stoeprand.room.presentation.ways import WaysShown, ways

__all__ = [
    "AreaPage",
    "AreaSummary",
    "ComingDay",
    "DecisionShown",
    "DiffShown",
    "FaultsShown",
    "LevelToReach",
    "MapShown",
    "OpeningsShown",
    "UndecidedShown",
    "VersionOption",
    "WaysShown",
    "area_page",
    "coming_days",
    "days_to_compare",
    "decision",
    "default_axes",
    "diff_of_versions",
    "faults_of_list",
    "levels_to_reach",
    "map_of_idea",
    "openings",
    "summary",
    "undecided",
    "unlike",
    "version_options",
    "ways",
]
