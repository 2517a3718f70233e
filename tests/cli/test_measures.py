"""The command that prints measures."""

import csv
import io
import json

import pytest
from builds import run_cjreport
from conftest import REPOSITORY


@pytest.mark.parametrize(
    ("form", "read"),
    [("csv", lambda text: list(csv.DictReader(io.StringIO(text)))), ("json", json.loads)],
)
def test_measures_are_given_whole(form, read):
    """Each figure with its interval, method, comparison, status and source."""
    ran = run_cjreport("measures", "western isles", "-p", "2024-25", "--format", form, cwd=REPOSITORY)

    rows = read(ran.stdout)
    own = [r for r in rows if r["area_code"] == "S12000013" and r["indicator"] == "recorded_crime"]
    assert {r["period"] for r in own} >= {"2015-16", "2024-25"}
    assert {r["comparator"] for r in own} == {"none", "country", "family_group", "year_before"}
    assert all(r["source"] == "recorded-crime-2024-25" and r["method"] == "Byar's" for r in own)


def test_measures_are_readable_on_a_screen():
    """The table has the area's latest figures."""
    ran = run_cjreport("measures", "Borders", "-p", "2024-25", cwd=REPOSITORY)

    assert "recorded_crime" in ran.stdout
    assert "390.5" in ran.stdout
