"""What is said of an area's latest quarter."""

import pytest
from conftest import REPOSITORY

from cjreport.present.figures import Figures
from cjreport.present.sentences.quarters import variation
from cjreport.reports.area import open_report

WAITS = "treatment_waits"


@pytest.fixture(scope="module")
def edinburgh():
    return open_report("City of Edinburgh", period="2024-25", home=REPOSITORY).figures


@pytest.mark.parametrize(
    ("rule", "told"),
    [
        ("common cause", "The latest quarter does not stand out from those before."),
        ("run below the mean", "The latest quarter is one of nine or more in a row below the average."),
        ("two of three near the upper limit", "Two of the last three quarters are near the top of what is usual."),
    ],
)
def test_the_latest_quarter_is_told_by_its_rule(edinburgh, rule, told):
    """Each rule of the control chart in words, however many of the quarters before stand out."""
    measures = edinburgh.measures.copy()
    own = (measures["indicator"] == WAITS) & measures["usual_mean"].notna()
    measures.loc[own, "rule"] = "rising"
    measures.loc[own & (measures["period"] == edinburgh.latest(WAITS)), "rule"] = rule

    assert variation(Figures(edinburgh.inputs, measures), WAITS).startswith(told)


def test_few_quarters_are_told_to_be_few_and_no_chart_has_no_words(edinburgh, borders):
    """Trial limits are said to be so; of fewer than twenty people, as in the Borders, there is no chart."""
    said = variation(edinburgh, WAITS)

    assert said == (
        "The latest quarter does not stand out from those before. What is usual is told from fewer than 20 quarters."
    )
    assert variation(Figures(borders.figures.inputs, borders.figures.measures), WAITS) == ""
