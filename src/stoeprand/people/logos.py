"""The logo of an organisation: a small picture that can do nothing but be looked at."""

from defusedxml import ElementTree
from defusedxml.common import DefusedXmlException

from stoeprand.engine.messages import message
from stoeprand.people.actions.refusing import Refused

MOST_BYTES = 200_000

PNG = b"\x89PNG\r\n\x1a\n"
SVG = "{http://www.w3.org/2000/svg}svg"


def type_of_logo(picture: bytes) -> str:
    """Return what kind of picture this is, as a browser is told. Raises Refused for any other.

    A drawing (SVG) may hold a script; where it is served nothing of the kind runs.
    """
    if len(picture) > MOST_BYTES:
        raise Refused(message("The logo is larger than 200 kB. Choose a smaller one."), "logo")
    if picture.startswith(PNG):
        return "image/png"
    if picture[:4] == b"RIFF" and picture[8:12] == b"WEBP":
        return "image/webp"
    if _is_drawing(picture):
        return "image/svg+xml"
    raise Refused(message("A logo is a PNG, WebP or SVG file."), "logo")


def _is_drawing(picture: bytes) -> bool:
    try:
        return bool(ElementTree.fromstring(picture).tag == SVG)
    except (ElementTree.ParseError, DefusedXmlException, ValueError):
        return False
