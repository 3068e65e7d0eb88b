"""The map while it is written on: where its slots lie, and what is taken already."""

from collections.abc import Iterable
from dataclasses import dataclass

from stoeprand.engine.area import Area
from stoeprand.engine.drawing.boxes import Box, Paper
from stoeprand.engine.drawing.field import Field, KerbLine
from stoeprand.engine.drawing.picture import Label, Point, Segment
from stoeprand.engine.drawing.scales import Scale, Span
from stoeprand.engine.sentences import Speech

DOT = 8
"""From the middle of the dot to its edge, in pixels."""

RIM = 11
"""How far words stay away from the kerbs round them, whose names lie on the line."""


@dataclass(frozen=True, slots=True)
class Sheet:
    """The map so far: where its slots lie, and what has been written on it."""

    speech: Speech
    area: Area
    field: Field
    x: Scale
    y: Scale
    paper: Paper

    def box_of(self, columns: Span, rows: Span) -> Box:
        """Return the pixels of columns and rows, each from the first up to and with the last."""
        left, right = self.x.span(columns[0], columns[1] + 1)
        top, bottom = self.y.span(rows[0], rows[1] + 1)
        return Box(left, top, right, bottom)

    def segment_of(self, line: KerbLine) -> Segment:
        """Return from where to where a kerb runs."""
        if line.is_upright:
            x, (top, bottom) = self.x.edge(line.edge), self.y.span(line.start, line.end)
            return (x, top), (x, bottom)
        y, (left, right) = self.y.edge(line.edge), self.x.span(line.start, line.end)
        return (left, y), (right, y)

    @property
    def dot(self) -> Point | None:
        """Where the idea is; None where one of its two values is unknown."""
        return None if self.x.here is None or self.y.here is None else (self.x.here, self.y.here)

    def write(self, tries: Iterable[Label]) -> list[Label]:
        """Write the first label that stands over nothing else; none where each of them would."""
        for label in tries:
            if self.paper.is_free(label.box):
                self.paper.taken.append(label.box)
                return [label]
        return []
