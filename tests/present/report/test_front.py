"""Which rates rest on an older population is told in the order of their periods."""

import pandas as pd
import pytest

from cjreport.present.blocks import Callout, Front
from cjreport.present.report.about import VersionShown
from cjreport.present.report.front import carried_forward, front_blocks
from cjreport.present.text.phrases import plain
from cjreport.reports.area import open_report


@pytest.mark.parametrize(
    ("periods", "told"),
    [
        (["2024-25", "2024", "2025-26"], "2024, 2024‑25 and 2025‑26"),
        (["2025-26", "2024-25 Q1", "2024"], "April to June 2024, 2024 and 2025‑26"),
        (["2025"], "2025"),
    ],
)
def test_periods_are_told_as_they_end(periods, told):
    """Calendar years and quarters stand between financial years, whatever order the figures have."""
    years = [*[2023.0] * len(periods), None]
    own = pd.DataFrame({"period": [*periods, "2020"], "base_carried_from": years, "comparator": "none"})

    [said] = carried_forward(own)

    assert said.startswith(f"Rates worked out here for {told} use the population of mid‑2023")


def test_a_base_carried_forward_is_told_before_reading(borders):
    """Readers hear of it first."""
    callout = next(block for block in front_blocks(borders.figures, VersionShown(), ()) if isinstance(block, Callout))

    assert any("population of mid‑2023" in plain(block.runs) for block in callout.blocks)


def test_a_disturbed_year_is_told_before_reading():
    """A report of 2021-22 compares with a year of restrictions."""
    report = open_report("Scottish Borders", period="2021-22")
    callout = next(block for block in front_blocks(report.figures, VersionShown(), ()) if isinstance(block, Callout))

    assert any("pandemic" in plain(block.runs) for block in callout.blocks)


def test_figures_alone_are_not_the_partnerships_report(borders, filled):
    """Without a return the report says whose it is not; with one it counts the partners' own judgements first."""
    [front] = [block for block in front_blocks(borders.figures, VersionShown(), ()) if isinstance(block, Front)]

    assert front.subtitle == "Published figures on community justice"
    assert "It is not the partnership's own annual report." in plain(
        next(b for b in front_blocks(borders.figures, VersionShown(), ()) if isinstance(b, Callout)).blocks[0].runs
    )
    first = plain(filled.in_brief().blocks[0].items[0]).replace("‑", "-")

    assert first == (
        "Partners' own judgement of the 9 outcomes at the end of 2024-25: 1 achieved, 1 partly achieved and 7 not "
        "judged."
    )
