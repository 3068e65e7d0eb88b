"""A real identity provider on this machine, and what its user does at it."""

import warnings
from collections.abc import Iterator
from contextlib import contextmanager
from urllib.parse import urlsplit

import requests

with warnings.catch_warnings(record=True):  # of what it stands on, said anew at each start
    from oidc_provider_mock import run_server_in_thread


@contextmanager
def running() -> Iterator[str]:
    """Run a provider, and give its address."""
    with run_server_in_thread(port=0) as server:
        yield f"http://localhost:{server.server_port}"


def known_as(provider: str, subject: str, **claims: str | bool) -> None:
    """Let the provider know somebody."""
    requests.put(f"{provider}/users/{subject}", json=claims, timeout=10).raise_for_status()


def sign_in_there(url: str, subject: str) -> str:
    """Sign in at the provider as its user does; return the path that it leads back to."""
    answer = requests.post(url, data={"sub": subject}, allow_redirects=False, timeout=10)
    assert answer.status_code == 302, answer.text
    back = urlsplit(answer.headers["Location"])
    return f"{back.path}?{back.query}"
