"""Organisations, people and entries for tests of the ledger, and how one writes by hand."""

from collections.abc import Sequence
from typing import Any

from django.db import connection, transaction

from stoeprand.ledger.actions import append
from stoeprand.ledger.models import Entry
from stoeprand.ledger.protection import statements_that_lift
from stoeprand.people.models import Organisation, Person


def organisation(slug: str = "waterdam") -> Organisation:
    """An organisation that is kept."""
    return Organisation.objects.create(slug=slug, name=f"Gemeente {slug.title()}")


def person(owner: Organisation, name: str = "Noor Linde") -> Person:
    """Somebody with an account there."""
    email = f"{name.lower().replace(' ', '.')}@voorbeeld.test"
    return Person.objects.create(organisation=owner, email=email, name=name)


def write(owner: Organisation, number: int = 1, by: Person | None = None) -> Entry:
    """An entry about the `number`th kerb, with a sentence where somebody did it."""
    with transaction.atomic():
        return append(
            organisation=owner,
            action="kerb.moved",
            by=by,
            facts={"kerb": f"kerb-{number}", "until": ["2500", "3000"]},
            personal={"reason": f"Omdat het kan, {number}."} if by else None,
        )


def let_entries_be_changed() -> None:
    """Do as an administrator of the database may: take its protection away."""
    with connection.cursor() as cursor:
        for statement in statements_that_lift(connection.vendor):
            cursor.execute(statement)


def set_by_hand(table: str, column: str, value: str, where: str) -> str:
    """The statement that gives a column of some rows another value, both as SQL."""
    return f"UPDATE {table} SET {column} = {value} WHERE {where}"  # noqa: S608  (made by tests)


def by_hand(statement: str, values: Sequence[Any] = ()) -> None:
    """Write to the tables past all of our code."""
    with connection.cursor() as cursor:
        cursor.execute(statement, values)
