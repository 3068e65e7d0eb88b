"""A list of ideas is read whole, or refused with every fault; whatever a stranger sends."""

import io
import struct
import subprocess
import sys
import time
import warnings
import zipfile
import zlib
from datetime import date
from decimal import Decimal
from typing import Any

import openpyxl
import pytest
from django.utils.translation import gettext, override

from stoeprand.room.uploads import MOST_BYTES, MOST_IDEAS, FaultyList
from stoeprand.room.uploads.lists import LIMITS
from tests.room.making import area
from tests.room.uploads.making import GARDEN, read, refusal, saved, workbook

HEADER = ["idea", *GARDEN.dimensions]
WHOLE = {
    "cost": Decimal("3200.5"),
    "partner": "company",
    "data": frozenset({"name", "health"}),
    "start": date(2027, 5, 1),
    "outside": True,
}


def folder(parts: dict[str, bytes]) -> bytes:
    """A zip file with these parts in the place of those of a real workbook."""
    buffer = io.BytesIO()
    with (
        zipfile.ZipFile(io.BytesIO(workbook(HEADER))) as real,
        zipfile.ZipFile(buffer, "w", zipfile.ZIP_DEFLATED) as made,
    ):
        for name in real.namelist():
            made.writestr(name, parts.pop(name, real.read(name)))
        for name, data in parts.items():
            made.writestr(name, data)
    return buffer.getvalue()


def folder_with_number(number: str) -> bytes:
    sheet = (
        '<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>'
        '<row r="1"><c r="A1" t="inlineStr"><is><t>cost</t></is></c></row>'
        f'<row r="2"><c r="A2"><v>{number}</v></c></row></sheetData></worksheet>'
    )
    return folder({"xl/worksheets/sheet1.xml": sheet.encode()})


def numbers_of(error: FaultyList) -> list[int]:
    return [row.number for row in error.rows]


class TestWhatPeopleSend:
    @pytest.mark.parametrize(
        ("name", "data"),
        [
            (
                "list.csv",
                b"\xef\xbb\xbfidea;cost;partner;data;start;outside\r\n"
                b"bench;3200,5;company;name|health;1-5-2027;WAAR\r\n",
            ),
            (
                "list.CSV",
                b"idea,cost,partner,data,start,outside\n"
                b"bench,3200.5,company,health|name,2027-05-01,true\n",
            ),
            (
                "list.jsonl",
                b'{"idea": "bench", "values": {"cost": 3200.5, "partner": "company",'
                b' "data": ["name", "health"], "start": "2027-05-01", "outside": true}}\n\n',
            ),
            (
                "list.xlsx",
                workbook(
                    HEADER, ["bench", 3200.5, "company", "name|health", date(2027, 5, 1), True]
                ),
            ),
            (
                "list.xlsx",
                workbook(
                    HEADER, ["bench", "3200,5", "company ", "health|name", "1-5-2027", "waar"]
                ),
            ),
        ],
        ids=["Dutch CSV", "English CSV", "JSON Lines", "workbook", "workbook of texts"],
    )
    def test_every_kind_of_file_gives_the_same_idea(self, name, data):
        (idea,) = read(name, data)
        assert (idea.name, idea.values) == ("bench", WHOLE)

    def test_what_is_empty_is_unknown_and_empty_rows_are_passed_over(self):
        rows: list[list[Any]] = [HEADER, [None] * 6, ["bench", None, "", "-", None, None], []]
        (idea,) = read("list.xlsx", workbook(*rows))
        assert (idea.number, idea.values) == (3, {"data": frozenset()})

    def test_a_number_can_stand_for_a_choice_that_is_written_in_figures(self):
        year = area(dimensions={"year": {"kind": "choice", "values": ["2027", "2028"]}}, kerbs=[])
        (idea,) = read("list.xlsx", workbook(["year"], [2027]), year)
        assert idea.values == {"year": "2027"}

    def test_cents_stay_exact(self):
        rows: list[list[Any]] = [["cost"], [0.07], [1234.1], [99999.99]]
        ideas = read("list.xlsx", workbook(*rows))
        assert [str(idea.values["cost"]) for idea in ideas] == ["0.07", "1234.1", "99999.99"]

    def test_columns_may_lack_and_come_in_any_order(self):
        (idea,) = read("list.csv", b"outside,idea\nfalse,x\n")
        assert idea.values == {"outside": False}


