"""Who is unusual for its size, against a published table, worked examples and what such a rule must be."""

import numpy as np
import pytest
from hypothesis import given
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays
from numpy.testing import assert_allclose, assert_array_equal
from scipy import stats

from cjreport.measures.statistics.areas import unusual
from cjreport.measures.statistics.areas.unusual import (
    MIN_AREAS,
    unusual_among,
    usual_limits,
    usual_line,
    usual_reach,
)

# How many standard deviations of all n a figure must lie from their mean to be an outlier at 5 %: Thompson's tau, as
# tables for engineers have it.
THOMPSON = {3: 1.1511, 5: 1.5712, 10: 1.7984, 15: 1.8579, 20: 1.8853}

# Ten areas of 1,000 people, half with 81 events and half with 121: the worked example.
TWO_SORTS = ([81, 121] * 5, [1_000] * 10)

# Sizes of areas from that of an island to that of a city, and rates that rise with them as crime does.
PEOPLE = np.geomspace(22_000, 640_000, 32).round()
BY_SIZE = (0.14 + 0.02 * np.log(PEOPLE / 22_000)) ** 2

MIRRORED = {"unusually high": "unusually low", "unusually low": "unusually high"}

kinds = pytest.mark.parametrize("kind", ["rate", "proportion"])


