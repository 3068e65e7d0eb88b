"""What is wrong with one idea, or with a whole file of them."""

from dataclasses import dataclass

from stoeprand.engine.messages import Message


@dataclass(frozen=True, slots=True)
class FaultyIdea:
    """An idea that does not fit, or a line that holds none; `id` where it has one.

    `names_its_place` says that the message tells itself where the fault is.
    """

    id: str | None
    message: Message
    names_its_place: bool = False


class FaultyIdeas(Exception):
    """Ideas that are refused as a whole, with everything that is wrong with them, in order.

    So is what is asked of them, where that cannot be done.
    """

    def __init__(self, *faults: Message) -> None:
        super().__init__("\n".join(map(str, faults)))
        self.faults = faults
