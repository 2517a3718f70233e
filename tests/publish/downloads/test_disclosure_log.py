"""The log of disclosure control, in words and as a workbook."""

import zipfile
from xml.etree import ElementTree as ET

import openpyxl
import pandas as pd
import pytest
from builds import run_cjreport
from conftest import REPOSITORY

from cjreport.errors import InputError, PublishError
from cjreport.inputs.files.workbench import Workbench
from cjreport.inputs.library import read_library
from cjreport.measures.disclosure.gate import protected_figures
from cjreport.present.disclosure_log import REASONS, control_log
from cjreport.publish.downloads.disclosure_log import TO_SIGN, check_place, place_control_log, write_control_log

MAIN = {"x": "http://schemas.openxmlformats.org/spreadsheetml/2006/main"}


@pytest.fixture(scope="module")
def library():
    return read_library(Workbench(REPOSITORY, "example"))


@pytest.fixture(scope="module")
def log(library):
    return protected_figures(library).log


def sheets(file):
    """Each sheet of a workbook as rows of texts, by its name."""
    with zipfile.ZipFile(file) as book:
        texts = [
            "".join(t.text or "" for t in item.iter(f"{{{MAIN['x']}}}t"))
            for item in ET.fromstring(book.read("xl/sharedStrings.xml"))
        ]
        names = [
            sheet.attrib["name"] for sheet in ET.fromstring(book.read("xl/workbook.xml")).iterfind(".//x:sheet", MAIN)
        ]
        read = {}
        for number, name in enumerate(names, start=1):
            rows = ET.fromstring(book.read(f"xl/worksheets/sheet{number}.xml")).iterfind(".//x:row", MAIN)
            read[name] = [[texts[int(v.text)] for v in row.iterfind(".//x:v", MAIN)] for row in rows]
        return read


def test_every_hidden_count_is_told_in_words(library, log):
    """A row each: line, area, period, why, and the range that somebody could find it in; never the count."""
    told = control_log(log, library)

    assert len(told) == len(log) > 100
    assert told.notna().all(axis=None)
    first = told[(told["Area"] == "Isles of Example") & (told["Period"] == "2024-25")].iloc[0]
    assert (first["Why"], first["Could be from"], first["Could be to"]) == ("It is from 1 to 4.", "1", "4")


def test_every_reason_has_its_words(log):
    """None of the rules that hide a count is passed over."""
    assert set(log["rule"]) <= set(REASONS)


def test_an_areas_log_holds_its_partnerships_too(library, log):
    """Example City's counts, and those that it shares."""
    city = control_log(log, library, [library.areas.find("Example City")])

    assert set(city["Area"]) <= {"Example City", "Community Justice Example"}
    assert "Example City" in set(city["Area"])


def test_a_count_without_an_upper_end_says_so(library, log):
    """It could be any number."""
    told = control_log(log.assign(highest=None), library)

    assert set(told["Could be to"]) == {"any number"}


def test_the_workbook_has_a_cover_contents_the_log_and_a_sheet_to_sign(library, log, tmp_path):
    """Every row of the log, and what a person fills in; text that looks like a formula stays text."""
    file = tmp_path / "new" / "log.xlsx"
    words = control_log(log, library).assign(Indicator="=1+1")
    write_control_log(file, words, "Exampleland")
    book = sheets(file)

    assert list(book) == ["Cover", "Contents", "Log", "Sign"]
    assert book["Cover"][0] == ["Disclosure control log: Exampleland"]
    assert [row for row in book["Log"] if len(row) == len(words.columns)][1:] == words.to_numpy().tolist()
    assert [row[0] for row in book["Sign"] if row and row[0] in TO_SIGN] == [*TO_SIGN]
    with zipfile.ZipFile(file) as opened:
        assert not [name for name in opened.namelist() if "worksheets/sheet" in name and b"<f>" in opened.read(name)]


