"""What stands behind a kerb, in words: source, certainty, who covers you, who could move it."""

from collections.abc import Sequence
from datetime import date

from stoeprand.engine.area import Area, Kerb
from stoeprand.engine.decision import Decision
from stoeprand.engine.levels import Level
from stoeprand.engine.messages import message
from stoeprand.engine.sentences.quantities import day_in_words, working_days_in_words
from stoeprand.engine.sentences.speech import Speech, sentence

NATURES = {
    "law": message("Law"),
    "policy": message("Policy"),
    "money": message("Money"),
    "time": message("Time"),
    "people": message("People"),
    "values": message("Values"),
}

MOVERS = {
    "nobody": message("Nobody here can move this kerb."),
    "council": message("The council can move this kerb."),
    "board": message("The board of mayor and aldermen can move this kerb."),
    "director": message("The director can move this kerb."),
    "manager": message("The manager can move this kerb."),
    "team": message("The team can move this kerb itself."),
}

FIXED_LAW = (
    message("This is law; nobody here can move this kerb."),
    message("These kerbs are law; nobody here can move them."),
)
FIXED = (
    message("This is fixed; nobody here can move this kerb."),
    message("This is fixed; nobody here can move these kerbs."),
)

CERTAINTIES = {
    "verified": message("The source itself was read"),
    "secondary": message("Others who read the source agree on this"),
    "memory": message("This was written down from memory and still has to be looked up"),
}


def nature_in_words(speech: Speech, nature: str) -> str:
    """Return what kind of kerb it is, as a heading."""
    return speech.say(NATURES[nature])


def mover_in_words(speech: Speech, kerb: Kerb) -> str:
    """Return who could move the kerb."""
    return speech.say(MOVERS[kerb.movable_by])


def fixed_in_words(speech: Speech, area: Area, decision: Decision) -> str:
    """Return that nobody may move what stands in the way of an idea; empty where somebody may."""
    kerbs = [area.kerb(each.kerb) for each in decision.because if each.level is Level.NO]
    if not kerbs or any(kerb.movable_by != "nobody" for kerb in kerbs):
        return ""
    one, several = FIXED_LAW if all(kerb.nature == "law" for kerb in kerbs) else FIXED
    return speech.say(one if len(kerbs) == 1 else several)


def stands_for_in_words(speech: Speech, area: Area, kerb: Kerb) -> str:
    """Return who covers you if it goes wrong within this kerb."""
    name = speech.person(area, kerb.who_stands_for_it)
    return speech.say(
        message("If it goes wrong within this kerb, {name} stands for it.", name=name)
    )


def covers_in_words(speech: Speech, area: Area, kerb_ids: Sequence[str]) -> str:
    """Return who covers you if it goes wrong within these kerbs; empty without any."""
    people = dict.fromkeys(area.kerb(kerb_id).who_stands_for_it for kerb_id in kerb_ids)
    if not people:
        return ""
    names = speech.together([speech.person(area, person_id) for person_id in people])
    return speech.say(
        message("If it goes wrong within the kerbs, you can count on {names}.", names=names)
    )


def source_in_words(speech: Speech, kerb: Kerb) -> str:
    """Return where the kerb comes from, with version and row where there are."""
    source = kerb.source
    said = speech.read(source.text)
    if source.row:
        said = speech.say(message("{source}, row {row}", source=said, row=source.row))
    if source.version:
        said = speech.say(message("{source} ({version})", source=said, version=source.version))
    return said


def sureness_in_words(speech: Speech, kerb: Kerb) -> str:
    """Return how sure we are of the source; empty where nobody said."""
    if kerb.checked is None:
        return ""
    said = speech.say(CERTAINTIES[kerb.checked.status])
    if kerb.checked.on is None:
        return sentence(said)
    on = day_in_words(speech, kerb.checked.on)
    return sentence(speech.say(message("{said} ({day})", said=said, day=on)))


def confirmation_in_words(speech: Speech, kerb: Kerb) -> str:
    """Return whether the owner has confirmed the kerb, or nobody has yet."""
    if kerb.confirmed_on is None:
        return speech.say(message("The owner has not confirmed this yet. It does count."))
    on = day_in_words(speech, kerb.confirmed_on)
    return speech.say(message("Confirmed by the owner on {day}.", day=on))


def promise_in_words(speech: Speech, promised_until: date | None, at: date) -> str:
    """Return until when room is promised; empty where it is not, or no longer."""
    if promised_until is None or promised_until < at:
        return ""
    until = day_in_words(speech, promised_until)
    return speech.say(message("Promised up to and including {day}.", day=until))


def promises_in_words(speech: Speech, area: Area, kerb_ids: Sequence[str], at: date) -> list[str]:
    """Return what is promised still: the whole area, and these kerbs by the day until which."""
    said = []
    if area.promised_until is not None and area.promised_until >= at:
        day = day_in_words(speech, area.promised_until)
        words = message("All room of this area is promised up to and including {day}.", day=day)
        said.append(speech.say(words))
    kerbs = [area.kerb(kerb_id) for kerb_id in kerb_ids]
    days = {kerb.promised_until for kerb in kerbs if kerb.promised_until} - {area.promised_until}
    for promised_until in sorted(day for day in days if day >= at):
        titles = [
            speech.quote(speech.read(kerb.title))
            for kerb in kerbs
            if kerb.promised_until == promised_until
        ]
        words = message(
            "Promised up to and including {day}: {kerbs}.",
            day=day_in_words(speech, promised_until),
            kerbs=speech.together(titles),
        )
        said.append(speech.say(words))
    return said


def term_in_words(speech: Speech, kerb: Kerb, at: date) -> str:
    """Return from when or until when the kerb holds, as far as that is news on `at`."""
    if kerb.valid_from is not None and kerb.valid_from > at:
        start = day_in_words(speech, kerb.valid_from)
        return speech.say(message("Holds from {day} on.", day=start))
    if kerb.valid_until is None:
        return ""
    end = day_in_words(speech, kerb.valid_until)
    if kerb.valid_until < at:
        return speech.say(message("Held up to and including {day}.", day=end))
    return speech.say(message("Holds up to and including {day}.", day=end))


def review_in_words(speech: Speech, kerb: Kerb, at: date) -> str:
    """Return when the kerb is looked at again, or that this day has passed; empty without a day."""
    if kerb.review_on is None:
        return ""
    on = day_in_words(speech, kerb.review_on)
    if is_past_review(kerb, at):
        return speech.say(message("Should have been looked at again on {day}.", day=on))
    return speech.say(message("Is looked at again on {day}.", day=on))


def is_past_review(kerb: Kerb, at: date) -> bool:
    """Say whether the day on which the kerb was to be looked at again lies before `at`."""
    return kerb.review_on is not None and kerb.review_on < at


def silence_in_words(speech: Speech, kerb: Kerb, level: Level) -> str:
    """Return what silence means when agreement is asked; empty elsewhere or without a rule."""
    if kerb.silence is None or level is not Level.AGREE:
        return ""
    term = working_days_in_words(speech, kerb.silence)
    return speech.say(message("No answer within {term} counts as yes.", term=term))


def why_in_words(speech: Speech, kerb: Kerb) -> str:
    """Return the reason of the kerb, or that nobody wrote it down."""
    if kerb.why:
        return speech.read(kerb.why)
    return speech.say(message("Nobody has written down why. You may ask."))
