"""The surroundings of a test run: a data folder of its own, and the database that is asked for.

`pytest --database=postgresql` starts a PostgreSQL of its own, in a folder of its own and without a
network port, runs the tests that use a database on it, and stops it. A server that was there before
is never touched. Whoever sets STOEPRAND_DATABASE beforehand runs the tests on that one instead.
"""

import atexit
import os
import shutil
import subprocess
import tempfile
from collections.abc import Iterator, Sequence
from pathlib import Path

import pytest

DATABASE_FIXTURES = frozenset({"db", "transactional_db", "live_server"})


def pytest_addoption(parser: pytest.Parser) -> None:
    """`--database`: where the tests keep their rows."""
    parser.addoption(
        "--database",
        choices=("sqlite", "postgresql"),
        default="sqlite",
        help="database under the tests; postgresql runs only the tests that use one",
    )


@pytest.hookimpl(wrapper=True, tryfirst=True)
def pytest_load_initial_conftests(early_config: pytest.Config) -> Iterator[None]:
    """Set the environment before anybody reads the settings; the workers of xdist inherit it."""
    if "PYTEST_XDIST_WORKER" not in os.environ:
        os.environ["STOEPRAND_DATA"] = str(temporary_folder("data"))
        if early_config.known_args_namespace.database == "sqlite":
            os.environ["STOEPRAND_DATABASE"] = "sqlite"
        elif not os.environ.get("STOEPRAND_DATABASE", "").startswith("postgresql"):
            os.environ["STOEPRAND_DATABASE"] = start_server(temporary_folder("postgresql"))
    return (yield)


def pytest_collection_modifyitems(config: pytest.Config, items: list[pytest.Item]) -> None:
    """Leave out what says nothing about the database at hand."""
    if config.getoption("--database") == "sqlite":
        left_out = [item for item in items if is_marked_postgresql(item)]
    else:
        left_out = [item for item in items if not uses_database(item)]
    if left_out:
        items[:] = [item for item in items if item not in left_out]
        config.hook.pytest_deselected(items=left_out)


def is_marked_postgresql(item: pytest.Item) -> bool:
    """Whether a test holds on PostgreSQL only."""
    return item.get_closest_marker("postgresql") is not None


def uses_database(item: pytest.Item) -> bool:
    """Whether a test keeps rows, by its mark or by what it asks for."""
    asked = frozenset(getattr(item, "fixturenames", ()))
    marked = item.get_closest_marker("django_db") is not None
    return marked or bool(asked & DATABASE_FIXTURES) or is_marked_postgresql(item)


def temporary_folder(purpose: str) -> Path:
    """A folder that is gone when this process ends."""
    folder = Path(tempfile.mkdtemp(prefix=f"stoeprand-{purpose}-"))
    atexit.register(shutil.rmtree, folder, ignore_errors=True)
    return folder


def start_server(folder: Path) -> str:
    """Start a PostgreSQL that lives in `folder` until this process ends; gives its address.

    As root the programs run as the user `postgres`, since PostgreSQL refuses root.
    """
    prefix: tuple[str, ...] = ()
    if os.geteuid() == 0:
        prefix = ("runuser", "-u", "postgres", "--")
        shutil.chown(folder, "postgres")
    rows = folder / "rows"

    def run(program: str, *arguments: str) -> None:
        call([*prefix, str(server_programs() / program), *arguments], folder)

    run(
        *("initdb", "--pgdata", str(rows), "--username", "stoeprand", "--auth", "trust"),
        *("--encoding", "UTF8", "--locale", "C.UTF-8", "--no-sync"),
    )
    # No port is opened: tests speak through a socket in the folder. Rows need not outlive a crash.
    options = f"-k {folder} -c listen_addresses='' -c fsync=off -c full_page_writes=off"
    log = str(folder / "log")
    run("pg_ctl", "--pgdata", str(rows), "--wait", "--log", log, "--options", options, "start")
    atexit.register(run, "pg_ctl", "--pgdata", str(rows), "--mode", "immediate", "stop")
    return f"postgresql://stoeprand@/stoeprand?host={folder}"


def server_programs() -> Path:
    """The folder with initdb and pg_ctl; Debian keeps one per version and not in the PATH."""
    versions = Path("/usr/lib/postgresql").glob("*/bin/initdb")
    newest = max(versions, key=lambda path: int(path.parts[-3]), default=None)
    found = newest or shutil.which("initdb")
    if found is None:
        raise pytest.UsageError("PostgreSQL is not here: run scripts/system-packages")
    return Path(found).parent


def call(command: Sequence[str], folder: Path) -> None:
    """Run a program in `folder`; what it says is shown only when it fails."""
    done = subprocess.run(command, cwd=folder, capture_output=True, text=True, check=False)
    if done.returncode:
        raise pytest.UsageError(f"{' '.join(command)}\n{done.stdout}{done.stderr}")
