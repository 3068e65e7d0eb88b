"""The register of promises, as a page shows it."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from django.utils.translation import gettext as _
from django.utils.translation import override

from stoeprand.engine.sentences import Speech, bands_sentence, day_in_words
from stoeprand.room.holders import Holders
from stoeprand.room.promises import Fate, Promise
from stoeprand.room.speaking import speech_in


@dataclass(frozen=True, slots=True)
class PromiseShown:
    """A promise: of which area, what, up to when, by whom, and what became of it.

    `fate` is for the style; `became` says it. `reason` is what was said when it was moved.
    """

    area: str
    slug: str
    what: str
    sentence: str
    until: str
    since: str
    by: str
    fate: str
    became: str
    reason: str


def promises_shown(
    found: Sequence[Promise], holders: Holders, language: str, *, with_names: bool
) -> list[PromiseShown]:
    """Return promises; people with an account are named only for whoever may see them."""
    speech = speech_in(language)
    with override(language):
        return [_shown(speech, each, holders, with_names) for each in found]


def _shown(speech: Speech, each: Promise, holders: Holders, with_names: bool) -> PromiseShown:
    kerb = each.area.kerb(each.kerb) if each.kerb else None
    said = each.ended_by.reopening or each.ended_by.emergency if each.ended_by else None
    return PromiseShown(
        area=speech.read(each.area.title),
        slug=each.area.id,
        what=speech.read(kerb.title) if kerb else _("The whole room of this area"),
        sentence=bands_sentence(speech, each.area, kerb) if kerb else "",
        until=day_in_words(speech, each.until),
        since=day_in_words(speech, each.since),
        by=_by(speech, each, holders, each.since, with_names),
        fate=each.fate.value,
        became=_became(speech, each),
        reason=said.reason if said else "",
    )


def _by(speech: Speech, each: Promise, holders: Holders, day: date, with_names: bool) -> str:
    if not each.owner:
        return ""
    person = holders.on(each.owner, day) if with_names else None
    in_file = each.area.people[each.owner]
    if person is None:
        return speech.person_and_role(in_file)
    return _("{name}, then {role}").format(name=person.name, role=speech.read(in_file.role))


def _became(speech: Speech, each: Promise) -> str:
    day = day_in_words(speech, each.ended_by.version.in_force_from) if each.ended_by else ""
    words = {
        Fate.RUNS: _("It holds."),
        Fate.KEPT: _("Kept."),
        Fate.MOVED: _("Opened again openly, from {day} on."),
        Fate.BROKEN: _("Broken, from {day} on: no reason was given."),
        Fate.NOT_KNOWN: _("We could not find out in time whether it was kept after {day}."),
    }
    return words[each.fate].format(day=day)
