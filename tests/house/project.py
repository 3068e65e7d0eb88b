"""Where the project lies, and which of its files are ours: what the tests of this folder share."""

import re
import shutil
import subprocess
from pathlib import Path

ROOT = Path(__file__).parents[2]
PACKAGE = ROOT / "src/stoeprand"


INSTALLED = {"node_modules", "dist", "var", "__pycache__", "icons", "static"}
"""Folders that are made here and not ours, for where git cannot tell."""


def our_files(*endings: str) -> list[Path]:
    """Files that are in git or about to be, with one of these endings (none: all), by path."""
    return sorted(path for path in _all_files() if path.name.endswith(endings or ("",)))


def _all_files() -> list[Path]:
    command = ["git", "ls-files", "-z", "--cached", "--others", "--exclude-standard"]
    if shutil.which("git") and (ROOT / ".git").exists():
        done = subprocess.run(command, cwd=ROOT, capture_output=True, text=True, check=True)
        found = (ROOT / name for name in done.stdout.split("\0") if name)
    else:  # unpacked from an archive
        found = (path for path in ROOT.rglob("*") if not _is_made_here(path.relative_to(ROOT)))
    return [path for path in found if path.is_file()]


def _is_made_here(path: Path) -> bool:
    hidden = (part for part in path.parts[:-1] if part.startswith(".") and part != ".ci")
    return bool(INSTALLED & set(path.parts)) or any(hidden) or path.suffix == ".mo"


def name_of(path: Path) -> str:
    """How a file is called in a message: its path in the project."""
    return str(path.relative_to(ROOT))


def make_targets() -> dict[str, str]:
    """What `make` can be told to do, with the line that explains it."""
    makefile = (ROOT / "Makefile").read_text()
    return dict(re.findall(r"^([a-z]+):.*?## (.+)$", makefile, re.MULTILINE))
