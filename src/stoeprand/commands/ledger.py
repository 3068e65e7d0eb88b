"""`stoeprand ledger …`: whether what was decided still is as it was written, and where it ends."""

import re
import sys
from collections.abc import Callable
from typing import TYPE_CHECKING, Any, TypeVar

import click

from stoeprand.commands.ending import BAD_INPUT, ending_well
from stoeprand.commands.installation import Parts, organisations
from stoeprand.commands.json_text import json_text
from stoeprand.commands.options import LANGUAGES, BadValue, translation_to
from stoeprand.engine.messages import Translate, listed, message, printable, quoted
from stoeprand.ledger.chain import Head

if TYPE_CHECKING:
    from stoeprand.ledger.faults import Fault
    from stoeprand.people.models import Organisation

Command = TypeVar("Command", bound=Callable[..., Any])

_HEAD = re.compile(r"([0-9]{1,18}):([0-9a-f]{64})")


class PrintedHead(click.ParamType[Head]):
    """A head as it was printed: the number of the last entry, a colon, and its hash."""

    name = "head"

    def convert(self, value: Any, param: click.Parameter | None, ctx: click.Context | None) -> Head:
        """Return the head; a message to the person when it is none."""
        if isinstance(value, Head):
            return value
        read = _HEAD.fullmatch(value.strip())
        if read is None:
            wrong = message(
                "{written} is no head, expected a number, a colon and a hash of 64 digits",
                written=quoted(value),
            )
            raise BadValue(wrong, ctx, param)
        return Head(int(read[1]), read[2])


@click.group(cls=Parts)
def command() -> None:
    """What was decided, chained: does it still hold, and where does it end?"""


def _with_organisation(part: Command) -> Command:
    return click.option(
        "--organisation",
        "slug",
        metavar="SLUG",
        help="The organisation, by its short name (default: all of them).",
    )(part)


def _with_language(part: Command) -> Command:
    return click.option(
        "--lang",
        type=click.Choice(LANGUAGES),
        default="nl",
        show_default=True,
        help="Language of the text.",
    )(part)


def _with_json(part: Command) -> Command:
    return click.option(
        "--json", "as_json", is_flag=True, help="Print JSON instead of text for people."
    )(part)


@command.command()
@_with_organisation
@click.option(
    "--head",
    "printed",
    type=PrintedHead(),
    metavar="NUMBER:HASH",
    help="A head that was printed earlier, which must still be in the chain.",
)
@_with_json
@_with_language
def verify(slug: str | None, printed: Head | None, as_json: bool, lang: str) -> None:
    """Find what was altered, removed or put in between (exit 2), or say that there is nothing."""
    translate = translation_to(lang)
    with ending_well(translate) as ending:
        owners = organisations(slug, ending)
        if printed is not None and len(owners) > 1:
            ending.code, ending.message = (
                BAD_INPUT,
                message(
                    "--head is of one organisation: say which with --organisation, one of {known}",
                    known=listed(owner.slug for owner in owners),
                ),
            )
            return
        for owner in owners:
            if not _verified(owner, printed, as_json, translate):
                ending.code = BAD_INPUT


@command.command()
@_with_organisation
@_with_json
@_with_language
def head(slug: str | None, as_json: bool, lang: str) -> None:
    """Print where the chain ends: number and hash, to keep elsewhere and compare with later."""
    translate = translation_to(lang)
    with ending_well(translate) as ending:
        for owner in organisations(slug, ending):
            from stoeprand.ledger.verifying import head_of

            ends = head_of(owner)
            print(json_text(_as_json(owner, ends)) if as_json else f"{_named(owner)}: {ends}")


@command.command()
@_with_organisation
@_with_language
def export(slug: str | None, lang: str) -> None:
    """Print the entries as JSON, one a line: for others to check. Nothing personal is in them."""
    with ending_well(translation_to(lang)) as ending:
        for owner in organisations(slug, ending):
            from stoeprand.ledger.exporting import chain_of

            for entry in chain_of(owner):
                print(json_text(entry))


def _verified(
    owner: "Organisation", printed: Head | None, as_json: bool, translate: Translate
) -> bool:
    """Say of one ledger whether it holds, and what is wrong with it; return whether it does."""
    from stoeprand.ledger.verifying import head_of
    from stoeprand.ledger.verifying import verify as faults_of

    # read before, so that all that it stands for was looked at
    ends = head_of(owner)
    faults = faults_of(owner, printed)
    if as_json:
        print(json_text(_as_json(owner, ends) | {"faults": _faults_as_json(faults, translate)}))
    elif faults:
        for fault in faults:
            print(f"{_named(owner)}: {fault.message.said(translate)}", file=sys.stderr)
    else:
        holds = message(
            "{organisation}: nothing was altered, up to and including entry {number}.",
            organisation=_named(owner),
            number=ends.number,
        )
        print(holds.said(translate))
        print(message("Head: {head}", head=ends).said(translate))
    return not faults


def _named(owner: "Organisation") -> str:
    return f"{printable(owner.name)} ({owner.slug})"


def _as_json(owner: "Organisation", ends: Head) -> dict[str, object]:
    return {"organisation": owner.slug, "number": ends.number, "hash": ends.hash}


def _faults_as_json(faults: "list[Fault]", translate: Translate) -> list[object]:
    return [{"number": fault.number, "message": fault.message.said(translate)} for fault in faults]
