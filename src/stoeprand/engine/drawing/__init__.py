"""Drawing the room: the level over two dimensions as a picture that anybody can read.

`field` knows what is drawn and nothing of pixels, `map` gives everything a place, and
`svg_of_picture` writes it down. All is exact and whole: no sampling, no floats, no script.
"""

from stoeprand.engine.drawing.field import Undrawable
from stoeprand.engine.drawing.map import draw_map, picture_of
from stoeprand.engine.drawing.picture import Picture
from stoeprand.engine.drawing.svg_of_picture import as_svg

__all__ = ["Picture", "Undrawable", "as_svg", "draw_map", "picture_of"]
