"""Unpacking an Excel file that a stranger sent, without letting it grow.

Such a file is a packed folder of XML. It is unpacked part by part and never further than we look
at: what a part says of its own size is not believed. What reads it gets the parts as they are.
"""

from collections.abc import Mapping
from io import BytesIO
from zipfile import ZIP_DEFLATED, ZIP_STORED, BadZipFile, ZipFile, ZipInfo

from stoeprand.engine.messages import message
from stoeprand.sheets.limits import Limits
from stoeprand.sheets.refusals import FaultySheet

ENCRYPTED = 0x1
"""The bit among the flags of a part that says so."""

NO_WORKBOOK = message(
    "This is no Excel file that we can read. Save it as XLSX once more, or as CSV."
)


def unpacked(data: bytes, limits: Limits) -> BytesIO:
    """Return the same folder, not packed. Raises FaultySheet where it is too large, or is none."""
    try:
        parts = _parts(data, limits)
        if parts is not None:
            return _folder_of(parts)
    except Exception:  # noqa: BLE001  (a file of a stranger can make its reader stumble in any way)
        raise FaultySheet(NO_WORKBOOK) from None
    raise FaultySheet(
        message("This file unpacks to more than we look at. Send fewer rows, or a CSV file.")
    )


def _parts(data: bytes, limits: Limits) -> dict[str, bytes] | None:
    """Return what is in a packed folder, by name; None where that is more than we look at."""
    parts: dict[str, bytes] = {}
    left = limits.unpacked
    with ZipFile(BytesIO(data)) as folder:
        if len(folder.infolist()) > limits.parts:
            return None
        for part in folder.infolist():
            _require_bounded(part)
            with folder.open(part) as packed:
                parts[part.filename] = packed.read(left + 1)
            left -= len(parts[part.filename])
            if left < 0:
                return None
    tags = sum(part.count(b"<") for part in parts.values())
    return parts if tags <= limits.tags else None


def _require_bounded(part: ZipInfo) -> None:
    """Raise BadZipFile for a part that cannot be unpacked a piece at a time.

    Python does so with what is stored or deflated, as Excel writes it; other kinds it unpacks as
    far as they go, however little is read.
    """
    if part.compress_type not in (ZIP_STORED, ZIP_DEFLATED) or part.flag_bits & ENCRYPTED:
        raise BadZipFile


def _folder_of(parts: Mapping[str, bytes]) -> BytesIO:
    buffer = BytesIO()
    with ZipFile(buffer, "w", ZIP_STORED) as folder:
        for name, part in parts.items():
            folder.writestr(name, part)
    return buffer
