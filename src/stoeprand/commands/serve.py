"""`stoeprand serve`: set up what lacks, say where to look, and serve until it is stopped."""

import os
import socket
import sys

import click

from stoeprand.commands.options import LANGUAGES, translation_to
from stoeprand.engine.messages import Message, message

THIS_MACHINE = ("localhost", "127.0.0.1", "::1")
THREADS = 4
"""So many requests does each worker handle at a time."""


@click.command()
@click.option("--host", default="127.0.0.1", show_default=True, help="Address to listen at.")
@click.option("--port", default=8000, show_default=True, type=click.IntRange(1, 65535))
@click.option(
    "--workers", default=2, show_default=True, type=click.IntRange(min=1), help="Processes."
)
@click.option("--lang", type=click.Choice(LANGUAGES), default="nl", show_default=True)
def command(host: str, port: int, workers: int, lang: str) -> None:
    """Serve the pages, the first time with a made-up municipality in them."""
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "stoeprand.site.settings")
    translate = translation_to(lang)
    if fault := _fault_of_place(host, port) or _prepare():
        raise click.ClickException(fault.said(translate))
    for line in _greeting(host, port):
        print(line.said(translate))
    sys.stdout.flush()
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


def _prepare() -> Message | None:
    """Set up what lacks; return why that cannot be, or None."""
    import django

    django.setup()
    from stoeprand.site.preparing import NoLook, prepare

    try:
        prepare()
    except NoLook:
        return message("the style sheet is not built yet; `make serve` builds it and then serves")
    return None


def _greeting(host: str, port: int) -> list[Message]:
    from django.conf import settings

    name = "localhost" if host in THIS_MACHINE else host
    lines = [
        message("Stoeprand is at http://{name}:{port} (stop: Ctrl+C).", name=name, port=port),
        message("What it keeps is in {folder}.", folder=settings.DATA),
    ]
    if host not in THIS_MACHINE and "STOEPRAND_HOSTS" not in os.environ:
        lines.append(
            message(
                "Set STOEPRAND_HOSTS to the names by which others reach it, or it refuses them."
            )
        )
    return lines


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
