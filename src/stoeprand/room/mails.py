"""Mails about kerbs, in the language of whoever reads them."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from stoeprand.engine.area import Area, Kerb
from stoeprand.engine.sentences import (
    bands_sentence,
    day_in_words,
    promise_in_words,
    question_to_owner,
    source_in_words,
    when_it_applies,
)
from stoeprand.engine.sentences.speech import Speech
from stoeprand.people.models import Person
from stoeprand.post.actions import queue_mail
from stoeprand.post.addresses import absolute
from stoeprand.post.bodies import Body, Button, Facts, Paragraph, Part, Quote, html_of, text_of
from stoeprand.post.models import Mail
from stoeprand.room.models import AreaVersion
from stoeprand.room.speaking import speech_in


@dataclass(frozen=True, slots=True)
class AskedKerb:
    """A kerb about which its owner is asked, and what stands in the link to answer."""

    kerb: Kerb
    token: str


def mail_owner(
    version: AreaVersion, area: Area, kerbs: Sequence[AskedKerb], person: Person
) -> Mail:
    """Queue the mail that asks an owner about kerbs of a version. Raises BadAddress."""
    organisation = version.organisation
    with translation.override(person.language):
        speech = speech_in(person.language)
        title = speech.read(area.title)
        begin = _("In “{area}” there are kerbs with your name on them, from {day} on.").format(
            area=title, day=day_in_words(speech, version.in_force_from)
        )
        body = Body(
            _("Dear {name},").format(name=person.name),
            [Paragraph(begin), *_parts(version, speech, area, kerbs), Paragraph(_("And you?"))],
            _("You get this mail because you own these kerbs."),
        )
        subject = ngettext(
            "A kerb of yours in “{area}”: is it right?",
            "{count} kerbs of yours in “{area}”: are they right?",
            len(kerbs),
        ).format(area=title, count=len(kerbs))
        return queue_mail(
            organisation=organisation,
            to=person,
            language=person.language,
            subject=subject,
            text=text_of(body, organisation),
            html=html_of(body, organisation, subject=subject, language=person.language),
            about=f"area {version.area.slug}",
        )


def _parts(
    version: AreaVersion, speech: Speech, area: Area, kerbs: Sequence[AskedKerb]
) -> Iterator[Part]:
    for asked in kerbs:
        title = speech.read(asked.kerb.title)
        if asked.kerb.is_open:
            yield Paragraph(_("{kerb}: nobody has said yet what holds.").format(kerb=title))
            yield Quote(question_to_owner(speech, asked.kerb))
            label, page = _("Say what holds"), "fill_in_kerb"
        else:
            yield Paragraph(
                _(
                    "{kerb}: is this right? Until you say so, it is marked as not confirmed yet."
                ).format(kerb=title)
            )
            yield Quote(_in_words(speech, area, asked.kerb))
            promise = promise_in_words(speech, asked.kerb.promised_until, version.in_force_from)
            rows = [(_("Source"), source_in_words(speech, asked.kerb)), (_("Promise"), promise)]
            yield Facts(tuple(row for row in rows if row[1]))
            label, page = _("Look at it, and confirm it"), "confirm_kerb"
        path = reverse(page, kwargs={"token": asked.token})
        yield Button(label, absolute(version.organisation, path))


def _in_words(speech: Speech, area: Area, kerb: Kerb) -> str:
    sentences = (bands_sentence(speech, area, kerb), when_it_applies(speech, area, kerb))
    return "\n".join(each for each in sentences if each)
