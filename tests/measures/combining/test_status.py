"""The status of what is made from other figures."""

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st

from cjreport.inputs.figures.statuses import Status
from cjreport.measures.combining.status import MISSING, ORDER, combined, combined_by

WORDS = st.sampled_from([*Status])


def of(*statuses):
    return str(combined(*statuses))


def test_every_status_has_its_place():
    """None that observations may have is left out or stands twice."""
    assert sorted(ORDER) == sorted(Status)


@given(WORDS, WORDS)
def test_order_does_not_matter(one, other):
    """A count over its base is as sure as the base under the count."""
    assert of(one, other) == of(other, one)


@given(WORDS, WORDS, WORDS)
def test_grouping_does_not_matter(first, second, third):
    """A sum of sums has the status of one sum."""
    assert of(of(first, second), third) == of(first, of(second, third)) == of(first, second, third)


@given(WORDS)
def test_a_figure_alone_keeps_its_status(status):
    """Nor does it change beside its like, or beside what is settled."""
    assert of(status) == of(status, status) == of(status, "ok") == status


@given(st.lists(WORDS, min_size=1))
def test_what_lacks_a_part_is_missing(statuses):
    """It is missing if and only if a part is, for a reason that one of its parts has."""
    result = of(*statuses)

    assert (result in MISSING) == any(status in MISSING for status in statuses)
    assert result in statuses


@pytest.mark.parametrize(
    ("one", "other", "both"),
    [
        ("not_available", "suppressed", "suppressed"),
        ("not_applicable", "not_available", "not_available"),
        ("not_applicable", "estimated", "not_applicable"),
        ("provisional", "estimated", "estimated"),
        ("revised", "provisional", "provisional"),
        ("ok", "revised", "revised"),
    ],
)
def test_the_order_is_this(one, other, both):
    """Withheld before not available before not applicable; then the least settled."""
    assert of(one, other) == both


def test_columns_are_combined_row_by_row():
    """Arrays, series and single words go together."""
    series = pd.Series(["ok", "revised", "suppressed"], index=[7, 8, 9])

    assert combined(series, np.array(["provisional", "ok", "ok"])).tolist() == ["provisional", "revised", "suppressed"]
    assert combined(series, "estimated").tolist() == ["estimated", "estimated", "suppressed"]


def test_groups_are_combined_under_their_keys():
    """As one by one, whatever the order of the rows."""
    rows = pd.DataFrame({"area": ["B", "A", "B", "A"], "status": ["ok", "ok", "not_available", "revised"]})

    assert combined_by(rows.groupby("area")["status"]).to_dict() == {"A": "revised", "B": "not_available"}


@pytest.mark.parametrize("word", ["", "OK", "missing"])
def test_an_unknown_word_is_refused(word):
    """A mistyped status is not taken for a settled one."""
    groups = pd.Series(["ok", word]).groupby([0, 0])

    with pytest.raises(ValueError, match="not a status"):
        combined(["ok"], word)
    with pytest.raises(ValueError, match="not a status"):
        combined_by(groups)


def test_nothing_has_no_status():
    """A figure is made from something."""
    with pytest.raises(ValueError, match="no figure"):
        combined()
