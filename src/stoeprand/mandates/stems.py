"""The words of a row as they are searched: the stem of each, and what has a figure in it as it is.

A register is written in Dutch, whatever language a page speaks (Awb, art. 2:6).
"""

import re
from collections import Counter
from collections.abc import Iterable

from stoeprand.words import stems_of, words_in

LANGUAGE = "nl"
MARK = "|"
"""Between the stems of the power and those of the other cells."""

LONGEST_TERM = 40

_WITH_FIGURES = re.compile(rf"[^\s,;()\[\]{re.escape(MARK)}]*[0-9][^\s,;()\[\]{re.escape(MARK)}]*")


def terms_of(text: str) -> set[str]:
    """Return what a text is found by: the stems of its words, and `3.1.2` or `4:81` as they are.

    Of a word that the stemmer takes for a participle (`gehandicaptenparkeerkaart`: it takes off
    `ge` and `t`) also the whole, of which the parts can still be seen.
    """
    figures = {found.strip(".:'\"").casefold() for found in _WITH_FIGURES.findall(text)}
    stems = stems_of([word.folded for word in words_in(text)], LANGUAGE)
    whole = {word for word, stem in stems.items() if not word.startswith(stem[:3])}
    terms = figures | whole | set(stems.values())
    return {term for term in terms if term and len(term) <= LONGEST_TERM}


def searchable(power: str, others: Iterable[str]) -> str:
    """Return what is kept of a row for searching: its terms between spaces, in a fixed order."""
    first = terms_of(power)
    rest = terms_of("\n".join(others)) - first
    return f" {' '.join(sorted(first))} {MARK} {' '.join(sorted(rest))} "


def terms_in(search: str) -> tuple[set[str], set[str]]:
    """Return the terms of the power of a row, and its other ones, out of what is kept of it."""
    first, _mark, rest = search.partition(MARK)
    return set(first.split()), set(rest.split())


def counted(searches: Iterable[str]) -> dict[str, int]:
    """Return all terms of rows, each with the number of rows that have it."""
    counts = Counter(term for search in searches for term in search.split() if term != MARK)
    return dict(sorted(counts.items()))
