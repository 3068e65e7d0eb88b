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
"""A word this short has too few trigrams to be known by them."""

# Words that say how somebody asks, not what about.
STOP_WORDS = {
    "nl": frozenset(
        """
        aan al alle alles als anders bij binnen dan dat de deze die dit doe doen door dus een eens eigen
        en er euro euros ga gaan gaat geen graag had heb hebben heeft hem het hij hoe hoeveel hun iemand
        iets ik in is ja je jij jou jouw jullie kan kun kunnen laten maar mag me mee meer men met mij mijn
        misschien mogen moet moeten na naar nee nemen niet nog nu of om ons onze ook op over per te ten
        ter toch toe tot u uit uw van veel voor waar waarom wanneer want wat we wel welke wie wij wil wilde
        willen worden wordt zal ze zelf zich zij zijn zo zonder zou zouden
        """.split()  # noqa: SIM905  (one quote, not two hundred)
    ),
    "en": frozenset(
        """
        about all also am an and any are as at be been being but by can could did do does doing euro euros
        for from get give go going had has have he her his how if in into is it its just let like made
        make many may me might more much must my need no not of on one or our own per please shall she
        should so some someone something than that the their them then there these they this those to
        too up us use using want was we were what when where which who why will with without would yes
        you your
        """.split()  # noqa: SIM905
    ),
}

_WORD = re.compile(r"[^\W_]+")


@dataclass(frozen=True, slots=True)
class Word:
    """A word as somebody wrote it, and folded: small letters, without accents."""

    written: str
    folded: str


def words_in(text: str) -> Iterator[Word]:
    """Yield the words of a text; figures alone and single letters are none, nor is what is endless."""
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
    telling = [word for word in words if word not in STOP_WORDS[language]]
    # A new stemmer each time: one that is shared between threads mixes up their words.
    return dict(zip(telling, Stemmer(STEMMERS[language]).stemWords(telling), strict=True))


def trigrams_of(stem: str) -> set[str]:
    """Return every three letters in a row of a stem; none of a short one."""
    if len(stem) < SHORTEST_KIN:
        return set()
    return {stem[start : start + 3] for start in range(len(stem) - 2)}


def kinship(one: str, other: str) -> float:
    """Return how much two different stems look alike, from 0 to 1.

    A stem that begins or ends the other makes a compound (`feest` in `straatfeest`): the more of it,
    the nearer. Otherwise the share of trigrams that both have (a slip of the pen); less than half is
    no kinship.
    """
    short, long = sorted((one, other), key=len)
    if len(short) >= SHORTEST_KIN and (long.startswith(short) or long.endswith(short)):
        return 0.5 + 0.5 * len(short) / len(long)
    mine, yours = trigrams_of(one), trigrams_of(other)
    if not mine or not yours:
        return 0.0
    alike = 2 * len(mine & yours) / (len(mine) + len(yours))
    return alike if alike >= 0.5 else 0.0
