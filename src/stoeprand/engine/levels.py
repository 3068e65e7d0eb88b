"""The five answers to "may I?", from loose to strict. Nothing else lives here."""

from enum import IntEnum


class Level(IntEnum):
    """How free somebody is: the greater, the stricter, so that `max` gives the strictest."""

    FREE = 0
    TELL = 1
    CONSULT = 2
    AGREE = 3
    NO = 4

    @property
    def id(self) -> str:
        """The word that files and JSON use; never translated."""
        return LEVEL_IDS[self]


LEVEL_IDS = ("free", "tell", "consult", "agree", "no")
LEVELS_BY_ID = {level.id: level for level in Level}
STRICTER_THAN_FREE = tuple(level for level in Level if level is not Level.FREE)
