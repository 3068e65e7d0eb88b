"""How a page of some width is divided: the map, its rows, and the legend beside or below it."""

from collections.abc import Sequence
from dataclasses import dataclass

_LEAST_ROW = 56
_LEAST_COLUMN = 48
_ROUND_LABEL = 12
"""What a row has more than its label, in pixels."""

_LEGEND_BESIDE = 256
_BETWEEN = 32


@dataclass(frozen=True, slots=True)
class Sizes:
    """The sizes of a page of some width, in pixels."""

    width: int

    @property
    def is_wide(self) -> bool:
        """Whether there is as much room as on a sheet or a screen, not on a phone."""
        return self.width >= 560

    @property
    def has_legend_beside(self) -> bool:
        """Whether there is so much room that the legend stands beside the map, not below it."""
        return self.width >= 900

    @property
    def rim(self) -> int:
        """The empty rim at each side."""
        return 16 if self.is_wide else 8

    @property
    def legend_left(self) -> int:
        """Where the legend begins."""
        return self.width - self.rim - _LEGEND_BESIDE if self.has_legend_beside else self.rim

    @property
    def map_right(self) -> int:
        """Where the map ends."""
        return self.legend_left - _BETWEEN if self.has_legend_beside else self.width - self.rim

    @property
    def row_labels(self) -> int:
        """The most that the labels of the rows take."""
        return 150 if self.is_wide else 84

    @property
    def most(self) -> tuple[int, int]:
        """The most columns and rows that can be read."""
        columns = (self.map_right - self.rim - self.row_labels - 10) // _LEAST_COLUMN
        return max(2, columns), 8


def least_height(label: int) -> int:
    """Return the least height of a row whose label is so many pixels high."""
    return max(_LEAST_ROW, label + _ROUND_LABEL)


def row_heights(labels: Sequence[int]) -> tuple[int, ...]:
    """Return how high each row is, its label being so many pixels high; what is over is shared."""
    least = [least_height(label) for label in labels]
    count = len(least)
    over = max(0, min(340, max(240, count * 110)) - sum(least))
    shares = (over * (n + 1) // count - over * n // count for n in range(count))
    return tuple(height + share for height, share in zip(least, shares, strict=True))
