"""`stoeprand serve` as somebody uses it: start, look, stop, start again."""

import os
import signal
import socket
import subprocess
import sys
import time
from collections.abc import Iterator
from contextlib import contextmanager
from http.client import HTTPConnection
from pathlib import Path

import pytest
from click.testing import CliRunner

from stoeprand.commands.serve import command

PATIENCE = 60.0
AGAIN = 5.0
"""Seconds within which a second start has to answer."""


def free_port() -> int:
    with socket.socket() as place:
        place.bind(("127.0.0.1", 0))
        port: int = place.getsockname()[1]
        return port


def page_at(port: int) -> tuple[int, str]:
    connection = HTTPConnection("localhost", port, timeout=10)
    connection.request("GET", "/")
    response = connection.getresponse()
    return response.status, response.read().decode()


def wait_for_page(port: int, server: subprocess.Popen[str]) -> tuple[int, str]:
    deadline = time.monotonic() + PATIENCE
    while time.monotonic() < deadline and server.poll() is None:
        try:
            return page_at(port)
        except OSError:
            time.sleep(0.05)
    pytest.fail(f"no page came: {server.communicate(timeout=5)}")


@contextmanager
def serving(data: Path, port: int) -> Iterator[subprocess.Popen[str]]:
    environment = os.environ | {"STOEPRAND_DATA": str(data), "STOEPRAND_DATABASE": "sqlite"}
    start = [sys.executable, "-m", "stoeprand", "serve", "--port", str(port), "--lang", "en"]
    server = subprocess.Popen(
        start, env=environment, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    )
    try:
        yield server
    finally:
        server.send_signal(signal.SIGINT)
        try:
            server.wait(20)
        except subprocess.TimeoutExpired:
            server.kill()
            raise


def test_it_shows_the_demo_stops_when_asked_and_starts_again_at_once(tmp_path):
    port = free_port()
    with serving(tmp_path, port) as server:
        status, page = wait_for_page(port, server)
    said, complaints = server.communicate()
    assert status == 200
    assert "Gemeente Waterwijk" in page
    assert f"http://localhost:{port}" in said
    assert "Ctrl+C" in said
    assert str(tmp_path) in said
    assert (server.returncode, complaints) == (0, "")

    began = time.monotonic()
    with serving(tmp_path, port) as server:
        assert wait_for_page(port, server)[0] == 200
        took = time.monotonic() - began
    assert took < AGAIN


def test_where_something_else_listens_it_says_so_and_what_to_do():
    with socket.socket() as place:
        place.bind(("127.0.0.1", 0))
        place.listen()
        port = place.getsockname()[1]
        done = CliRunner().invoke(command, ["--port", str(port), "--lang", "en"])
    assert done.exit_code == 1
    assert str(port) in done.output
    assert "--port" in done.output


def test_at_an_address_of_another_machine_it_does_not_start():
    done = CliRunner().invoke(command, ["--host", "192.0.2.1", "--port", "8000", "--lang", "en"])
    assert done.exit_code == 1
    assert "192.0.2.1" in done.output
