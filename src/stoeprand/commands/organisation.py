"""`stoeprand organisation …`: make an organisation with its first administrator, and list them."""

import os
from typing import TYPE_CHECKING

import click

from stoeprand.commands.ending import BAD_INPUT, ending_well
from stoeprand.commands.installation import Parts, organisations
from stoeprand.commands.options import LANGUAGES, translation_to
from stoeprand.engine.messages import Translate, message, printable

if TYPE_CHECKING:
    from stoeprand.people.models import Organisation, Person


@click.group(cls=Parts)
def command() -> None:
    """The organisations of this installation: make one, list them."""


@command.command()
@click.argument("name")
@click.option("--administrator", required=True, metavar="NAME", help="Who administers it first.")
@click.option("--email", required=True, metavar="ADDRESS", help="Their mail address.")
@click.option(
    "--hostname",
    "hostnames",
    multiple=True,
    metavar="HOST",
    help="A hostname by which browsers find it; may be given more than once.",
)
@click.option("--slug", default="", metavar="SLUG", help="Its short name (default: made of NAME).")
@click.option(
    "--language",
    "languages",
    multiple=True,
    type=click.Choice(LANGUAGES),
    help="A language of its pages; the first is its own (default: nl and en).",
)
@click.option("--lang", type=click.Choice(LANGUAGES), default="nl", show_default=True)
def create(
    name: str,
    administrator: str,
    email: str,
    hostnames: tuple[str, ...],
    slug: str,
    languages: tuple[str, ...],
    lang: str,
) -> None:
    """Make the organisation NAME; prints a link by which its administrator signs in, once."""
    translate = translation_to(lang)
    with ending_well(translate) as ending:
        _set_up_tables()
        from stoeprand.people.actions.organisations import FirstPerson, set_up_organisation
        from stoeprand.people.actions.refusing import Refused

        try:
            made, person = set_up_organisation(
                name=name,
                languages=languages or LANGUAGES,
                first=FirstPerson(administrator, email),
                hostnames=hostnames,
                slug=slug,
            )
        except Refused as error:
            ending.code, ending.message = BAD_INPUT, error.why
            return
        _tell(made, person, translate)


@command.command("list")
@click.option("--lang", type=click.Choice(LANGUAGES), default="nl", show_default=True)
def list_(lang: str) -> None:
    """List the organisations, each with its short name and its hostnames."""
    with ending_well(translation_to(lang)) as ending:
        for owner in organisations(None, ending):
            hostnames = owner.hostnames.order_by("pk").values_list("name", flat=True)
            print(f"{printable(owner.name)} ({owner.slug}) {' '.join(hostnames)}".rstrip())


def _set_up_tables() -> None:
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "stoeprand.site.settings")
    import django

    django.setup()
    from stoeprand.site.preparing import bring_tables_up_to_date

    bring_tables_up_to_date()


def _tell(made: "Organisation", person: "Person", translate: Translate) -> None:
    from stoeprand.people.actions.signing_in import LINK_IS_GOOD_FOR, link_to_sign_in

    lines = (
        message("{name} is there ({slug}).", name=printable(made.name), slug=made.slug),
        message(
            "{person} signs in with this link, once, within {minutes} minutes:",
            person=printable(person.name),
            minutes=int(LINK_IS_GOOD_FOR.total_seconds()) // 60,
        ),
    )
    for line in lines:
        print(line.said(translate))
    print(link_to_sign_in(person))
