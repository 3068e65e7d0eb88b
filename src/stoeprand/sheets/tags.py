"""The tags and the texts of a page, in their order, whatever is wrong with it.

In time that grows as the page does, which the parser of the standard library does not promise: it
looks for the end of each comment again and again. Nothing of a page is run or fetched.
"""

import html
import re
from collections.abc import Iterator
from dataclasses import dataclass

_TAG = re.compile(
    r"""<(/?)([a-zA-Z][a-zA-Z0-9]*)((?:=\s*(?:"[^"]*"|'[^']*')|[^>])*+)>""",
)
_NO_TEXT = re.compile(r"<[a-zA-Z/!?]")
_END_OF_CODE = re.compile(r"</(?:script|style)", re.IGNORECASE)
CODE = ("script", "style")


@dataclass(frozen=True, slots=True)
class Tag:
    """A tag, its name in small letters; `attributes` is the text of all of them."""

    name: str
    attributes: str = ""
    closes: bool = False

    def number(self, attribute: str) -> int:
        """Return the number that an attribute holds, of at most four figures; 1 where it has none.

        A number that says of itself that it is larger counts by its first four figures.
        """
        found = re.search(
            rf"(?<![\w-]){attribute}\s*=\s*[\"']?\s*([0-9]{{1,4}})", self.attributes, re.IGNORECASE
        )
        return int(found[1]) if found else 1


def pieces_of(page: str) -> Iterator[Tag | str]:
    """Yield the tags and the texts between them. Comments, scripts and styles are left out."""
    place = 0
    while place < len(page):
        begin = page.find("<", place)
        if begin != place:
            text = page[place : begin if begin >= 0 else len(page)]
            yield html.unescape(text)
            place += len(text)
            continue
        if found := _TAG.match(page, begin):
            tag = Tag(found[2].lower(), found[3], closes=bool(found[1]))
            yield tag
            place = _behind_code(page, found.end(), tag)
        elif (
            page[begin + 1 : begin + 2] in ("!", "?", "/") or page[begin + 1 : begin + 2].isalpha()
        ):
            place = _behind(page, begin)
        else:
            yield "<"
            place = begin + 1


def _behind(page: str, begin: int) -> int:
    """Return the place behind a comment or what else is no tag; the end where it has no end."""
    end = "-->" if page.startswith("<!--", begin) else ">"
    found = page.find(end, begin)
    return found + len(end) if found >= 0 else len(page)


def _behind_code(page: str, place: int, tag: Tag) -> int:
    """Return the place behind a script or style that begins here; or the same one."""
    if tag.closes or tag.name not in CODE:
        return place
    found = _END_OF_CODE.search(page, place)
    return found.start() if found else len(page)
