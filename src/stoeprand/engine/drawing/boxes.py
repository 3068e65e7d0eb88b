"""Rectangles on the page in whole pixels, and who finds a free one. The top left corner is 0, 0."""

from dataclasses import dataclass

_BETWEEN = 2
"""How far boxes on one paper stay apart, in pixels."""


@dataclass(frozen=True, slots=True)
class Box:
    """A rectangle from left to right and from top to bottom, in pixels."""

    left: int
    top: int
    right: int
    bottom: int

    @classmethod
    def around(cls, x: int, y: int, width: int, height: int) -> "Box":
        """Return the box of this size with its middle at a point."""
        left, top = x - width // 2, y - height // 2
        return cls(left, top, left + width, top + height)

    @property
    def width(self) -> int:
        """How wide it is."""
        return self.right - self.left

    @property
    def height(self) -> int:
        """How high it is."""
        return self.bottom - self.top

    @property
    def middle(self) -> tuple[int, int]:
        """The point in its middle."""
        return (self.left + self.right) // 2, (self.top + self.bottom) // 2

    def meets(self, other: "Box") -> bool:
        """Say whether the two have a pixel in common."""
        return (
            self.left < other.right
            and other.left < self.right
            and self.top < other.bottom
            and other.top < self.bottom
        )

    def holds(self, other: "Box") -> bool:
        """Say whether the other lies wholly within this one."""
        return (
            self.left <= other.left
            and other.right <= self.right
            and self.top <= other.top
            and other.bottom <= self.bottom
        )

    def inset(self, by: int) -> "Box":
        """Return the box without a rim of so many pixels."""
        return Box(self.left + by, self.top + by, self.right - by, self.bottom - by)


class Paper:
    """A rectangle to put boxes on, none over another."""

    def __init__(self, whole: Box) -> None:
        self.whole = whole
        self.taken: list[Box] = []

    def is_free(self, box: Box) -> bool:
        """Say whether a box lies within the paper and over no other, nor right against it."""
        wider = box.inset(-_BETWEEN)
        return self.whole.holds(box) and not any(wider.meets(other) for other in self.taken)
