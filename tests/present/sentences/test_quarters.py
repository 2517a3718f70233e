"""What is said of an area's latest quarter."""

import pytest
from conftest import REPOSITORY

from cjreport.measures.statistics.chart_rules import Variation
from cjreport.present.figures import Figures
from cjreport.present.sentences.quarters import finding_of_quarters, variation
from cjreport.present.text.comparison_words import LATEST_QUARTER
from cjreport.reports.area import open_report

USUAL = [Variation.COMMON_CAUSE] * 20


@pytest.mark.parametrize(
    ("rule", "told"),
    [
        ("common cause", "The latest quarter is within its usual variation."),
        ("run below the mean", "The latest quarter is one of seven or more in a row below the average."),
        ("two of three near the upper limit", "Two of the last three quarters are near the top of what is usual."),
    ],
)
def test_the_latest_quarter_is_told_by_its_rule(rule, told):
    """Each rule of the control chart in words."""
    assert finding_of_quarters([*USUAL, rule]) == told


def test_where_most_quarters_stand_out_none_is_usual():
    """More than a third: Argyll and Bute's latest quarter is within limits that most others are beyond."""
    argyll = open_report("Argyll and Bute", period="2024-25", home=REPOSITORY).figures

    assert variation(argyll, "treatment_waits").startswith(
        "No level has been usual, as 12 of the 18 quarters stand out."
    )
    assert finding_of_quarters([*["rising"] * 10, *USUAL]) == LATEST_QUARTER[Variation.COMMON_CAUSE]
    assert finding_of_quarters([*["rising"] * 11, *USUAL]).startswith("No level has been usual, as 11 of the 31 ")


def test_few_quarters_are_told_to_be_few_and_no_chart_has_no_words(borders):
    """Trial limits are said to be so; of fewer than twenty people, as in the Borders, there is no chart."""
    edinburgh = open_report("City of Edinburgh", period="2024-25", home=REPOSITORY).figures
    said = variation(edinburgh, "treatment_waits")

    assert said == "The latest quarter is within its usual variation. It is told from fewer than 20 quarters."
    assert variation(Figures(borders.figures.inputs, borders.figures.measures), "treatment_waits") == ""
