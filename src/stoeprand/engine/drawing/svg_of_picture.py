"""A picture as an SVG document: no script, no outside address, nothing that a page would refuse."""

from collections.abc import Iterator

from stoeprand.engine.drawing.boxes import Box
from stoeprand.engine.drawing.picture import Ground, Label, Picture, Segment
from stoeprand.engine.drawing.styles import COLOURS, FONTS, INK, PAPER, QUIET, RULE, STONE
from stoeprand.engine.drawing.svg import characters, element
from stoeprand.engine.levels import Level

_ANCHORS = ("start", "middle", "end")
_PATTERNS = {
    Level.TELL: (18, "M4 4h.01M13 13h.01", 3),
    Level.CONSULT: (14, "M0 3.5h14M0 10.5h14", 1),
    Level.AGREE: (12, "M-3 3l6-6M0 12l12-12M9 15l6-6", 1),
    Level.NO: (12, "M-3 3l6-6M0 12l12-12M9 15l6-6M-3 9l6 6M0 0l12 12M9-3l6 6", 1),
}
"""Per level the size of a tile, what is drawn on it, and how thick. Doing it has no pattern."""


def as_svg(picture: Picture, prefix: str = "map") -> str:
    """Return the document; `prefix` begins every id in it, so that pages may hold several."""
    title, description = f"{prefix}-title", f"{prefix}-desc"
    return element(
        "svg",
        element("title", characters(picture.title), id=title),
        element("desc", characters(picture.description), id=description),
        element("defs", *_patterns(picture, prefix)),
        element("rect", class_="map__paper", **_size(picture), fill=PAPER),
        *(_ground(ground, prefix) for ground in (*picture.grounds, *picture.swatches)),
        *_lines(picture),
        *(part for label in picture.labels for part in _label(label)),
        *(_dot(x, y) for x, y in picture.dots),
        xmlns="http://www.w3.org/2000/svg",
        class_="map",
        role="img",
        aria_labelledby=f"{title} {description}",
        **_size(picture),
        viewBox=f"0 0 {picture.width} {picture.height}",
        font_family=FONTS,
    )


def _size(picture: Picture) -> dict[str, int]:
    return {"width": picture.width, "height": picture.height}


def _patterns(picture: Picture, prefix: str) -> Iterator[str]:
    for level in sorted({ground.level for ground in picture.grounds}):
        if level not in _PATTERNS:
            continue
        size, drawn, width = _PATTERNS[level]
        yield element(
            "pattern",
            element(
                "path",
                d=drawn,
                fill="none",
                stroke=COLOURS[level].line,
                stroke_width=width,
                stroke_linecap="round",
                stroke_opacity="0.55",
            ),
            id=f"{prefix}-{level.id}",
            width=size,
            height=size,
            patternUnits="userSpaceOnUse",
        )


def _ground(ground: Ground, prefix: str) -> str:
    level = ground.level
    path = "".join(_rectangle(box) for box in ground.boxes)
    parts = [element("path", d=path, fill=COLOURS[level].ground)]
    if level in _PATTERNS:
        parts.append(element("path", d=path, fill=f"url(#{prefix}-{level.id})"))
    return element("g", *parts, class_=f"map__ground level--{level.id}")


def _rectangle(box: Box) -> str:
    return f"M{box.left} {box.top}h{box.width}v{box.height}h-{box.width}z"


def _lines(picture: Picture) -> Iterator[str]:
    if picture.rules:
        yield _path("map__rule", picture.rules, RULE, 1)
    frames = (picture.plot, *(box for swatch in picture.swatches for box in swatch.boxes))
    d = "".join(_rectangle(box) for box in frames)
    yield element("path", class_="map__frame", d=d, fill="none", stroke=QUIET)
    if picture.marks:
        yield _path("map__tick", picture.marks, QUIET, 1)
    if picture.kerbs:
        yield _path("map__kerb", picture.kerbs, STONE, 4)
    for (x, y), (tip_x, tip_y) in picture.arrows:
        across, down = (tip_y - y) // 2, (tip_x - x) // 2
        d = f"M{x - across} {y - down}L{tip_x} {tip_y}L{x + across} {y + down}z"
        yield element("path", class_="map__arrow", d=d, fill=QUIET)


def _dot(x: int, y: int) -> str:
    return element(
        "circle", class_="map__dot", cx=x, cy=y, r=7, fill=INK, stroke=PAPER, stroke_width=3
    )


def _path(name: str, segments: tuple[Segment, ...], stroke: str, width: int) -> str:
    d = "".join(f"M{x} {y}L{to_x} {to_y}" for (x, y), (to_x, to_y) in segments)
    return element(
        "path",
        class_=name,
        d=d,
        fill="none",
        stroke=stroke,
        stroke_width=width,
        stroke_linecap="square",
    )


def _label(label: Label) -> Iterator[str]:
    style, box = label.style, label.box
    if style.plate:
        border = {"stroke": style.border} if style.border else {}
        yield element(
            "rect",
            class_=f"map__plate map__plate--{style.name}",
            x=box.left,
            y=box.top,
            width=box.width,
            height=box.height,
            rx=style.radius,
            fill=style.plate,
            **border,
        )
    for number, line in enumerate(label.lines):
        yield _text(label, number, line)


def _text(label: Label, number: int, line: str) -> str:
    style, box = label.style, label.box
    down = style.rim_y + number * style.letters.line + style.letters.size
    turned: dict[str, str | int] = {}
    if label.is_upright:
        ends = (box.bottom - style.rim_x, box.middle[1], box.top + style.rim_x)
        x, y = box.left + down, ends[_ANCHORS.index(label.anchor)]
        turned["transform"] = f"rotate(-90 {x} {y})"
    else:
        ends = (box.left + style.rim_x, box.middle[0], box.right - style.rim_x)
        x, y = ends[_ANCHORS.index(label.anchor)], box.top + down
    if style.letters.is_bold:
        turned["font_weight"] = "bold"
    return element(
        "text",
        characters(line),
        class_=f"map__{style.name}",
        x=x,
        y=y,
        font_size=style.letters.size,
        fill=style.ink,
        text_anchor=label.anchor,
        **turned,
    )
