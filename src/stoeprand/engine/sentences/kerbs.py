"""A kerb as a sentence that leaves no doubt about its edges."""

from collections.abc import Sequence

from stoeprand.engine.area import Area, Dimension, Kerb, MemberBands
from stoeprand.engine.domains import AmountDomain, SetDomain
from stoeprand.engine.messages import message
from stoeprand.engine.sentences.conditions import conditions_in_words
from stoeprand.engine.sentences.levels import always, clause
from stoeprand.engine.sentences.parts import Part, parts_in_words
from stoeprand.engine.sentences.speech import Speech, sentence


def kerb_sentence(speech: Speech, area: Area, kerb: Kerb) -> str:
    """Return all that a kerb says: when it applies, and what one does in each of its bands."""
    said = _all_bands_said(speech, area, kerb)
    if not kerb.when:
        return sentence(said)
    conditions = conditions_in_words(speech, area, kerb.when)
    words = message("{conditions}: {said}", conditions=conditions, said=said)
    return sentence(speech.say(words))


def bands_sentence(speech: Speech, area: Area, kerb: Kerb) -> str:
    """Return what one does in each band, for a reader who knows that the kerb applies."""
    return sentence(_all_bands_said(speech, area, kerb))


def when_it_applies(speech: Speech, area: Area, kerb: Kerb) -> str:
    """Return in a sentence for which ideas a kerb counts; empty when for every idea."""
    if not kerb.when:
        return ""
    conditions = conditions_in_words(speech, area, kerb.when)
    return sentence(speech.say(message("counts only {conditions}", conditions=conditions)))


def question_to_owner(speech: Speech, kerb: Kerb) -> str:
    """Return what is asked of the owner of an open kerb."""
    if kerb.ask:
        return speech.read(kerb.ask)
    return speech.say(message("What may be done here without asking you?"))


def _all_bands_said(speech: Speech, area: Area, kerb: Kerb) -> str:
    if kerb.bands is None:
        return speech.say(message("nobody has said yet what holds here"))
    dimension = area.dimensions[kerb.on]
    return bands_said(speech, area, kerb, parts_in_words(speech, dimension, kerb.bands))


def bands_said(speech: Speech, area: Area, kerb: Kerb, parts: Sequence[Part]) -> str:
    """Return what one does in these parts of the bands of a kerb, at least one, one by one."""
    dimension = area.dimensions[kerb.on]
    clauses = parts_said(speech, dimension, parts)
    if isinstance(kerb.bands, MemberBands) and _members_differ(kerb.bands, dimension):
        return speech.say(message("{clauses}. The strictest counts.", clauses=clauses))
    return clauses


def parts_said(speech: Speech, dimension: Dimension, parts: Sequence[Part]) -> str:
    """Return what one does in each of these parts of a dimension, at least one, one by one."""
    if _needs_its_name(dimension):
        parts = [_named(speech, dimension, parts[0]), *parts[1:]]
    return "; ".join(
        clause(speech, part.level, part.where) if part.where else always(speech, part.level)
        for part in parts
    )


def _named(speech: Speech, dimension: Dimension, part: Part) -> Part:
    if not part.where:
        return part
    name = speech.name_of(dimension)
    return Part(part.level, speech.say(message("{what} ({name})", what=part.where, name=name)))


def _needs_its_name(dimension: Dimension) -> bool:
    """Say whether a bare figure would not tell what it counts."""
    return isinstance(dimension.domain, AmountDomain) and dimension.unit is None


def _members_differ(bands: MemberBands, dimension: Dimension) -> bool:
    """Say whether two members can be chosen together that ask for different things."""
    assert isinstance(dimension.domain, SetDomain)  # noqa: S101  (reading keeps kinds apart)
    return len({bands.level_of(member) for member in dimension.domain.members}) > 1
