"""Official figures at the door."""

import csv
import io
from dataclasses import replace

import pandas as pd
import pytest
from conftest import make_workbench
from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from cjreport.errors import InputError
from cjreport.inputs.figures.columns import FIGURES, KEY
from cjreport.inputs.figures.observations import COLUMNS, read_observations
from cjreport.inputs.figures.period_kinds import of_their_kind
from cjreport.inputs.figures.reading import read_figures
from cjreport.inputs.figures.rows import check_kinds
from cjreport.inputs.files.tables import TOLD
from cjreport.inputs.files.workbench import Workbench
from cjreport.inputs.library import read_library
from cjreport.inputs.registers.sound_registers import KnownRegisters

SOUND = {
    "area_code": "X12000002",
    "indicator": "diversion_commenced",
    "period": "2024-25",
    "numerator": "12",
    "unit": "cases",
    "status": "ok",
    "source": "example-figures",
}
FORMER = "X12000099"
WAITS = SOUND | {"indicator": "treatment_waits_alcohol", "period": "2024-25 Q1", "unit": "%"}


@pytest.fixture
def tables(workbench):
    return workbench / "data" / "official"


@pytest.fixture
def problems(workbench):
    def read():
        with pytest.raises(InputError) as error:
            read_figures(read_library(Workbench(workbench)).known)
        return [(p.file.name, p.line, p.column, p.what, p.mend) for p in error.value.problems]

    return read


def first_row(file):
    return file.read_text(encoding="utf-8").splitlines()[1]


def test_sound_tables_are_read_whole(workbench):
    """Every row of every table arrives, blanks as missing."""
    observations = read_figures(read_library(Workbench(workbench)).known)

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


@pytest.fixture(scope="module")
def known(tmp_path_factory):
    """The registers of the fictional country; one of its areas had another code once."""
    library = read_library(Workbench(make_workbench(tmp_path_factory.mktemp("registers") / "workbench")))
    isles, *others = sorted(library.areas.all, key=lambda area: area.code != SOUND["area_code"])
    areas = library.areas.model_copy(update={"all": (isles.model_copy(update={"former_codes": (FORMER,)}), *others)})
    return KnownRegisters(library.workbench, areas, library.indicators, library.sources)


@pytest.fixture
def written(tmp_path):
    """A function that writes rows, each as cells by their column, as the one table of a workbench."""

    def write(*rows):
        text = io.StringIO()
        table = csv.DictWriter(text, COLUMNS, restval="", lineterminator="\n")
        table.writeheader()
        table.writerows(rows)
        (tmp_path / "data" / "official").mkdir(parents=True, exist_ok=True)
        (tmp_path / "data" / "official" / "rows.csv").write_text(text.getvalue(), encoding="utf-8")
        return Workbench(tmp_path)

    return write


@pytest.fixture
def read(written, known):
    """A function that gives rows as they are read."""
    return lambda *rows: read_observations(replace(known, workbench=written(*rows)))


@pytest.fixture
def own(read):
    """A function that gives the places, words and mends of what is wrong with rows."""

    def told(*rows):
        with pytest.raises(InputError) as error:
            read(*rows)
        return [(p.line, p.column, p.what, p.mend) for p in error.value.problems]

    return told