class TestFaultsOfRows:
    def test_every_faulty_row_is_named_at_once_by_its_number(self):
        rows = (
            b"idea,cost,partner\na,10,company\nb,ten,company\n\nc,10,nobody\nd,10\ne,-1,company\n"
        )
        error = refusal("list.csv", rows)
        assert numbers_of(error) == [3, 5, 7]
        assert [row.wrong[0].found for row in error.rows] == ["ten", "nobody", "-1"]

    def test_all_that_is_wrong_with_a_row_is_named_by_what_people_call_its_columns(self):
        (row,) = refusal("l.csv", b"cost,partner,start,outside\nten,me,soon,perhaps\n").rows
        assert [(wrong.column, wrong.found, wrong.sentence) for wrong in row.wrong] == [
            (
                "Cost",
                "ten",
                "We cannot read this for certain. Write it like this: 3,200 or 3,200.50.",
            ),
            ("partner", "me", "Fill in one of these: Residents, company."),
            ("start", "soon", "We cannot read this as a day. Write it like this: 31-12-2027."),
            ("outside", "perhaps", "Fill in yes or no."),
        ]

    def test_so_it_is_in_json_lines(self):
        line = b'{"values": {"cost": "ten", "partner": "me", "price": 1, "outside": true}}'
        (row,) = refusal("l.jsonl", line).rows
        assert [wrong.sentence.split(":")[0] for wrong in row.wrong] == [
            "'cost'",
            "'partner'",
            "'price' is no dimension of this area, expected one of cost, partner, data, start,"
            " outside",
        ]

    def test_a_row_may_end_where_nothing_more_is_filled_in(self):
        """Excel leaves out the separators at the end of a row, from the sixteenth row on."""
        (idea,) = read("l.csv", b"idea;cost;partner;;\nbench;5\n")
        assert idea.values == {"cost": 5}

    def test_so_it_is_in_a_workbook(self):
        rows: list[list[Any]] = [
            HEADER,
            ["a", "ten"],
            ["b", 5],
            ["c", True],
            ["d", 1, "company", "name|name"],
        ]
        assert numbers_of(refusal("l.xlsx", workbook(*rows))) == [2, 4, 5]

    def test_and_in_json_lines(self):
        lines = b'{"values": {"cost": 1}}\n{"cost": 1}\n{"values": {"cost": "1"}}\nnothing\n[]\n'
        assert numbers_of(refusal("l.jsonl", lines)) == [2, 3, 4, 5]

    def test_a_cell_beside_the_columns_is_a_fault_and_no_silent_loss(self):
        error = refusal("l.xlsx", workbook(["cost"], [5, "lost"]))
        assert numbers_of(error) == [2]

    @pytest.mark.parametrize("amount", [float("inf"), 1e300, 1e-300, -1, 0.001])
    def test_numbers_that_no_amount_can_be_are_faults(self, amount):
        rows: list[list[Any]] = [["cost"], [amount]]
        data = workbook(*rows) if amount != float("inf") else folder_with_number("1e999")
        assert len(refusal("l.xlsx", data).rows) == 1


