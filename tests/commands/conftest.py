"""A folder with the area in it, for every test of the commands."""

from pathlib import Path

import pytest

from tests.commands.at_the_terminal import AREA, write


@pytest.fixture
def area(tmp_path: Path) -> Path:
    """The file with the small area."""
    return write(tmp_path, "area.yaml", AREA)
