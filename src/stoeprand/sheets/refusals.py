"""Tables that cannot be read."""

from stoeprand.engine.messages import Message


class FaultySheet(Exception):
    """A file in which we find no table that we can read; `wrong` says why, and what would do."""

    def __init__(self, wrong: Message) -> None:
        super().__init__(str(wrong))
        self.wrong = wrong
