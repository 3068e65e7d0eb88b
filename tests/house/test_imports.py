"""Who may import what, and what it costs to ask one question."""

import ast
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.house.project import PACKAGE, name_of

# Numpy takes a tenth of a second, Django two: whoever asks about one idea pays for neither.
SLOW = ("django", "numpy", "pysat", "pyarrow")
ENGINE = sorted((PACKAGE / "engine").rglob("*.py"))
ALLOWED_IN_ENGINE = {"numpy", "pysat", "yaml"}


def loaded_by(statement: str) -> set[str]:
    """Top-level packages that a fresh interpreter holds after a statement."""
    program = f"{statement}\nimport sys\nprint(*{{name.split('.')[0] for name in sys.modules}})"
    command = [sys.executable, "-c", program]
    return set(subprocess.run(command, capture_output=True, text=True, check=True).stdout.split())


def imported_by(path: Path) -> Iterator[str]:
    """Full names of all that a module imports, at its top or inside a function."""
    for node in ast.walk(ast.parse(path.read_text())):
        if isinstance(node, ast.Import):
            yield from (alias.name for alias in node.names)
        elif isinstance(node, ast.ImportFrom) and node.module and not node.level:
            yield node.module


@pytest.mark.parametrize(
    "statement", ["import stoeprand.engine", "import stoeprand.engine, stoeprand.commands"]
)
def test_asking_about_one_idea_loads_no_slow_package(statement):
    loaded = loaded_by(statement)
    assert "stoeprand" in loaded
    assert loaded.isdisjoint(SLOW)


def is_pure(name: str) -> bool:
    """Whether the engine may import a module of this name."""
    top = name.split(".")[0]
    if top == "stoeprand":
        return f"{name}.".startswith("stoeprand.engine.")
    return top in ALLOWED_IN_ENGINE or top in sys.stdlib_module_names


def test_the_engine_is_pure():
    assert ENGINE
    imports = [(name_of(path), name) for path in ENGINE for name in imported_by(path)]
    assert [(where, name) for where, name in imports if not is_pure(name)] == []