@pytest.mark.parametrize(
    ("column", "cell", "mend"),
    [
        ("numerator", "1,234", "Write 1234."),
        ("numerator", "12\u202f345.5", "Write 12345.5."),
        ("numerator", "1'234'567", "Write 1234567."),
        ("numerator", "12,5", "Write 12.5."),
        ("value", "45%", "Write 45: the unit has a column of its own."),
        ("value", "4.5 %", "Write 4.5: the unit has a column of its own."),
        ("numerator", "-", "Leave it empty, and say with the status why there is no figure."),
        ("numerator", "[c]", "Leave it empty, and say with the status why there is no figure."),
        ("denominator", "N/A", "Leave it empty, and say with the status why there is no figure."),
        ("numerator", "-4", "Counts and rates are 0 or more."),
        ("value", "\u22120.5", "Counts and rates are 0 or more."),
        ("numerator", "9" * 5000, "Figures are less than 1,000,000,000,000."),
        ("value", "1e400", "Figures are less than 1,000,000,000,000."),
        ("value", "1e308", "Figures are less than 1,000,000,000,000."),
        ("numerator", "1000000000000", "Figures are less than 1,000,000,000,000."),
        ("numerator", "0x1F", "Write digits only; empty, with a status, if unknown."),
        ("numerator", "1_000", "Write digits only; empty, with a status, if unknown."),
        ("numerator", "\u0663", "Write digits only; empty, with a status, if unknown."),
        ("numerator", "nan", "Leave it empty, and say with the status why there is no figure."),
        ("status", "p", "Write provisional."),
        ("status", "R", "Write revised."),
        ("status", "[z]", "Write not_applicable."),
        ("status", "", "Write ok."),
        ("status", "provisonal", "Did you mean provisional?"),
        ("period", "2024/25", "Write 2024-25."),
        ("period", "2024\u201325", "Write 2024-25."),
        ("period", "2024-2025", "Write 2024-25."),
        ("period", "2024/25 Q1", "Write 2024-25 Q1."),
        ("source", "example-figure", "Did you mean example-figures?"),
        ("indicator", "diversion_comenced", "Did you mean diversion_commenced"),
        ("area_code", "Isles of Example", "Write X12000002, the code of Isles of Example."),
        ("area_code", "nether and upper example", "Write X12000003, the code of Nether & Upper Example."),
    ],
)
def test_what_is_refused_is_told_with_what_to_write(own, column, cell, mend):
    """What publishers and spreadsheets write has a mend of its own."""
    told = [(place, said) for _, place, _, said in own(SOUND | {column: cell}) if place == column]

    assert (column, mend) in [(place, said[: len(mend)]) for place, said in told]


@pytest.mark.parametrize(
    "period",
    [
        "0000-01",
        "9999-00",
        "0001 to 9998",
        "1899",
        "2200-01",
        "mid-1066",
        "2023-02-29",
        "2024-13-01",
        "2024-25 Q5",
        "\u0662024",
    ],
)
def test_periods_that_there_are_not_are_refused(own, period):
    """Years far away, and days and quarters that do not exist, are told; nothing is worked out from them."""
    assert [(line, column) for line, column, *_ in own(SOUND | {"period": period})] == [(2, "period")]


@pytest.mark.parametrize(
    "row",
    [
        SOUND | {"numerator": "3.7"},
        SOUND | {"numerator": "0.4"},
        WAITS | {"numerator": "3", "denominator": "4.5"},
        SOUND | {"indicator": "drug_deaths", "period": "2024", "unit": "per 100,000 people", "numerator": "12.25"},
    ],
    ids=str,
)
def test_a_count_is_whole(own, row):
    """Only of a line that the register calls averaged may a count have decimals."""
    [(line, _, what, _)] = own(row)

    assert line == 2
    assert what.endswith("is no whole number, and this is a count")


def test_an_average_need_not_be_whole(read):
    """So it is where the register says so."""
    assert (
        read(
            SOUND
            | {
                "indicator": "alcohol_deaths",
                "period": "2018 to 2022",
                "numerator": "3.6",
                "unit": "per 100,000 people",
            }
        )["numerator"]
        .eq(3.6)
        .any()
    )


@pytest.mark.parametrize(
    ("indicator", "unit"),
    [
        ("recorded_crime", "per 1,000 people"),
        ("recorded_crime", "%"),
        ("recorded_crime", ""),
        ("recorded_crime", "per 10,000 households"),
        ("treatment_waits_alcohol", "people"),
        ("diversion_commenced", "per 10,000 people"),
    ],
)
def test_another_unit_than_the_registers_is_refused(own, indicator, unit):
    """The figures may be ten times too small as well, and nobody would see it."""
    period = "2024-25 Q1" if indicator.startswith("treatment") else "2025-26"
    [(line, column, what, mend)] = own(SOUND | {"indicator": indicator, "period": period, "unit": unit})

    assert (line, column, what) == (2, "unit", f'"{unit}" is not the unit of {indicator}')
    assert mend.startswith("Give the figures in its unit, and write")


@pytest.mark.parametrize(
    ("indicator", "unit", "meant"),
    [
        ("treatment_waits_alcohol", "per cent", "%"),
        ("treatment_waits_alcohol", "Percentage", "%"),
        ("recorded_crime", "per 10000 people", "per 10,000 people"),
        ("recorded_crime", "Per 10 000  people", "per 10,000 people"),
        ("recorded_crime", "per 10,000", "per 10,000 people"),
    ],
)
def test_a_unit_in_another_spelling_becomes_the_registers(read, indicator, unit, meant):
    """One line has one unit, however its tables write it."""
    period = "2024-25 Q1" if indicator.startswith("treatment") else "2025-26"
    figures = read(SOUND | {"indicator": indicator, "period": period, "numerator": "1", "unit": unit})

    assert set(figures.loc[figures["indicator"] == indicator, "unit"]) == {meant}


