"""What stands beside a report to be taken away: metadata that fits data.csv, and a workbook that a reader can use."""

import csv
import datetime as dt
import json
import zipfile
from xml.etree import ElementTree as ET

import openpyxl
import pytest
from conftest import REPOSITORY
from csvw import CSVW, Table

from cjreport.measures.frame.columns import COLUMNS, KEY
from cjreport.present.figures import STATUS_MARKS
from cjreport.reports.area import open_report

REPORTS = ["2024-25/scottish-borders", "example/2024-25/isles-of-example", "example/2024-25/community-justice-example"]
MOST = 100_000
"""A workbook's size, in bytes, at most."""
CORE = "{http://purl.org/dc/terms/}created"


@pytest.fixture(scope="module", params=REPORTS)
def folder(outputs, request):
    return outputs / request.param


@pytest.fixture(scope="module")
def metadata(folder):
    return json.loads((folder / "data.csv-metadata.json").read_text(encoding="utf-8"))


@pytest.fixture(scope="module")
def book(folder):
    return openpyxl.load_workbook(folder / "data.xlsx")


@pytest.fixture(scope="module")
def plan(outputs):
    return outputs / "example" / "plans" / "isles-of-example"


def rows_of(folder):
    return list(csv.DictReader((folder / "data.csv").read_text(encoding="utf-8").splitlines()))


def table_of(sheet):
    """A worksheet's table as a dictionary a row; what stands above it is left out."""
    (table,) = sheet.tables.values()
    heads, *rows = [[cell.value for cell in row] for row in sheet[table.ref]]
    return [dict(zip(heads, row, strict=True)) for row in rows]


def test_the_figures_are_read_through_their_metadata(folder):
    """A library for tabular data finds every row sound: its columns, what they hold, and numbers as numbers."""
    rows = list(Table.from_file(folder / "data.csv-metadata.json").iterdicts(strict=True))
    typed = rows_of(folder)

    assert len(rows) == len(typed)
    assert [row["value"] for row in rows] == [float(row["value"]) if row["value"] else None for row in typed]
    assert len({tuple(row[name] for name in KEY) for row in rows}) == len(rows)


def test_a_file_that_its_metadata_does_not_fit_is_found_out(folder, tmp_path):
    """The same library refuses a status that is none, a value that is no number and a row without a key."""
    text = (folder / "data.csv").read_text(encoding="utf-8").splitlines()[:2]
    heads, row = (next(csv.reader([line])) for line in text)
    (tmp_path / "data.csv-metadata.json").write_text((folder / "data.csv-metadata.json").read_text(encoding="utf-8"))
    for name, wrong in (("status", "fine"), ("value", "many"), ("indicator", ""), ("comparator", "neighbour")):
        with (tmp_path / "data.csv").open("w", encoding="utf-8", newline="") as file:
            csv.writer(file).writerows(
                [heads, [wrong if each == name else cell for each, cell in zip(heads, row, strict=True)]]
            )

        with pytest.raises(ValueError, match=name):
            list(Table.from_file(tmp_path / "data.csv-metadata.json").iterdicts(strict=True))


def test_a_plans_metadata_is_valid(plan):
    """By the standard's own rules, its small table read whole."""
    checked = CSVW(str(plan / "data.csv-metadata.json"), validate=True)

    assert checked.is_valid
    assert checked.warnings == []


def test_metadata_says_whose_figures_they_are_and_what_every_column_holds(metadata, folder):
    """Title, days, place, licence, sources and citation; every column described, in the file's order."""
    heads = (folder / "data.csv").read_text(encoding="utf-8").splitlines()[0].split(",")
    columns = metadata["tableSchema"]["columns"]

    assert [column["name"] for column in columns] == heads
    told = {column["name"]: column["dc:description"] for column in columns if column["name"] != "status"}
    assert told == {name: COLUMNS[name].meaning for name in told}
    assert metadata["tableSchema"]["primaryKey"] == KEY
    assert metadata["dc:license"]
    first, last = map(dt.date.fromisoformat, metadata["dc:temporal"].split("/"))
    assert first < last == dt.date(2025, 3, 31)
    used = {each for row in rows_of(folder) for each in row["source"].split("; ") if row["value"]}
    assert {source["dc:identifier"] for source in metadata["dc:source"]} <= used
    assert metadata["dc:creator"] == "cjreport" or metadata["dc:bibliographicCitation"].startswith(
        metadata["dc:creator"]
    )
    status = next(column for column in columns if column["name"] == "status")
    assert all(f"{name} {mark}" in status["dc:description"] for name, mark in STATUS_MARKS.items())


def test_every_column_that_is_described_is_there(metadata):
    """The description has no column that an annual report lacks."""
    shown = {name for name, column in COLUMNS.items() if column.is_shown}

    assert {column["name"] for column in metadata["tableSchema"]["columns"]} == shown


def test_a_workbook_opens_with_what_it_is(folder, book):
    """Cover, contents and notes first: period, framework, citation, licence, what each mark means, whom to ask."""
    cover = [row[0].value for row in book["Cover"]]

    assert book.sheetnames[:3] == ["Cover", "Contents", "Notes"]
    assert cover[0] == book.properties.title
    assert "Period: 1 April 2024 to 31 March 2025" in cover
    assert any(line.startswith("Framework: ") for line in cover)
    assert any(line.startswith("Cite it as: ") and "Made with cjreport" in line for line in cover)
    assert any(line.startswith("Licence of the figures: ") for line in cover)
    assert all(any(line.startswith(f"{mark} means ") for line in cover) for mark in STATUS_MARKS.values())
    assert "Contact" in cover
    if folder.parts[-3] == "example":
        assert any(line.startswith("This is an example. ") for line in cover)
        assert "community.justice@" in cover[-1]


