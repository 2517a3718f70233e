"""Each area beside the other members of its family group: their median, and where one like them would lie."""

import numpy as np
import pandas as pd
import pytest
from hypothesis import given
from hypothesis import strategies as st
from measured_areas import COUNTRY, TWELVE, measured
from scipy import stats

from cjreport.measures.combining.places import Places
from cjreport.measures.frame.comparing.family_groups import beside_family_groups

OWN, *OTHERS = TWELVE[:9]
BASE = 10_000


def grouped(members):
    """Places of which the first area has so many peers."""
    return Places(country=COUNTRY, areas=TWELVE, family_groups={"people": {OWN: tuple(OTHERS[:members])}})


def beside(own, peers, kind="rate", direction="none", base=BASE):
    """Set an area's count beside those of its peers, all of 10,000 people, where 500 a council are usual."""
    figures = [("crime", OWN, "2022-23", own, base)]
    figures += [("crime", code, "2022-23", count, BASE) for code, count in zip(OTHERS, peers, strict=False)]
    rows = measured(*figures, ("crime", COUNTRY, "2022-23", 50_000, 1_000_000), kind=kind, direction=direction)
    areas = rows[rows["place"] == "area"]
    mine = areas[areas["area_code"] == OWN].assign(group_of=OWN, family_group="people")
    [told] = beside_family_groups(mine, areas, grouped(len(peers))).to_dict("records")
    return told


def test_prediction_of_four_equal_members_worked_by_hand():
    """Four of 500 in 10,000 differ by chance alone: on the scale of 2 sqrt(rate) another lies within t times its error.

    That is the root of chance's 1/10,000 and a quarter of it for the members; t of 3 left is 3.182.
    """
    told = beside(600, [500] * 4)
    half = stats.t.isf(0.025, 3) * np.sqrt(1.25 / BASE)
    lower, upper = (1_000 * ((2 * np.sqrt(0.05) + side * half) / 2) ** 2 for side in (-1, 1))

    assert (told["comparator_value"], told["difference"]) == (50, 10)
    assert (told["difference_lower"], told["difference_upper"]) == (
        pytest.approx(60 - upper),
        pytest.approx(60 - lower),
    )
    assert (round(lower, 1), round(upper, 1)) == (42.4, 58.3)
    assert told["comparison"] == "higher"


@pytest.mark.parametrize(
    ("own", "word"), [(423, "lower"), (425, "not different"), (582, "not different"), (584, "higher")]
)
def test_the_word_is_that_of_the_prediction(own, word):
    """Outside 42.4 to 58.3 in 1,000 beside four equal members."""
    assert beside(own, [500] * 4)["comparison"] == word


def test_one_city_does_not_decide():
    """The median of seven councils at 50 and a city at 150 is 50, whatever the city's size."""
    assert beside(500, [500] * 6 + [1_500])["comparator_value"] == 50


def test_members_that_differ_predict_less():
    """700 is beyond seven equal members, and within what seven from 300 to 900 predict."""
    assert beside(700, [500] * 7)["comparison"] == "higher"
    assert beside(700, [300, 400, 500, 500, 600, 700, 900])["comparison"] == "not different"


@pytest.mark.parametrize("peers", [1, 2, 3])
def test_too_few_members_tell_nothing_but_their_median(peers):
    """Three do not show by how much such councils differ."""
    told = beside(900, [500] * peers)

    assert (told["comparator_value"], told["difference"], told["comparison"]) == (50, 40, "not assessed")
    assert np.isnan([told["difference_lower"], told["difference_upper"]]).all()


def test_a_member_without_a_figure_is_none():
    """Of four members with one hidden three are left."""
    assert beside(900, [500, 500, 500, np.nan])["comparison"] == "not assessed"
    assert beside(900, [500, 500, 500, 500, np.nan])["comparison"] == "higher"


def test_without_any_members_figure_there_is_nothing_to_be_beside():
    """No row, rather than one without a comparator."""
    rows = measured(("crime", OWN, "2022-23", 500, BASE))
    mine = rows.assign(group_of=OWN, family_group="people")

    assert beside_family_groups(mine, rows, grouped(4)).empty


def test_a_direction_makes_it_better_or_worse():
    """More crime is worse where less is desired."""
    assert beside(700, [500] * 7, direction="lower")["comparison"] == "worse"
    assert beside(9_000, [5_000] * 7, kind="proportion", direction="higher")["comparison"] == "better"


@given(own=st.integers(0, 199))
def test_whether_cases_are_too_few_does_not_turn_on_them(own):
    """Of 199 people nine are expected: too few, whether none came or all."""
    assert beside(own, [500] * 7, base=199)["comparison"] == "too few"


def test_each_period_is_set_beside_its_own():
    """Members' figures of another year are none of this one's."""
    figures = [("crime", OWN, "2022-23", 500, BASE), ("crime", OWN, "2023-24", 500, BASE)]
    figures += [
        ("crime", code, period, count, BASE)
        for code in OTHERS[:5]
        for period, count in (("2022-23", 400), ("2023-24", 600))
    ]
    areas = measured(*figures)
    mine = areas[areas["area_code"] == OWN].assign(group_of=OWN, family_group="people")
    told = beside_family_groups(mine, areas, grouped(5)).set_index("period")

    assert told["comparator_value"].to_dict() == {"2022-23": 40, "2023-24": 60}
    assert told["comparison"].to_dict() == {"2022-23": "higher", "2023-24": "lower"}


def test_a_line_has_the_kind_of_group_that_suits_it():
    """Peers for figures of people are others than those for other figures."""
    places = Places(
        country=COUNTRY,
        areas=TWELVE,
        family_groups={"people": {OWN: tuple(OTHERS[:4])}, "other": {OWN: tuple(OTHERS[4:8])}},
    )
    counts = dict(zip(TWELVE, [500, *[400] * 4, *[600] * 4], strict=False))
    areas = measured(*(("crime", code, "2022-23", count, BASE) for code, count in counts.items()))
    mine = areas[areas["area_code"] == OWN].assign(group_of=OWN)
    both = pd.concat([mine.assign(family_group="people"), mine.assign(family_group="other")])

    assert beside_family_groups(both, areas, places)["comparator_value"].tolist() == [40, 60]
