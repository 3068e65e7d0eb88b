"""Reading a list of ideas: CSV, a sheet of Excel or JSON Lines, whole or with every fault named.

A sheet is read as people fill it in; JSON Lines, which programs write, by the letter.
"""

from collections.abc import Callable, Iterator, Mapping
from pathlib import PurePath

from django.utils.translation import override

from stoeprand.engine.area import Area
from stoeprand.engine.faults import UnfitIdea
from stoeprand.engine.messages import Message, message
from stoeprand.engine.reading.ideas import fit_known, read_idea
from stoeprand.engine.reading.json_values import NoJson, read_json_text
from stoeprand.room.speaking import speech_in
from stoeprand.room.uploads.refusals import FaultyList, FaultyRow, Wrong
from stoeprand.room.uploads.rows import ListedIdea, Sheet
from stoeprand.sheets.cells import Row
from stoeprand.sheets.limits import Limits
from stoeprand.sheets.refusals import FaultySheet
from stoeprand.sheets.texts import rows_of_csv
from stoeprand.sheets.workbooks import rows_of_workbook

MOST_BYTES = 2_000_000
MOST_IDEAS = 1_000
"""So large a list is looked at while somebody waits; `stoeprand openings` takes larger ones."""

LIMITS = Limits(rows=10_000, columns=200, unpacked=4_000_000, tags=300_000)
"""A sheet of a thousand ideas with sixty answers each has less."""

OTHER_SHEETS = (".xls", ".xlsb", ".ods", ".numbers")

Found = Iterator[ListedIdea | FaultyRow]


def read_list(area: Area, name: str, data: bytes, language: str) -> list[ListedIdea]:
    """Return the ideas in a file; the end of its `name` says of what kind it is.

    `language` is that of the page: amounts are read, and faults are said, as on the rest of it.
    Raises FaultyList for a file that cannot be read, holds no idea or too many, or in which a row
    does not fit the area; it then names every such row.
    """
    if len(data) > MOST_BYTES:
        raise FaultyList(too_large())
    read = _reader_of(PurePath(name).suffix.lower())
    ideas: list[ListedIdea] = []
    faults: list[FaultyRow] = []
    with override(language):
        for number, found in enumerate(read(area, data, language), start=1):
            if number > MOST_IDEAS:
                raise FaultyList(
                    message("There are more than {most} ideas in it. Send fewer.", most=MOST_IDEAS)
                )
            if isinstance(found, FaultyRow):
                faults.append(found)
            else:
                ideas.append(found)
    if faults:
        raise FaultyList(rows=faults)
    if not ideas:
        raise FaultyList(message("There are no ideas in it. Fill in a row for each."))
    return ideas


def too_large() -> Message:
    """Return what to say of a file that is larger than we look at."""
    return message("The file is larger than {most} MB. Send fewer ideas.", most=MOST_BYTES // 10**6)


def _reader_of(ending: str) -> Callable[[Area, bytes, str], Found]:
    if ending in OTHER_SHEETS:
        wrong = message("We cannot read this kind of spreadsheet. Save it as XLSX, and send that.")
        raise FaultyList(wrong)
    if ending not in _READERS:
        raise FaultyList(message("This is no CSV, XLSX or JSON Lines file. Choose one of those."))
    return _READERS[ending]


def _from_text(area: Area, data: bytes, language: str) -> Found:
    return _from_rows(area, rows_of_csv(data, LIMITS), language)


def _from_workbook(area: Area, data: bytes, language: str) -> Found:
    return _from_rows(area, rows_of_workbook(data, LIMITS), language)


def _from_rows(area: Area, rows: Iterator[tuple[int, Row]], language: str) -> Found:
    """Yield what the rows hold, empty ones passed over. The first one is the header."""
    filled = _filled(rows)
    _first, header = next(filled, (1, ()))
    if not header:
        raise FaultyList(
            message("There is nothing in it. Put the names of the columns in the first row.")
        )
    sheet = Sheet(area, header, language)
    for number, row in filled:
        yield sheet.read(number, row)


def _filled(rows: Iterator[tuple[int, Row]]) -> Iterator[tuple[int, Row]]:
    try:
        yield from ((number, row) for number, row in rows if row)
    except FaultySheet as error:
        raise FaultyList(error.wrong) from None


def _from_json_lines(area: Area, data: bytes, language: str) -> Found:
    for number, line in enumerate(data.split(b"\n"), start=1):
        if line.strip():
            yield _idea_of_line(area, number, line.strip(), language)


def _idea_of_line(area: Area, number: int, line: bytes, language: str) -> ListedIdea | FaultyRow:
    try:
        held = read_json_text(line)
    except NoJson:  # it says why in English only
        return _faulty(number, [message("this row is no JSON")], language)
    try:
        idea = read_idea(area, held)
    except UnfitIdea as error:
        return _faulty(number, _faults_of_values(area, held) or [error.message], language)
    return ListedIdea(number, idea.id or "", idea.values)


def _faults_of_values(area: Area, held: object) -> list[Message]:
    """Return what is wrong with each value of what should be an idea."""
    values = held.get("values") if isinstance(held, Mapping) else None
    if not isinstance(values, Mapping):
        return []
    fitted = (fit_known(area.dimensions, key, value) for key, value in values.items())
    return [each for each in fitted if isinstance(each, Message)]


def _faulty(number: int, wrong: list[Message], language: str) -> FaultyRow:
    speech = speech_in(language)
    return FaultyRow(number, tuple(Wrong(speech.say(each)) for each in wrong))


_READERS: dict[str, Callable[[Area, bytes, str], Found]] = {
    ".csv": _from_text,
    ".jsonl": _from_json_lines,
    ".tsv": _from_text,
    ".txt": _from_text,
    ".xlsm": _from_workbook,
    ".xlsx": _from_workbook,
}
