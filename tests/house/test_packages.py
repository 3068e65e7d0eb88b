"""Whoever installs the wheel has the whole product, without node and without gettext."""

import subprocess
import sys
import zipfile

import pytest

from tests.house.project import PACKAGE, ROOT, our_files


@pytest.fixture(scope="module")
def contents(tmp_path_factory) -> set[str]:
    """Names of the files in a wheel made just now."""
    folder = tmp_path_factory.mktemp("dist")
    command = [sys.executable, "-m", "hatchling", "build", "-t", "wheel", "-d", str(folder)]
    subprocess.run(command, cwd=ROOT, capture_output=True, check=True)
    (wheel,) = folder.glob("stoeprand-*.whl")
    return set(zipfile.ZipFile(wheel).namelist())


def test_wheel_holds_all_of_the_package(contents):
    look = PACKAGE / "site/look"
    ours = [path for path in our_files() if PACKAGE in path.parents and look not in path.parents]
    assert {str(path.relative_to(PACKAGE.parent)) for path in ours} <= contents


def test_wheel_holds_what_was_built(contents):
    built = {
        "stoeprand/site/static/stoeprand/stoeprand.css",
        "stoeprand/site/static/stoeprand/fonts/noto-sans-400.woff2",
        "stoeprand/site/templates/icons/free.svg",
    }
    assert built <= contents
    translations = {str(path.relative_to(PACKAGE.parent)) for path in PACKAGE.rglob("*.po")}
    assert {f"{name.removesuffix('.po')}.mo" for name in translations} <= contents


def test_wheel_holds_no_sources_of_the_look(contents):
    assert not [name for name in contents if "/look/" in name or "node_modules" in name]
