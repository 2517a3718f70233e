"""What was released is held to its digest: any change of it is told, and nothing else is."""

import csv
import io

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cjreport.inputs.figures.released import Released
from cjreport.inputs.figures.seals import broken_seals, read_seal, sealed
from cjreport.inputs.files.tables import read_rows

COLUMNS = list(Released.model_fields)
CELLS = {"figure": "mentoring-ended", "period": "2024-25", "count": "45", "base": "", "value": "45"}


def version(number, rows=3, **cells):
    """The rows of a version before they are sealed."""
    same = {"version": f"{number}", "date": f"2025-12-1{number}", "reason": "First, and last", "digest": "0a1b"}
    words = {"kind": "measure", "unit": "people", "status": "ok"}
    return [same | words | CELLS | {"figure": f"figure-{n}", "count": f"{40 + n}"} | cells for n in range(rows)]


@pytest.fixture
def rows():
    """Three sealed versions of three rows each."""
    standing = []
    for number in (1, 2, 3):
        standing += sealed(version(number), standing)
    return standing


def told(tmp_path, rows, **dialect):
    """What is told of a file of rows: its lines, and what is wrong."""
    file = tmp_path / "released.csv"
    text = io.StringIO()
    columns = dialect.pop("columns", COLUMNS)
    table = csv.DictWriter(text, columns, **{"lineterminator": "\n"} | dialect)
    table.writeheader()
    table.writerows(rows)
    file.write_text(text.getvalue(), encoding="utf-8", newline="")
    problems = list(broken_seals(file, read_rows(file, COLUMNS)))
    assert all(problem.file == file and problem.mend for problem in problems)
    return [(problem.line, problem.what) for problem in problems]


def test_what_is_as_it_was_released_is_sound(tmp_path, rows):
    """Nothing is told, and each version's digest of what was shown can still be read."""
    assert told(tmp_path, rows) == []
    assert {read_seal(row["digest"]).shown for row in rows} == {"0a1b"}


@pytest.mark.parametrize("line", [2, 6, 10])
@pytest.mark.parametrize("column", [column for column in COLUMNS if column != "version"])
def test_a_changed_cell_is_told_with_its_line(tmp_path, rows, line, column):
    """A figure, a date, a reason, a status: whichever is changed, in whichever version, by however little."""
    rows[line - 2][column] += "1"

    [(at, what)] = told(tmp_path, rows)

    assert at == line
    assert f"this row of version {rows[line - 2]['version']} is not as it was released" in what


@pytest.mark.parametrize("column", ["date", "reason", "digest"])
def test_a_date_changed_throughout_is_told(tmp_path, rows, column):
    """As somebody does who puts a version's date right in all its rows."""
    for row in rows[3:6]:
        row[column] = f"2{row[column]}"

    assert told(tmp_path, rows) == [
        (5, "this row of version 2 is not as it was released, and so are 2 more of its rows")
    ]


@pytest.mark.parametrize("gone", range(9))
def test_a_row_that_is_gone_is_told_with_its_version(tmp_path, rows, gone):
    """The first of a version, the last, or one between."""
    number = rows.pop(gone)["version"]

    [(_, what)] = told(tmp_path, rows)

    assert what == f"version {number} is not as it was released: rows were removed, added or moved"


def test_rows_added_or_moved_are_told(tmp_path, rows):
    """A row twice, two that have changed places, a version among another's rows, versions in another order."""
    twice = [*rows[:4], rows[3], *rows[4:]]
    moved = [*rows[:3], rows[4], rows[3], *rows[5:]]
    among = [*rows[:2], *rows[3:6], rows[2], *rows[6:]]
    later_first = [*rows[3:6], *rows[:3], *rows[6:]]

    assert [what for _, what in told(tmp_path, twice)] == [
        "version 2 is not as it was released: rows were removed, added or moved"
    ]
    assert "version 2" in told(tmp_path, moved)[0][1]
    assert "version 1" in told(tmp_path, among)[0][1]
    assert told(tmp_path, later_first)[0][1].startswith("version 2 stands where version 1 should")


@pytest.mark.parametrize("gone", [slice(0, 3), slice(3, 6)])
def test_a_version_that_is_gone_is_told(tmp_path, rows, gone):
    """But for the last, which its head tells of."""
    del rows[gone]

    assert "has been removed or moved" in told(tmp_path, rows)[0][1]


def test_a_version_of_before_there_were_seals_is_read_and_held_by_the_next(tmp_path):
    """Its rows agree with each other, or that is told; once another version follows, any change is."""
    old = version(1)
    both = [*old, *sealed(version(2), old)]

    assert told(tmp_path, old) == told(tmp_path, both) == []
    assert "version 1" in told(tmp_path, [old[0] | {"date": "2025-01-01"}, *old[1:]])[0][1]
    assert "version 2 is not as it was" in told(tmp_path, [both[0] | {"count": "3"}, *both[1:]])[0][1]


@pytest.mark.parametrize(
    "saved",
    [
        {"lineterminator": "\r\n"},
        {"lineterminator": "\r"},
        {"quoting": csv.QUOTE_ALL},
        {"columns": COLUMNS[::-1]},
    ],
)
def test_how_a_program_saves_a_table_changes_nothing(tmp_path, rows, saved):
    """Line ends, quotes and the order of columns are not what was released."""
    assert told(tmp_path, rows, **saved) == []


WORDS = st.text("ab1,.-\"'\n =|é", max_size=8)


@given(st.lists(st.tuples(WORDS, WORDS), min_size=1, max_size=4), st.data())
def test_any_change_is_told_and_only_a_change(tmp_path_factory, cells, data):
    """Whatever words rows hold, they are sound as written; with one of them changed they are not."""
    folder = tmp_path_factory.mktemp("released")
    rows = sealed(
        [row | {"unit": a, "reason": b} for row, (a, b) in zip(version(1, len(cells)), cells, strict=True)], []
    )
    row = data.draw(st.sampled_from(rows))
    column = data.draw(st.sampled_from(["unit", "reason", "count"]))
    other = data.draw(WORDS.filter(lambda words: words.split() != row[column].split()))

    assert told(folder, rows) == []
    row[column] = other
    assert told(folder, rows)


def test_no_two_rows_are_taken_for_each_other(tmp_path, rows):
    """A word that moves from one cell into the next is a change."""
    rows[0] |= {"count": "", "base": rows[0]["count"]}

    assert told(tmp_path, rows)
