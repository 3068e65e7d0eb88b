"""Where the project lies, and which of its files are ours: what the tests of this folder share."""

import re
import subprocess
from pathlib import Path

ROOT = Path(__file__).parents[2]
PACKAGE = ROOT / "src/stoeprand"


def our_files(*endings: str) -> list[Path]:
    """Files that are in git or about to be, with one of these endings (none: all), by path."""
    command = ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"]
    listed = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True).stdout
    paths = (ROOT / name for name in listed.split("\0") if name)
    return sorted(path for path in paths if path.is_file() and path.name.endswith(endings or ("",)))


def name_of(path: Path) -> str:
    """How a file is called in a message: its path in the project."""
    return str(path.relative_to(ROOT))


def make_targets() -> dict[str, str]:
    """What `make` can be told to do, with the line that explains it."""
    makefile = (ROOT / "Makefile").read_text()
    return dict(re.findall(r"^([a-z]+):.*?## (.+)$", makefile, re.MULTILINE))
