"""What is wrong with one idea, or with a whole file of them."""

from dataclasses import dataclass

from stoeprand.engine.messages import Message


@dataclass(frozen=True, slots=True)
class FaultyIdea:
    """An idea that does not fit, or a line that holds none; `id` where it has one."""

    id: str | None
    message: Message


class FaultyIdeas(Exception):
    """A file of ideas that cannot be read at all."""

    def __init__(self, what: Message) -> None:
        super().__init__(str(what))
        self.message = what
