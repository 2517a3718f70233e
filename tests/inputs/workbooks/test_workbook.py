"""Workbooks as they are read: every character, what is hidden, and an answer within bounds for any file."""

import datetime as dt
import re
import zipfile
from decimal import Decimal

import pytest
import xlsxwriter
from hypothesis import given, settings
from hypothesis import strategies as st
from plain_workbook import MAIN, PACKAGE, TIED, write_workbook
from python_calamine import CalamineWorkbook

from cjreport.errors import InputError
from cjreport.inputs.workbooks.workbook import read_workbook

TEXT = st.text(st.characters(exclude_categories=["Cs"], exclude_characters="\r\x00"), min_size=1, max_size=30)
TWICE = re.compile(r"_x[0-9a-fA-F]{4}_x[0-9a-fA-F]{4}_")
"""What XlsxWriter writes as something else."""
CODED = st.sampled_from(["_x0041_", "_x005F_", "_x000D_", "_x", "_xD83D_", "_x0041", " ", "\n", "=1+1", "A"])
GREAT = 15_900_000


@pytest.fixture
def cells(tmp_path):
    """A function that reads the one sheet of a workbook."""

    def read(inside, **parts):
        return read_workbook(write_workbook(tmp_path / "book.xlsx", {"A": inside}, **parts)).sheets["A"]

    return read


def row(*cells, of=1, **given):
    """Write a row of cells."""
    said = "".join(f' {name}="{value}"' for name, value in given.items())
    return f'<sheetData><row r="{of}"{said}>{"".join(cells)}</row></sheetData>'


@settings(max_examples=15)
@given(
    texts=st.lists(
        TEXT.filter(lambda text: not TWICE.search(text)) | st.lists(CODED, min_size=1, max_size=5).map("-".join),
        min_size=1,
        max_size=20,
    )
)
def test_every_character_is_read(texts, tmp_path_factory):
    """What a program writes into cells is read as it was given, and as another reader reads it."""
    file = tmp_path_factory.mktemp("books") / "texts.xlsx"
    with xlsxwriter.Workbook(file, {"strings_to_formulas": False, "strings_to_urls": False}) as book:
        sheet = book.add_worksheet("A")
        for at, text in enumerate(texts):
            sheet.write_string(at, 0, text)
    read = read_workbook(file).sheets["A"]

    assert [read.at(at, 1).held for at in range(1, len(texts) + 1)] == texts
    other = CalamineWorkbook.from_path(file).get_sheet_by_name("A").to_python(skip_empty_area=False)
    assert [line[0] for line in other] == texts


@pytest.mark.parametrize(
    ("cell", "held"),
    [
        ('<c t="inlineStr"><is><t>plain</t></is></c>', "plain"),
        ('<c t="inlineStr"><is><r><t>ri</t></r><r><rPr><b/></rPr><t>ch</t></r></is></c>', "rich"),
        ('<c t="inlineStr"><is><t>漢字</t><rPh sb="0" eb="2"><t>かんじ</t></rPh></is></c>', "漢字"),
        ('<c t="s"><v>0</v></c>', "shared"),
        ('<c t="s"><v>1</v></c>', "two parts"),
        ('<c t="str"><f>A1</f><v>of a formula_x0021_</v></c>', "of a formula!"),
        ('<c t="inlineStr"><is><t>_xD83D__xDE00_ _xD83D_ _x005F_x0041_</t></is></c>', "😀 _xD83D_ _x0041_"),
        ('<c t="b"><v>1</v></c>', True),
        ("<c><v>7.2999999999999995E-2</v></c>", Decimal("0.073")),
        ("<c><v>1234567890123456789</v></c>", Decimal(1234567890123456789)),
        ('<c s="1"><v>45930.5</v></c>', dt.datetime(2025, 9, 30, 12)),  # noqa: DTZ001 (cells have no time zone)
        ('<c t="d"><v>2025-09-30</v></c>', dt.datetime(2025, 9, 30)),  # noqa: DTZ001 (as above)
    ],
)
def test_every_kind_of_cell_is_read(cell, held, cells):
    """Texts of any make, numbers with all their digits, yes or no, days."""
    shared = "<si><t>shared</t></si><si><r><t>two </t></r><r><t>parts</t></r></si>"

    assert cells(row(cell), strings=shared, codes=["dd/mm/yyyy"]).at(1, 1).held == held


