"""A limit of time that the asker sets: an answer that is not certain by then is not given."""

import time
from dataclasses import dataclass

from stoeprand.engine.messages import Message, message, quoted


class OutOfTime(Exception):
    """The limit was over before a question was answered; `question` says which."""

    def __init__(self, question: Message) -> None:
        super().__init__(str(question))
        self.question = question

    def about_idea(self, name: str) -> "OutOfTime":
        """Return the same, said of one idea among others."""
        question = message("{question} (idea {idea})", question=self.question, idea=quoted(name))
        return OutOfTime(question)


@dataclass(frozen=True, slots=True)
class Limit:
    """A moment (of the monotonic clock, in seconds) after which the search stops."""

    ends_at: float

    @classmethod
    def of_seconds(cls, seconds: float) -> "Limit":
        """Return the limit that ends `seconds` from now."""
        return cls(time.monotonic() + seconds)

    def seconds_left(self) -> float:
        """Return how long the search may still go on, at least 0."""
        return max(0.0, self.ends_at - time.monotonic())

    def keep(self, question: Message) -> None:
        """Raise OutOfTime when the limit is over; `question` is what was being worked on."""
        if time.monotonic() >= self.ends_at:
            raise OutOfTime(question)
