"""What is kept of areas: published documents, rows derived from them, and ideas that were shared.

A published version is one document that never changes, so the room of any day is one read. All else
here can be made again from the documents and the ideas.
"""

from stoeprand.room.models.areas import Area, AreaVersion, KerbRow
from stoeprand.room.models.drafts import Draft
from stoeprand.room.models.ideas import Idea
from stoeprand.room.models.moves import Emergency, Reopening
from stoeprand.room.models.searching import SearchTerm

__all__ = [
    "Area",
    "AreaVersion",
    "Draft",
    "Emergency",
    "Idea",
    "KerbRow",
    "Reopening",
    "SearchTerm",
]
