"""What the tests in a browser share: a small area of their own, and the product as it is served."""

import os
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import BrowserContext, Page

from tests.browser.playground import publish_playground

SECONDS_TO_START = 60
RUN = "from stoeprand.commands import main; main()"


@pytest.fixture
def playground(live_server, transactional_db) -> str:
    """The address of a site with one small area, in which every kind of question is asked."""
    publish_playground()
    return str(live_server.url)


@pytest.fixture(scope="session")
def served(tmp_path_factory) -> Iterator[str]:
    """The address of the demo, served by the command that people use, compressed and all."""
    data = tmp_path_factory.mktemp("served")
    with socket.socket() as place:
        place.bind(("127.0.0.1", 0))
        port = place.getsockname()[1]
    without = ("DJANGO_SETTINGS_MODULE", "STOEPRAND_DATABASE")
    surroundings = {name: text for name, text in os.environ.items() if name not in without}
    with (data / "log").open("w") as log:
        server = subprocess.Popen(
            [sys.executable, "-c", RUN, "serve", "--port", str(port), "--workers", "1"],
            env=surroundings | {"STOEPRAND_DATA": str(data)},
            stdout=log,
            stderr=subprocess.STDOUT,
        )
        try:
            wait_for(port, server, data / "log")
            yield f"http://localhost:{port}"
        finally:
            server.terminate()
            server.wait(timeout=20)


def wait_for(port: int, server: subprocess.Popen[bytes], log: Path) -> None:
    """Come back when somebody listens at the port; what was printed is told when nobody does."""
    for _ in range(SECONDS_TO_START * 10):
        if server.poll() is not None:
            break
        with socket.socket() as caller:
            if caller.connect_ex(("127.0.0.1", port)) == 0:
                return
        time.sleep(0.1)
    pytest.fail(f"the server did not start: {log.read_text()}")


@pytest.fixture
def phone(browser, browser_context_args) -> Iterator[Page]:
    """A page on a phone of 360 pixels wide."""
    context = browser.new_context(**browser_context_args, viewport={"width": 360, "height": 740})
    yield context.new_page()
    context.close()


@pytest.fixture
def without_script(browser, browser_context_args) -> Iterator[Page]:
    """A page in a browser that runs no JavaScript."""
    context: BrowserContext = browser.new_context(**browser_context_args, java_script_enabled=False)
    yield context.new_page()
    context.close()
