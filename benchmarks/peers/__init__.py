"""Engines of others that answer the same question, each told the same kerbs as well as it can be.

One module per engine, with a class that is made from terms: what can be parsed or compiled once is
done then. `ready` turns an idea into what the engine likes best to be given, and is not timed;
`standing` gives the numbers of the terms that hold.
"""

from collections.abc import Sequence
from typing import Any, Protocol

from benchmarks.plain_kerbs import Plain


class Peer(Protocol):
    """An engine that was told the kerbs of an area."""

    def ready(self, idea: Plain) -> Any:
        """Return an idea in the form that the engine reads fastest."""

    def standing(self, ready: Any) -> Sequence[int]:
        """Return the numbers of the terms that hold for an idea, in any order."""
