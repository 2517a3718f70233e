"""Areas added up: family groups and joint partnerships."""

import pandas as pd
import pytest

from cjreport.measures.combining.pooling import family_group_pools, partnership_pools, sources_of

SETTINGS = {"part": False, "multiplier": 1.0, "base": None, "direction": "none", "frequency": "year", "note": ""}
COLUMNS = ["area_code", "numerator", "denominator", "status", "source"]


def rows(*figures, indicator="again", kind="proportion", family_group="people"):
    frame = pd.DataFrame(figures, columns=COLUMNS).astype({"numerator": float, "denominator": float})
    return frame.assign(
        indicator=indicator,
        kind=kind,
        family_group=family_group,
        period="2022-23",
        unit="%",
        value=float("nan"),
        base_carried_from=float("nan"),
        **SETTINGS,
    )


JOINT = {"joint": ("A", "B")}


def joint(*figures, **settings):
    pools = partnership_pools(rows(*figures, **settings), JOINT)
    return None if pools.empty else pools.iloc[0]


def test_a_partnership_adds_up_all_its_areas():
    """Counts and bases, with every source and the least settled status."""
    pool = joint(("A", 1, 10, "ok", "s"), ("B", 2, 30, "provisional", "r"), ("C", 9, 90, "estimated", "q"))

    assert (pool["area_code"], pool["numerator"], pool["denominator"]) == ("joint", 3, 40)
    assert (pool["status"], pool["source"], pool["note"]) == ("provisional", "r; s", "pooled from 2 of 2 areas")
    assert (pool["areas_pooled"], pool["areas_in_pool"]) == (2, 2)


@pytest.mark.parametrize("kind", ["count", "rate", "proportion"])
@pytest.mark.parametrize("status", ["suppressed", "not_available"])
def test_a_partnership_lacks_what_one_of_its_areas_lacks(kind, status):
    """The row says why, and holds neither the other areas' sum nor their bases'."""
    pool = joint(("A", 1, 10, "ok", "s"), ("B", None, 30, status, "s"), kind=kind)

    assert pool["status"] == status
    assert pool[["numerator", "denominator", "areas_pooled", "areas_in_pool"]].isna().all()
    assert pool["note"] == ""


def test_a_partnership_has_no_row_where_an_area_has_none():
    """Nor where one area's figure does not apply, or is published without its count."""
    assert joint(("A", 1, 10, "ok", "s")) is None
    assert joint(("A", 1, 10, "ok", "s"), ("B", None, None, "not_applicable", "s")) is None
    assert joint(("A", 1, 10, "ok", "s"), ("B", None, None, "ok", "s")) is None
    assert joint(("A", 1, 10, "ok", "s"), ("B", 1, 10, "ok", "s"), kind="ratio") is None


def test_what_a_partnership_holds_itself_is_not_pooled():
    """Its own row stands, with a figure or without."""
    areas = ("A", 1, 10, "ok", "s"), ("B", 2, 30, "ok", "s")

    assert joint(*areas, ("joint", 5, 40, "ok", "s")) is None
    assert joint(*areas, ("joint", None, None, "suppressed", "s")) is None


GROUPS = {"people": {"A": ("B", "C"), "B": ("A", "C"), "C": ("A", "B")}, "other": {"A": ("C",)}}


def test_each_area_has_a_family_group_of_its_own():
    """The area itself is left out of it, and whoever has no figure."""
    frame = rows(("A", 1, 10, "ok", "s"), ("B", 2, 30, "ok", "s"), ("C", None, None, "suppressed", "s"))

    pools = family_group_pools(frame, GROUPS).set_index("pool")

    assert pools["numerator"].to_dict() == {"A": 2, "B": 1, "C": 3}
    assert pools["status"].to_dict() == {"A": "ok", "B": "ok", "C": "ok"}
    assert pools["note"]["A"] == "pooled from 1 of 2 areas"


def test_a_line_is_compared_in_its_own_kind_of_group():
    """A group of another kind has other members."""
    frame = rows(("B", 2, 30, "ok", "s"), ("C", 4, 40, "ok", "s"), family_group="other")

    pools = family_group_pools(frame, GROUPS)

    assert pools[["pool", "numerator"]].to_numpy().tolist() == [["A", 4]]


def test_counts_and_parts_have_no_family_group():
    """A sum of counts compares with nothing; a part of a line stands alone."""
    frame = rows(("B", 2, 30, "ok", "s"), ("C", 4, 40, "ok", "s"))

    assert family_group_pools(frame.assign(kind="count"), GROUPS).empty
    assert family_group_pools(frame.assign(part=True), GROUPS).empty


def test_without_pairs_nothing_is_pooled():
    """A country need not have partnerships or groups."""
    frame = rows(("A", 1, 10, "ok", "s"))

    assert partnership_pools(frame, {}).empty
    assert family_group_pools(frame, {}).empty


def test_the_sources_of_pooled_figures_are_told_apart():
    """Whether a figure comes from one or several, each is named once."""
    assert sources_of(["r; s", "s", "t"]) == {"r", "s", "t"}
