"""The five answers in words: as a name, and as what one does within a band."""

from stoeprand.engine.levels import Level
from stoeprand.engine.messages import Message, message
from stoeprand.engine.sentences.speech import Speech

NAMES = {
    Level.FREE: message("do it"),
    Level.TELL: message("tell"),
    Level.CONSULT: message("consult"),
    Level.AGREE: message("ask agreement"),
    Level.NO: message("no"),
}

SHORT_NAMES = {
    Level.FREE: message("free"),
    Level.TELL: message("tell"),
    Level.CONSULT: message("advice"),
    Level.AGREE: message("agree"),
    Level.NO: message("no"),
}

MEANINGS = {
    Level.FREE: message("You do it. Nobody needs to be asked or told."),
    Level.TELL: message("You do it, and you tell the owner."),
    Level.CONSULT: message("You ask advice first. Then you decide yourself."),
    Level.AGREE: message("You ask agreement before you begin."),
    Level.NO: message("It does not fit within the kerbs."),
}

ALWAYS = {
    Level.FREE: message("you always do it yourself"),
    Level.TELL: message("you do it and always tell"),
    Level.CONSULT: message("you always ask advice first, then decide yourself"),
    Level.AGREE: message("you always ask agreement"),
    Level.NO: message("this cannot be done"),
}


def level_name(speech: Speech, level: Level) -> str:
    """Return the name of a level, as it stands on a badge or in the ladder."""
    return speech.say(NAMES[level])


def short_level_name(speech: Speech, level: Level) -> str:
    """Return one short word for a level, for a drawing where a name would not fit."""
    return speech.say(SHORT_NAMES[level])


def level_meaning(speech: Speech, level: Level) -> str:
    """Return in a sentence what somebody does at this level."""
    return speech.say(MEANINGS[level])


def always(speech: Speech, level: Level) -> str:
    """Return what one does under a kerb that has the same level for everything."""
    return speech.say(ALWAYS[level])


def clause(speech: Speech, level: Level, where: str) -> str:
    """Return what one does `where` (up to and including an amount, with a certain choice)."""
    return speech.say(_clause(level, where))


def _clause(level: Level, where: str) -> Message:
    match level:
        case Level.FREE:
            return message("{where} you do it yourself", where=where)
        case Level.TELL:
            return message("{where} you do it and tell", where=where)
        case Level.CONSULT:
            return message("{where} you ask advice first, then decide yourself", where=where)
        case Level.AGREE:
            return message("{where} you ask agreement", where=where)
        case Level.NO:
            return message("{where} it cannot be done", where=where)
