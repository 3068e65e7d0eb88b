"""Texts as lines of letters: how wide they are at most, where they break, how they are shortened.

We do not know the font of whoever looks, so widths are those of a wide one (DejaVu Sans), rounded
up: what fits by these fits in Noto Sans, Arial and Helvetica too.
"""

import unicodedata
from dataclasses import dataclass
from itertools import accumulate, takewhile

ELLIPSIS = "…"

MOST_LINES = 16
"""So many lines hold every text that was written for people; of a longer one the rest is cut."""

_WIDTHS = (
    (32, " '‘’,.ijlI·\u00a0"),
    (37, "/:;\\|f-"),
    (41, "()[]t!r"),
    (52, '*_`"“”szJ–'),
    (57, "?cL"),
    (61, "FkvxyPTYao"),
    (64, "ESbdeghnpqu$0123456789{}€"),
    (70, "KAVBRXZC"),
    (78, "UHNDG&"),
    (84, "OQw#+<=>^~"),
    (100, "Mm%W@…—"),
)
"""Hundredths of the height of the letters, and which letters are that wide."""

_WIDTH_OF_LETTER = {letter: width for width, letters in _WIDTHS for letter in letters}
_WIDTH_OF_OTHERS = 140
_BOLDER = 114
"""Per cent: how wide bold letters are beside others."""


@dataclass(frozen=True, slots=True)
class Letters:
    """A size in pixels, bold or not."""

    size: int
    is_bold: bool = False

    @property
    def line(self) -> int:
        """The height of a line."""
        return self.size * 4 // 3

    def pixels(self, hundredths: int) -> int:
        """Return how many pixels so many hundredths of the size are at most."""
        return -(-hundredths * (_BOLDER if self.is_bold else 100) * self.size // 10_000)


def width_of(text: str, letters: Letters) -> int:
    """Return how many pixels a text is wide at most."""
    return letters.pixels(sum(_width_of_letter(letter) for letter in text))


def wrapped(text: str, most: int, letters: Letters, lines: int = MOST_LINES) -> tuple[str, ...]:
    """Return a text in at most so many lines of at most so many pixels; the last is shortened."""
    found: list[str] = []
    words = text.split(" ")
    while words:
        line = words.pop(0)
        if len(found) == lines - 1:
            found.append(shortened(" ".join((line, *words)), most, letters))
            break
        while words and width_of(f"{line} {words[0]}", letters) <= most:
            line = f"{line} {words.pop(0)}"
        if width_of(line, letters) > most:
            fitting = _longest_start(line, most, letters)
            words.insert(0, line[len(fitting) :])
            line = fitting
        found.append(line)
    return tuple(found)


def narrowest(text: str, lines: int, letters: Letters, span: tuple[int, int]) -> int:
    """Return the least width, from and to so many pixels, at which so many lines hold a text."""
    least, most = span
    widths = range(least, most, letters.size)
    return next((w for w in widths if len(wrapped(text, w, letters, lines + 1)) <= lines), most)


def shortened(text: str, most: int, letters: Letters) -> str:
    """Return a text of at most so many pixels, with … where something was left out."""
    if width_of(text, letters) <= most:
        return text
    start = _longest_start(text, most - width_of(ELLIPSIS, letters), letters)
    return f"{start.rstrip(' ,;:(')}{ELLIPSIS}"


def widest_word(text: str, letters: Letters) -> int:
    """Return how many pixels the widest word needs."""
    return max((width_of(word, letters) for word in text.split(" ")), default=0)


def _longest_start(text: str, most: int, letters: Letters) -> str:
    """Return the start that fits; at least one letter, so that a text always comes to an end."""
    widths = accumulate(_width_of_letter(letter) for letter in text)
    fitting = takewhile(lambda hundredths: letters.pixels(hundredths) <= most, widths)
    return text[: max(1, sum(1 for _ in fitting))]


def _width_of_letter(letter: str) -> int:
    known = _WIDTH_OF_LETTER.get(letter)
    if known is not None:
        return known
    first = unicodedata.normalize("NFD", letter)[0]
    return _WIDTH_OF_LETTER.get(first, _WIDTH_OF_OTHERS)
