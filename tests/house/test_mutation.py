"""`make mutants` comes past the whole engine, and knows which tests are to notice it."""

import tomllib

from tests.house.project import PACKAGE, ROOT, name_of

ENGINE = PACKAGE / "engine"
PARTS = tomllib.loads((ROOT / "scripts/mutation.toml").read_text())


def test_every_module_of_the_engine_is_in_one_part():
    named = [ENGINE / module for part in PARTS.values() for module in part["modules"]]
    assert all(path.exists() for path in named)
    modules = [path for path in sorted(ENGINE.rglob("*.py")) if path.name != "__init__.py"]
    times = {path: sum(part in (path, *path.parents) for part in named) for path in modules}
    # scripts/mutation.toml has to name these, or to name them no more than once
    assert [name_of(path) for path in modules if times[path] != 1] == []


def test_every_part_names_tests_that_are_there():
    for name, part in PARTS.items():
        assert part["tests"], name
        assert [test for test in part["tests"] if not (ROOT / "tests" / test).exists()] == []
