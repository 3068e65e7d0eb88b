"""What all tests share: files as they are, Debian's browser, and marks by the folder of a test."""

import os
import shutil
from pathlib import Path

import hypothesis
import pytest
from django.conf import settings
from django.db import connection

# Playwright keeps an event loop in the thread of the tests; without this Django refuses every
# query beside it, although nothing here runs at the same time.
os.environ["DJANGO_ALLOW_ASYNC_UNSAFE"] = "1"

# A machine that is busy for a moment makes no test wrong. What the build server draws can be drawn
# again.
hypothesis.settings.register_profile(
    "stoeprand", deadline=None, derandomize=bool(os.environ.get("CI"))
)
hypothesis.settings.load_profile("stoeprand")
# A mutant is to fail the same way each time, and nobody asks what the smallest failing case is.
hypothesis.settings.register_profile(
    "mutants",
    deadline=None,
    derandomize=True,
    phases=[hypothesis.Phase.explicit, hypothesis.Phase.generate],
)

HERE = Path(__file__).parent


def pytest_configure() -> None:
    """Serve files as they stand in the source: tests need no collected and renamed copy of them."""
    plain = {"BACKEND": "django.contrib.staticfiles.storage.StaticFilesStorage"}
    settings.STORAGES = settings.STORAGES | {"staticfiles": plain}


def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Tests in `tests/browser` need a browser: nobody has to say it on each."""
    for item in items:
        if (HERE / "browser") in item.path.parents:
            item.add_marker(pytest.mark.browser)


@pytest.fixture(scope="session")
def django_db_setup(django_db_setup):
    """Have tables emptied after a test that commits, though entries of the ledger refuse that."""
    from stoeprand.ledger.protection import statements_that_lift, statements_that_protect

    # of the class: beside a browser Django keeps another connection to the same database
    operations, vendor = type(connection.ops), connection.vendor
    empty = operations.sql_flush

    def lift_and_empty(*arguments, **options):
        emptied = empty(*arguments, **options)
        return [*statements_that_lift(vendor), *emptied, *statements_that_protect(vendor)]

    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(operations, "sql_flush", lift_and_empty)
        yield


@pytest.fixture(scope="session")
def browser_type_launch_args(browser_type_launch_args):
    """Start Debian's chromium instead of one that playwright would fetch from elsewhere."""
    arguments = ["--no-sandbox"] if os.geteuid() == 0 else []
    return browser_type_launch_args | {
        "executable_path": shutil.which("chromium"),
        "args": arguments,
    }


@pytest.fixture
def context(context):
    """A browser that waits ten seconds for what does not come, not half a minute."""
    context.set_default_timeout(10_000)
    return context