def test_each_sheet_is_one_table_without_a_gap(book):
    """Listed in the contents, its table marked as one, no cell empty, none merged, notes named that exist."""
    listed = [row["Sheet name"] for row in table_of(book["Contents"])]
    notes = {f"[note {row['Note number']}]" for row in table_of(book["Notes"])}

    assert listed == book.sheetnames[3:]
    for name in listed:
        sheet = book[name]
        assert all(value not in {None, ""} for row in table_of(sheet) for value in row.values()), name
        assert not sheet.merged_cells.ranges
        told = sheet["A2"].value.removeprefix("This worksheet contains one table.")
        assert {f"{each}]" for each in told.strip().split("]") if each} <= notes


def test_numbers_are_numbers_and_those_of_the_figures(folder, book):
    """Of the years side by side each number is its row's in data.csv, rounded; where none is, a mark says why."""
    titles = {line.title: line.id for line in open_titles(folder)}
    codes = {row["area"]: row["area_code"] for row in rows_of(folder)} | {"Similar councils (median)": "family_group"}
    known = {
        (row["indicator"], row["area_code"], row["period"]): row
        for row in rows_of(folder)
        if row["comparator"] == "none" and row["area_code"] != "family_group"
    }
    known |= {
        (row["indicator"], "family_group", row["period"]): row | {"value": row["comparator_value"]}
        for row in rows_of(folder)
        if row["comparator"] == "family_group"
    }
    found = 0
    for row in table_of(book["By year"]):
        for period in (name for name in row if name[:2] == "20"):
            country = folder.parts[-3] == "example" and row["Place"] == "Exampleland"
            code = "X92000001" if country else codes[row["Place"]]
            figure = known.get((titles[row["Measure"]], code, period), {"value": "", "status": "not_available"})
            if isinstance(row[period], str):
                assert not figure["value"]
                assert row[period] == STATUS_MARKS[figure["status"]]
            else:
                assert row[period] == pytest.approx(float(figure["value"]), abs=0.5 if row[period] >= 100 else 0.06)
                found += 1

    assert found > 300


def open_titles(folder):
    country, period, area = (["scotland", *folder.parts[-2:]], folder.parts[-3:])[folder.parts[-3] == "example"]
    report = open_report(area, period=period, country=country, home=REPOSITORY)
    return report.figures.inputs.library.context.indicators


def test_the_summary_is_the_reports(folder, book):
    """Its lines and its words of comparison, as the page shows them."""
    page = (folder / "index.html").read_text(encoding="utf-8")
    (beside,) = (name for name in table_of(book["Summary"])[0] if name.startswith("Beside") and "similar" not in name)

    for row in table_of(book["Summary"]):
        assert row["Indicator"].replace("'", "&#39;") in page
        assert row[beside] in page
        assert row["Size of change"] in {
            "No clear change",
            "More than usual",
            "No clear change among its quarters",
            "Too few to tell",
            "Not assessed",
            "Not compared",
        }
        assert row["Among councils"].endswith(("councils", "of its size", "Not compared"))


def test_a_workbook_is_small_runs_nothing_and_has_no_date_of_today(folder):
    """No formula, no link out of it, the date of its period."""
    file = folder / "data.xlsx"
    with zipfile.ZipFile(file) as archive:
        parts = {name: archive.read(name) for name in archive.namelist()}
    created = ET.fromstring(parts["docProps/core.xml"]).find(CORE).text

    assert file.stat().st_size < MOST
    assert created == "2025-03-31T00:00:00Z"
    assert not any(b"<f>" in content for name, content in parts.items() if "worksheets/sheet" in name)
    assert not any(b"http://" in content and b'TargetMode="External"' in content for content in parts.values())


def test_a_plans_workbook_has_its_actions_and_levels(plan):
    """Every action with where it stands, every level aimed at, as numbers."""
    book = openpyxl.load_workbook(plan / "data.xlsx")

    assert book.sheetnames == ["Cover", "Contents", "Notes", "Indicators", "Levels", "Actions", "Sources"]
    assert len(table_of(book["Actions"])) > 10
    assert {row["Where it stands"] for row in table_of(book["Actions"])} >= {"Complete", "In progress"}
    assert all(isinstance(row["Level"], int | float) for row in table_of(book["Levels"]))


def test_page_and_plan_say_how_they_are_cited(folder, plan):
    """The page and the plan's hold the citation and the licence."""
    for file in (folder, plan):
        page = (file / "index.html").read_text(encoding="utf-8")
        cited = json.loads((file / "data.csv-metadata.json").read_text(encoding="utf-8"))["dc:bibliographicCitation"]

        assert "Cite and re-use" in page
        assert cited.replace("'", "&#39;") in page
        for name in ("data.xlsx", "data.csv", "data.csv-metadata.json", "report.ipynb", "report.pdf"):
            assert f'href="{name}"' in page
