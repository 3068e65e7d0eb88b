"""The colour of an organisation: the shades that pages are made of, and whether it can be read.

The shades take the place of those of `stoeprand-theme`, from which the tokens of the NL Design
System are made (`--basis-color-accent-1-…`, in site/look/brand.css).
"""

import re

from stoeprand.engine.messages import message
from stoeprand.people.actions.refusing import Refused

Colour = tuple[int, int, int]
WHITE: Colour = (255, 255, 255)
BLACK: Colour = (0, 0, 0)

READABLE = 4.5
"""The least contrast of letters with what is behind them (WCAG 2.2, success criterion 1.4.3)."""

_WRITTEN = re.compile(r"#([0-9a-f]{2})([0-9a-f]{2})([0-9a-f]{2})")

# How much of the colour is in each shade, the rest being black or white. They are about as far
# apart as our own stones.
_SHADES = (
    ("--stone-dark", BLACK, 65),
    ("--stone", BLACK, 100),
    ("--stone-light", WHITE, 90),
    ("--stone-line", WHITE, 32),
    ("--stone-bg", WHITE, 12),
    ("--stone-bg-subtle", WHITE, 5),
)


def shades_of(written: str) -> dict[str, str]:
    """Return the shades of a colour written as `#0e4a5b`, by the name of their token.

    Raises Refused where it is no colour, or where white letters on it cannot be read well.
    """
    found = _WRITTEN.fullmatch(written.lower())
    if found is None:
        raise Refused(message("Write the colour as # and six signs, such as #0e4a5b."), "colour")
    red, green, blue = (int(part, 16) for part in found.groups())
    colour = (red, green, blue)
    shades = {name: _mixed(colour, with_, percent) for name, with_, percent in _SHADES}
    if contrast(colour, WHITE) < READABLE:
        raise Refused(
            message("White letters cannot be read well on this colour. Choose a darker one."),
            "colour",
        )
    if contrast(shades["--stone-light"], WHITE) < READABLE:
        shades["--stone-light"] = colour
    return {name: "#{:02x}{:02x}{:02x}".format(*shade) for name, shade in shades.items()}


def contrast(one: Colour, other: Colour) -> float:
    """Return the contrast of two colours, from 1 to 21 (WCAG 2.2, definition of contrast ratio)."""
    dark, light = sorted((_luminance(one), _luminance(other)))
    return (light + 0.05) / (dark + 0.05)


def style_sheet(written: str) -> str:
    """Return the style sheet that gives pages a colour; empty without one."""
    if not written:
        return ""
    tokens = "".join(f"{name}:{shade};" for name, shade in shades_of(written).items())
    return f".stoeprand-theme{{{tokens}}}"


def _mixed(colour: Colour, with_: Colour, percent: int) -> Colour:
    red, green, blue = (
        (own * percent + other * (100 - percent)) // 100
        for own, other in zip(colour, with_, strict=True)
    )
    return (red, green, blue)


def _luminance(colour: Colour) -> float:
    red, green, blue = (_linear(part / 255) for part in colour)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def _linear(part: float) -> float:
    return part / 12.92 if part <= 0.04045 else float(((part + 0.055) / 1.055) ** 2.4)
