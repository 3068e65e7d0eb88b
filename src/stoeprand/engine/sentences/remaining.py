"""What kerbs leave that asks less than an idea now does, in words that promise no more than that.

Each kerb speaks for itself. Which ideas meet all of them at once is not found out here.
"""

from dataclasses import dataclass

from stoeprand.engine.area import Area, Kerb
from stoeprand.engine.decision import Decision
from stoeprand.engine.levels import Level
from stoeprand.engine.messages import message
from stoeprand.engine.sentences.kerbs import bands_said
from stoeprand.engine.sentences.parts import Part, parts_in_words
from stoeprand.engine.sentences.speech import Speech, sentence


@dataclass(frozen=True, slots=True)
class Remainder:
    """What one kerb leaves; `level` is the strictest of what its sentence names."""

    kerb: Kerb
    level: Level
    sentence: str


@dataclass(frozen=True, slots=True)
class Remains:
    """What the kerbs of an answer leave, under a heading.

    `caveat` says what may not be read in it; where nothing is left it says just that.
    """

    heading: str
    remainders: tuple[Remainder, ...]
    caveat: str


def remains_in_words(speech: Speech, area: Area, decision: Decision) -> Remains:
    """Return what remains, by the kerbs that count whatever is still unknown, in their order."""
    is_no = decision.level is Level.NO
    found = []
    without = []
    for reason in decision.because:
        kerb = area.kerb(reason.kerb)
        parts = _looser_parts(speech, area, kerb, reason.level)
        if parts:
            strictest = max(part.level for part in parts)
            said = sentence(bands_said(speech, area, kerb, parts))
            found.append(Remainder(kerb, strictest, said))
        else:
            without.append(kerb)
    heading = message("What does remain") if is_no else message("What needs less asking")
    caveat = _caveat(speech, without) if found else _nothing(speech, is_no=is_no)
    return Remains(speech.say(heading), tuple(found), caveat)


def what_remains(speech: Speech, area: Area, kerb: Kerb, level: Level) -> str:
    """Return what this kerb leaves looser than `level`: what needs no asking, else what needs less.

    Empty where the kerb leaves nothing, where it is open, or where an idea cannot be changed in
    what the kerb is about. Other kerbs may still ask for more.
    """
    parts = _looser_parts(speech, area, kerb, level)
    return sentence(bands_said(speech, area, kerb, parts)) if parts else ""


def _looser_parts(speech: Speech, area: Area, kerb: Kerb, level: Level) -> list[Part]:
    dimension = area.dimensions[kerb.on]
    if kerb.bands is None or not dimension.changeable:
        return []
    unasked = parts_in_words(
        speech, dimension, kerb.bands, lambda at: at < level and at <= Level.TELL
    )
    return unasked or parts_in_words(speech, dimension, kerb.bands, lambda at: at < level)


def _caveat(speech: Speech, without: list[Kerb]) -> str:
    said = speech.say(message("Each kerb says this by itself; they count together."))
    if not without:
        return said
    titles = speech.together([speech.quote(speech.read(kerb.title)) for kerb in without])
    words = message("Nothing looser is left by {kerbs}.", kerbs=titles)
    return f"{said} {speech.say(words)}"


def _nothing(speech: Speech, *, is_no: bool) -> str:
    if is_no:
        return speech.say(
            message("These kerbs leave nothing else. Talk about it with those named below.")
        )
    return speech.say(
        message("With less asking it cannot be done here. Talk about it with those named below.")
    )