def test_days_count_from_1904_where_a_workbook_says_so(tmp_path):
    """A workbook that began on a Mac counts its days from 1904."""
    inside = '<workbookPr date1904="1"/><sheets><sheet name="A" r:id="rId1"/></sheets>'
    book = f'<workbook xmlns="{MAIN}" xmlns:r="{TIED}">{inside}</workbook>'
    file = tmp_path / "book.xlsx"
    write_workbook(file, {"A": row('<c s="1"><v>44468</v></c>')}, codes=["d/m/yy"], more={"xl/workbook.xml": book})

    assert read_workbook(file).sheets["A"].at(1, 1).held == dt.datetime(2025, 9, 30)  # noqa: DTZ001 (as above)


@pytest.mark.parametrize(
    ("cell", "trouble"),
    [
        ('<c t="e"><v>#REF!</v></c>', "shows an error, #REF!"),
        ("<c><f>1+1</f></c>", "has not been worked out"),
        ('<c t="s"><v>7</v></c>', "does not hold"),
        ("<c><v>nan</v></c>", "cannot be read"),
        (f"<c><v>{'9' * 500}</v></c>", "cannot be read"),
        ('<c t="d"><v>30 September</v></c>', "cannot be read"),
    ],
)
def test_what_is_wrong_with_a_cell_is_known(cell, trouble, cells):
    """Errors, formulas without a value, and what no program writes are told of the cell, not of the file."""
    assert trouble in cells(row(cell)).at(1, 1).trouble


@pytest.mark.parametrize(
    "inside",
    [
        row("<c><v>1</v></c>", of=2, hidden=1),
        row("<c><v>1</v></c>", of=2, ht=0, customHeight=1),
        '<sheetFormatPr zeroHeight="1"/>' + row("<c><v>1</v></c>", of=2),
    ],
)
def test_hidden_rows_are_known(inside, cells):
    """A row is hidden by its mark, by its height, or because all rows are."""
    assert cells(inside).hidden_rows == {2}


@pytest.mark.parametrize("column", ['min="2" max="3" hidden="1"', 'min="2" max="3" width="0"'])
def test_hidden_columns_are_known(column, cells):
    """A column is hidden by its mark or by its width."""
    assert cells(f"<cols><col {column}/></cols>").hidden_columns == {2, 3}


@pytest.mark.parametrize("state", ["hidden", "veryHidden"])
def test_hidden_sheets_are_known(state, tmp_path):
    """A sheet may be hidden, also from the menu that shows hidden sheets."""
    book = read_workbook(write_workbook(tmp_path / "book.xlsx", {"A": "", "B": ""}, book=f'state="{state}"'))

    assert [sheet.is_hidden for sheet in book.sheets.values()] == [False, True]


def test_a_cell_far_out_costs_nothing(cells):
    """The last cell of a sheet is one cell, whatever lies between, and whatever the sheet says of its size."""
    far = cells('<dimension ref="A1"/>' + row('<c r="XFD1048576"><v>1</v></c>', of=1_048_576))

    assert [(line, at) for line, at, _ in far.filled()] == [(1_048_576, 16_384)]


