"""Which version a report is."""

import datetime as dt

import pytest

from cjreport.inputs.figures.released import Release
from cjreport.present.report.about import VersionShown

FIRST, SECOND = (
    Release(
        period="2024-25",
        version=number,
        date=dt.date(2025, 9, number),
        reason="",
        digest="",
        sealed=True,
        figures=(),
    )
    for number in (1, 2)
)


@pytest.mark.parametrize(
    ("shown", "words"),
    [
        (VersionShown(), "Draft, not released"),
        (VersionShown((FIRST,), is_last=True), "version 1, released on 1 September 2025"),
        (VersionShown((FIRST, SECOND)), "Draft, changed since version 2, released on 2 September 2025"),
    ],
)
def test_a_report_says_which_version_it_is(shown, words):
    """A draft until it is released, and again once something has changed."""
    assert shown.words == words
