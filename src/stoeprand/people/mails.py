"""Mails about accounts, in the language of whoever reads them: an invitation, a link to sign in."""

from datetime import date

from django.utils import translation
from django.utils.formats import date_format
from django.utils.translation import gettext

from stoeprand.people.models import Invitation, Organisation, Person
from stoeprand.post.actions import queue_mail
from stoeprand.post.bodies import Body, Button, Paragraph, html_of, text_of
from stoeprand.post.models import Mail


def mail_invitation(invitation: Invitation, url: str, language: str) -> Mail:
    """Queue the mail with which somebody is invited."""
    organisation = invitation.organisation
    with translation.override(language):
        by = invitation.by.name if invitation.by else organisation.name
        body = Body(
            gettext("Dear {name},").format(name=invitation.name),
            [
                Paragraph(
                    gettext(
                        "{by} invites you to take part in Stoeprand at {organisation}. It shows "
                        "what you may decide yourself, and whom to talk to about the rest."
                    ).format(by=by, organisation=organisation.name)
                ),
                Button(gettext("See the invitation"), url),
                Paragraph(
                    gettext("You can use it up to and including {day}.").format(
                        day=_day(invitation.until)
                    )
                ),
            ],
            gettext("You get this mail because {by} filled in your address.").format(by=by),
        )
        subject = gettext("You are invited: Stoeprand at {organisation}").format(
            organisation=organisation.name
        )
        return _queued(
            organisation,
            invitation.email,
            language,
            subject,
            body,
            about=f"invitation {invitation.pk}",
        )


def mail_link_to_sign_in(person: Person, url: str, minutes: int) -> Mail:
    """Queue the mail with a link by which somebody signs in."""
    with translation.override(person.language):
        body = Body(
            gettext("Dear {name},").format(name=person.name),
            [
                Paragraph(gettext("Somebody asked to sign in with your address. Was it you?")),
                Button(gettext("Sign in"), url),
                Paragraph(
                    gettext(
                        "The link works once, and for {minutes} minutes. Was it not you? Then you "
                        "need not do anything."
                    ).format(minutes=minutes)
                ),
            ],
        )
        return _queued(
            person.organisation,
            person,
            person.language,
            gettext("Your link to sign in"),
            body,
            about=f"sign-in {person.pk}",
        )


def _queued(
    organisation: Organisation,
    to: Person | str,
    language: str,
    subject: str,
    body: Body,
    *,
    about: str,
) -> Mail:
    return queue_mail(
        organisation=organisation,
        to=to,
        language=language,
        subject=subject,
        text=text_of(body, organisation),
        html=html_of(body, organisation, subject=subject, language=language),
        about=about,
    )


def _day(day: date) -> str:
    return date_format(day, "j F Y")
