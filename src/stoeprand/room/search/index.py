"""The terms by which an area is found, made from its document and from the ideas shared there."""

from collections import defaultdict
from collections.abc import Iterable, Iterator
from itertools import chain

from django.utils import timezone

from stoeprand.engine.area import Area as AreaInEngine
from stoeprand.engine.area import Text
from stoeprand.room.models import Area, AreaVersion, Idea, SearchTerm
from stoeprand.words import LANGUAGES, stems_of, trigrams_of, words_in

Source = SearchTerm.Source
Kind = SearchTerm.Kind

WEIGHTS = {
    Source.WORDS: 8,  # what people call it: written down for this very purpose
    Source.TITLE: 6,
    Source.EXAMPLE: 3,
    Source.IDEA: 3,
    Source.KERB: 2,
    Source.LABEL: 2,
    Source.DIRECTION: 1,  # many words, few of them about the subject
}
"""What a hit is worth, by where the word stands."""

# A long text holds a bit of every word: there, likeness says nothing.
KNOWN_BY_LIKENESS = frozenset(WEIGHTS) - {Source.DIRECTION, Source.KERB}


def index_document(version: AreaVersion, document: AreaInEngine) -> None:
    """Make the terms of a version that was just published.

    Those of the version in force today stay beside those of one that begins later; only of
    versions that are past nothing is found any more.
    """
    SearchTerm.objects.filter(version__in=_past_versions(version.area)).delete()
    SearchTerm.objects.bulk_create(_terms(version.area, texts_of(document), version))


def index_ideas(area: Area) -> None:
    """Make the terms of the ideas that were shared in an area anew."""
    SearchTerm.objects.filter(area=area, source=Source.IDEA).delete()
    titles = Idea.objects.filter(area=area).values_list("title", flat=True)
    texts = chain.from_iterable(title.items() for title in titles)
    SearchTerm.objects.bulk_create(
        _terms(area, ((Source.IDEA, language, text) for language, text in texts))
    )


def _past_versions(area: Area) -> list[int]:
    begun = area.versions.filter(in_force_from__lte=timezone.localdate())
    return list(begun.order_by("-in_force_from", "-pk").values_list("pk", flat=True)[1:])


def texts_of(area: AreaInEngine) -> Iterator[tuple[SearchTerm.Source, str, str]]:
    """Yield every text by which an area is found: where it stands, its language, and the text."""
    for word in area.words:
        for language in LANGUAGES:  # the file does not say which
            yield Source.WORDS, language, word
    texts: list[tuple[SearchTerm.Source, Text]] = [
        (Source.TITLE, area.title),
        (Source.DIRECTION, area.direction),
    ]
    texts += [(Source.KERB, kerb.title) for kerb in area.kerbs]
    texts += [(Source.EXAMPLE, example.title) for example in area.examples]
    for dimension in area.dimensions.values():
        texts += [(Source.LABEL, label) for label in dimension.labels.values()]
    for source, text in texts:
        for language in LANGUAGES:
            yield source, language, text.said_in(language)


def _terms(
    area: Area,
    texts: Iterable[tuple[SearchTerm.Source, str, str]],
    version: AreaVersion | None = None,
) -> Iterator[SearchTerm]:
    """Yield the terms of texts; those of ideas belong to no version."""
    written: dict[tuple[SearchTerm.Source, str], set[str]] = defaultdict(set)
    for source, language, text in texts:
        if language in LANGUAGES:
            written[source, language].update(word.folded for word in words_in(text))
    for (source, language), words in written.items():
        for stem in sorted(set(stems_of(words, language).values())):
            yield _term(area, version, source, language, Kind.STEM, stem, stem)
            if source in KNOWN_BY_LIKENESS:
                for trigram in sorted(trigrams_of(stem)):
                    yield _term(area, version, source, language, Kind.TRIGRAM, trigram, stem)


def _term(
    area: Area,
    version: AreaVersion | None,
    source: SearchTerm.Source,
    language: str,
    kind: SearchTerm.Kind,
    term: str,
    word: str,
) -> SearchTerm:
    return SearchTerm(
        organisation_id=area.organisation_id,
        area=area,
        version=version,
        language=language,
        kind=kind,
        term=term,
        word=word,
        weight=WEIGHTS[source],
        source=source,
    )
