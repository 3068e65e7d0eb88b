"""Two versions of an area side by side: what moves, what is lost and gained, promises kept or not.

Also one version on two days: what ends or begins by itself.
"""

from stoeprand.engine.versions.comparing import compare_versions
from stoeprand.engine.versions.diff import (
    BrokenPromise,
    Diff,
    Move,
    ShortenedPromise,
    UnlikeAreas,
)

__all__ = [
    "BrokenPromise",
    "Diff",
    "Move",
    "ShortenedPromise",
    "UnlikeAreas",
    "compare_versions",
]
