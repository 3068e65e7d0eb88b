"""What is installed is what was chosen: exact, with hashes, and from any registry."""

import json
import re
import tomllib

import pytest
from packaging.requirements import Requirement
from packaging.utils import canonicalize_name

from tests.house.project import ROOT

LOCKS = (
    "requirements.txt",
    "requirements-dev.txt",
    "requirements-bench.txt",
    "requirements-mutation.txt",
)
PROJECT = tomllib.loads((ROOT / "pyproject.toml").read_text())


def entries(lock: str) -> list[str]:
    """The requirements in a lock, each with its hashes, in one line."""
    joined = (ROOT / lock).read_text().replace("\\\n", " ")
    return [line for line in joined.splitlines() if line and not line.lstrip().startswith("#")]


def locked(lock: str) -> dict[str, list[str]]:
    """Versions by name; a name has two where old Pythons get another one."""
    versions: dict[str, list[str]] = {}
    for entry in entries(lock):
        name, version = re.split(r"==| ", entry, maxsplit=2)[:2]
        versions.setdefault(canonicalize_name(name), []).append(version)
    return versions


def asked(*sources: list[str]) -> list[Requirement]:
    return [Requirement(text) for source in sources for text in source]


RUN = asked(PROJECT["project"]["dependencies"], PROJECT["dependency-groups"]["build"])
EXTRAS = PROJECT["project"]["optional-dependencies"]
MEASURE = asked(EXTRAS["bench"])
MUTATE = asked(PROJECT["dependency-groups"]["mutation"])
DEVELOP = asked(
    *(wanted for extra, wanted in EXTRAS.items() if extra != "bench"),
    PROJECT["dependency-groups"]["dev"],
)


@pytest.mark.parametrize("lock", LOCKS)
def test_every_locked_package_is_exact_and_has_hashes(lock):
    assert len(entries(lock)) > 10
    for entry in entries(lock):
        assert re.match(r"[a-z0-9-]+==[\w.]+", entry), entry
        assert "--hash=sha256:" in entry, entry


@pytest.mark.parametrize("lock", [*LOCKS, "package-lock.json", "package.json", ".npmrc"])
def test_locks_leave_the_choice_of_a_registry_to_the_machine(lock):
    text = (ROOT / lock).read_text()
    assert not re.search(r"resolved\"|index-url|find-links|\bregistry\s*=|\.tgz|\.whl", text)
    if lock.endswith(".txt"):
        assert "://" not in text


@pytest.mark.parametrize("requirement", RUN + DEVELOP + MEASURE + MUTATE, ids=str)
def test_every_range_has_an_upper_end(requirement):
    assert any(part.operator in {"<", "<=", "==", "~="} for part in requirement.specifier)


@pytest.mark.parametrize(
    ("lock", "requirements"),
    [
        ("requirements.txt", RUN),
        ("requirements-dev.txt", RUN + DEVELOP),
        ("requirements-bench.txt", MEASURE),
        ("requirements-mutation.txt", MUTATE),
    ],
)
def test_locks_hold_what_the_project_asks_for(lock, requirements):
    versions = locked(lock)
    for requirement in requirements:
        found = versions.get(canonicalize_name(requirement.name), [])
        assert found, f"{lock} lacks {requirement}: run make lock"
        assert all(version in requirement.specifier for version in found), requirement


def test_the_locks_agree():
    run, develop, *besides = (locked(lock) for lock in LOCKS)
    assert run == {name: develop.get(name) for name in run}
    for lock in besides:
        both = develop.keys() & lock.keys()
        assert both
        assert {name: lock[name] for name in both} == {name: develop[name] for name in both}


def test_npm_packages_are_exact_and_have_hashes():
    wanted = json.loads((ROOT / "package.json").read_text())["devDependencies"]
    kept = json.loads((ROOT / "package-lock.json").read_text())["packages"]
    for name, version in wanted.items():
        assert kept[f"node_modules/{name}"]["version"] == version
    assert all(package.get("integrity") for path, package in kept.items() if path)


def test_a_lock_alone_says_what_is_installed():
    # Without --no-deps pip looks for the extras of what is locked, and finds newer releases.
    makefile = (ROOT / "Makefile").read_text()
    assert re.search(r"^INSTALL := .* install --no-deps$", makefile, re.MULTILINE)
    for lock in LOCKS:
        assert f"$(INSTALL) --require-hashes -r {lock}" in makefile
