"""Whether every figure that prose quotes exists."""

from types import SimpleNamespace

import pandas as pd
import pytest

from cjreport.assurance.figures.quoted_figures import quotations_of_nothing, quotations_that_are_broken
from cjreport.inputs.documents.prose import Statement
from cjreport.measures.frame.lookup import look_up_in
from cjreport.measures.frame.quotable import QuotableFigures

FRAME = pd.DataFrame(
    [("crime", "A", "2023-24", "none", 12.3, None, "Byar's", "ok")],
    columns=["indicator", "area_code", "period", "comparator", "value", "numerator", "method", "status"],
)
QUOTABLE = QuotableFigures(look_up_in(FRAME), {"crime": SimpleNamespace(kind="rate")}, "A")


def said(text):
    return [Statement(("challenges", "text"), text)]


@pytest.mark.parametrize(
    ("text", "rule"),
    [
        ("{{ crime.value }} were recorded", None),
        ("{{ crime.count }} were recorded", "no-figure"),
        ("{{ crime.valu }} were recorded", "unknown-figure"),
        ("{{ crmie.value }} were recorded", "unknown-figure"),
    ],
)
def test_a_quotation_is_of_a_figure_that_can_be_shown(text, rule):
    """It names an indicator and a field, and stands where it was typed."""
    found = [*quotations_of_nothing(said(text), QUOTABLE)]

    assert [each.rule for each in found] == ([rule] if rule else [])
    assert all(each.words in text and each.path == ("challenges", "text") for each in found)


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("{{ crime }} fell", ["{{ crime }}"]),
        ("{crime.value} fell", ["{crime.value}"]),
        ("`{{ crime }}` is code", []),
        ("{{ crime.value }} fell", []),
    ],
)
def test_what_looks_like_a_quotation_and_is_none_is_told(text, words):
    """Braces that are meant as code are left alone."""
    assert [found.about for found in quotations_that_are_broken(said(text))] == words
