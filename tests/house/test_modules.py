"""Rooms small enough to know, with a sign on the door, and nothing of the builder left inside."""

import ast
import re
from collections.abc import Iterator
from pathlib import Path

from tests.house.project import PACKAGE, ROOT, name_of, our_files

LONGEST_MODULE = 500
LONGEST_FUNCTION = 60
# names that say where one throws things, not what they are about
ATTICS = {"utils", "util", "helpers", "helper", "managers", "base", "misc", "common", "lib"}
MODULES = our_files(".py")
OURS = [path for path in MODULES if PACKAGE in path.parents]
WRITTEN = [path for path in OURS if "migrations" not in path.parts]

Function = ast.FunctionDef | ast.AsyncFunctionDef


def functions(path: Path) -> Iterator[Function]:
    for node in ast.walk(ast.parse(path.read_text())):
        if isinstance(node, Function):
            yield node


def too_long(path: Path) -> Iterator[str]:
    """Functions of a module that do not fit on a screen."""
    for function in functions(path):
        lines = (function.end_lineno or function.lineno) - function.lineno + 1
        if lines > LONGEST_FUNCTION:
            yield f"{name_of(path)}: {function.name} has {lines} lines"


def texts() -> Iterator[tuple[str, str]]:
    """Path and content of all files of ours that are text."""
    for path in our_files():
        data = path.read_bytes()
        if b"\0" not in data:
            yield name_of(path), data.decode(errors="replace")


def test_a_module_can_be_known():
    lengths = {name_of(path): len(path.read_text().splitlines()) for path in MODULES}
    assert {name: lines for name, lines in lengths.items() if lines > LONGEST_MODULE} == {}


def test_a_function_can_be_seen_at_once():
    assert [found for path in MODULES for found in too_long(path)] == []


def test_a_module_opens_by_saying_what_lives_in_it():
    silent = [path for path in WRITTEN if not ast.get_docstring(ast.parse(path.read_text()))]
    assert [name_of(path) for path in silent] == []


def test_no_module_is_an_attic():
    inside = {path: path.relative_to(ROOT).with_suffix("").parts for path in MODULES}
    assert [name_of(path) for path, parts in inside.items() if ATTICS.intersection(parts)] == []


def test_no_file_knows_the_machine_it_was_written_on():
    folders = "|".join(("root", "home", "Users", "work", "tmp", "mnt"))
    own_path = re.compile(rf"(?<![\w.~}}>/-])/(?:{folders})/\w")
    assert [
        f"{name}: {found[0]}" for name, text in texts() if (found := own_path.search(text))
    ] == []


def test_no_file_names_the_host_of_a_registry():
    hosts = [
        ".".join(parts) for parts in (("pypi", "org"), ("npmjs", "org"), ("pythonhosted", "org"))
    ]
    assert [(name, host) for name, text in texts() for host in hosts if host in text] == []


def test_nothing_is_promised_that_is_not_done():
    # put together here, or this very line would be found
    marks = re.compile(
        "|".join(("TO" + "DO", "FIX" + "ME", "X" + "XX", "NotImplemented" + "Error"))
    )
    found = [
        name_of(path)
        for path in our_files(".py", ".html", ".mjs")
        if marks.search(path.read_text())
    ]
    assert found == []
