"""Making very many small values in one go, without Python looking for garbage all the while.

It would look through all that there is, over and over, and find none: a third of the time.
"""

import gc
from collections.abc import Iterator
from contextlib import contextmanager


@contextmanager
def garbage_left_alone() -> Iterator[None]:
    """Let nobody look for garbage until what is made has been made; a decorator too.

    Of several threads that do so the first to end lets Python look again.
    """
    was_looking = gc.isenabled()
    gc.disable()
    try:
        yield
    finally:
        if was_looking:
            gc.enable()
