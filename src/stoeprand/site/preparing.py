"""What must be so before pages can be served: tables, files for the browser, and something to see.

Each step first looks whether there is anything to do, so that starting again costs no time.
"""

from collections.abc import Iterator
from hashlib import sha256
from pathlib import Path

from django.conf import settings
from django.contrib.staticfiles.finders import find, get_finders
from django.core.management import call_command
from django.db import connection, connections
from django.db.migrations.executor import MigrationExecutor

from stoeprand import __version__
from stoeprand.people.models import Organisation
from stoeprand.room.actions import set_up_demo

STYLES = "stoeprand/stoeprand.css"
NOT_SERVED = ["*-4.js", "*-4.min.js", "ext", "htmax*"]
"""Of the scripts that come with django-htmx the pages use one."""


class NoLook(Exception):
    """The style sheet was not built, so that no page can be shown as it should."""


def prepare(*, demo: bool = True) -> None:
    """Make tables, files and, where there is no organisation at all, the demo. Raises NoLook.

    Without `demo` the first visitor sets up an organisation.
    """
    if find(STYLES) is None:
        raise NoLook(STYLES)
    bring_tables_up_to_date()
    collect_files()
    if demo and not Organisation.objects.exists():
        set_up_demo()
    _let_go_of_connections()


def is_empty() -> bool:
    """Say whether there is no organisation yet, so that the first visitor sets one up."""
    empty = not Organisation.objects.exists()
    _let_go_of_connections()
    return empty


def _let_go_of_connections() -> None:
    """Close what is open: the workers open connections of their own, and share none with us."""
    for each in connections.all(initialized_only=True):
        each.close()
        if close_pool := getattr(each, "close_pool", None):
            close_pool()


def bring_tables_up_to_date() -> bool:
    """Run the migrations that lack, if any; say whether there were. Asking first takes far less."""
    if tables_are_up_to_date():
        return False
    call_command("migrate", interactive=False, verbosity=0)
    return True


def tables_are_up_to_date() -> bool:
    """Say whether every migration was run."""
    executor = MigrationExecutor(connection)
    return not executor.migration_plan(executor.loader.graph.leaf_nodes())


def collect_files() -> bool:
    """Lay out the files for the browser, packed, under lasting names; say whether that lacked."""
    stamp = Path(settings.STATIC_ROOT).with_suffix(".stamp")
    now = _fingerprint_of_files()
    if stamp.is_file() and stamp.read_text() == now:
        return False
    call_command(
        "collectstatic", interactive=False, verbosity=0, clear=True, ignore_patterns=NOT_SERVED
    )
    stamp.write_text(now)
    return True


def _fingerprint_of_files() -> str:
    seen = sha256(__version__.encode())
    for name, path in sorted(_files()):
        about = path.stat()
        seen.update(f"{name} {about.st_size} {about.st_mtime_ns}\n".encode())
    return seen.hexdigest()


def _files() -> Iterator[tuple[str, Path]]:
    for finder in get_finders():
        for name, storage in finder.list(NOT_SERVED):
            yield name, Path(storage.path(name))
