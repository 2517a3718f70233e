"""Tables as files: whatever is wrong with one is told at once, with its line, within bounds."""

import csv
import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cjreport.errors import InputError
from cjreport.inputs.files import tables
from cjreport.inputs.files.tables import TOLD, read_rows, read_table

COLUMNS = ("code", "name")


@pytest.fixture
def file(tmp_path):
    return tmp_path / "table.csv"


def problems_of(file, content):
    """Give what is told of a file that holds *content*."""
    file.write_bytes(content if isinstance(content, bytes) else content.encode())
    with pytest.raises(InputError) as error:
        read_rows(file, COLUMNS)
    return [(p.line, p.what) for p in error.value.problems]


@pytest.mark.parametrize(
    ("content", "line", "what"),
    [
        ("code,name\nA1,Glen\nA2,B\x00y\n", 3, "null character"),
        ("code,name\nA1,Glen\n".encode("utf-16"), None, "UTF-16"),
        ("code,name\nA1,Glen\nA2,Caf\u00e9\n".encode("cp1252"), 3, "\u201c\u00e9\u201d may be meant"),
        ("code,name\nA1,\u2018Glen\u2019\n".encode("cp1252"), 2, "\u201c\u2018\u201d may be meant"),
        ("code;name\nA1;Glen\n", 1, "parted by semicolons"),
        ("code\tname\nA1\tGlen\n", 1, "parted by tabs"),
        ('code,name\nA1,Glen\nA2,"Moor\n', 3, "unexpected end of data"),
        ('code,name\nA1,"Gl"en\n', 2, "not a table"),
        ("code,name\nA1," + "a" * 200_000 + "\n", 2, "field larger than"),
        ("code,name\n,\n , \n", None, "no rows"),
        ("", 1, 'the column "code" is missing'),
    ],
    ids=str,
)
def test_a_file_that_is_no_table_is_told_with_its_line(file, content, line, what):
    """Another encoding, another separator, a quote that stays open, a cell without end: what it is, and where."""
    told = problems_of(file, content)

    assert told[0][0] == line
    assert what in told[0][1]


@pytest.mark.parametrize("ending", ["\n", "\r\n", "\r"])
@pytest.mark.parametrize("begins", ["", "\ufeff"])
def test_a_table_is_read_however_a_spreadsheet_saves_it(file, ending, begins):
    """A byte-order mark, other line ends, and rows of commas at the end do no harm."""
    file.write_bytes(f"{begins}code,name{ending}A1, Glen {ending}{ending},{ending}".encode())

    assert read_rows(file, COLUMNS) == {2: {"code": "A1", "name": "Glen"}}


def test_rows_of_another_length_do_not_hide_the_others(file):
    """The rows that are whole are given, so that what is wrong with them is told in the same breath."""
    file.write_text("code,name\nA1,Glen,too much\nA2,Moor\nA3\n", encoding="utf-8")

    table = read_table(file, COLUMNS)

    assert table.rows == {3: ["A2", "Moor"]}
    assert [problem.line for problem in table.problems] == [2, 4]


@pytest.mark.parametrize("count", [TOLD, TOLD + 1, TOLD + 5000])
def test_problems_without_end_are_counted_not_listed(file, count):
    """The first are told, and of the others how many there are."""
    told = problems_of(file, "code,name\n" + "A1\n" * count)

    assert len(told) == min(count, TOLD + 1)
    assert (told[-1][1] == f"and {count - TOLD:,} more like these") == (count > TOLD)


def test_heads_without_end_are_told_within_bounds(file):
    """A hundred thousand columns are refused in a second, not compared each with each."""
    told = problems_of(file, ",".join(f"c{n}" for n in range(100_000)) + "\n")

    assert len(told) == TOLD + len(COLUMNS)


def test_more_rows_than_are_read_are_told(file, monkeypatch):
    """Reading ends at the bound."""
    monkeypatch.setattr(tables, "MOST_ROWS", 3)

    assert problems_of(file, "code,name\n" + "A1,Glen\n" * 3000) == [(5, "this table has more than 3 rows")]


def test_a_file_too_large_is_not_read(file, monkeypatch):
    """Its size is enough."""
    monkeypatch.setattr(tables, "MOST_BYTES", 2**20)

    assert "too large: 2 MB" in problems_of(file, b"a" * 2**21)[0][1]


def test_a_folder_is_no_table(tmp_path):
    """Nor is what cannot be read."""
    with pytest.raises(InputError, match="cannot be read"):
        read_rows(tmp_path, COLUMNS)


@given(st.lists(st.tuples(st.text(min_size=1), st.text()), min_size=1))
def test_words_come_back_as_they_were_written(tmp_path_factory, rows):
    """What a spreadsheet writes is read, but for spaces around a cell; a null character is told."""
    file = tmp_path_factory.mktemp("words") / "table.csv"
    written = io.StringIO()
    csv.writer(written).writerows([COLUMNS, *rows])
    file.write_bytes(written.getvalue().encode(errors="replace"))

    meant = [tuple(cell.encode(errors="replace").decode().strip() for cell in row) for row in rows]
    try:
        assert [tuple(row.values()) for row in read_rows(file, COLUMNS).values()] == [row for row in meant if any(row)]
    except InputError:
        assert any("\0" in cell for row in rows for cell in row) or not any(map(any, meant))


@given(st.binary(max_size=300) | st.text(alphabet=',"\n\r\t;\0 a0', max_size=80).map(str.encode))
def test_no_file_breaks_the_door(tmp_path_factory, content):
    """Anything at all is a table or is told."""
    file = tmp_path_factory.mktemp("any") / "table.csv"
    file.write_bytes(b"code,name\n" + content)

    try:
        read_rows(file, COLUMNS)
    except InputError as error:
        assert all(problem.what for problem in error.problems)  # noqa: PT017 (most of what is thrown is refused)
