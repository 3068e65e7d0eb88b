"""Plain words out of a text, and what is kept of each: its stem, and the trigrams of that stem.

One stemmer in Python and none in the database: so SQLite and PostgreSQL find the same.
"""

import re
import unicodedata
from collections.abc import Iterable, Iterator
from dataclasses import dataclass

from Stemmer import Stemmer

STEMMERS = {"nl": "dutch", "en": "english"}
LANGUAGES = tuple(STEMMERS)

LONGEST_TEXT = 5000
LONGEST_WORD = 40
SHORTEST_KIN = 4
"""A shorter word stands in too many others by chance."""

SHORTEST_PART = 3
LAST_PART, FIRST_PART = 0.8, 0.5
SLIP_OF_THE_PEN = 0.6

# Words that say how somebody asks, not what about: Dutch ones, then English ones. One of either is
# not looked up in the other language either, where it may mean something by chance.
STOP_WORDS = frozenset(
    """
    aan al alle alles als ander andere anders ben bent bezig bij bijvoorbeeld binnen daar
    daarna dan dat de deze die dit doe doen door dus een eens eerst eigen elk elke en er
    euro euros even ga gaan gaat geen gewoon graag had heb hebben heeft heel heen hem het
    hier hij hoe hoeveel hun idee ideeen iemand iets ik in is ja je jij jou jouw jullie kan
    kun kunnen laten maar mag me mee meer men met mij mijn misschien moet moeten mogen na
    naar nee nemen niet nog nu of om onder ons onze ook op over per plan straks te tegen ten
    ter tijdens toch toe tot tussen u uit uw van vanaf vanuit veel via voor waar waarom
    wanneer want wat we wel welke wie wij wil wilde willen wilt worden wordt wou zal ze zelf
    zich zij zijn zo zoiets zonder zou zouden zulke zullen

    about all allowed also am an and another any are as at be been being but by can could
    did do does doing for from get give go going had has have he her his how idea if in into
    is it its just let like made make many may maybe me might more much must my need no not
    of on one or our own people per plan please really shall she should so some someone
    something than that the their them then there these they thing things this those to too
    up us use using very want was we were what when where which who why will with without
    would yes you your

    twee drie vier vijf zes zeven acht negen tien two three four five six seven eight nine ten
    """.split()  # noqa: SIM905  (one quote, not three hundred)
)

_WORD = re.compile(r"[^\W_]+")


@dataclass(frozen=True, slots=True)
class Word:
    """A word as somebody wrote it, and folded: small letters, without accents."""

    written: str
    folded: str


def words_in(text: str) -> Iterator[Word]:
    """Yield the words of a text; figures alone, single letters and endless strings are none."""
    for written in _WORD.findall(text[:LONGEST_TEXT]):
        folded = fold(written)
        if 2 <= len(folded) <= LONGEST_WORD and not folded.isnumeric():
            yield Word(written, folded)


def fold(word: str) -> str:
    """Return a word in small letters without accents: `Café` becomes `cafe`."""
    parts = unicodedata.normalize("NFKD", word.casefold())
    return "".join(part for part in parts if not unicodedata.combining(part))


def stems_of(words: Iterable[str], language: str) -> dict[str, str]:
    """Return the stem of each folded word in a language; words that only ask have none."""
    telling = [word for word in words if word not in STOP_WORDS]
    # A new stemmer each time: one that is shared between threads mixes up their words.
    return dict(zip(telling, Stemmer(STEMMERS[language]).stemWords(telling), strict=True))


def trigrams_of(stem: str) -> set[str]:
    """Return every three letters in a row of a stem; none of a short one."""
    if len(stem) < SHORTEST_KIN:
        return set()
    return {stem[start : start + 3] for start in range(len(stem) - 2)}


def kinship(one: str, other: str) -> float:
    """Return how much two different stems say of each other, from 0 to 1.

    The last part of a Dutch compound says what it is (`feest` in `straatfeest`), the first part
    what kind of it; what is only two letters longer is no compound (`sluiten`, `afsluiten`).
    Otherwise the share of trigrams that two words with the same first letter have in common: a slip
    of the pen; where that is not most of them they are different words.
    """
    short, long = sorted((one, other), key=len)
    if len(short) < SHORTEST_KIN:
        return 0.0
    if long.endswith(short) and len(long) - len(short) >= SHORTEST_PART:
        return LAST_PART
    if long.startswith(short):
        return FIRST_PART
    mine, yours = trigrams_of(one), trigrams_of(other)
    alike = 2 * len(mine & yours) / (len(mine) + len(yours))
    return alike if alike >= SLIP_OF_THE_PEN and one[0] == other[0] else 0.0