class TestListsThatAreRefused:
    @pytest.mark.parametrize(
        ("name", "data", "said"),
        [
            ("list.pdf", b"", "no CSV, XLSX or JSON Lines"),
            ("list.ods", b"", "Save it as XLSX"),
            ("list.xls", b"", "Save it as XLSX"),
            ("list", b"idea\n", "no CSV, XLSX or JSON Lines"),
            ("list.csv", b"", "nothing in it"),
            ("list.csv", b"\n\n", "nothing in it"),
            ("list.csv", b"idea,cost\n", "no ideas in it"),
            (
                "list.csv",
                b"idea,price\nx,1\n",
                "column: 'price'. A column can be: Idea, Cost,",
            ),
            ("list.csv", b"cost,Kosten\n1,1\n", "the same: 'cost' and 'Kosten'"),
            ("list.csv", b"idea,\x81\n", "no text"),
            ("list.csv", b"\xff\xfei\x00d", "no text"),
            ("list.csv", b"i\x00d\x00", "no text"),
            ("list.csv", workbook(HEADER), "no text"),
            ("list.csv", b"idea," + b"cost," * 200 + b"cost\n", "more than 200 columns"),
            ("list.xlsx", workbook(["idea", *["cost"] * 200]), "more than 200 columns"),
            ("list.csv", b'idea\n"open\n', "no CSV"),
            ("list.csv", b"idea\n" + b"x" * 140_000, "no CSV"),
            ("list.jsonl", b"\n \n", "no ideas in it"),
            ("list.xlsx", b"", "no Excel file"),
            ("list.xlsx", b"idea,cost\n", "no Excel file"),
            ("list.xlsx", workbook(HEADER)[:-30], "no Excel file"),
            ("list.xlsx", workbook(HEADER), "no ideas in it"),
            ("list.xlsx", workbook(), "nothing in it"),
        ],
    )
    def test_a_list_that_cannot_be_read_says_what_is_wrong(self, name, data, said):
        error = refusal(name, data)
        assert said in str(error.wrong)
        assert error.rows == ()

    def test_a_list_that_is_too_long_or_too_large_is_refused(self):
        row = b"x\n"
        assert len(read("l.csv", b"idea\n" + row * MOST_IDEAS)) == MOST_IDEAS
        assert "more than 1000 ideas" in str(
            refusal("l.csv", b"idea\n" + row * (MOST_IDEAS + 1)).wrong
        )
        assert "larger than 2 MB" in str(refusal("l.csv", b"x" * (MOST_BYTES + 1)).wrong)

    def test_every_other_part_of_a_workbook_may_be_nonsense(self):
        for name in zipfile.ZipFile(io.BytesIO(workbook(HEADER))).namelist():
            for nonsense in (b"", b"<", b"<a/>", b"\0" * 50):
                data = folder({name: nonsense})
                try:
                    read("l.xlsx", data)
                except FaultyList:
                    continue
                pytest.fail(f"{name} with {nonsense!r} holds no ideas, yet was read")


