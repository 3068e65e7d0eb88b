"""`stoeprand serve`: set up what lacks, say where to look, and serve until it is stopped."""

import os
import socket
import subprocess  # nosec B404
import sys
from collections.abc import Iterator
from contextlib import contextmanager

import click

from stoeprand.commands.options import LANGUAGES, translation_to
from stoeprand.engine.messages import Message, message

THIS_MACHINE = ("localhost", "127.0.0.1", "::1")
THREADS = 4
"""So many requests does each process handle at a time."""

PATIENCE = 10
"""Seconds that the worker beside the server has to finish the mail that it is sending."""


@click.command()
@click.option("--host", default="127.0.0.1", show_default=True, help="Address to listen at.")
@click.option("--port", default=8000, show_default=True, type=click.IntRange(1, 65535))
@click.option(
    "--workers", default=2, show_default=True, type=click.IntRange(min=1), help="Processes."
)
@click.option(
    "--without-demo",
    is_flag=True,
    help="Begin without the made-up municipality; prints where to set up your own.",
)
@click.option("--lang", type=click.Choice(LANGUAGES), default="nl", show_default=True)
def command(host: str, port: int, workers: int, without_demo: bool, lang: str) -> None:
    """Serve the pages, the first time with a made-up municipality in them."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "stoeprand.site.settings")
    if host in THIS_MACHINE and "STOEPRAND_HOSTS" not in os.environ:
        # so that links in mail lead here
        os.environ.setdefault("STOEPRAND_ADDRESS", f"http://localhost:{port}")
    translate = translation_to(lang)
    if fault := _fault_of_place(host, port) or _prepare(demo=not without_demo):
        raise click.ClickException(fault.said(translate))
    for line in _greeting(host, port):
        print(line.said(translate))
    sys.stdout.flush()
    with _worker_beside():
        _serve(host, port, workers)


def _fault_of_place(host: str, port: int) -> Message | None:
    """Return why nobody can listen there, or None."""
    family = socket.AF_INET6 if ":" in host else socket.AF_INET
    with socket.socket(family, socket.SOCK_STREAM) as place:
        place.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            place.bind((host, port))
        except OSError as error:
            return message(
                "cannot listen at {host}, port {port} ({why}); choose another with --port",
                host=host,
                port=port,
                why=error.strerror,
            )
    return None


def _prepare(*, demo: bool) -> Message | None:
    """Set up what lacks; return why that cannot be, or None."""
    import django

    django.setup()
    from stoeprand.site.preparing import NoLook, prepare

    try:
        prepare(demo=demo)
    except NoLook:
        return message("the style sheet is not built yet; `make serve` builds it and then serves")
    return None


def _greeting(host: str, port: int) -> list[Message]:
    from django.conf import settings

    name = "localhost" if host in THIS_MACHINE else host
    lines = [
        message("Stoeprand is at http://{name}:{port} (stop: Ctrl+C).", name=name, port=port),
        message("What it keeps is in {folder}.", folder=settings.DATA),
        *_where_to_set_up(f"http://{name}:{port}"),
    ]
    if host not in THIS_MACHINE and "STOEPRAND_HOSTS" not in os.environ:
        lines.append(
            message(
                "Set STOEPRAND_HOSTS to the names by which others reach it, or it refuses them."
            )
        )
    return lines


def _where_to_set_up(site: str) -> list[Message]:
    """Say how the first organisation is set up, where there is none yet."""
    from stoeprand.people.first_code import first_code
    from stoeprand.site.preparing import is_empty

    if not is_empty():
        return []
    return [
        message(
            "Set up your organisation at {address}",
            address=f"{site}/inrichten?code={first_code()}",
        )
    ]


@contextmanager
def _worker_beside() -> Iterator[None]:
    """Have a worker send mail and do the jobs of the day meanwhile; it ends with this process."""
    # `-P`: no folder that happens to lie here is taken for a package
    command = [sys.executable, "-P", "-m", "stoeprand", "worker", "--beside", str(os.getpid())]
    worker = subprocess.Popen(command, stdin=subprocess.DEVNULL)  # noqa: S603  (a program of our own)  # nosec B603
    try:
        yield
    finally:
        worker.terminate()
        try:
            worker.wait(PATIENCE)
        except subprocess.TimeoutExpired:
            worker.kill()


def _serve(host: str, port: int, workers: int) -> None:
    from granian import Granian
    from granian.constants import Interfaces
    from granian.log import LogLevels

    Granian(
        "stoeprand.site.wsgi:application",
        address=host,
        port=port,
        interface=Interfaces.WSGI,
        workers=workers,
        blocking_threads=THREADS,
        # An access log would keep what people ask: it stands in the address.
        log_access=False,
        log_level=LogLevels.warning,
        respawn_failed_workers=True,
    ).serve()
