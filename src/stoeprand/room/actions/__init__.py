"""What a person does: publish an area, ask, share an idea. Each is a function, and one transaction.

Views and commands call these and nothing else writes.
"""

from stoeprand.room.actions.asking import check_idea
from stoeprand.room.actions.demo import is_demo, set_up_demo
from stoeprand.room.actions.publishing import Unpublishable, publish_area
from stoeprand.room.actions.sharing import share_ideas

__all__ = ["Unpublishable", "check_idea", "is_demo", "publish_area", "set_up_demo", "share_ideas"]
