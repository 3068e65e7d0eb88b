"""A kerb as a page shows it: its sentence, its strip, and what stands behind it."""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date

from stoeprand.engine.area import Area, Kerb
from stoeprand.engine.domains import Value
from stoeprand.engine.levels import Level
from stoeprand.engine.sentences import (
    Speech,
    bands_sentence,
    confirmation_in_words,
    is_past_review,
    mover_in_words,
    promise_in_words,
    question_to_owner,
    review_in_words,
    silence_in_words,
    source_in_words,
    stands_for_in_words,
    sureness_in_words,
    term_in_words,
    when_it_applies,
    why_in_words,
)
from stoeprand.room.presentation.levels import LevelShown, show_level
from stoeprand.room.presentation.strips import Strip, strip


@dataclass(frozen=True, slots=True)
class SourceShown:
    """Where a kerb comes from; `url` is empty where the area file names none."""

    text: str
    url: str
    sureness: str


@dataclass(frozen=True, slots=True)
class KerbShown:
    """A kerb. `level` is what it asks of the idea at hand; None on a page about no idea.

    Texts that are empty are not shown. `applies` says for which ideas it counts, where not for all;
    `question` is what an open kerb asks of its owner.
    """

    id: str
    title: str
    level: LevelShown | None
    applies: str
    sentence: str
    why: str
    why_is_known: bool
    source: SourceShown
    owner: str
    stands_for: str
    mover: str
    confirmation: str
    is_claimed: bool
    is_open: bool
    question: str
    promise: str
    term: str
    review: str
    is_past_review: bool
    silence: str
    strip: Strip | None


def show_kerb(
    speech: Speech,
    area: Area,
    kerb: Kerb,
    at: date,
    level: Level | None = None,
    values: Mapping[str, Value] | None = None,
) -> KerbShown:
    """Return a kerb; with the level that it has for an idea and the place of that idea, if any."""
    return KerbShown(
        id=kerb.id,
        title=speech.read(kerb.title),
        level=None if level is None else show_level(speech, level),
        applies=when_it_applies(speech, area, kerb),
        sentence=bands_sentence(speech, area, kerb),
        why=why_in_words(speech, kerb),
        why_is_known=kerb.why is not None,
        source=_source(speech, kerb),
        owner=speech.person_and_role(area.people[kerb.owner]),
        stands_for="" if kerb.is_open else stands_for_in_words(speech, area, kerb),
        mover=mover_in_words(speech, kerb),
        confirmation="" if kerb.is_open else confirmation_in_words(speech, kerb),
        is_claimed=not kerb.is_open and kerb.confirmed_on is None,
        is_open=kerb.is_open,
        question=question_to_owner(speech, kerb) if kerb.is_open else "",
        promise=promise_in_words(speech, kerb.promised_until, at),
        term=term_in_words(speech, kerb, at),
        review=review_in_words(speech, kerb, at),
        is_past_review=is_past_review(kerb, at),
        silence=silence_in_words(speech, kerb, Level.AGREE if level is None else level),
        strip=strip(speech, area.dimensions[kerb.on], kerb, (values or {}).get(kerb.on)),
    )


def _source(speech: Speech, kerb: Kerb) -> SourceShown:
    return SourceShown(
        text=source_in_words(speech, kerb),
        url=kerb.source.url or "",
        sureness=sureness_in_words(speech, kerb),
    )
