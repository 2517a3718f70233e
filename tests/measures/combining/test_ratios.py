"""One indicator's counts over another's."""

import numpy as np
import pandas as pd
import pytest

from cjreport.inputs.registers.frameworks import Indicator
from cjreport.measures.combining.ratios import ratio_of, refuse_unfit_bases


def indicator(name, geography="where people live", **more):
    return Indicator(id=name, title=name, kind="count", unit="people", geography=geography, publisher="nobody", **more)


INDICATORS = {
    i.id: i for i in (indicator("orders"), indicator("cases"), indicator("crimes", "where the crime was recorded"))
}


def counts(name, *figures):
    columns = ["area_code", "period", "numerator", "status"]
    return pd.DataFrame(figures, columns=columns).assign(indicator=name).astype({"numerator": float})


def test_counts_are_divided_area_by_area():
    """By area and period, not by the order of the rows."""
    orders = counts("orders", ("A", "2022-23", 10, "ok"), ("B", "2022-23", 30, "provisional"))
    cases = counts("cases", ("B", "2022-23", 60, "ok"), ("A", "2022-23", 40, "ok"))

    ratio = ratio_of(orders, cases, INDICATORS)

    assert ratio["value"].tolist() == [0.25, 0.5]
    assert ratio["status"].tolist() == ["ok", "provisional"]
    assert ratio[["numerator", "denominator"]].to_numpy().tolist() == [[10, 40], [30, 60]]


def test_what_lacks_a_count_has_no_ratio():
    """A withheld count, an absent one and a division by none each say why there is no figure; none is a nought."""
    orders = counts(
        "orders", ("A", "2022-23", None, "suppressed"), ("B", "2022-23", 3, "ok"), ("C", "2022-23", 0, "ok")
    )
    cases = counts("cases", ("A", "2022-23", 40, "ok"), ("C", "2022-23", 0, "ok"), ("D", "2022-23", 5, "ok"))

    ratio = ratio_of(orders, cases, INDICATORS).set_index("area_code")

    assert ratio["status"].to_dict() == {
        "A": "suppressed",
        "B": "not_available",
        "C": "not_applicable",
        "D": "not_available",
    }
    assert ratio["value"].isna().all()


def test_a_nought_is_a_ratio():
    """No order among five cases is 0, and known."""
    ratio = ratio_of(
        counts("orders", ("A", "2022-23", 0, "ok")), counts("cases", ("A", "2022-23", 5, "ok")), INDICATORS
    )

    assert (ratio["value"][0], ratio["status"][0]) == (0, "ok")


def test_different_geographies_are_refused():
    """The error names both, and the reason."""
    crimes, cases = counts("crimes", ("A", "2022-23", 1, "ok")), counts("cases", ("A", "2022-23", 1, "ok"))

    for pair in ((crimes, cases), (cases, crimes)):
        with pytest.raises(ValueError, match="different areas") as error:
            ratio_of(*pair, INDICATORS)

        assert INDICATORS["crimes"].geography in str(error.value)
        assert INDICATORS["cases"].geography in str(error.value)


def test_rows_of_several_indicators_are_refused():
    """A ratio is of one thing to one other."""
    cases = counts("cases", ("A", "2022-23", 1, "ok"))

    with pytest.raises(ValueError, match="orders, cases"):
        ratio_of(pd.concat([counts("orders", ("A", "2022-23", 1, "ok")), cases]), cases, INDICATORS)


def test_the_rows_stay_as_they_are():
    """Nothing is changed in place."""
    orders, cases = counts("orders", ("A", "2022-23", np.nan, "suppressed")), counts("cases", ("A", "2022-23", 1, "ok"))
    before = orders.copy(), cases.copy()

    ratio_of(orders, cases, INDICATORS)

    pd.testing.assert_frame_equal(orders, before[0])
    pd.testing.assert_frame_equal(cases, before[1])


def test_a_base_counted_elsewhere_needs_a_reason():
    """All that lack one are named at once; with a reason it is meant."""
    people = {"people": indicator("people")}
    wrong = {name: indicator(name, "where it was recorded", base="people") for name in ("theft", "fraud")}
    meant = {name: line.model_copy(update={"base_reason": "as published"}) for name, line in wrong.items()}

    with pytest.raises(ValueError, match=r"theft.*; fraud"):
        refuse_unfit_bases(people | wrong)
    refuse_unfit_bases(people | meant)
