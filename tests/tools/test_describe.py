"""docs/indicators.md says what every indicator and line is, and what would bring the figures that are missing."""

import datetime as dt
import re
import subprocess
import sys
from functools import cache

import pytest
from conftest import REPOSITORY

from cjreport.inputs.figures.reading import read_figures
from cjreport.inputs.figures.statuses import WITHOUT_FIGURE
from cjreport.inputs.files.workbench import Workbench
from cjreport.inputs.library import read_library
from cjreport.inputs.periods import ends

METHODS, INDICATORS = ((REPOSITORY / "docs" / f).read_text(encoding="utf-8") for f in ("methods.md", "indicators.md"))
OLD = dt.date(2020, 3, 31)
"""Figures of periods that ended before this are old in the latest report."""


@cache
def library():
    """Read the registers."""
    return read_library(Workbench(REPOSITORY))


@cache
def figures():
    """Read the official figures."""
    return read_figures(read_library(Workbench(REPOSITORY)).known)


def lines():
    """List every national indicator and context line."""
    return list(library().indicators.values())


@cache
def latest_for_councils():
    """Give each series' latest period for councils: when it ends, and how many councils have a figure."""
    rows = figures()
    areas = [area.code for area in library().areas.all]
    rows = rows[rows["area_code"].isin(areas) & ~rows["status"].isin(WITHOUT_FIGURE)]
    latest = {}
    for series, held in rows.groupby("indicator"):
        period = max(held["period"].unique(), key=ends)
        latest[series] = ends(period), int((held["period"] == period).sum())
    return latest


def test_the_lines_are_described_as_they_stand():
    """Nothing in the registers or the figures has changed since the description was written."""
    asked = [sys.executable, REPOSITORY / "tools" / "describe.py", "--check"]
    told = subprocess.run(asked, capture_output=True, text=True, check=False)

    assert told.returncode == 0, told.stderr


@pytest.mark.parametrize("line", lines(), ids=lambda line: line.id)
def test_every_line_is_described(line):
    """A line stands there by its id, with its title, publisher, geography, base, caveat and what would bring it."""
    assert f"`{line.id}`" in INDICATORS
    said = (line.title, line.unit, line.publisher, line.due, line.geography, line.caveat, line.brought_by, line.wording)
    assert [words for words in said if words and words not in INDICATORS] == []
    assert line.base is None or f"`{line.base}`" in INDICATORS


@pytest.mark.parametrize("line", lines(), ids=lambda line: line.id)
def test_what_is_missing_says_what_would_bring_it(line):
    """A line held for few councils, or for long ago, says what would bring the rest."""
    last, councils = latest_for_councils().get(line.fed_by, (dt.date.min, 0))
    missing = last < OLD or 2 * councils <= len(library().areas.all)

    assert line.brought_by or not missing


def test_each_part_is_named_under_its_whole():
    """The parts of a line stand in one row that names them all."""
    for whole in {line.part_of for line in lines() if line.part_of}:
        title = library().indicators[whole].title
        row = next(text for text in INDICATORS.splitlines() if text.startswith(f"| Parts of {title} |"))
        assert [line.id for line in lines() if line.part_of == whole and f"`{line.id}`" not in row] == []


def test_the_opening_counts_what_is_held():
    """The numbers that the opening names are those of the registers and the figures."""
    context, rows = library().context, figures()
    tables = len([*(REPOSITORY / "data" / "official").glob("*.csv")])
    empty = int(rows["status"].isin(WITHOUT_FIGURE).sum())
    opening = " ".join(METHODS.split("## 1.")[0].split())

    assert f"{tables} tables hold some {round(len(rows), -3):,} rows of official figures" in opening
    assert f"{len(context.indicators)} context lines in {len(context.themes)} themes" in opening
    assert f"from {len(library().sources)} sources. About {round(empty, -1)} of the rows" in opening


@pytest.mark.parametrize("framework", library().frameworks, ids=lambda framework: framework.id)
def test_each_framework_tells_how_many_entries_it_has(framework):
    """The table of frameworks counts their outcomes and entries."""
    row = next(text for text in METHODS.splitlines() if text.startswith("| [") and framework.source in text)

    assert f"| {len(framework.outcomes)} | {len(framework.indicators)} entries" in row


def test_nothing_of_former_tables_is_left():
    """What the registers no longer hold is no longer named."""
    named = set(re.findall(r"`((?:cjpf|opi)-[a-z0-9-]+)`", INDICATORS))

    assert named == {indicator.id for framework in library().frameworks for indicator in framework.indicators}
