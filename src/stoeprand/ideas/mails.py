"""Mails about ideas, in the language of whoever reads them; by their links one answers."""

from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from django.urls import reverse
from django.utils import translation
from django.utils.translation import gettext as _

from stoeprand.engine.area import Area
from stoeprand.engine.sentences import idea_pairs, kerb_sentence, why_in_words
from stoeprand.ideas.models import Asked, Going, Kind
from stoeprand.ideas.versions import area_of
from stoeprand.ideas.words import (
    answer_in_words,
    by_when,
    kind_of_no,
    said_day,
    what_is_asked,
)
from stoeprand.people.models import Person
from stoeprand.post.actions import queue_mail
from stoeprand.post.actions.queueing import BadAddress
from stoeprand.post.addresses import absolute
from stoeprand.post.bodies import Body, Button, Facts, Paragraph, Part, Quote, html_of, text_of
from stoeprand.post.links import sign
from stoeprand.room.shared import values_that_fit
from stoeprand.room.speaking import speech_in

ANSWER = "idea.answer"
"""What the link in a mail to an owner is for."""


@dataclass(frozen=True, slots=True)
class _Letter:
    """A mail about an idea that is still to be written."""

    to: Person
    subject: str
    parts: Sequence[Part]
    why_you: str


def mail_asked(asked: Asked, sentence: str) -> None:
    """Tell or ask an owner something about an idea, with a link by which they answer."""
    to, going = asked.to, asked.going
    assert to is not None  # noqa: S101  (whoever calls has somebody to write to)
    with translation.override(to.language):
        asker = going.asked_by.name
        subject = {
            Kind.TELL: _("{name} tells you: {title}"),
            Kind.CONSULT: _("{name} asks your advice: {title}"),
            Kind.AGREE: _("{name} asks whether you agree: {title}"),
            Kind.MOVE: _("{name} asks for an honest answer: {title}"),
        }[Kind(asked.kind)].format(name=asker, title=going.title)
        parts = [
            Paragraph(what_is_asked(asked, asker)),
            *([Quote(sentence, asker)] if sentence else []),
            *_idea(going, to.language),
            *_kerbs(asked, to.language),
            Paragraph(by_when(asked, to.language)),
            Button(_label(asked), answer_url(asked, to)),
            Paragraph(_("You need not sign in. Nothing is done until you press a button there.")),
            Paragraph(_("And you?")),
        ]
        why = _("You get this mail because you answer for these kerbs.")
        _send(going, _Letter(to, subject, parts, why))


def mail_answered(
    asked: Asked, answer: str, sentence: str, by: Person, *, after_silence: bool = False
) -> None:
    """Tell whoever asked that an answer came."""
    going = asked.going
    to = going.asked_by
    with translation.override(to.language):
        subject = _("An answer to: {title}").format(title=going.title)
        parts: list[Part] = [
            Paragraph(
                _("{name} answered: {answer}").format(
                    name=by.name, answer=answer_in_words(asked, answer)
                )
            )
        ]
        if sentence:
            parts.append(Quote(sentence, by.name))
        if after_silence:
            parts.append(
                Paragraph(
                    _(
                        "This came after the term. Silence had counted as yes by then, and that "
                        "stands. Do talk about it together."
                    )
                )
            )
        elif refusal := getattr(asked, "refusal", None):
            parts.append(Paragraph(kind_of_no(refusal, to.language)))
        parts.append(Button(_("See your idea"), _page_of(going)))
        _send(going, _Letter(to, subject, parts, _why_asker()))


def mail_silence(asked: Asked) -> None:
    """Tell whoever asked and whoever was silent that silence counts as yes now."""
    going = asked.going
    readers = {person.pk: person for person in (going.asked_by, asked.to) if person}
    for to in readers.values():
        with translation.override(to.language):
            subject = _("No answer came, so it is yes: {title}").format(title=going.title)
            day = said_day(asked.due, to.language)
            words = _(
                "No answer came up to and including {day}. The kerb says that this counts as yes, "
                "and that was said beforehand."
            ).format(day=day)
            is_asker = to.pk == going.asked_by_id
            url = _page_of(going) if is_asker else answer_url(asked, to)
            why = _why_asker() if is_asker else _("You get this mail because you were asked.")
            parts: list[Part] = [Paragraph(words), Button(_("See what was asked"), url)]
            _send(going, _Letter(to, subject, parts, why))


