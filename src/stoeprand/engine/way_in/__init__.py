"""What can be done? The nearest change that brings an idea to a level, or the proof of none.

`find_way_in` is all that others need.
"""

from stoeprand.engine.way_in.answer import Way, WayIn
from stoeprand.engine.way_in.finding import find_way_in

__all__ = ["Way", "WayIn", "find_way_in"]
