"""Which of a country's measures one report shows."""

from itertools import product

import pandas as pd
import pytest

from cjreport.inputs.registers.frameworks import Indicator
from cjreport.measures.combining.places import FAMILY_GROUP, Comparator, Places
from cjreport.measures.frame.calculate import calculate_measures
from cjreport.measures.frame.columns import CALCULATED, KEY, SELECTORS
from cjreport.measures.frame.selection import ReportScope, measures_for

AREAS = ("A", "B", "C", "D")
YEARS = ("2020-21", "2021-22", "2022-23", "2023-24")
PLACES = Places(
    country="S",
    areas=AREAS,
    partnerships={"joint": ("A", "B"), "other joint": ("C", "D")},
    regions={"R": ("A", "B"), "Q": ("C", "D")},
    family_groups={"people": {"A": ("B", "C"), "B": ("C", "D"), "C": ("A", "D"), "D": ("A", "B")}},
)


def line(name, **more):
    return Indicator(id=name, title=name, kind="proportion", unit="%", geography="here", publisher="nobody", **more)


LINES = {each.id: each for each in (line("whole"), line("piece", part_of="whole"), line("unlisted"))}
OBSERVATIONS = pd.DataFrame(
    [
        {
            "area_code": area,
            "indicator": name,
            "period": year,
            "numerator": 2.0 ** (4 * place + at),
            "denominator": 2.0**30,
        }
        for name, (place, area), (at, year) in product(LINES, enumerate((*AREAS, "S", "R", "Q")), enumerate(YEARS))
    ]
).assign(value=float("nan"), unit="%", status="ok", source="s")
COUNTRY = calculate_measures(OBSERVATIONS, LINES, PLACES)


def selected(area, period="2022-23", regions=()):
    return measures_for(COUNTRY, ReportScope(area, period, frozenset({"whole", "piece"}), regions))


@pytest.mark.parametrize("area", AREAS)
def test_the_family_group_is_the_areas_own(area):
    """In every row of it and beside it stands the sum of its own other members and of nobody else."""
    frame = selected(area, regions=tuple(r for r, members in PLACES.regions.items() if area in members))
    sums = OBSERVATIONS[OBSERVATIONS["area_code"].isin(PLACES.family_groups["people"][area])]
    sums = sums[sums["indicator"] == "whole"].groupby("period")["numerator"].sum()
    own = frame[frame["area_code"] == FAMILY_GROUP].set_index("period")
    beside = frame[frame["comparator"] == Comparator.FAMILY_GROUP].set_index("period")

    assert own["numerator"].to_dict() == sums[:"2022-23"].to_dict()
    assert len(beside) == 2 * len(own)
    assert (beside["comparator_value"] == 100 * sums[beside.index] / 2.0**31).all()  # two members each


@pytest.mark.parametrize("area", [*AREAS, "joint"])
def test_a_figure_of_another_group_changes_nothing(area):
    """A report is the same whatever stands in the rows of other areas' groups."""
    groups = PLACES.family_groups["people"]
    lines = frozenset({"whole", "piece"})
    disturbed = COUNTRY.copy()
    disturbed.loc[~disturbed["group_of"].isin(["", area]), ["value", "numerator", "comparator_value"]] = 1e6

    frame = measures_for(disturbed, ReportScope(area, "2022-23", lines))

    pd.testing.assert_frame_equal(frame, selected(area))
    assert (FAMILY_GROUP in set(frame["area_code"])) == (area in groups)


def test_other_places_stay_out():
    """Of other areas the figures alone, for the area's own latest period; of other regions and partnerships nothing."""
    frame = selected("A", regions=("R",))
    peers = frame[frame["area_code"].isin(["B", "C", "D"])]

    assert set(frame["area_code"]) == {*AREAS, "S", "R", FAMILY_GROUP}
    assert set(zip(peers["indicator"], peers["period"], peers["comparator"], strict=True)) == {
        ("whole", "2022-23", "none")
    }


def test_a_partnership_stands_beside_its_areas():
    """Its own rows are those of its code; its areas are shown as other areas are, and it has no family group."""
    frame = selected("joint")

    assert set(frame["area_code"]) == {*AREAS, "S", "joint"}
    assert set(frame.loc[frame["area_code"] == "joint", "period"]) == {"2020-21", "2021-22", "2022-23"}
    assert set(frame.loc[frame["area_code"] == "A", "period"]) == {"2022-23"}


def test_parts_are_the_areas_regions_and_countrys():
    """Of a part of another line nobody else's figures are shown, and nothing beside it."""
    parts = selected("A", regions=("R",)).query("indicator == 'piece'")

    assert set(parts["area_code"]) == {"A", "R", "S"}
    assert set(parts["comparator"]) == {"none"}


@pytest.mark.parametrize("period", YEARS)
def test_nothing_later_than_the_report_is_selected(period):
    """Nor anything that the report has no line for."""
    frame = selected("A", period)

    assert frame["period"].max() == period
    assert "unlisted" not in set(frame["indicator"])


def test_a_report_of_an_earlier_period_is_the_earlier_part():
    """What both reports show of the area itself is the same: nothing in it depends on the report's period."""
    earlier, later = selected("A", "2021-22"), selected("A", "2023-24")
    own = later[(later["area_code"] == "A") & (later["period"] <= "2021-22")].reset_index(drop=True)

    pd.testing.assert_frame_equal(earlier[earlier["area_code"] == "A"].reset_index(drop=True), own)


def test_a_selection_is_a_plain_frame_in_order():
    """Words are words, one row a key, sorted by it; the country's frame stays as it is."""
    before = COUNTRY.copy()

    frame = selected("A", regions=("R",))

    assert list(frame.columns) == [name for name in CALCULATED if name not in SELECTORS]
    assert {str(frame[name].dtype) for name in KEY} == {"str"}
    assert not frame.duplicated(KEY).any()
    assert frame[KEY].apply(tuple, axis=1).is_monotonic_increasing
    pd.testing.assert_frame_equal(COUNTRY, before)