class TestFilesThatGrow:
    """Each of these would take gigabytes or minutes of whoever believed it."""

    @pytest.fixture(autouse=True)
    def _in_no_time(self):
        started = time.monotonic()
        yield
        assert time.monotonic() - started < 5

    def test_a_part_that_unpacks_to_a_thousand_times_as_much(self):
        data = folder({"xl/sharedStrings.xml": b" " * 50_000_000})
        assert len(data) < MOST_BYTES
        assert "unpacks to more" in str(refusal("l.xlsx", data).wrong)

    def test_very_many_parts(self):
        data = folder({f"xl/part{number}.xml": b"" for number in range(300)})
        assert "unpacks to more" in str(refusal("l.xlsx", data).wrong)

    def test_a_part_that_hides_how_large_it_is(self):
        data = bytearray(folder({"xl/worksheets/sheet1.xml": b"<a>" * 1_300_000}))
        at = data.rfind(b"PK\x01\x02", 0, data.rfind(b"xl/worksheets/sheet1.xml"))
        data[at + 24 : at + 28] = (100).to_bytes(4, "little")
        assert "no Excel file" in str(refusal("l.xlsx", bytes(data)).wrong)

    @pytest.mark.parametrize("where", ["xl/worksheets/sheet1.xml", "xl/workbook.xml"])
    def test_an_entity_that_stands_for_ten_others_that_stand_for_ten_others(self, where):
        entities = "".join(
            f'<!ENTITY e{n} "{f"&e{n - 1};" * 10 if n else "ha"}">' for n in range(12)
        )
        bomb = f"<!DOCTYPE worksheet [{entities}]><worksheet>&e11;</worksheet>"
        assert "no Excel file" in str(refusal("l.xlsx", folder({where: bomb.encode()})).wrong)

    def test_an_entity_that_names_a_file(self, tmp_path):
        secret = tmp_path / "secret"
        secret.write_text("company")
        sheet = (
            f'<!DOCTYPE w [<!ENTITY x SYSTEM "{secret.as_uri()}">]>'
            '<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">'
            '<sheetData><row r="1"><c r="A1" t="inlineStr"><is><t>&x;</t></is></c></row>'
            "</sheetData></worksheet>"
        )
        error = refusal("l.xlsx", folder({"xl/worksheets/sheet1.xml": sheet.encode()}))
        assert "company" not in str(error.wrong)

    def test_a_row_that_says_it_is_the_last_of_very_many(self):
        sheet = (
            '<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">'
            '<sheetData><row r="1"><c r="A1" t="inlineStr"><is><t>cost</t></is></c></row>'
            '<row r="999999999"><c r="A999999999"><v>1</v></c></row></sheetData></worksheet>'
        )
        error = refusal("l.xlsx", folder({"xl/worksheets/sheet1.xml": sheet.encode()}))
        assert f"more than {LIMITS.rows} rows" in str(error.wrong)

    def test_a_row_of_very_many_cells(self):
        cells = "<c><v>1</v></c>" * 250_000
        sheet = (
            '<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">'
            f'<sheetData><row r="1">{cells}</row></sheetData></worksheet>'
        )
        error = refusal("l.xlsx", folder({"xl/worksheets/sheet1.xml": sheet.encode()}))
        assert "unpacks to more" in str(error.wrong)

    def test_json_that_nests_very_deeply(self):
        error = refusal("l.jsonl", b'{"values": ' + b"[" * 100_000 + b"\n")
        assert numbers_of(error) == [1]

    def test_a_number_of_very_many_figures(self):
        error = refusal("l.jsonl", b'{"values": {"cost": ' + b"9" * 1_900_000 + b"}}\n")
        assert len(error.rows[0].wrong[0].sentence) < 300
        (row,) = refusal("l.csv", b"cost\n" + b"9" * 100_000).rows
        assert len(row.wrong[0].found) < 100


def test_a_formula_counts_by_the_value_that_was_saved_with_it():
    book = openpyxl.Workbook()
    book.active.append(["idea", "cost"])
    book.active.append(["x", "=1+1"])  # saved without a value, as nothing worked it out
    (idea,) = read("l.xlsx", saved(book))
    assert idea.values == {}


READ_IT = """
import resource, sys
from stoeprand.room.uploads.lists import LIMITS
from stoeprand.sheets import workbooks
from stoeprand.sheets.refusals import FaultySheet
import openpyxl  # what is needed anyway does not count
before = resource.getrusage(resource.RUSAGE_SELF).ru_maxrss
try:
    rows = list(workbooks.rows_of_workbook(sys.stdin.buffer.read(), LIMITS))
    print("read", len(rows))
except FaultySheet as error:
    print("refused", error.wrong)
print(resource.getrusage(resource.RUSAGE_SELF).ru_maxrss - before)
"""


def read_in_a_process_of_its_own(data: bytes) -> tuple[str, int, str]:
    """Return what became of a workbook, how many kB that took, and what was complained of."""
    ran = subprocess.run(
        [sys.executable, "-c", READ_IT], input=data, capture_output=True, check=True, timeout=60
    )
    said, taken = ran.stdout.decode().splitlines()
    return said, int(taken), ran.stderr.decode()


def test_what_a_cell_holds_is_not_said_in_a_warning():
    sheet = (
        '<worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"><sheetData>'
        '<row r="1"><c r="A1" t="inlineStr"><is><t>start</t></is></c></row>'
        '<row r="2"><c r="A2" t="d"><v>4321-odd</v></c></row></sheetData></worksheet>'
    )
    odd_style = b'<styleSheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"/>'
    data = folder({"xl/worksheets/sheet1.xml": sheet.encode(), "xl/styles.xml": odd_style})
    assert read_in_a_process_of_its_own(data)[2] == ""


