"""Long texts as YAML writes them: on lines of their own, without quotes, under `>` or `|`."""

import re
from collections.abc import Iterator, Sequence

from stoeprand.engine.writing.plain_values import holds_unseen

_BETWEEN_WORDS = re.compile(r"(?<=[^ ]) (?=[^ ])")
"""One space between two words: where a line may end. More spaces together are left together."""


def lines_of_text(text: str, width: int) -> list[str] | None:
    """Return the sign that such a text begins with and its lines, at most `width` where they can.

    None where it cannot be written so, or where nothing is won by it. An empty line stays empty.
    """
    body = text.removesuffix("\n")
    lines = body.split("\n")
    if not _can_stand(lines) or not _is_won(lines, width):
        return None
    end = "-" if body == text else ""
    too_long = any(len(line) > width for line in lines)
    if too_long and not any(line.startswith(" ") for line in lines):
        return [f">{end}", *_folded(lines, width)]
    return [f"|{end}", *lines]


def _can_stand(lines: list[str]) -> bool:
    """Say whether the lines come back as they are.

    The first and the last one hold something, none holds only spaces, and the first begins with
    none: by that a reader tells how far the text stands from the edge.
    """
    if holds_unseen("".join(lines)) or not lines[0] or not lines[-1] or lines[0].startswith(" "):
        return False
    return not any(line.endswith(" ") for line in lines)


def _is_won(lines: list[str], width: int) -> bool:
    return len(lines) > 1 or (len(lines[0]) > width and bool(_BETWEEN_WORDS.search(lines[0])))


def filled(words: Sequence[str], width: int) -> Iterator[str]:
    """Give words with a space between them, on as few lines as they take."""
    begun = words[0]
    for word in words[1:]:
        if len(begun) + 1 + len(word) > width:
            yield begun
            begun = word
        else:
            begun = f"{begun} {word}"
    yield begun


def _folded(lines: list[str], width: int) -> Iterator[str]:
    """Give lines to be read as one: each end of line in the text is an empty line here."""
    for number, line in enumerate(lines):
        if number and lines[number - 1]:
            yield ""
        yield from filled(_BETWEEN_WORDS.split(line), width)