def test_the_command_prints_the_log_and_writes_the_workbook(tmp_path):
    """The rows of the areas named, and where the workbook is."""
    file = tmp_path / "log.xlsx"

    ran = run_cjreport("disclosure", "Isles of Example", "--country", "example", "--out", file, cwd=REPOSITORY)

    assert ran.returncode == 0, ran.stderr
    assert ran.stdout.count("Isles of Example") > 50
    assert "Example City" not in ran.stdout
    assert ran.stdout.rstrip().endswith(f"To be read and signed, not published: {file}")
    assert len(sheets(file)["Log"]) > 50


def test_where_nothing_is_hidden_the_command_says_so(tmp_path):
    """Scotland's figures are all official: there is no log to sign."""
    ran = run_cjreport("disclosure", "--all", "--out", tmp_path / "log.xlsx", cwd=REPOSITORY)

    assert (ran.returncode, ran.stdout.strip()) == (0, "No count is hidden here.")
    assert not (tmp_path / "log.xlsx").exists()


@pytest.mark.parametrize("words", [(), ("Fife", "--all")])
def test_whose_counts_are_meant_must_be_said(words):
    """Areas, or all of them; not neither, not both."""
    ran = run_cjreport("disclosure", *words, cwd=REPOSITORY)

    assert ran.returncode == 2
    assert "Name areas, or give --all." in ran.stderr


def test_the_log_of_an_empty_country_is_empty(library):
    """A log without rows is a table without rows."""
    empty = protected_figures(read_library(Workbench(REPOSITORY))).log

    assert isinstance(empty, pd.DataFrame)
    assert control_log(empty, library).empty


@pytest.fixture
def written(library, log, tmp_path):
    """A log as it was written."""
    file = tmp_path / "log.xlsx"
    place_control_log(file, control_log(log, library).head(3), "Exampleland")
    return file


@pytest.mark.parametrize(
    ("name", "what"),
    [
        ("", "this is a folder"),
        ("folder.xlsx", "this is a folder"),
        ("log", "the log is an Excel workbook"),
        ("log.docx", "the log is an Excel workbook"),
        ("notes.txt/log.xlsx", "is a file, not a folder"),
        ("notes.txt/deep/er/log.xlsx", "is a file, not a folder"),
        ("other.xlsx", "this file is there already"),
        ("n" * 300 + ".xlsx", "no file can be called this"),
    ],
)
def test_a_place_where_no_log_can_go_is_told(tmp_path, name, what):
    """A folder, another kind of file, below a file, and over what is no log of ours: nothing is touched."""
    (tmp_path / "folder.xlsx").mkdir()
    for other in ("notes.txt", "other.xlsx"):
        (tmp_path / other).write_text("Ours", encoding="utf-8")

    with pytest.raises(InputError, match=what):
        check_place(tmp_path / name)

    assert (tmp_path / "other.xlsx").read_text(encoding="utf-8") == "Ours"


def test_a_log_that_nobody_has_filled_in_is_written_anew(written):
    """Nothing is lost."""
    check_place(written)


@pytest.mark.parametrize("cell", ["B5", "B6", "B7", "B8"])
def test_a_log_that_somebody_has_filled_in_is_kept(written, cell):
    """A decision, its date and its reason are not written over unless that is asked for."""
    book = openpyxl.load_workbook(written)
    [at] = [c for row in book["Sign"].iter_rows() for c in row if c.value == TO_SIGN[int(cell[1]) - 5]]
    at.offset(column=1).value = "Data protection officer"
    book.save(written)

    with pytest.raises(InputError, match="is no log that nobody has filled in"):
        check_place(written)
    check_place(written, force=True)


def test_a_log_that_cannot_be_written_leaves_the_old_one(written, monkeypatch):
    """A full disk or a folder that is read-only is told, and nothing is left half written."""
    before = written.read_bytes()

    def full(*_, **__):
        raise OSError(28, "No space left on device")

    monkeypatch.setattr("cjreport.publish.downloads.disclosure_log.gptables.write_workbook", full)

    with pytest.raises(PublishError, match="the log cannot be written: No space left on device"):
        place_control_log(written, pd.DataFrame({"a": ["b"]}), "Exampleland")

    assert written.read_bytes() == before
    assert [file.name for file in written.parent.iterdir()] == [written.name]