@pytest.mark.parametrize(
    "sheet",
    [
        "<sheetData>" + "<c/>" * (GREAT // 2) + "</sheetData>",
        "<sheetData>" + ("<row>" + "<c><v>1</v></c>" * 1000 + "</row>") * 100 + "</sheetData>",
        "<sheetData>" + '<row><c t="s"><v>0</v></c></row>' * 1000 + "</sheetData>",
        row('<c r="AAAA1"><v>1</v></c>'),
        row('<c r="A1048577"><v>1</v></c>'),
        row('<c r="5"><v>1</v></c>'),
        row("<c><v>1</v>", of="x"),
        "<sheetData><row>",
    ],
    ids=["unpacks to much", "cells", "one text often", "column", "row", "no name", "no number", "cut"],
)
def test_more_than_a_form_can_hold_is_told(sheet, cells):
    """Sheets that unpack to more than a bound, with too many cells, or that are broken, are refused."""
    with pytest.raises(InputError, match=re.compile("book.xlsx")):
        cells(sheet, strings=f"<si><t>{'x' * 30_000}</t></si>")


@pytest.mark.parametrize(
    ("name", "part"),
    [
        ("xl/sharedStrings.xml", '<!DOCTYPE a [<!ENTITY b "c"><!ENTITY d "&b;&b;&b;">]><sst><si><t>&d;</t></si></sst>'),
        ("xl/sharedStrings.xml", '<!DOCTYPE a SYSTEM "file:///etc/hostname"><sst/>'),
        ("xl/styles.xml", " " * (GREAT * 2)),
        ("xl/workbook.xml", "<workbook/"),
        ("xl/_rels/workbook.xml.rels", f'<Relationships xmlns="{PACKAGE}"/>'),
        ("xl/workbook.xml", f'<workbook xmlns="{MAIN}"><sheets>' + '<sheet name="A"/>' * 300 + "</sheets></workbook>"),
    ],
    ids=["entities", "a file of the system", "great", "cut", "no ties", "many sheets"],
)
def test_a_hostile_part_is_told(name, part, cells):
    """Entities, links to files, parts that are great, cut or missing, and sheets without number are refused."""
    with pytest.raises(InputError):
        cells(row("<c><v>1</v></c>"), more={name: part})


def test_a_size_that_lies_does_not_help(tmp_path):
    """A part that says it is small is no larger for it when it is read."""
    file = write_workbook(tmp_path / "book.xlsx", {"A": " " * GREAT * 2})
    content = file.read_bytes()
    with zipfile.ZipFile(file) as archive:
        size = archive.getinfo("xl/worksheets/sheet1.xml").file_size
    file.write_bytes(content.replace(size.to_bytes(4, "little"), (100).to_bytes(4, "little")))

    with pytest.raises(InputError):
        read_workbook(file)


def test_two_sheets_of_one_name_are_told(tmp_path):
    """Where two sheets have one name, neither is taken for the other."""
    with pytest.raises(InputError, match="two sheets"):
        read_workbook(write_workbook(tmp_path / "book.xlsx", {"Figures": "", "figures": ""}))


@pytest.mark.parametrize(
    ("content", "told"),
    [
        (b"", "empty"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(600), "password"),
        (b"area,period\nAngus,2024-25\n", "no Excel workbook"),
        (b"%PDF-1.7", "PDF"),
        (b"PK\x03\x04" + bytes(200), "no Excel workbook"),
    ],
)
def test_what_is_called_a_workbook_and_is_none_is_told(content, told, tmp_path):
    """Empty files, workbooks with a password, tables and halves are told for what they are."""
    file = tmp_path / "form.xlsx"
    file.write_bytes(content)

    with pytest.raises(InputError, match=told):
        read_workbook(file)


@pytest.mark.parametrize("names", [["mimetype", "content.xml"], ["xl/workbook.bin"], [f"a{at}" for at in range(6000)]])
def test_other_packed_files_are_told(names, tmp_path):
    """A spreadsheet of another program, a binary workbook and a folder that was packed are told."""
    with zipfile.ZipFile(tmp_path / "form.xlsx", "w") as archive:
        for name in names:
            archive.writestr(name, b"")

    with pytest.raises(InputError, match="this"):
        read_workbook(tmp_path / "form.xlsx")


def test_a_file_that_is_great_is_told(tmp_path):
    """A file of many megabytes is not looked into."""
    with (tmp_path / "form.xlsx").open("wb") as file:
        file.truncate(2**35)

    with pytest.raises(InputError, match="34,360 MB"):
        read_workbook(tmp_path / "form.xlsx")


def test_other_ways_of_packing_are_told(tmp_path):
    """What only other programs can unpack, some of them into gigabytes, is not unpacked."""
    with zipfile.ZipFile(tmp_path / "form.xlsx", "w", zipfile.ZIP_LZMA) as archive:
        archive.writestr("xl/workbook.xml", b"<workbook/>")

    with pytest.raises(InputError, match="packed"):
        read_workbook(tmp_path / "form.xlsx")


def test_a_folder_and_a_device_are_told(tmp_path):
    """A folder, a link to a device and a link to itself are no files, and are not waited for."""
    (tmp_path / "folder.xlsx").mkdir()
    (tmp_path / "device.xlsx").symlink_to("/dev/zero")
    (tmp_path / "loop.xlsx").symlink_to(tmp_path / "loop.xlsx")

    for name, told in (("folder", "folder"), ("device", "no file"), ("loop", "missing"), ("x" * 300, "cannot be read")):
        with pytest.raises(InputError, match=told):
            read_workbook(tmp_path / f"{name}.xlsx")
