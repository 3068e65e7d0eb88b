"""Only actions write, and what they call for the index; looking at a page changes nothing."""

import ast
from collections.abc import Iterator
from pathlib import Path

import pytest

import stoeprand

PACKAGE = Path(stoeprand.__file__).parent
APPS = [path.parent for path in sorted(PACKAGE.glob("*/apps.py"))]
VIEWS = sorted([*PACKAGE.glob("*/views.py"), *PACKAGE.glob("*/views/*.py")])

WRITING = {"save", "create", "update", "delete", "get_or_create", "update_or_create"}
INDEX = "room/search/index.py"
MODELS = "models.py"

NOT_READ = {"actions", "migrations", "look"}
"""Where one may write, and where files are made before there is any site."""


def calls_that_write(source: str) -> Iterator[ast.Attribute]:
    """Calls whose name writes, on whatever they are called."""
    for node in ast.walk(ast.parse(source)):
        if isinstance(node, ast.Call) and isinstance(node.func, ast.Attribute):
            name = node.func.attr
            writes = name.removeprefix("a") in WRITING or name.startswith(("bulk_", "abulk_"))
            # a model that refuses, or brings a value into shape, goes on to what it overrides
            if writes and ast.unparse(node.func.value) != "super()":
                yield node.func


def is_on_rows(call: ast.Attribute) -> bool:
    """Say whether a call is about rows: `update` is what one does with a dictionary too."""
    names = {node.attr for node in ast.walk(call.value) if isinstance(node, ast.Attribute)}
    return call.attr != "update" or "objects" in names


def written_by(path: Path, *, anything: bool) -> list[str]:
    found = calls_that_write(path.read_text())
    return [
        f"{path.relative_to(PACKAGE)}:{call.lineno}: {call.attr}"
        for call in found
        if anything or is_on_rows(call)
    ]


@pytest.mark.parametrize("path", VIEWS, ids=lambda path: path.relative_to(PACKAGE).as_posix())
def test_views_never_write(path):
    assert written_by(path, anything=True) == []


def test_only_actions_and_the_index_that_they_keep_write():
    found = [
        line
        for app in APPS
        for path in sorted(app.rglob("*.py"))
        if not NOT_READ & set(path.relative_to(PACKAGE).parts)
        and path.name != MODELS
        and path.relative_to(PACKAGE).as_posix() != INDEX
        for line in written_by(path, anything=False)
    ]
    assert found == []


def test_the_index_is_kept_by_actions_alone():
    callers = {
        path.relative_to(PACKAGE).parts[:2]
        for path in PACKAGE.rglob("*.py")
        if "search.index import" in path.read_text()
    }
    assert callers == {("room", "actions")}


@pytest.mark.parametrize(
    "line",
    [
        "area.save()",
        "Area.objects.create(slug=slug)",
        "Area.objects.filter(slug=slug).update(slug=other)",
        "area.ideas.all().delete()",
        "Idea.objects.bulk_create(rows)",
        "Area.objects.get_or_create(slug=slug)",
    ],
)
def test_a_line_that_writes_is_seen(line):
    (call,) = calls_that_write(line)
    assert is_on_rows(call)


def test_a_dictionary_that_is_updated_is_no_row():
    (call,) = calls_that_write("known.update(more)")
    assert not is_on_rows(call)
