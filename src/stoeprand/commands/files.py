"""Opening what a command reads: a file, and nothing that would keep it waiting."""

import errno
import stat
from pathlib import Path
from typing import BinaryIO


def open_file(path: Path) -> BinaryIO:
    """Return a file, open for reading bytes.

    Raises OSError when that cannot be, and for what is neither file nor folder: a named pipe into
    which nobody writes would keep the command waiting for ever.
    """
    mode = path.stat().st_mode
    if not stat.S_ISREG(mode) and not stat.S_ISDIR(mode):
        raise OSError(errno.EINVAL, "Not a file", str(path))
    return path.open("rb")  # which refuses a folder by itself


def quoted_path(path: object) -> str:
    """Return a path between quotes, whole, for its end says most; safe for a terminal."""
    shown = (c if c.isprintable() else f"\\u{ord(c):04x}" for c in str(path))
    return f"'{''.join(shown)}'"