OF_YEARS = ("diversion_commenced", "cases", ["2022-23", "2023-24"])
OF_QUARTERS = ("treatment_waits_alcohol", "%", ["2023-24 Q3", "2023-24 Q4"])
OF_ESTIMATES = ("population_all_ages", "people", ["mid-2022", "mid-2023"])
OF_SPANS = ("drug_admissions", "per 100,000 people", ["2018-19 to 2020-21", "2019-20 to 2021-22"])


@pytest.mark.parametrize(
    ("line", "period"),
    [
        *((OF_YEARS, each) for each in ("2024-25 Q4", "2024", "mid-2024", "2024-03-31", "2020-21 to 2024-25")),
        *((OF_QUARTERS, each) for each in ("2024-25", "2024")),
        *((OF_ESTIMATES, each) for each in ("2024", "2024-25")),
        *((OF_SPANS, each) for each in ("2021-22", "2018-19 to 2022-23", "2019 to 2021")),
    ],
)
def test_a_period_of_another_kind_than_its_lines_is_refused(own, line, period):
    """A quarter would pass for its year: told with its line and with one that is of the line's kind."""
    name, unit, periods = line
    rows = [SOUND | {"indicator": name, "unit": unit, "period": each} for each in (periods[0], period, periods[1])]

    [(at, column, what, mend)] = own(*rows)

    assert (at, column) == (3, "period")
    assert what.startswith(f'"{period}" is refused: the figures of {name} are of ')
    assert f"as {periods[0]} in rows.csv, line 2" in mend


@pytest.mark.parametrize("line", ["diversion_commenced", "treatment_waits_alcohol"])
def test_a_line_of_another_kind_throughout_is_refused(own, known, line):
    """What the register says of a line holds, also where no row agrees."""
    row = SOUND | {"indicator": line, "unit": known.indicators[line].unit}
    period = "2024-25 Q1" if line == "diversion_commenced" else "2024-25"

    assert "are of the frequency" in own(row | {"period": period})[0][2]


@pytest.mark.parametrize(
    ("period", "folder", "sound"),
    [
        ("2024-25 Q4", "local", True),
        ("2024-25 Q4", "official", False),
        ("2024", "local", False),
        ("mid-2024", "local", False),
    ],
)
def test_local_years_may_have_their_quarters(known, period, folder, sound):
    """Disclosure control knows what they add up to; reports leave them out."""
    file = f"data/{folder}/rows.csv"
    rows = [("A", "diversion_commenced", each, file, n) for n, each in enumerate(["2023-24", "2024-25", period])]
    table = pd.DataFrame(rows, columns=[*KEY, "file", "line"])

    assert ([*check_kinds([table], known.indicators, "local")] == []) is sound
    assert of_their_kind(table, known.indicators)["period"].tolist() == ["2023-24", "2024-25"]


@pytest.mark.parametrize(
    ("numerator", "denominator", "value"),
    [
        ("12", "13", "92.31"),
        ("12", "13", "92.30"),
        ("12", "13", "92"),
        ("12", "13", "93"),
        ("820", "2896", "2.83e1"),
        ("820", "2896", "283e-1"),
        ("820", "2896", "0.283E2"),
        ("12", "13", "9.2e1"),
        ("0", "0", "0"),
        ("1", "3", "33.3333333"),
    ],
)
def test_a_value_that_follows_from_its_counts_is_read(read, numerator, denominator, value):
    """Rounded up, down or cut off, to as many decimals as are written."""
    assert (
        read(WAITS | {"numerator": numerator, "denominator": denominator, "value": value})["value"]
        .eq(float(value))
        .any()
    )


@pytest.mark.parametrize(
    ("row", "gives"),
    [
        (WAITS | {"numerator": "12", "denominator": "13", "value": "90.3"}, "92.31"),
        (WAITS | {"numerator": "12", "denominator": "13", "value": "0.923"}, "92.3077"),
        (WAITS | {"numerator": "13", "denominator": "26", "value": "5"}, "50.0"),
        (WAITS | {"numerator": "820", "denominator": "2896", "value": "275e-1"}, "28.31"),
        (WAITS | {"numerator": "820", "denominator": "2896", "value": "2.85e1"}, "28.31"),
        (
            SOUND
            | {"indicator": "community_to_short_sentences", "unit": "for each short custodial sentence"}
            | {"numerator": "100", "denominator": "50", "value": "200"},
            "2.0",
        ),
    ],
    ids=str,
)
def test_a_value_that_does_not_follow_from_its_counts_is_refused(own, row, gives):
    """A share as a fraction, or a digit amiss, is told with what the counts give."""
    [(line, column, what, _)] = own(row)

    assert (line, column) == (2, "value")
    assert what.endswith(f"which gives {gives}")


