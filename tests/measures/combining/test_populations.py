"""Counts and the populations they are set against."""

import pandas as pd
import pytest

from cjreport.inputs.registers.frameworks import Indicator
from cjreport.measures.combining.populations import with_base

HOME = {"geography": "where people live", "publisher": "nobody"}
PEOPLE = Indicator(id="people", title="People", kind="count", unit="people", **HOME)
THEFT = Indicator(id="theft", title="Theft", kind="rate", unit="per 1,000", base="people", multiplier=1000, **HOME)
REGISTER = {line.id: line for line in (PEOPLE, THEFT)}


def rows(*figures):
    columns = ["indicator", "area_code", "period", "numerator", "status"]
    frame = pd.DataFrame(figures, columns=columns).astype({"numerator": float})
    base = frame["indicator"].map({"theft": "people"})
    return frame.assign(denominator=float("nan"), value=float("nan"), note="", base=base)


def based(*figures):
    frame = rows(*figures)
    result = with_base(frame, frame[frame["indicator"] == "people"], REGISTER)
    return result[result["indicator"] == "theft"].set_index("period")


def test_a_rate_is_as_settled_as_its_base():
    """A count that is sure over an estimate that is not makes a rate that is not."""
    people = [("people", "A", "mid-2021", 100, "ok"), ("people", "A", "mid-2022", 110, "provisional")]
    theft = [("theft", "A", "2021-22", 5, "revised"), ("theft", "A", "2022-23", 5, "ok")]

    assert based(*people, *theft)["status"].to_dict() == {"2021-22": "revised", "2022-23": "provisional"}


def test_a_count_without_a_base_has_no_rate():
    """The count stays; the rate is not available."""
    row = based(("theft", "A", "2021-22", 5, "ok"), ("people", "A", "mid-2022", 100, "ok")).loc["2021-22"]

    assert (row["numerator"], row["status"]) == (5, "not_available")
    assert pd.isna(row["denominator"])


def test_a_published_rate_without_a_base_is_a_rate():
    """It is shown as published, and keeps its status."""
    frame = rows(("theft", "A", "2021-22", 5, "revised")).assign(value=50.0)

    row = with_base(frame, frame[frame["indicator"] == "people"], REGISTER).iloc[0]

    assert (row["value"], row["status"]) == (50, "revised")


def test_a_missing_count_gets_no_base():
    """Its rate is missing, never zero, and for the count's reason."""
    row = based(("theft", "A", "2021-22", None, "suppressed"), ("people", "A", "mid-2021", 100, "ok")).loc["2021-22"]

    assert row["status"] == "suppressed"
    assert pd.isna(row["denominator"])


@pytest.mark.parametrize(("period", "population"), [("2022", 110), ("2022-23 Q1", 110), ("2022-03-31", 100)])
def test_a_base_is_never_later_than_its_period(period, population):
    """So no report of an earlier period uses an estimate that was made for a later day."""
    people = [("people", "A", "mid-2021", 100, "ok"), ("people", "A", "mid-2022", 110, "ok")]

    assert based(*people, ("theft", "A", period, 5, "ok"))["denominator"].tolist() == [population]


def test_a_base_counted_elsewhere_is_refused():
    """The error names both geographies; a reason given lifts it."""
    recorded = THEFT.model_copy(update={"geography": "where the crime was recorded"})
    frame = rows(("theft", "A", "2021-22", 5, "ok"), ("people", "A", "mid-2021", 100, "ok"))
    bases = frame[frame["indicator"] == "people"]

    with pytest.raises(ValueError, match=r"where the crime was recorded.*where people live"):
        with_base(frame, bases, {"people": PEOPLE, "theft": recorded})
    meant = recorded.model_copy(update={"base_reason": "the publisher's own rate"})
    assert len(with_base(frame, bases, {"people": PEOPLE, "theft": meant})) == 2
