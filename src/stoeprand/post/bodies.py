"""What a mail says, said once: plain text and HTML are made of the same parts, so they agree.

The HTML is a table or two with the style on each element, because mail programs know little else;
it fetches nothing, and sets no colour of text or paper, so that a dark screen stays dark.
"""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from django.template.loader import render_to_string
from django.utils import translation

from stoeprand.people.models import Organisation


@dataclass(frozen=True, slots=True)
class Paragraph:
    """Some sentences."""

    text: str
    kind: str = "paragraph"


@dataclass(frozen=True, slots=True)
class Facts:
    """Things with their names: what it costs, by when."""

    rows: tuple[tuple[str, str], ...]
    kind: str = "facts"


@dataclass(frozen=True, slots=True)
class Quote:
    """Words of somebody else; they may have several lines."""

    text: str
    by: str = ""
    kind: str = "quote"


@dataclass(frozen=True, slots=True)
class Button:
    """A link to a page on which something can be done. Following it does nothing by itself."""

    label: str
    url: str
    kind: str = "button"


Part = Paragraph | Facts | Quote | Button


@dataclass(frozen=True, slots=True)
class Body:
    """What a mail says: a greeting, its parts, and in small letters why somebody gets it."""

    greeting: str
    parts: Sequence[Part]
    why_you: str = ""


def text_of(body: Body, organisation: Organisation) -> str:
    """Return a mail in plain text."""
    parts = ["\n".join(_lines_of(part)) for part in body.parts]
    foot = "\n".join(line for line in ("-- ", organisation.name, body.why_you) if line)
    return "\n\n".join([body.greeting, *parts, foot]) + "\n"


def html_of(body: Body, organisation: Organisation, *, subject: str, language: str) -> str:
    """Return a mail in HTML, safe whatever stands in its parts."""
    context = {
        "body": body,
        "organisation": organisation.name,
        "subject": subject,
        "language": language,
    }
    with translation.override(language):
        return render_to_string("post/mail/body.html", context)


def _lines_of(part: Part) -> Iterator[str]:
    match part:
        case Paragraph(text):
            yield text
        case Facts(rows):
            yield from (f"{name}: {value}" for name, value in rows)
        case Quote(text, by):
            yield from (f"> {line}" for line in text.splitlines())
            if by:
                yield by
        case Button(label, url):
            yield f"{label}:"
            yield url