def mail_withdrawn(asked: Asked) -> None:
    """Tell an owner that no answer is needed any more."""
    to, going = asked.to, asked.going
    assert to is not None  # noqa: S101  (whoever calls has somebody to write to)
    with translation.override(to.language):
        subject = _("Not needed any more: {title}").format(title=going.title)
        words = _("{name} does not go on with this. You need not answer any more.")
        parts = [Paragraph(words.format(name=going.asked_by.name))]
        _send(going, _Letter(to, subject, parts, _("You get this mail because you were asked.")))


def mail_again(asked: Asked, owner: Person | None) -> None:
    """Tell whoever asked, and whoever answers now, that the day has come to look at a no again."""
    going = asked.going
    readers = {person.pk: person for person in (going.asked_by, owner) if person}
    for to in readers.values():
        with translation.override(to.language):
            subject = _("Time to look again: {title}").format(title=going.title)
            words = _("It was to be looked at again by now. Talk about it together.")
            is_asker = to.pk == going.asked_by_id
            url = _page_of(going) if is_asker else answer_url(asked, to)
            why = _why_asker() if is_asker else _("You get this mail because you were asked.")
            parts: list[Part] = [Paragraph(words), Button(_("See what was asked"), url)]
            _send(going, _Letter(to, subject, parts, why))


def mail_moved(asked: Asked, now: Area) -> None:
    """Tell whoever asked that a kerb that held the idea back was moved."""
    going, to = asked.going, asked.going.asked_by
    with translation.override(to.language):
        subject = _("A kerb was moved: {title}").format(title=going.title)
        words = _("A kerb that held back your idea was moved. Ask again what may be done.")
        parts: list[Part] = [Paragraph(words)]
        known = {kerb.id for kerb in now.kerbs}
        speech = speech_in(to.language)
        parts += [
            Quote(kerb_sentence(speech, now, now.kerb(each)), speech.read(now.kerb(each).title))
            for each in asked.kerbs
            if each in known
        ]
        parts.append(Button(_("See your idea"), _page_of(going)))
        _send(going, _Letter(to, subject, parts, _why_asker()))


def answer_url(asked: Asked, to: Person) -> str:
    """Return the whole address by which one person answers something, in the language at hand."""
    token = sign(ANSWER, asked.organisation, {"asked": str(asked.pk)}, to)
    return absolute(asked.organisation, reverse("answer_by_link", args=[token]))


def _page_of(going: Going) -> str:
    return absolute(going.organisation, reverse("going", args=[going.pk]))


def _idea(going: Going, language: str) -> Iterator[Part]:
    area, speech = area_of(going.version), speech_in(language)
    values = values_that_fit(area, going.values, language)
    yield Facts(((_("Idea"), going.title), *idea_pairs(speech, area, values)))


def _kerbs(asked: Asked, language: str) -> Iterator[Part]:
    area, speech = area_of(asked.going.version), speech_in(language)
    for kerb_id in asked.kerbs:
        kerb = area.kerb(kerb_id)
        yield Paragraph(
            _("Kerb “{title}”: {sentence} {why}").format(
                title=speech.read(kerb.title),
                sentence=kerb_sentence(speech, area, kerb),
                why=why_in_words(speech, kerb),
            )
        )


def _label(asked: Asked) -> str:
    return {
        Kind.TELL: _("Seen, and this is what I think"),
        Kind.CONSULT: _("Give advice"),
        Kind.AGREE: _("See the whole, and say yes or no"),
        Kind.MOVE: _("See the whole, and answer"),
    }[Kind(asked.kind)]


def _why_asker() -> str:
    return _("You get this mail because this is your idea.")


def _send(going: Going, letter: _Letter) -> None:
    """Queue a mail; whoever left gets none, and a bad address keeps nobody else from going on."""
    organisation, to = going.organisation, letter.to
    if not to.is_active:
        return
    body = Body(_("Dear {name},").format(name=to.name), letter.parts, letter.why_you)
    try:
        queue_mail(
            organisation=organisation,
            to=to,
            language=to.language,
            subject=letter.subject,
            text=text_of(body, organisation),
            html=html_of(body, organisation, subject=letter.subject, language=to.language),
            about=f"idea {going.pk}",
        )
    except BadAddress:
        return
