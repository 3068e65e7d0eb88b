"""`stoeprand person …`: invite people, list them, help somebody in who gets no mail."""

from collections.abc import Callable
from typing import Any, TypeVar

import click

from stoeprand.commands.ending import BAD_INPUT, ending_well
from stoeprand.commands.installation import Parts, the_organisation
from stoeprand.commands.options import LANGUAGES, translation_to
from stoeprand.engine.messages import message, printable, quoted

Command = TypeVar("Command", bound=Callable[..., Any])

ROLES = ("member", "manager", "sponsor", "adviser", "administrator")


def _with_organisation_and_language(part: Command) -> Command:
    for option in (
        click.option("--lang", type=click.Choice(LANGUAGES), default="nl", show_default=True),
        click.option(
            "--organisation",
            "slug",
            metavar="SLUG",
            help="The organisation, by its short name (not needed where there is one).",
        ),
    ):
        part = option(part)
    return part


@click.group(cls=Parts)
def command() -> None:
    """The people of an organisation: invite, list, help to sign in."""


@command.command()
@click.argument("address")
@click.option("--name", default="", help="What they are called (default: the address).")
@click.option(
    "--role",
    "roles",
    multiple=True,
    type=click.Choice(ROLES),
    help="A role that they will have; may be given more than once.",
)
@_with_organisation_and_language
def invite(address: str, name: str, roles: tuple[str, ...], slug: str | None, lang: str) -> None:
    """Invite somebody by mail; the link is printed too."""
    translate = translation_to(lang)
    with ending_well(translate) as ending:
        owner = the_organisation(slug, ending)
        if owner is None:
            return
        from stoeprand.people.actions import inviting
        from stoeprand.people.actions.refusing import Refused
        from stoeprand.people.models import Role

        guest = inviting.Guest(name, address, [Role(role) for role in roles])
        try:
            invited = inviting.invite(
                organisation=owner, guest=guest, by=None, language=owner.languages[0]
            )
        except Refused as error:
            ending.code, ending.message = BAD_INPUT, error.why
            return
        said = message("Invited {address}. This link is in the mail:", address=printable(address))
        print(said.said(translate))
        print(inviting.link_of(invited, owner.languages[0]))


@command.command("list")
@_with_organisation_and_language
def list_(slug: str | None, lang: str) -> None:
    """List who is here with their roles, and who was invited."""
    translate = translation_to(lang)
    with ending_well(translate) as ending:
        owner = the_organisation(slug, ending)
        if owner is None:
            return
        from stoeprand.people.models import Invitation, Person

        here = Person.objects.filter(organisation=owner, is_active=True)
        for person in here.prefetch_related("roles_held").order_by("name", "pk"):
            roles = ", ".join(role for role in ROLES[1:] if role in person.roles)
            print(f"{printable(person.name)} <{person.email}> {roles}".rstrip())
        waiting = Invitation.objects.filter(organisation=owner, person=None, withdrawn_at=None)
        for invitation in waiting.order_by("name", "pk"):
            named = f"{printable(invitation.name)} <{invitation.email}>"
            print(message("{person} (invited)", person=named).said(translate))


@command.command()
@click.argument("address")
@_with_organisation_and_language
def link(address: str, slug: str | None, lang: str) -> None:
    """Print a link by which somebody signs in, once; for when mail does not reach them."""
    with ending_well(translation_to(lang)) as ending:
        owner = the_organisation(slug, ending)
        if owner is None:
            return
        from stoeprand.people.actions.signing_in import link_to_sign_in
        from stoeprand.people.models import Person

        person = Person.objects.filter(
            organisation=owner, email__iexact=address, is_active=True
        ).first()
        if person is None:
            ending.code, ending.message = (
                BAD_INPUT,
                message("nobody here has the address {address}", address=quoted(address)),
            )
            return
        print(link_to_sign_in(person))