def test_no_warning_is_given_of_a_workbook_that_openpyxl_warns_of():
    odd_style = b'<styleSheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main"/>'
    data = folder({"xl/styles.xml": odd_style})
    with pytest.warns(UserWarning, match="no stylesheet"):
        openpyxl.load_workbook(io.BytesIO(data))
    with warnings.catch_warnings(record=True) as given:
        warnings.simplefilter("always")
        refusal("l.xlsx", data)
    assert given == []


class TestPartsThatLieAboutTheirSize:
    """A few hundred bytes that say that they unpack to a hundred, and unpack to very much more."""

    MUCH = 200_000_000

    @pytest.mark.parametrize("kind", ["deflated", "bzip2", "lzma"])
    def test_what_they_unpack_to_never_comes_into_memory(self, kind):
        said, taken, _ = read_in_a_process_of_its_own(self.forged(kind))
        assert said.startswith("refused This is no Excel file")
        assert taken < 50_000

    def test_an_honest_workbook_takes_no_more(self):
        rows: list[list[Any]] = [HEADER, *[["bench", 1, "company"]] * 900]
        said, taken, _ = read_in_a_process_of_its_own(workbook(*rows))
        assert said == "read 901"
        assert taken < 50_000

    def test_what_is_read_is_what_was_measured(self):
        """A part of which the size and the sum are forged is as large as it says, and no more."""
        sheet = "xl/worksheets/sheet1.xml"
        with zipfile.ZipFile(io.BytesIO(workbook(HEADER, ["a", 1]))) as book:
            honest = book.read(sheet)
        data = folder({sheet: honest + b" " * 3_000_000})
        large, small = (
            [struct.pack("<L", number) for number in (len(part), zlib.crc32(part))]
            for part in (honest + b" " * 3_000_000, honest)
        )
        forged = data.replace(large[0], small[0]).replace(large[1], small[1])
        (idea,) = read("l.xlsx", forged)
        assert idea.name == "a"

    def test_parts_that_are_locked_are_refused(self):
        data = bytearray(workbook(HEADER, ["a", 1]))
        at = data.rfind(b"PK\x01\x02")
        data[at + 8] |= 0x1
        assert "no Excel file" in str(refusal("l.xlsx", bytes(data)).wrong)

    def forged(self, kind: str) -> bytes:
        packing = {
            "deflated": zipfile.ZIP_DEFLATED,
            "bzip2": zipfile.ZIP_BZIP2,
            "lzma": zipfile.ZIP_LZMA,
        }
        buffer = io.BytesIO()
        with (
            zipfile.ZipFile(buffer, "w", packing[kind]) as made,
            made.open("[Content_Types].xml", "w") as part,
        ):
            for _ in range(self.MUCH // 1_000_000):
                part.write(bytes(1_000_000))
        return buffer.getvalue().replace(struct.pack("<L", self.MUCH), struct.pack("<L", 100))


@pytest.mark.parametrize("language", ["nl", "en"])
@pytest.mark.parametrize(
    ("name", "data", "row"),
    [
        ("l.csv", b'idea,cost\nx,5\n"a" b,5\n', 3),
        ("l.csv", b'idea,cost\n"a\nb",5\n\n"open,5\ny,6\n', 4),
        ("l.csv", b'"idea', 1),
        ("l.jsonl", b'{"values": {}}\n{"values": {\n', 2),
        ("l.jsonl", b'{"values": {"cost": NaN}}\n', 1),
    ],
)
def test_what_is_no_csv_or_json_is_named_by_its_row_and_not_in_words_of_python(
    language, name, data, row
):
    error = refusal(name, data, language=language)
    with override(language):
        said = str(gettext(error.wrong.template)) if error.wrong else ""
    said += "".join(wrong.sentence for row in error.rows for wrong in row.wrong)
    assert f"ow {row} " in str(error.wrong) or [each.number for each in error.rows] == [row]
    for word in ("expected", "unexpected", "Expecting", "column", "NaN", "delimiter", "end of"):
        assert word not in said
