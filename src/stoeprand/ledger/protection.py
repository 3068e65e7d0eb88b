"""The database itself refuses to change or remove entries, whoever asks.

An administrator of the database can lift that, and so can a migration that makes the table anew.
What is done to entries then is found by `verifying`, not prevented.
"""

from django.db.backends.base.schema import BaseDatabaseSchemaEditor

_REFUSAL = "an entry of the ledger is never changed or removed"

_PROTECT = {
    "sqlite": (
        "CREATE TRIGGER ledger_entry_never_changed BEFORE UPDATE ON ledger_entry"
        f" BEGIN SELECT RAISE(ABORT, '{_REFUSAL}'); END",
        "CREATE TRIGGER ledger_entry_never_removed BEFORE DELETE ON ledger_entry"
        f" BEGIN SELECT RAISE(ABORT, '{_REFUSAL}'); END",
    ),
    "postgresql": (
        "CREATE FUNCTION ledger_entry_refuse() RETURNS trigger LANGUAGE plpgsql"
        f" AS $$ BEGIN RAISE EXCEPTION '{_REFUSAL}'; END $$",
        # per statement: only so is emptying the whole table refused too
        "CREATE TRIGGER ledger_entry_never_changed"
        " BEFORE UPDATE OR DELETE OR TRUNCATE ON ledger_entry"
        " FOR EACH STATEMENT EXECUTE FUNCTION ledger_entry_refuse()",
    ),
}
_LIFT = {
    "sqlite": (
        "DROP TRIGGER ledger_entry_never_changed",
        "DROP TRIGGER ledger_entry_never_removed",
    ),
    "postgresql": (
        "DROP TRIGGER ledger_entry_never_changed ON ledger_entry",
        "DROP FUNCTION ledger_entry_refuse()",
    ),
}


def statements_that_protect(vendor: str) -> tuple[str, ...]:
    """Return the SQL after which a database refuses. `vendor` is as Django names it."""
    return _PROTECT[vendor]


def statements_that_lift(vendor: str) -> tuple[str, ...]:
    """Return the SQL that takes the protection away again. `vendor` is as Django names it."""
    return _LIFT[vendor]


def protect(_apps: object, editor: BaseDatabaseSchemaEditor) -> None:
    """Protect the entries, as a step of a migration."""
    for statement in statements_that_protect(editor.connection.vendor):
        editor.execute(statement)


def lift(_apps: object, editor: BaseDatabaseSchemaEditor) -> None:
    """Take the protection away, as a step of a migration that is undone."""
    for statement in statements_that_lift(editor.connection.vendor):
        editor.execute(statement)
