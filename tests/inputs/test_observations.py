"""Official figures at the door."""

import pytest

from cjreport.errors import InputError
from cjreport.inputs.gather import read_figures
from cjreport.inputs.workbench import Workbench


@pytest.fixture
def tables(workbench):
    return workbench / "data" / "official"


@pytest.fixture
def problems(workbench):
    def read():
        with pytest.raises(InputError) as error:
            read_figures(Workbench(workbench))
        return [(p.file.name, p.line, p.column, p.what, p.mend) for p in error.value.problems]

    return read


def first_row(file):
    return file.read_text(encoding="utf-8").splitlines()[1]


def test_sound_tables_are_read_whole(workbench):
    """Every row of every table arrives, blanks as missing."""
    observations = read_figures(Workbench(workbench))

    rows = sum(len(f.read_text().splitlines()) - 1 for f in (workbench / "data" / "official").glob("*.csv"))
    assert len(observations) == rows
    assert observations.loc[observations["status"] == "suppressed", "numerator"].isna().all()


@pytest.mark.parametrize(
    ("column", "value", "what"),
    [
        (0, "S12000026", '"S12000026" is refused'),
        (1, "recorded_crimes", '"recorded_crimes" is refused'),
        (2, "2024/25", '"2024/25" is refused'),
        (3, "-4", '"-4" is refused'),
        (3, "many", '"many" is not a number'),
        (3, "inf", '"inf" is not a number'),
        (7, "final", '"final" is refused'),
        (8, "hearsay", '"hearsay" is refused'),
    ],
)
def test_a_wrong_cell_is_told_with_its_place(tables, problems, rewrite, column, value, what):
    """An unknown code, indicator, period, status or source, a negative count, and words for a number."""
    file = tables / "population.csv"
    cells = first_row(file).split(",")
    rewrite(file, first_row(file), ",".join([*cells[:column], value, *cells[column + 1 :]]))

    [(name, line, place, said, mend)] = problems()

    heads = file.read_text(encoding="utf-8").splitlines()[0].split(",")
    assert (name, line, place, said) == ("population.csv", 2, heads[column], what)
    assert mend


def test_a_part_above_its_whole_is_refused(tables, problems, rewrite):
    """People who waited three weeks or less are some of those waiting."""
    row = next(r for r in (tables / "treatment_waits.csv").read_text().splitlines() if ",ok," in r)
    cells = row.split(",")
    rewrite(tables / "treatment_waits.csv", row, ",".join([*cells[:3], "99999", *cells[4:]]))

    [(_, _, column, what, _)] = problems()

    assert column == "numerator"
    assert what == f"99999 is more than the {cells[4]} it is a part of"


@pytest.mark.parametrize("status", ["suppressed", "not_available", "not_applicable"])
def test_a_withheld_figure_must_not_be_in_the_file(tables, problems, rewrite, status):
    """A status that says there is no figure, beside one, would show what its publisher hid."""
    row = first_row(tables / "population.csv")
    rewrite(tables / "population.csv", row, row.replace(",ok,", f",{status},"))

    [(_, line, column, what, _)] = problems()

    assert (line, column, what) == (2, "status", f"a figure stands beside the status {status}")


def test_a_missing_figure_needs_its_reason(tables, problems, rewrite):
    """A blank that says it is a figure is a mistake."""
    row = first_row(tables / "population.csv")
    cells = row.split(",")
    rewrite(tables / "population.csv", row, ",".join([*cells[:3], "", *cells[4:]]))

    assert problems()[0][3] == "no figure stands beside the status ok"


@pytest.mark.parametrize("extra", [",", ",,,"])
def test_a_row_of_another_length_is_told_with_its_line(tables, problems, rewrite, extra):
    """A comma too many shifts every cell behind it."""
    row = first_row(tables / "population.csv")
    rewrite(tables / "population.csv", row, row + extra)

    [(name, line, _, what, _)] = problems()

    assert (name, line) == ("population.csv", 2)
    assert what == f"this row has {9 + len(extra)} cells instead of 9"


def test_a_row_that_stands_twice_is_refused(tables, problems):
    """One figure for an area, indicator and period, in all tables together."""
    row = first_row(tables / "population.csv")
    with (tables / "more.csv").open("w", encoding="utf-8") as file:
        print("area_code,indicator,period,numerator,denominator,value,unit,status,source", row, sep="\n", file=file)

    [(_, _, _, what, _)] = problems()

    assert what.endswith("stands twice")


def test_unknown_and_missing_columns_are_told_together(tables, problems, rewrite):
    """A renamed column is one too many and one too few."""
    rewrite(tables / "population.csv", "numerator", "count")

    assert [what for _, _, _, what, _ in problems()] == ['unknown column "count"', 'the column "numerator" is missing']


def test_problems_of_several_tables_are_told_together(tables, problems, rewrite):
    """Nobody mends one file only to hear of the next."""
    rewrite(tables / "population.csv", "X12000001", "X99")
    rewrite(tables / "recorded_crime.csv", "2015-16", "2015-17")

    assert {name for name, *_ in problems()} == {"population.csv", "recorded_crime.csv"}


def test_a_file_that_is_no_table_is_told(tables, problems):
    """An empty file is named."""
    (tables / "empty.csv").write_text("", encoding="utf-8")

    assert problems()[0][0] == "empty.csv"
