"""What the reader says of a file in the words of a page, on which a person sees no keys."""

from stoeprand.engine.messages import Message, message

_PLAINER = {
    "{key} is missing, expected it here": message("Fill this in."),
    "{key} is empty, expected a text": message("Fill this in."),
    "{key} is {kind}, expected {expected}": message("Fill in {expected}."),
    "{found}, expected a number": message("Fill in a number."),
    "{key} is {amount}, expected a whole number above 0": message(
        "Fill in a whole number above 0."
    ),
    "{written} is no day, expected one like 2026-12-31": message(
        "We cannot read this as a day. Write it like this: 31-12-2027."
    ),
    "{written} is no day of the calendar, expected one": message("The calendar has no such day."),
    "{key} is {found}, expected {allowed}": message("Choose one of the answers."),
    "{id} is no dimension of this area, expected {known}": message("Choose one of the answers."),
    "{key} is {id}, expected somebody of people: {known}": message(
        "Choose somebody who is in this area."
    ),
    "url is {url}, expected one that begins with https://": message(
        "Fill in the whole address, from https:// on."
    ),
    "silence on a kerb of law, expected none: silence is no permission by law": message(
        "Leave this empty: by law, silence is no permission."
    ),
    "band '{band}' comes after '{before}', expected bands to rise": message(
        "This has to be more than in the row above it."
    ),
    "no end, expected at_most or below: only the last band has none": message(
        "Fill in how far this row goes: only the last row is for all the rest."
    ),
    "the last band has {key}, expected none: it covers the rest": message(
        "Leave this empty: the last row is for all the rest."
    ),
    "bands say nothing of {values}, expected a level for each, or otherwise": message(
        "Choose a level for each of these too, or one for all the rest: {values}."
    ),
}
"""By what the reader says; what is not here, hardly anybody who fills in fields will see."""


def in_plainer_words(told: Message) -> Message:
    """Return what is wrong with one field, without the names of what it stands in."""
    inner = dict(told.values).get("wrong")
    if isinstance(inner, Message):
        return in_plainer_words(inner)
    plainer = _PLAINER.get(told.template)
    return Message(plainer.template, told.values) if plainer else told
