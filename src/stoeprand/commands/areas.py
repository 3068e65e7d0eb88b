"""An area file for a command: read, or every fault on standard error and exit code 2."""

import sys
from pathlib import Path

from stoeprand.commands.ending import BAD_INPUT
from stoeprand.commands.files import open_file
from stoeprand.engine.area import Area
from stoeprand.engine.faults import Fault, FaultyFile
from stoeprand.engine.messages import Translate, message
from stoeprand.engine.reading.areas import read_area
from stoeprand.engine.reading.nodes import MOST_BYTES


def load_area(path: str, translate: Translate) -> Area:
    """Return the area in a file; ends the command with exit code 2 when the file is at fault."""
    try:
        return read_area_file(Path(path))
    except FaultyFile as error:
        for fault in error.faults:
            print(fault.said(translate), file=sys.stderr)
        raise SystemExit(BAD_INPUT) from None


def read_area_file(path: Path) -> Area:
    """Return the area in a file; FaultyFile when it cannot be opened or breaks a rule."""
    try:
        with open_file(path) as stream:
            data = stream.read(MOST_BYTES + 1)  # one more than may be tells that it is too large
    except OSError as error:
        wrong = message(
            "cannot be opened: {problem}, expected an area file", problem=error.strerror
        )
        raise FaultyFile([Fault(str(path), 1, wrong)]) from None
    return read_area(data, str(path))
