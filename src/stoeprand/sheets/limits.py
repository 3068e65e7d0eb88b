"""How large a table may be. Whoever reads one says so; a file that is larger is refused."""

from dataclasses import dataclass

from stoeprand.engine.messages import Message, message


@dataclass(frozen=True, slots=True)
class Limits:
    """How many rows (empty ones included) and columns a table may have.

    An Excel file may unpack to so many bytes, in so many parts, with so many tags (of which each
    takes time to read).
    """

    rows: int
    columns: int
    unpacked: int
    tags: int
    parts: int = 200

    @property
    def too_long(self) -> Message:
        """What to say of a table with more rows."""
        return message("There are more than {most} rows in it, also empty ones.", most=self.rows)

    @property
    def too_wide(self) -> Message:
        """What to say of a table with more columns."""
        return message("There are more than {most} columns in it.", most=self.columns)
