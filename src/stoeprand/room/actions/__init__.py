"""What a person does: publish an area, ask, share an idea. Each is a function, and one transaction.

Views and commands call these and nothing else writes.
"""

from stoeprand.room.actions.asking import check_idea
from stoeprand.room.actions.beginning_changes import begin_change
from stoeprand.room.actions.demo import is_demo, set_up_demo
from stoeprand.room.actions.mapping import Drawn, draw_idea
from stoeprand.room.actions.openings import LookedAt, look_at_ideas
from stoeprand.room.actions.publishing import Unpublishable, publish_area, publish_history
from stoeprand.room.actions.sharing import share_ideas
from stoeprand.room.actions.ways import WaysFound, find_ways

__all__ = [
    "Drawn",
    "LookedAt",
    "Unpublishable",
    "WaysFound",
    "begin_change",
    "check_idea",
    "draw_idea",
    "find_ways",
    "is_demo",
    "look_at_ideas",
    "publish_area",
    "publish_history",
    "set_up_demo",
    "share_ideas",
]
