"""Taking promised room away decently: with a reason, with what comes instead, and with a letter."""

from collections.abc import Sequence
from dataclasses import dataclass

from stoeprand.engine.messages import message
from stoeprand.people.actions.refusing import Refused
from stoeprand.people.models import Person
from stoeprand.room.models import AreaVersion, Reopening


@dataclass(frozen=True, slots=True)
class Explained:
    """What is said to those whose promised room is taken away."""

    reason: str = ""
    instead: str = ""
    letter: str = ""


def see_that_it_is_explained(explained: Explained) -> None:
    """Raise Refused for the first thing that is not said."""
    if not explained.reason.strip():
        raise Refused(
            message("Say why this promise is not kept. Whoever counted on it may know."), "reason"
        )
    if not explained.instead.strip():
        raise Refused(message("Say what comes instead. If that is nothing, say so."), "instead")
    if not explained.letter.strip():
        raise Refused(
            message("Write a letter to the people whom it hits. It stays beside the move."),
            "letter",
        )


def reopen(
    version: AreaVersion, kerbs: Sequence[str], explained: Explained, by: Person
) -> Reopening:
    """Keep what was said with a version that takes promised room away, in its transaction.

    `kerbs` are the promised ones, the empty id being the whole area. Raises Refused.
    """
    see_that_it_is_explained(explained)
    reopening = Reopening(
        organisation=version.organisation,
        version=version,
        kerbs=list(kerbs),
        reason=explained.reason.strip(),
        instead=explained.instead.strip(),
        letter=explained.letter.strip(),
        by=by,
    )
    reopening.save()
    return reopening