@pytest.mark.parametrize("value", ["100.1", "923", "4500"])
def test_a_share_is_no_more_than_everyone(own, value):
    """More than 100% of a whole is no part of it."""
    assert [what for _, _, what, _ in own(WAITS | {"numerator": "", "value": value})] == [
        f"{float(value):g} is more than 100%, and it is a part of a whole"
    ]


def test_everything_wrong_with_a_row_is_told_in_one_pass(own):
    """Types, statuses, codes, periods, units and sources of all rows together, in the order of the file."""
    told = own(
        dict.fromkeys(COLUMNS, "nonsense"),
        SOUND | {"status": "suppressed"},
        SOUND | {"numerator": "", "status": "ok", "unit": "people"},
        SOUND,
    )

    assert {column for line, column, *_ in told if line == 2} == {*COLUMNS} - {"unit"}
    assert [column for line, column, *_ in told if line == 3] == ["status"]
    assert {column for line, column, *_ in told if line == 4} == {"unit", "status", None}
    assert [what for *_, what, _ in told if what.endswith("stands twice")] == [
        "diversion_commenced for X12000002, 2024-25 stands twice"
    ] * 2


def test_what_is_wrong_without_end_is_counted(own):
    """Of thousands of refused cells the first are told, and how many there are more."""
    rows = [SOUND | {"numerator": f"x{n}"} for n in range(TOLD + 900)]

    told = [what for _, column, what, _ in own(*rows) if column == "numerator"]

    assert len(told) == TOLD + 1
    assert told[-1] == "and 900 more like these"


def test_a_former_code_means_the_area_as_it_is_now(read):
    """Older publications use the codes of their day."""
    figures = read(SOUND | {"area_code": FORMER})

    assert figures.loc[figures["indicator"] == "diversion_commenced", "area_code"].tolist() == ["X12000002"]


def test_a_former_code_beside_the_current_one_is_one_area_twice(own):
    """Two rows for one area and period are told, with the place of the first."""
    [(line, _, what, mend)] = own(SOUND, SOUND | {"area_code": FORMER})

    assert (line, what) == (3, "diversion_commenced for X12000002, 2024-25 stands twice")
    assert mend.endswith("The first is in rows.csv, line 2.")


def test_registers_and_tables_are_told_together(workbench, tables, problems, rewrite):
    """Who adds a line of their own hears of its source, its entry and its rows at once."""
    rewrite(workbench / "data" / "sources.yaml", "standing: official", "standing: officious")
    rewrite(workbench / "data" / "indicators.yaml", "part_of: non_sexual_violence", "part_of: non_sexual_violins")
    rewrite(tables / "population.csv", ",ok,", ",OK,")

    assert {name for name, *_ in problems()} == {"sources.yaml", "indicators.yaml", "population.csv"}


CELLS = st.sampled_from(
    ["", "0", "12", "-1", "3.7", "1,234", "1e999", "nan", "9" * 400, "2024-25", "2024/25", "0000-01", "p", "%"]
)


@settings(max_examples=25, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(
    st.lists(
        st.fixed_dictionaries({}, optional={c: CELLS | st.text(max_size=8) for c in COLUMNS}), min_size=1, max_size=4
    )
)
def test_no_row_breaks_the_door(read, changes):
    """Whatever stands in the cells, they are read or told with file and line."""
    _throw(read, changes)


@pytest.mark.slow
@settings(max_examples=600, suppress_health_check=[HealthCheck.function_scoped_fixture])
@given(st.lists(st.fixed_dictionaries({}, optional={c: CELLS | st.text() for c in COLUMNS}), min_size=1, max_size=20))
def test_no_rows_break_the_door(read, changes):
    """The same of more rows, more cells and longer text."""
    _throw(read, changes)


def _throw(read, changes):
    rows = [SOUND | {column: cell.encode(errors="replace").decode() for column, cell in row.items()} for row in changes]
    try:
        figures = read(*rows)
    except InputError as error:
        assert all(problem.file and problem.what for problem in error.problems)  # noqa: PT017 (most is refused)
    else:
        assert not figures[FIGURES].lt(0).any(axis=None)
