"""The names of fields on a page: what was filled in as a tree, and which field a fault is about."""

from collections.abc import Mapping, Sequence
from typing import TypeAlias

from stoeprand.engine.messages import message
from stoeprand.engine.writing.refusals import FieldFault, Path

Fields: TypeAlias = Mapping[str, str | Sequence[str]]
"""What was filled in, by name of field: a text, or several where several can be ticked."""

_MOST_POINTS = 3
"""No field that means something has more; of one that has, the rest is one name without meaning."""

Filled: TypeAlias = "str | list[str] | dict[str, Filled]"
Tree: TypeAlias = dict[str, Filled]


def tree_of(fields: Fields, faults: list[FieldFault]) -> Tree:
    """Return what was filled in as maps within maps, by the points in the names of the fields.

    Fields that hold nothing are left out. A field for the whole and one for a part of the same are
    noted in `faults` when both were filled in.
    """
    tree: Tree = {}
    for name, held in fields.items():
        filled = _filled(held)
        if filled and not _was_put(tree, name.split(".", _MOST_POINTS), filled):
            faults.append(FieldFault(name, message("This is filled in elsewhere already.")))
    return tree


def name_of_field(path: Path, fields: Fields) -> str:
    """Return the name of the field that a path in a kerb leads to.

    Where the page asks it in parts, that is the first of them.
    """
    until = next((n for n, key in enumerate(path) if isinstance(key, int)), len(path))
    name = ".".join(map(str, path[:until]))
    parts = (field for field in fields if field.startswith(f"{name}."))
    return name if name in fields else next(parts, name)


def _filled(held: str | Sequence[str]) -> str | list[str]:
    if isinstance(held, str):
        return _tidy(held)
    return [text for text in map(_tidy, held) if text]


def _tidy(text: str) -> str:
    """Return a text with ends of lines as files have them: a browser sends two characters each."""
    return text.replace("\r\n", "\n").strip()


def _was_put(tree: Tree, keys: Sequence[str], filled: Filled) -> bool:
    *above, last = keys
    branch = tree
    for key in above:
        below = branch.setdefault(key, {})
        if not isinstance(below, dict):
            return False
        branch = below
    if last in branch:
        return False
    branch[last] = filled
    return True
