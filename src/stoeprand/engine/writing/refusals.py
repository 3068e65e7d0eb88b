"""Why a change of an area is refused: what is wrong, and where a person finds it."""

from collections.abc import Sequence
from dataclasses import dataclass

from stoeprand.engine.messages import Message

Path = tuple[str | int, ...]
"""Keys from the area down; a kerb by its id, what is in another list by its number from 0."""


@dataclass(frozen=True, slots=True)
class PlacedFault:
    """One thing that is wrong with an area as it would become, with what was expected there."""

    path: Path
    message: Message

    @property
    def kerb(self) -> str | None:
        """The id of the kerb that it is about, None where it is about something else."""
        is_of_a_kerb = len(self.path) > 1 and self.path[0] == "kerbs"
        return str(self.path[1]) if is_of_a_kerb else None


class FaultyChange(Exception):
    """A change that is refused, with everything that would be wrong, in the order of the file."""

    def __init__(self, faults: Sequence[PlacedFault]) -> None:
        super().__init__("\n".join(str(fault.message) for fault in faults))
        self.faults = tuple(faults)


@dataclass(frozen=True, slots=True)
class FieldFault:
    """One thing that is wrong with what was filled in; `field` is the name of its field."""

    field: str
    message: Message


class FaultyFields(Exception):
    """Fields that make no kerb, with everything that is wrong, in the order of the file."""

    def __init__(self, faults: Sequence[FieldFault]) -> None:
        super().__init__("\n".join(f"{fault.field}: {fault.message}" for fault in faults))
        self.faults = tuple(faults)
