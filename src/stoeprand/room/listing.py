"""Areas and ideas in lists, as values for templates, in one language."""

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import islice

from stoeprand.engine.area import Area
from stoeprand.engine.totals import answers_of
from stoeprand.room.address import address_of
from stoeprand.room.presentation import AreaSummary, summary
from stoeprand.room.published import AreaWithIdea, CountedArea
from stoeprand.room.search.finding import FoundArea as Found
from stoeprand.room.shared import address_of_idea

MOST_EXAMPLES = 5
FEWEST_EXAMPLES = 3


@dataclass(frozen=True, slots=True)
class Example:
    """A question to try: what somebody wants to do, and the address that asks it."""

    text: str
    url: str


@dataclass(frozen=True, slots=True)
class FoundArea:
    """An area that a question may be about, and the words of the question that say so."""

    slug: str
    title: str
    direction: str
    words: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class ListedArea:
    """An area with the numbers of its kerbs in force: all, and those open, claimed and so on."""

    slug: str
    title: str
    direction: str
    kerbs: int
    open: int
    claimed: int


def summaries(areas: Iterable[Area], language: str) -> list[AreaSummary]:
    """Return areas by their title."""
    return sorted((summary(area, language) for area in areas), key=_by_title)


def listed_areas(areas: Iterable[CountedArea], language: str) -> list[ListedArea]:
    """Return areas with their numbers, by their title."""
    listed = [_listed(counted, summary(counted.area, language)) for counted in areas]
    return sorted(listed, key=_by_title)


def found_areas(found: Iterable[Found], areas: Iterable[Area], language: str) -> list[FoundArea]:
    """Return what was found with title and direction, the best first."""
    by_slug = {area.id: summary(area, language) for area in areas}
    return [
        FoundArea(shown.slug, shown.title, shown.direction, each.words)
        for each in found
        if (shown := by_slug.get(each.slug))
    ]


def examples_to_try(areas: Sequence[AreaWithIdea], language: str) -> list[Example]:
    """Return three to five questions: shared ideas, and where these are few worked examples."""
    shared = list(islice(_shared(areas, language), MOST_EXAMPLES))
    wanted = max(0, FEWEST_EXAMPLES - len(shared))
    return [*shared, *islice(_worked([each.area for each in areas], language), wanted)]


def _listed(counted: CountedArea, shown: AreaSummary) -> ListedArea:
    return ListedArea(
        slug=shown.slug,
        title=shown.title,
        direction=shown.direction,
        kerbs=counted.kerbs,
        open=counted.open,
        claimed=counted.claimed,
    )


def _by_title(area: AreaSummary | ListedArea) -> str:
    return area.title.casefold()


def _shared(areas: Iterable[AreaWithIdea], language: str) -> Iterator[Example]:
    for each in areas:
        if each.idea:
            address = address_of_idea(each.area, each.idea, language)
            yield Example(each.idea.title_in(language), address)


def _worked(areas: Iterable[Area], language: str) -> Iterator[Example]:
    for area in areas:
        for example in area.examples:
            title = example.title.said_in(language)
            answers = answers_of(area, example.values)
            yield Example(title, address_of(area, answers, question=title))
