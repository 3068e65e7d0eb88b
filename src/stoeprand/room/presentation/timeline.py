"""The timeline of an area: what was decided, and what that did to its kerbs, the newest first."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from datetime import date

from django.utils.timezone import localdate
from django.utils.translation import gettext as _
from django.utils.translation import override

from stoeprand.engine.area import Area, Kerb
from stoeprand.engine.sentences import Speech, bands_sentence, day_in_words
from stoeprand.room.history import Publication
from stoeprand.room.kerb_changes import KerbChange, differ_in_kerbs_alone
from stoeprand.room.presentation.first_ones import FirstOnes, first_ones
from stoeprand.room.speaking import speech_in

MOST_OF_ONE = 30
"""So many kerbs are told of one version."""


@dataclass(frozen=True, slots=True)
class KerbEvent:
    """What happened to a kerb; a sentence that is empty is not shown."""

    what: str
    title: str
    before: str
    after: str


@dataclass(frozen=True, slots=True)
class Said:
    """What was said when promised room was taken away, or in an emergency; by whom."""

    by: str
    about: str
    reason: str
    instead: str = ""
    letter: str = ""


@dataclass(frozen=True, slots=True)
class Decided:
    """One version on the timeline.

    `day` and `before` are as the page of versions takes them; without both it cannot compare them.
    """

    decided: str
    holds: str
    is_to_come: bool
    day: str
    before: str
    is_first: bool
    kerbs: FirstOnes[KerbEvent]
    besides: bool
    said: list[Said]


def timeline(
    found: Sequence[Publication], today: date, language: str, *, with_names: bool
) -> list[Decided]:
    """Return what was decided, the newest first; names of people only for whoever may see them."""
    speech = speech_in(language)
    with override(language):
        return [_decided(speech, each, today, with_names) for each in reversed(found)]


def _decided(speech: Speech, found: Publication, today: date, with_names: bool) -> Decided:
    begin = found.version.in_force_from
    is_first = found.before is None
    events = [] if is_first else list(_events(speech, found))
    return Decided(
        decided=day_in_words(speech, localdate(found.version.published_at)),
        holds=day_in_words(speech, begin),
        is_to_come=begin > today,
        day=begin.isoformat(),
        before=found.before_from.isoformat()
        if found.before_from and found.before_from < begin
        else "",
        is_first=is_first,
        kerbs=first_ones(speech, events, MOST_OF_ONE, lambda each: each),
        besides=found.before is not None and not differ_in_kerbs_alone(found.before, found.area),
        said=list(_said(speech, found, with_names)),
    )


def _events(speech: Speech, found: Publication) -> Iterator[KerbEvent]:
    for change in found.changes:
        yield _event(speech, found, change)
    for kerb in found.confirmed:
        yield KerbEvent(_("Confirmed by its owner"), speech.read(kerb.title), "", "")


def _event(speech: Speech, found: Publication, change: KerbChange) -> KerbEvent:
    before = _sentence(speech, found.before, change.before)
    after = _sentence(speech, found.area, change.after)
    return KerbEvent(
        _what(change),
        speech.read(change.kerb.title),
        "" if before == after else before,
        after,
    )


def _what(change: KerbChange) -> str:
    if change.after is None:
        return _("Taken out")
    if change.before is None:
        return _("New")
    if change.before.is_open and not change.after.is_open:
        return _("Filled in")
    return _("Moved") if change.before.bands != change.after.bands else _("Said otherwise")


def _sentence(speech: Speech, area: Area | None, kerb: Kerb | None) -> str:
    return bands_sentence(speech, area, kerb) if area and kerb else ""


def _said(speech: Speech, found: Publication, with_names: bool) -> Iterator[Said]:
    titles = {kerb.id: speech.read(kerb.title) for kerb in (found.before or found.area).kerbs}
    if each := found.reopening:
        promised = [titles.get(kerb, kerb) for kerb in each.kerbs if kerb]
        whole = [_("the whole room of this area")] if "" in each.kerbs else []
        yield Said(
            each.by.name if with_names else "",
            _("A promise was opened again: {what}").format(what="; ".join([*whole, *promised])),
            each.reason,
            each.instead,
            each.letter,
        )
    if emergency := found.emergency:
        yield Said(
            emergency.by.name if with_names else "",
            _("An emergency. It ends by itself after {day}.").format(
                day=day_in_words(speech, emergency.until)
            ),
            emergency.reason,
        )