def areas_of(size):
    """Strategy for the parts and wholes of so many areas."""
    whole = arrays(float, size, elements=st.integers(0, 5_000))
    return st.tuples(arrays(float, size, elements=st.integers(0, 1_000)), whole).map(
        lambda pair: np.array([pair[0] * pair[1] // 1_000, pair[1]])
    )


groups = st.integers(MIN_AREAS, 40).flatmap(areas_of)


def nearly(rates, people=PEOPLE):
    """Counts of rates that lie one in fifty above and below, in turn."""
    return (rates * people * (1 + 0.02 * (-1) ** np.arange(len(people)))).round()


@pytest.mark.parametrize(("number", "tau"), THOMPSON.items())
def test_reach_is_thompsons(monkeypatch, number, tau):
    """Where a mean alone is fitted, at his 5 % in both tails, it is what tables of tau have."""
    monkeypatch.setattr(unusual, "SLOPED", 1)
    monkeypatch.setattr(unusual, "UNUSUAL_TAIL", 0.025)

    assert round(float(usual_reach(number - 1)), 4) == tau


def test_reach_of_many_areas_is_the_normal_distributions():
    """Nothing is drawn by one area among a million; of few an area must lie less far than Student has it."""
    assert usual_reach(1e6) == pytest.approx(stats.norm.isf(0.018), rel=1e-5)
    assert usual_reach(30) < stats.t.isf(0.018, 30)


def test_usual_limits_worked_by_hand():
    """Twice the roots of 0.081 and 0.121 lie 0.06325 from their middle, 0.63246: ten squares of 0.004.

    Eight are left of ten areas, so the variance is 0.04 / 8 = 0.005, chance's 0.001 and 0.004 between areas. Usual lies
    within 1.7693 roots of 0.005 on either side, of (0.50735 / 2) squared and (0.75757 / 2) squared.
    """
    line = usual_line(*TWO_SORTS, "rate")
    middle, lower, upper = usual_limits(1_000, line, "rate", 1_000)

    assert_allclose(line.between, 0.004, rtol=1e-9)
    assert_allclose(usual_reach(8), 1.7693, atol=1e-4)
    assert_allclose((middle, lower, upper), (100, 64.35, 143.48), atol=0.005)


def test_an_area_is_set_beside_areas_of_its_size():
    """Rates that rise with size are not unusual; an island with a city's rate is, and a city with an island's."""
    counts = nearly(BY_SIZE)
    assert set(unusual_among(counts, PEOPLE, "rate").tolist()) == {"not flagged"}

    counts[0], counts[-1] = BY_SIZE[-1] * PEOPLE[0], BY_SIZE[0] * PEOPLE[-1]
    said = unusual_among(counts, PEOPLE, "rate")
    assert (said[0], said[-1], set(said[1:-1].tolist())) == ("unusually high", "unusually low", {"not flagged"})


@kinds
def test_areas_that_differ_from_one_another_are_not_unusual(kind):
    """Twenty that differ far beyond chance are as areas are; one beyond them all is unusual, high or low."""
    part, whole = [*[800, 1_200] * 10, 3_000, 10], [10_000] * 22

    assert unusual_among(part, whole, kind).tolist() == ["not flagged"] * 20 + ["unusually high", "unusually low"]


@pytest.mark.parametrize("count", [0, 3, 9, 40])
@pytest.mark.parametrize(("people", "is_assessed"), [(990, False), (1_010, True)])
def test_whether_cases_are_enough_is_settled_before_they_are_counted(count, people, is_assessed):
    """All areas' rate is 1 %: of 990 people nothing is said, whether none came or forty, of 1,010 it always is."""
    told = unusual_among([count, *[1_000] * 20], [people, *[100_000] * 20], "rate")

    assert (told[0] != "not assessed") == is_assessed
    assert "not assessed" not in told[1:]


def test_of_a_share_as_many_must_be_in_it_as_out_of_it():
    """95 % of 150 people leave seven outside, which is too few to be unusual by; of 250 they leave twelve."""
    part, whole = [*[950] * 10, 142, 238], [*[1_000] * 10, 150, 250]

    assert unusual_among([10] * 10, [100] * 10, "proportion").tolist() == ["not flagged"] * 10
    assert unusual_among([90] * 10, [100] * 10, "proportion").tolist() == ["not flagged"] * 10
    assert unusual_among(part, whole, "proportion")[10:].tolist() == ["not assessed", "not flagged"]
    assert unusual_among(np.subtract(whole, part), whole, "proportion")[10:].tolist() == ["not assessed", "not flagged"]


@kinds
def test_fewer_than_ten_areas_are_not_assessed(kind):
    """Nine areas with figures say too little of what is usual; ten have an unusual one."""
    part, whole = [10, 90, *[50] * 7], [100] * 9

    assert set(unusual_among([*part, np.nan], [*whole, 100], kind).tolist()) == {"not assessed"}
    assert np.isnan(usual_line(part, whole, kind)).all()
    assert unusual_among([*[500] * 9, 900], [1_000] * 10, kind)[-1] == "unusually high"


@kinds
def test_an_area_without_figures_is_not_assessed_and_alters_no_other(kind):
    """NaN in either figure, or a base of 0, leave the area and its figures out."""
    part, whole = [66, 40, 34, *[50] * 9], [100] * 12
    said = unusual_among([*part, np.nan, 90, 0], [*whole, 100, np.nan, 0], kind)

    assert said[-3:].tolist() == ["not assessed"] * 3
    assert_array_equal(said[:-3], unusual_among(part, whole, kind))
    assert "not assessed" not in said[:-3]


@kinds
def test_no_figures_at_all_are_no_error(kind):
    """No areas give no words, and areas without a figure are not assessed."""
    assert unusual_among([], [], kind).tolist() == []
    assert unusual_among([np.nan, 0], [10, 0], kind).tolist() == ["not assessed"] * 2


@kinds
@pytest.mark.parametrize("share", [0, 1])
def test_areas_that_all_have_none_or_all_are_not_unusual(kind, share):
    """Nothing varies, and nothing is divided by nothing."""
    whole = np.arange(1, 13) * 10

    assert set(unusual_among(whole * share, whole, kind).tolist()) <= {"not flagged", "not assessed"}


@kinds
@given(group=groups, order=st.integers(0, 10_000))
def test_the_order_of_areas_does_not_matter(kind, group, order):
    """Each area has its words wherever it stands."""
    places = np.random.default_rng(order).permutation(group.shape[1])

    assert_array_equal(unusual_among(*group[:, places], kind), unusual_among(*group, kind)[places])


@given(group=groups)
def test_the_rest_of_a_proportion_is_the_mirror_image(group):
    """An area unusually high in completions is unusually low in what was not completed."""
    part, whole = group
    said = unusual_among(part, whole, "proportion")

    mirrored = [MIRRORED.get(word, word) for word in said.tolist()]
    assert unusual_among(whole - part, whole, "proportion").tolist() == mirrored


@given(group=groups, times=st.sampled_from([1 / 64, 1 / 4, 4, 1_024]))
def test_rates_do_not_ask_for_the_unit_of_the_base(group, times):
    """Over people, hours or thousands of people, the same counts have the same words."""
    part, whole = group

    assert_array_equal(unusual_among(part, whole * times, "rate"), unusual_among(part, whole, "rate"))


@kinds
@given(group=groups)
def test_each_of_many_groups_has_the_words_that_it_has_alone(kind, group):
    """Lines and periods side by side do not touch one another."""
    tables = np.stack([group, group[:, ::-1], np.full(group.shape, np.nan)], axis=1)
    said = unusual_among(*tables, kind)

    assert_array_equal(said[0], unusual_among(*group, kind))
    assert_array_equal(said[1], unusual_among(*group[:, ::-1], kind))
    assert set(said[2].tolist()) == {"not assessed"}


@kinds
@given(group=groups)
def test_unusual_is_what_lies_outside_the_usual_limits(kind, group):
    """The words and the limits drawn agree, of every area that is assessed."""
    part, whole = group
    said = unusual_among(part, whole, kind)
    told = said != "not assessed"
    part, whole, said = part[told], whole[told], said[told]
    _, lower, upper = usual_limits(whole, usual_line(*group, kind), kind)
    on_limit = np.isclose(part / whole, lower, rtol=1e-9) | np.isclose(part / whole, upper, rtol=1e-9)

    assert_array_equal(((part / whole > upper) == (said == "unusually high")) | on_limit, True)
    assert_array_equal(((part / whole < lower) == (said == "unusually low")) | on_limit, True)


@kinds
def test_usual_limits_narrow_with_size_and_stay_between_none_and_all(kind):
    """Chance does less in a large area; what areas differ by does not."""
    line = usual_line(*TWO_SORTS, kind)
    middle, lower, upper = usual_limits([10, 100, 1_000, 1e9], line, kind)

    assert (np.diff(upper - lower) < 0).all()
    assert (upper - lower)[-1] > 0.05
    assert ((lower >= 0) & (lower < middle) & (middle < upper)).all()
    assert kind == "rate" or (upper <= 1).all()


def test_arguments_are_not_changed():
    """The lists given are as they were."""
    part, whole = nearly(BY_SIZE), PEOPLE.copy()
    before = part.copy(), whole.copy()
    unusual_among(part, whole, "rate")

    assert_array_equal((part, whole), before)


@pytest.mark.parametrize(
    ("wrong", "told"),
    [
        (lambda: unusual_among([1], [2], "share"), "of a rate or a proportion, not of: share"),
        (lambda: unusual_among([3], [2], "proportion"), "more than its denominator: 3 of 2"),
        (lambda: unusual_among([-1], [2], "rate"), "a count must not be negative or infinite: -1"),
        (lambda: usual_line([1], [np.inf], "rate"), "a denominator must not be negative or infinite: inf"),
    ],
)
def test_impossible_figures_are_refused_in_words(wrong, told):
    """The message names the rule and what breaks it."""
    with pytest.raises(ValueError, match=told):
        wrong()
