"""Areas to begin from: those that come with the product, each with its sources."""

from functools import cache
from importlib.resources import files

from stoeprand.engine import read_area
from stoeprand.engine.area import Area

FOLDER = "stoeprand.library"


class NotInLibrary(KeyError):
    """No area of that name comes with the product."""


@cache
def library_areas() -> tuple[Area, ...]:
    """Return the areas of the library, by name. They are read once in a process."""
    return tuple(read_area(document_in_library(name), f"{name}.yaml") for name in _names())


def document_in_library(name: str) -> bytes:
    """Return the file of an area of the library, word for word. Raises NotInLibrary."""
    if name not in _names():
        raise NotInLibrary(name)
    return (files(FOLDER) / f"{name}.yaml").read_bytes()


@cache
def _names() -> tuple[str, ...]:
    found = (each.name for each in files(FOLDER).iterdir())
    return tuple(sorted(name.removesuffix(".yaml") for name in found if name.endswith(".yaml")))
