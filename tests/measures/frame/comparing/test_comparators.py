"""An area's figures beside another area's, and beside a target."""

import numpy as np
import pandas as pd
import pytest

from cjreport.inputs.registers.frameworks import Indicator
from cjreport.measures.frame.comparing.comparators import beside_another, beside_its_target
from cjreport.measures.statistics.comparison import proportions_change, rates_change

SHARED = {"geography": "where it was counted", "publisher": "nobody", "title": "A line"}
LINES = {
    i.id: i
    for i in (
        Indicator(id="crime", kind="rate", unit="per 1,000", multiplier=1000, **SHARED),
        Indicator(
            id="waits",
            kind="proportion",
            unit="%",
            direction="higher",
            target={"value": 90, "direction": "higher", "words": "The standard is 90% or more"},
            **SHARED,
        ),
    )
}


def rows(*figures):
    """Measures from (indicator, area, numerator, denominator, value, lower, upper); as many are expected of rates."""
    columns = ["indicator", "area_code", "numerator", "denominator", "value", "lower", "upper"]
    frame = pd.DataFrame(figures, columns=columns).astype(dict.fromkeys(columns[2:], float))
    blank = dict.fromkeys(["comparator_value", "difference", "difference_lower", "difference_upper"], np.nan)
    expected = frame["numerator"].where(frame["indicator"] == "crime")
    return frame.assign(period="2023-24", comparator="none", comparison="not assessed", expected=expected, **blank)


MEASURES = rows(
    ("crime", "A", 110, 1000, 110.0, 90.4, 132.6),
    ("crime", "B", 60, 1000, 60.0, 45.8, 77.2),
    ("crime", "C", 9, 90, 100.0, 45.7, 189.8),
    ("crime", "D", 90, 900, 100.0, 80.4, 122.9),
    ("crime", "E", 90, 900, 100.0, 80.4, 122.9),
    ("waits", "A", 7, 34, 20.6, 10.3, 36.8),
    ("waits", "B", 1, 34, 2.9, 0.5, 14.9),
    ("waits", "C", 0, 19, 0.0, 0.0, 16.8),
    ("waits", "D", 20, 20, 100.0, 83.9, 100.0),
)


def beside(area, other):
    return beside_another(MEASURES, area, other, LINES).set_index("indicator")


def test_two_areas_rates_are_told_apart_by_the_interval_of_their_difference():
    """110 against 60 in a thousand people each is higher, with the two-sample Poisson interval."""
    row = beside("A", "B").loc["crime"]
    _, lower, upper = rates_change(110, 1000, 60, 1000, multiplier=1000)

    assert (row["comparator"], row["comparator_value"], row["difference"]) == ("B", 60, 50)
    assert (row["difference_lower"], row["difference_upper"]) == (pytest.approx(lower), pytest.approx(upper))
    assert row["comparison"] == "higher"


def test_two_areas_shares_are_told_apart_by_newcombes_interval():
    """7 of 34 against 1 of 34: 1.9 to 34.0 points more, which is the better as more is desired."""
    row = beside("A", "B").loc["waits"]
    _, lower, upper = proportions_change(7, 34, 1, 34)

    assert (row["difference_lower"], row["difference_upper"]) == (100 * lower, 100 * upper)
    assert (round(row["difference_lower"], 1), round(row["difference_upper"], 1)) == (1.9, 34.0)
    assert row["comparison"] == "better"


def test_a_few_cases_are_within_chance():
    """110 in a thousand against 90 in 900 may be chance; against a place of which 9 are expected, too few can tell."""
    assert beside("A", "D").loc["crime", "comparison"] == "not different"
    assert beside("A", "C").loc["crime", "comparison"] == beside("C", "A").loc["crime", "comparison"] == "too few"


def test_a_share_of_fewer_than_twenty_people_is_not_compared():
    """However far apart: none of 19 against 20 of 20 are too few, and 20 of 20 are not."""
    assert beside("C", "D").loc["waits", "comparison"] == "too few"
    assert beside("D", "C").loc["waits", "comparison"] == "too few"
    assert beside("D", "B").loc["waits", "comparison"] == "better"


def test_the_other_way_round_the_difference_is_turned():
    """What is higher seen from one is lower seen from the other."""
    there, back = beside("A", "B").loc["crime"], beside("B", "A").loc["crime"]

    assert there["difference"] == -back["difference"]
    assert there["difference_lower"] == pytest.approx(-back["difference_upper"])
    assert back["comparison"] == "lower"


def test_only_lines_that_both_have_are_compared():
    """C has figures of both, E of crime alone."""
    assert beside("A", "C").index.tolist() == ["crime", "waits"]
    assert beside("A", "E").index.tolist() == ["crime"]


def test_a_figure_with_an_interval_meets_its_target_by_it():
    """A whole interval above 90 meets it, one that holds 90 is not clear, one below misses it; no target, no row."""
    own = rows(
        ("waits", "A", 190, 200, 95.0, 91.0, 97.3),
        ("waits", "B", 94, 100, 94.0, 87.5, 97.2),
        ("waits", "C", 60, 100, 60.0, 50.2, 69.1),
        ("crime", "A", 110, 1000, 110.0, 90.4, 132.6),
    )
    told = beside_its_target(own, LINES)

    assert told["comparison"].tolist() == ["meets", "not clear", "misses"]
    assert told["difference"].tolist() == [5, 4, -30]


def test_a_published_figure_meets_its_target_by_its_value():
    """Without counts there is no interval; a figure at the target meets it, and a missing one has no row."""
    own = rows(
        ("waits", "A", None, None, 90.0, None, None),
        ("waits", "B", None, None, 89.9, None, None),
        ("waits", "C", None, None, None, None, None),
    )

    assert beside_its_target(own, LINES)["comparison"].tolist() == ["meets", "misses"]
