"""How a figure of the frame is written for readers."""

from types import SimpleNamespace

import pandas as pd
import pytest

from cjreport.measures.frame.lookup import Address, look_up_in
from cjreport.measures.frame.written_figures import written_figure

INDICATORS = {kind: SimpleNamespace(kind=kind) for kind in ("count", "rate", "proportion", "duration")}


def looked_up(kind, *values, method="Byar's", difference=None):
    """A look-up of one indicator, of a kind, with a value for each year from 2021 on."""
    rows = [
        {
            "indicator": kind,
            "area_code": "A",
            "period": str(2021 + number),
            "comparator": "none",
            "numerator": 1234.0,
            "value": value,
            "difference": difference,
            "method": method,
            "status": "provisional",
        }
        for number, value in enumerate(values)
    ]
    return look_up_in(pd.DataFrame(rows))


def written(kind, *values, column="value", rough=False, **settings):
    lookup = looked_up(kind, *values, **settings)
    return written_figure(lookup, INDICATORS, Address(kind, "A", "2021"), column, rough=rough).text


@pytest.mark.parametrize(
    ("text", "kind", "values", "settings"),
    [
        ("12.3", "rate", [12.25], {}),
        ("12.3%", "proportion", [12.25], {}),
        ("1,234", "count", [1234.4], {}),
        ("1,234", "proportion", [12.25], {"column": "numerator"}),
        ("12", "duration", [12.0, 15.0], {"method": "as published"}),
        ("1.25", "duration", [1.25, 2.5], {"method": "as published"}),
        ("1.3", "duration", [1.25, 25.0], {"method": "as published"}),
        ("123", "rate", [123.4], {"rough": True}),
        ("12.3", "rate", [12.25], {"rough": True}),
        ("+0.5 points", "proportion", [12.25], {"column": "difference", "difference": 0.45}),
        ("−0.5", "rate", [12.25], {"column": "difference", "difference": -0.45}),
        ("0.0", "rate", [12.25], {"column": "difference", "difference": -0.04}),
    ],
)
def test_a_figure_has_the_decimals_sign_and_unit_of_its_kind(text, kind, values, settings):
    """One decimal, none of counts and where all are whole, two where all are small and published so."""
    assert written(kind, *values, **settings) == text


def test_a_figure_that_is_not_there_says_why():
    """It has no value and no words, but its status, and that of no row is that none is available."""
    lookup = looked_up("rate", None)
    held = written_figure(lookup, INDICATORS, Address("rate", "A", "2021"))
    absent = written_figure(lookup, INDICATORS, Address("rate", "A", "1999"))

    assert (held.value, held.text, held.status) == (None, "", "provisional")
    assert (absent.value, absent.status) == (None, "not_available")
    assert (held.rounded, absent.rounded) == (None, None)


def test_a_figure_is_rounded_as_far_as_it_is_written():
    """So that a cell of a workbook and the classes of a map hold what a page shows, nought without a sign."""

    def shown(value, **settings):
        at = Address("rate", "A", "2021")
        return str(written_figure(looked_up("rate", value), INDICATORS, at, **settings).rounded)

    assert [shown(404.25), shown(-404.25), shown(1404.25, rough=True), shown(-0.01)] == [
        "404.3",
        "-404.3",
        "1404",
        "0.0",
    ]
