"""Finding mandates in a version of a register by plain words: `subsidie verlenen wijk`.

A word counts where it stands as such, and less where it is part of a longer one or has a slip of
the pen; more in the power than elsewhere; and the less the more rows have it.
"""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from functools import reduce
from heapq import nlargest
from math import log2
from operator import or_

from django.db.models import Q

from stoeprand.mandates.models import RegisterRow, RegisterVersion
from stoeprand.mandates.stems import terms_in, terms_of
from stoeprand.words import FIRST_PART, kinship

MOST_WORDS = 10
MOST_KIN = 15
"""So many words of a question are looked up, and so many words of the register that are like it."""

MOST_SHOWN = 50

IN_THE_POWER = 2.0
"""A word in what may be decided says more than one in who may."""

WORTH_SHOWING = 0.3
"""A row with less than this share of the best score is not shown: it has one word of many."""

Worth = Mapping[str, float]
"""What terms of a register are worth to one word of a question."""


@dataclass(frozen=True, slots=True)
class Found:
    """Rows that were found, the best first; `more` says how many others there are."""

    rows: Sequence[RegisterRow]
    more: int = 0


def find_rows(version: RegisterVersion, words: str) -> Found:
    """Return the rows of a version that words are about; without words the first rows. One query.

    The vocabulary of the version is part of it, so that likeness needs no query of its own.
    """
    asked = sorted(terms_of(words))[:MOST_WORDS]
    if not asked:
        return _first_rows(version) if not words.strip() else Found([])
    worths = [_worth_to(term, version.stems) for term in asked]
    terms = {term for worth in worths for term in worth}
    if not terms:
        return Found([])
    hits = reduce(or_, (Q(search__contains=f" {term} ") for term in sorted(terms)))
    return _best(version.rows.filter(hits), worths)


def rows_of(version: RegisterVersion, row_ids: Collection[int]) -> list[RegisterRow]:
    """Return rows of a version by their ids, in the order of the register; one query or none."""
    return list(version.rows.filter(pk__in=row_ids).order_by("place")) if row_ids else []


def _first_rows(version: RegisterVersion) -> Found:
    rows = list(version.rows.order_by("place")[: MOST_SHOWN + 1])
    return Found(rows[:MOST_SHOWN], more=max(0, len(rows) - MOST_SHOWN))


def _best(rows: Iterable[RegisterRow], worths: Sequence[Worth]) -> Found:
    scores = {row: _score(row.search, worths) for row in rows}
    least = WORTH_SHOWING * max(scores.values(), default=0.0)
    worth_showing = [row for row, score in scores.items() if score >= least]
    best = nlargest(MOST_SHOWN, worth_showing, key=lambda row: (scores[row], -row.place))
    return Found(best, more=len(worth_showing) - len(best))


def _score(search: str, worths: Sequence[Worth]) -> float:
    power, others = terms_in(search)
    return sum(
        max(
            max((IN_THE_POWER * worth[term] for term in power & worth.keys()), default=0.0),
            max((worth[term] for term in others & worth.keys()), default=0.0),
        )
        for worth in worths
    )


def _worth_to(asked: str, stems: Mapping[str, int]) -> Worth:
    """Return the terms of a register that one of a question is about, with what each is worth.

    Where the register has the word itself a slip of the pen is not looked for any more.
    """
    likeness = {term: _likeness(asked, term) for term in stems}
    if asked in stems:
        likeness = {term: like for term, like in likeness.items() if asked in term or term in asked}
    best = nlargest(MOST_KIN, likeness, key=lambda term: (likeness[term], term))
    return {term: likeness[term] / (1 + log2(stems[term])) for term in best if likeness[term] > 0}


def _likeness(asked: str, term: str) -> float:
    """Return how much a term says of another one, from 0 to 1: `3.1` stands above `3.1.2`."""
    if asked == term:
        return 1.0
    if any(figure.isdigit() for figure in asked + term):
        return FIRST_PART if term.startswith(f"{asked}.") else 0.0
    return kinship(asked, term)
