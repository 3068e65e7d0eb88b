"""Which areas a question in plain words is about.

Each word counts by where it stands in an area, and the less the more areas have it. A word that no
area has as such is tried once more by likeness: as part of a compound, or with a slip of the pen.
"""

from collections import defaultdict
from collections.abc import Iterable, Sequence
from dataclasses import dataclass

from django.db.models import Q
from django.utils import timezone

from stoeprand.people.models import Organisation
from stoeprand.room.models import SearchTerm
from stoeprand.room.published import versions_on
from stoeprand.words import LANGUAGES, Word, kinship, stems_of, trigrams_of, words_in

MOST_WORDS = 40
"""So many different words of a question are looked up; the rest of a long one changes nothing."""

MOST_IN_DOUBT = 3
OTHER_LANGUAGE = 0.5
"""A hit in the other language counts for less: many words mean something else there."""

WORTH_OFFERING = 1.5
"""An area with a lower score shares no more than a passing word with the question."""

ENOUGH_TO_WIN = 3.0
CLEARLY_BETTER = 1.5
"""An area is the winner with at least this score, and so many times that of the next one."""

WORTH_A_CHOICE = 0.4
"""An area with less than this share of the best score is not offered."""


@dataclass(frozen=True, slots=True)
class FoundArea:
    """An area that a question may be about, and the words of the question that say so.

    `is_sure` says that one of them is a word of the area itself: not one that only stands in an
    earlier idea, nor a mere part of a longer word (`huis` in `buurthuis`).
    """

    slug: str
    score: float
    words: tuple[str, ...]
    is_sure: bool = True


def find_areas(*, organisation: Organisation, words: str, language: str) -> list[FoundArea]:
    """Return at most three areas that a question is about, the best first; none when none is.

    `language` is that of the page; words of the other language are found too. One query.
    """
    asked = _different(words_in(words))[:MOST_WORDS]
    stems = {spoken: stems_of([word.folded for word in asked], spoken) for spoken in LANGUAGES}
    hits = _Hits(_look_up(organisation, stems), language)
    scores: dict[str, float] = defaultdict(float)
    said: dict[str, list[str]] = defaultdict(list)
    sure: set[str] = set()
    for word in asked:
        own_stems = {spoken: stems[spoken].get(word.folded) for spoken in LANGUAGES}
        worth = hits.of_word(own_stems) or hits.of_its_likes(own_stems)
        # Shared by areas that it is worth as much to, a word counts for each by their number; an
        # area that hardly has it takes little away from one that has it in its title.
        shared_by = sum(worth.values()) / max(worth.values(), default=1)
        for slug, score in worth.items():
            scores[slug] += score / shared_by
            said[slug].append(word.written)
        sure |= {slug for slug in worth if hits.is_own_word(slug, own_stems)}
    least = max(WORTH_OFFERING, WORTH_A_CHOICE * max(scores.values(), default=0))
    found = [
        FoundArea(slug, score, tuple(said[slug]), slug in sure)
        for slug, score in scores.items()
        if score >= least
    ]
    return sorted(found, key=lambda area: (-area.score, area.slug))[:MOST_IN_DOUBT]


def clear_winner(found: Sequence[FoundArea]) -> FoundArea | None:
    """Return the one area that a question is about, or None where that is in doubt."""
    if not found or found[0].score < ENOUGH_TO_WIN or not found[0].is_sure:
        return None
    next_score = found[1].score if len(found) > 1 else 0.0
    return found[0] if found[0].score >= CLEARLY_BETTER * next_score else None


Row = tuple[str, str, str, str, str, int, str]
"""What is read of a term: the slug of its area, language, kind, term, word, weight and source."""


def _look_up(organisation: Organisation, stems: dict[str, dict[str, str]]) -> Iterable[Row]:
    """Read every term that the stems, or the trigrams of a stem, hit."""
    whole = {stem for of_language in stems.values() for stem in of_language.values()}
    parts = {part for stem in whole for part in trigrams_of(stem)}
    is_hit = Q(kind=SearchTerm.Kind.STEM, term__in=whole)
    is_like = Q(kind=SearchTerm.Kind.TRIGRAM, term__in=parts)
    in_force = versions_on(organisation, timezone.localdate())
    is_said_today = Q(version__in=in_force.values("pk"))
    is_idea = Q(version=None, area__in=in_force.values("area"))
    return SearchTerm.objects.filter(
        is_hit | is_like, is_said_today | is_idea, organisation=organisation
    ).values_list("area__slug", "language", "kind", "term", "word", "weight", "source")


class _Hits:
    """The terms that were found, ordered for looking up one word at a time."""

    def __init__(self, rows: Iterable[Row], language: str) -> None:
        self._by_stem: dict[tuple[str, str], dict[str, float]] = defaultdict(dict)
        self._alike: dict[str, dict[tuple[str, str], float]] = defaultdict(dict)
        self._own: dict[tuple[str, str], set[str]] = defaultdict(set)
        for slug, spoken, kind, term, word, weight, source in rows:
            if source != SearchTerm.Source.IDEA:
                self._own[slug, spoken].add(word)
            worth = weight if spoken == language else weight * OTHER_LANGUAGE
            if kind == SearchTerm.Kind.STEM:
                areas = self._by_stem[spoken, term]
                areas[slug] = max(worth, areas.get(slug, 0.0))
            else:
                likes = self._alike[spoken]
                likes[slug, word] = max(worth, likes.get((slug, word), 0.0))

    def of_word(self, stems: dict[str, str | None]) -> dict[str, float]:
        """Return what a word is worth to each area that has it, by its stem in each language."""
        found: dict[str, float] = {}
        for spoken, stem in stems.items():
            if stem is not None:
                for slug, worth in self._by_stem.get((spoken, stem), {}).items():
                    found[slug] = max(worth, found.get(slug, 0.0))
        return found

    def of_its_likes(self, stems: dict[str, str | None]) -> dict[str, float]:
        """Return what a word is worth to each area that has one like it."""
        found: dict[str, float] = {}
        for spoken, stem in stems.items():
            if stem is not None:
                for (slug, word), worth in self._alike.get(spoken, {}).items():
                    likely = worth * kinship(stem, word)
                    if likely > found.get(slug, 0.0):
                        found[slug] = likely
        return found

    def is_own_word(self, slug: str, stems: dict[str, str | None]) -> bool:
        """Say whether an area itself has a word, or one like it of which it is not just a part."""
        return any(
            stem == own or (kinship(stem, own) > 0 and stem not in own)
            for spoken, stem in stems.items()
            if stem is not None
            for own in self._own.get((slug, spoken), ())
        )


def _different(words: Iterable[Word]) -> list[Word]:
    return list({word.folded: word for word in words}.values())
