"""Opening what a command reads, and writing files whole or not at all."""

import errno
import stat
from collections.abc import Iterable, Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path
from typing import BinaryIO

from stoeprand.commands.faulty_ideas import FaultyIdeas
from stoeprand.engine.messages import listed, message, printable


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
    return f"'{printable(str(path))}'"


def open_ideas(path: str) -> BinaryIO:
    """Return a file of ideas, open for reading bytes; FaultyIdeas when that cannot be."""
    try:
        return open_file(Path(path))
    except OSError as error:
        raise FaultyIdeas(
            message("{file}: {problem}", file=quoted_path(path), problem=error.strerror)
        ) from None


def unknown_kind(path: str, kinds: Sequence[str]) -> FaultyIdeas:
    """Return the complaint that a file is of another kind than those known by their endings."""
    return FaultyIdeas(
        message(
            "{file}: unknown kind of file, expected {kinds}",
            file=quoted_path(path),
            kinds=listed(kinds),
        )
    )


def refuse_to_overwrite(output: str, inputs: Iterable[str]) -> None:
    """Raise FaultyIdeas where a file to write is one that is read: it would be gone by then."""
    path = Path(output)
    if path.exists() and any(Path(each).exists() and path.samefile(each) for each in inputs):
        wrong = message("is read here, expected another file to write")
        raise FaultyIdeas(message("{file}: {wrong}", file=quoted_path(output), wrong=wrong))


@contextmanager
def written_whole(path: Path) -> Iterator[Path]:
    """Give the name of a draft that takes the place of a file once it is written to its end.

    When something stops it on the way the file stays as it was, and the draft is gone.
    """
    target = path.resolve()
    if target.exists() and not target.is_file():
        yield target  # a device or a pipe: nothing can take its place
        return
    draft = target.with_name(f".{target.name}.part")
    try:
        yield draft
        draft.replace(target)
    except OSError as error:
        if error.filename != str(draft):
            raise
        raise OSError(error.errno, error.strerror, str(path)) from None  # the name that was asked
    finally:
        draft.unlink(missing_ok=True)
