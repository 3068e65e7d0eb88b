"""Commands about the installation at hand: several parts to a command, and its organisations."""

import os
from typing import TYPE_CHECKING

import click

from stoeprand.commands.ending import BAD_INPUT, Ending
from stoeprand.commands.options import BadValue
from stoeprand.engine.messages import Message, listed, message, printable, quoted

if TYPE_CHECKING:
    from stoeprand.people.models import Organisation


class Parts(click.Group):
    """A command of several parts, which says in the language asked for that it has no such part."""

    def parse_args(self, ctx: click.Context, args: list[str]) -> list[str]:
        """Refuse a call without any part."""
        if not args:
            parts = listed(sorted(self.commands))
            raise BadValue(message("say which, expected one of {parts}", parts=parts), ctx)
        return super().parse_args(ctx, args)

    def resolve_command(
        self, ctx: click.Context, args: list[str]
    ) -> tuple[str | None, click.Command | None, list[str]]:
        """Refuse a part that there is not."""
        if args[0] not in self.commands and not args[0].startswith("-"):
            from stoeprand.commands.usage import no_such_command

            raise no_such_command(args[0], sorted(self.commands), ctx)
        return super().resolve_command(ctx, args)


def organisations(slug: str | None, ending: Ending) -> "list[Organisation]":
    """Return the organisations that are meant; none where something is wrong, which `ending` says.

    Only from here on Django is there.
    """
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "stoeprand.site.settings")
    import django

    django.setup()
    from django.db import DatabaseError

    try:
        found, wrong = _found(slug)
    except DatabaseError as error:
        why = printable(str(error).partition("\n")[0])
        found, wrong = [], message("the database cannot be read: {why}", why=why)
    if wrong:
        ending.code, ending.message = BAD_INPUT, wrong
    return found


def the_organisation(slug: str | None, ending: Ending) -> "Organisation | None":
    """Return the organisation that is meant; None where something is wrong, which `ending` says."""
    found = organisations(slug, ending)
    if len(found) > 1 or (not found and ending.message is None):
        known = listed(owner.slug for owner in found)
        ending.code, ending.message = (
            BAD_INPUT,
            message("say which organisation with --organisation, one of {known}", known=known)
            if found
            else message("there is no organisation yet; `stoeprand organisation create` makes one"),
        )
        return None
    return found[0] if found else None


def _found(slug: str | None) -> "tuple[list[Organisation], Message | None]":
    from stoeprand.people.models import Organisation
    from stoeprand.site.preparing import tables_are_up_to_date

    if not tables_are_up_to_date():
        return [], message(
            "the tables are not there yet, or of another version;"
            " `stoeprand serve` brings them about"
        )
    every = list(Organisation.objects.order_by("slug"))
    found = [owner for owner in every if slug in (None, owner.slug)]
    if found or slug is None:
        return found, None
    known = listed(owner.slug for owner in every)
    wrong = message(
        "there is no organisation {name}, expected one of {known}", name=quoted(slug), known=known
    )
    return [], wrong
