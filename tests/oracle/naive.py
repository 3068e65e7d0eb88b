"""The oracle: says by trying everything what the engine must say, whatever way it finds it.

It works on a plain document (what an area file holds) and is as slow as the area is large. The
parts: `domains` (values), `kerbs` (one kerb, one idea), `answers` (check), `rooms` and `judge`
(room), `worked_examples` (validate). What compares or changes is asked of `diffs`, `ways_in` and
`openings` themselves.
"""

from .answers import check
from .domains import everything
from .judge import judge_room
from .kerbs import level
from .rooms import room
from .worked_examples import kerbs_nobody_meets, validate_examples

__all__ = [
    "check",
    "everything",
    "judge_room",
    "kerbs_nobody_meets",
    "level",
    "room",
    "validate_examples",
]
