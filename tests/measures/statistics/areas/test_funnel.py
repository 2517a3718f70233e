"""Control limits and overdispersion, against published figures, worked examples and what a funnel must be."""

from dataclasses import replace

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from hypothesis.extra.numpy import arrays
from numpy.testing import assert_allclose, assert_array_equal
from scipy import stats

from cjreport.measures.statistics.areas.funnel import (
    MIN_AREAS,
    dispersion,
    funnel_limits,
    funnel_significance,
    widened_limits,
)

settings.register_profile("unhurried", deadline=None)
settings.load_profile("unhurried")

# Re-keyed from ukhsa-collaboration/fingertips-open@6780897 (MIT) SpcForProportionsComparerTest.cs: per cent, people,
# England's per cent, and where the value lies against the 95 % and the 99.8 % limits. Low is good there.
FINGERTIPS_PROPORTIONS = [
    (7.706576728499156, 5_930, 8.961108687627933, "below", "below"),
    (9.898812142542896, 2_273, 8.961108687627933, "within", "within"),
    (12.474645030425965, 1_972, 8.961108687627933, "above", "above"),
    (10.9783420463032, 1_339, 12.8379546895717, "below", "within"),
    (15.9065628476085, 899, 12.8379546895717, "above", "within"),
]

# Single figures re-keyed from the tests of ukhsa-collaboration/PHEindicatormethods (GPL-3; no file or code of theirs
# is held): primary care trusts' breast screening around 80.642448 %, and points of the funnel around that.
SCREENED = 80.642448
TRUSTS = [
    (35_078.488, 41_980, "High (0.001)"),
    (36_850.0492, 45_449, "High (0.025)"),
    (34_502.0685, 42_485, "High (0.025)"),
    (50_050.7443, 61_921, "Not significant"),
    (37_945.3125, 46_875, "Not significant"),
    (30_277.5312, 37_828, "Low (0.025)"),
    (24_803.6256, 31_824, "Low (0.001)"),
]
SCREENED_LIMITS = [
    (5, 46.011039, 100, 26.039864, 100),
    (18, 62.390093, 98.894803, 51.864359, 100),
    (598, 77.475765, 83.809131, 75.649608, 85.635287),
    (43_036, 80.269164, 81.015732, 80.053899, 81.230996),
]

# From the same tests: this many events lie on the lower 95 %, upper 95 %, lower 99.8 % and upper 99.8 % limit at these
# populations, over three years, where the rate of all is 114.8591735 per 100,000.
EVENTS_ON_LIMITS = [
    (2, 2_096.679871, 70.2917202, 3_258.735028, 13.17613227),
    (5, 3_386.272291, 471.1527094, 4_775.339014, 214.5734657),
    (9, 4_958.18753, 1_194.324587, 6_575.408478, 711.7194444),
    (10, 5_337.07421, 1_391.671639, 7_003.931164, 859.1738425),
    (28, 11_744.17554, 5_399.596106, 14_080.844, 4_190.805935),
    (104, 36_570.40583, 24_660.79108, 40_493.95621, 21_855.75184),
    (1_344, 411_466.9163, 369_466.4508, 424_051.9679, 357_990.2328),
]

# Crimes recorded in 2024-25 and people in mid-2023, by council in the order of their codes from S12000005
# (Clackmannanshire) to S12000050 (North Lanarkshire). Scottish Government, Recorded Crime in Scotland, 2024-25, and
# National Records of Scotland, mid-year population estimates (Open Government Licence v3.0).
RECORDED_CRIME = np.array([
    (2_645, 51_940), (7_774, 145_670), (6_434, 120_750), (4_757, 113_740), (2_602, 98_600), (572, 26_030),
    (8_032, 158_620), (10_256, 236_330), (4_032, 78_330), (4_953, 98_260), (3_955, 94_670), (7_598, 133_570),
    (515, 22_000), (4_554, 116_630), (414, 23_000), (5_167, 111_830), (16_150, 330_280), (3_732, 93_550),
    (14_319, 227_750), (7_670, 264_320), (3_469, 87_810), (38_116, 523_250), (9_667, 186_540), (5_832, 88_750),
    (10_036, 183_810), (4_688, 114_820), (11_771, 150_390), (2_641, 109_230), (18_901, 373_210), (6_069, 152_560),
    (52_406, 631_970), (19_384, 341_890),
]).T  # fmt: skip

# Ten areas of 1,000 people, half with 81 events and half with 121: the worked example.
TWO_SORTS = ([81, 121] * 5, [1_000] * 10)

MIRRORED = {
    "High (0.001)": "Low (0.001)",
    "High (0.025)": "Low (0.025)",
    "Low (0.025)": "High (0.025)",
    "Low (0.001)": "High (0.001)",
}

kinds = pytest.mark.parametrize("kind", ["rate", "proportion"])


def areas_of(size):
    """Strategy for the parts and wholes of so many areas."""
    whole = arrays(float, size, elements=st.integers(0, 5_000))
    return st.tuples(arrays(float, size, elements=st.integers(0, 1_000)), whole).map(
        lambda pair: np.array([pair[0] * pair[1] // 1_000, pair[1]])
    )


groups = st.integers(MIN_AREAS, 40).flatmap(areas_of)
wholes = st.integers(1, 1_000_000)
shares = st.floats(1e-9, 1) | st.just(0.0)
levels = st.floats(0.5, 0.999)
multipliers = st.sampled_from([0.01, 1, 100, 1_000, 10_000])


@pytest.mark.parametrize(("value", "people", "england", "at_95", "at_99_8"), FINGERTIPS_PROPORTIONS)
def test_proportions_lie_where_fingertips_says(value, people, england, at_95, at_99_8):
    """Five published percentages lie below, within or above the limits as Fingertips' own test has them."""
    assert place(value, funnel_limits(people, england, "proportion", 100, 0.95)) == at_95
    assert place(value, funnel_limits(people, england, "proportion", 100, 0.998)) == at_99_8


def test_proportions_have_the_published_significance():
    """Seven trusts have their published labels; all other trusts stand as one of their common percentage."""
    screened, women, labels = zip(*TRUSTS, strict=True)
    others = 10**9

    given_labels = funnel_significance([*screened, SCREENED / 100 * others], [*women, others])

    assert given_labels.tolist() == [*labels, "Not significant"]


@pytest.mark.parametrize(("women", "lower", "upper", "outer_lower", "outer_upper"), SCREENED_LIMITS)
def test_proportions_have_the_published_limits(women, lower, upper, outer_lower, outer_upper):
    """Limits of trusts from 5 to 43,036 women come back, cut at 100 % where they would pass it."""
    assert_allclose(funnel_limits(women, SCREENED, "proportion", 100, 0.95), (lower, upper), atol=2e-6)
    assert_allclose(funnel_limits(women, SCREENED, "proportion", 100, 0.998), (outer_lower, outer_upper), atol=2e-6)


@pytest.mark.parametrize(("events", "lower", "upper", "outer_lower", "outer_upper"), EVENTS_ON_LIMITS)
def test_rates_have_the_published_limits(events, lower, upper, outer_lower, outer_upper):
    """At each published population the limit is the rate of the published number of events."""
    for side, population, confidence in (
        (0, lower, 0.95),
        (1, upper, 0.95),
        (0, outer_lower, 0.998),
        (1, outer_upper, 0.998),
    ):
        limit = funnel_limits(3 * population, 114.8591735, "rate", 100_000, confidence)[side]

        assert_allclose(limit * 3 * population / 100_000, events, rtol=1e-4)


def test_a_proportions_significance_worked_by_hand():
    """Around 50 of 100 the limits are 40.2 to 59.8 (95 %) and 34.5 to 65.5 (99.8 %)."""
    assert funnel_significance([66, 60, 50, 40, 34], [100] * 5).tolist() == [
        *("High (0.001)", "High (0.025)", "Not significant", "Low (0.025)", "Low (0.001)"),
    ]
    assert_allclose(funnel_limits(100, 50, "proportion", 100), (40.2, 59.8), atol=0.005)
    assert_allclose(funnel_limits(100, 50, "proportion", 100, 0.998), (34.55, 65.45), atol=0.005)


def test_a_rates_significance_worked_by_hand():
    """Ten events are due in each area: the Poisson chances of 22 or more, 18, 17, 5 or fewer, 4, 3 and 1.

    They are 0.0007, 0.0143, 0.0270, 0.0671, 0.0293, 0.0103 and 0.0005 in tables of the Poisson distribution.
    """
    assert funnel_significance([22, 18, 17, 5, 4, 3, 1], [1_000] * 7, "rate").tolist() == [
        *("High (0.001)", "High (0.025)", "Not significant", "Not significant", "Not significant"),
        *("Low (0.025)", "Low (0.001)"),
    ]


@pytest.mark.parametrize("confidence", [0.95, 0.998])
def test_a_rates_limits_are_the_counts_whose_exact_limits_touch_the_expected_count(confidence):
    """The chi-squared form of an exact limit gives back the expected count, wherever the limit is not 0."""
    expected = np.array([0.001, 0.02, 0.03, 0.5, 1, 3.7, 4, 6.9, 7, 10, 100, 1_000, 54_321, 1e6])
    tail = (1 - confidence) / 2
    lower, upper = (limit * expected for limit in funnel_limits(expected, 1, "rate", confidence=confidence))
    above = lower > 0

    assert_allclose(stats.chi2.ppf(tail, 2 * upper) / 2, expected, rtol=1e-9)
    assert_allclose(stats.chi2.isf(tail, 2 * lower + 2)[above] / 2, expected[above], rtol=1e-9)
    assert_array_equal(above, np.exp(-expected) < tail)


@pytest.mark.parametrize("expected", [0.0005, 0.02, 0.03, 0.5, 3, 6.9, 7, 10, 40])
def test_a_rates_labels_and_limits_agree_at_every_count(expected):
    """High is just what lies above the upper limit, low just what lies below the lower, also with hardly an event due.

    One area of a million million people sets the pooled value.
    """
    counts, people = np.arange(81), np.full(81, 1_000.0)
    everyone = 10**12
    rest = (everyone + people.sum()) * expected / 1_000 - counts.sum()
    labels = funnel_significance([*counts, rest], [*people, everyone], "rate")[:-1]
    inner, outer = (funnel_limits(people, expected, "rate", 1_000, confidence) for confidence in (0.95, 0.998))

    assert_array_equal(counts > inner[1], np.isin(labels, ["High (0.025)", "High (0.001)"]))
    assert_array_equal(counts > outer[1], labels == "High (0.001)")
    assert_array_equal(counts < inner[0], np.isin(labels, ["Low (0.025)", "Low (0.001)"]))
    assert_array_equal(counts < outer[0], labels == "Low (0.001)")


@pytest.mark.parametrize("pooled", [0.004, 0.3, 0.5, 0.9])
def test_a_proportions_labels_and_limits_agree_at_every_count(pooled):
    """The same for every number out of 80, cut at none and all without altering a label."""
    counts, people = np.arange(81), np.full(81, 80.0)
    everyone = 10**9
    labels = funnel_significance([*counts, pooled * everyone], [*people, everyone])[:-1]
    inner, outer = (funnel_limits(people, pooled * 80, "proportion", 80, confidence) for confidence in (0.95, 0.998))

    assert_array_equal(counts > inner[1], np.isin(labels, ["High (0.025)", "High (0.001)"]))
    assert_array_equal(counts > outer[1], labels == "High (0.001)")
    assert_array_equal(counts < inner[0], np.isin(labels, ["Low (0.025)", "Low (0.001)"]))
    assert_array_equal(counts < outer[0], labels == "Low (0.001)")


@kinds
def test_labels_are_those_of_each_areas_own_exact_or_normal_test(kind):
    """Taken one by one, SciPy's chi-squared limits and normal distances lead to the same labels."""
    rng = np.random.default_rng(20_050_601)
    whole = rng.integers(20, 2_000, 200)
    part = rng.binomial(whole, rng.uniform(0.05, 0.15, 200))
    pooled = part.sum() / whole.sum()

    def own_label(x, n):
        for tail in (0.001, 0.025):
            if kind == "rate":
                is_high = x > 0 and stats.chi2.ppf(tail, 2 * x) / 2 > pooled * n
                is_low = stats.chi2.isf(tail, 2 * x + 2) / 2 < pooled * n
            else:
                distance = stats.norm.isf(tail) * np.sqrt(pooled * (1 - pooled) / n)
                is_high, is_low = x / n > pooled + distance, x / n < pooled - distance
            if is_high or is_low:
                return f"{'High' if is_high else 'Low'} ({tail})"
        return "Not significant"

    labels = funnel_significance(part, whole, kind)

    assert labels.tolist() == [own_label(x, n) for x, n in zip(part, whole, strict=True)]
    assert len(set(labels.tolist())) == 5


@kinds
def test_an_area_without_figures_is_not_assessed_and_alters_no_other(kind):
    """NaN in either figure, or a denominator of 0, leave the area and its figures out."""
    part, whole = [66, 40, 34, *[50] * 9], [100] * 12
    said = funnel_significance([*part, np.nan, 90, 0], [*whole, 100, np.nan, 0], kind)

    assert said[-3:].tolist() == ["not assessed"] * 3
    assert_array_equal(said[:-3], funnel_significance(part, whole, kind))
    assert "not assessed" not in said[:-3]


@kinds
def test_no_figures_at_all_are_no_error(kind):
    """No areas give no words, and areas without a figure are not assessed."""
    assert funnel_significance([], [], kind).tolist() == []
    assert funnel_significance([np.nan, 0], [10, 0], kind).tolist() == ["not assessed"] * 2


@kinds
@pytest.mark.parametrize("share", [0, 1])
def test_areas_that_all_have_none_or_all_are_not_significant(kind, share):
    """Nothing varies, and nothing is divided by nothing."""
    whole = np.arange(1, 13) * 10

    assert set(funnel_significance(whole * share, whole, kind).tolist()) <= {"Not significant"}


@kinds
@given(group=groups, order=st.integers(0, 10_000))
def test_the_order_of_areas_does_not_matter(kind, group, order):
    """Each area has its words wherever it stands."""
    places = np.random.default_rng(order).permutation(group.shape[1])

    assert_array_equal(funnel_significance(*group[:, places], kind), funnel_significance(*group, kind)[places])


@kinds
@given(group=groups, multiplier=multipliers)
def test_the_multiplier_does_not_alter_the_words(kind, group, multiplier):
    """Per person or per 10,000, an area lies where it lies."""
    assert_array_equal(funnel_significance(*group, kind, multiplier), funnel_significance(*group, kind))


@given(group=groups)
def test_the_rest_of_a_proportion_is_the_mirror_image(group):
    """An area high in completions is as low in what was not completed."""
    part, whole = group
    said = funnel_significance(part, whole, "proportion")

    assert funnel_significance(whole - part, whole, "proportion").tolist() == [
        MIRRORED.get(word, word) for word in said.tolist()
    ]


@given(group=groups, times=st.sampled_from([1 / 64, 1 / 4, 4, 1_024]))
def test_rates_do_not_ask_for_the_unit_of_the_base(group, times):
    """Over people, hours or thousands of people, the same counts have the same words."""
    part, whole = group

    assert_array_equal(funnel_significance(part, whole * times, "rate"), funnel_significance(part, whole, "rate"))


@kinds
@given(share=st.integers(0, 50), sizes=st.lists(st.integers(1, 500), min_size=MIN_AREAS, max_size=40))
def test_the_pooled_value_itself_is_never_significant(kind, share, sizes):
    """Areas that all have the same share of whatever size lie on the pooled value."""
    part, whole = np.multiply(sizes, share), np.multiply(sizes, 50)

    assert set(funnel_significance(part, whole, kind).tolist()) <= {"Not significant"}


@kinds
@given(base=wholes, times=st.integers(2, 100), share=shares, level=levels)
def test_limits_hold_the_pooled_value_and_widen_as_denominators_fall(kind, base, times, share, level):
    """The funnel opens towards few people, and narrows around the pooled value."""
    lower, upper = funnel_limits([base, base * times], share, kind, confidence=level)

    assert (lower <= share).all()
    assert (upper >= share).all()
    assert lower[0] <= lower[1] * (1 + 1e-12)
    assert upper[0] >= upper[1] * (1 - 1e-12)
    assert (lower >= 0).all()
    assert kind == "rate" or (upper <= 1).all()


@kinds
@given(base=wholes, share=shares, level=levels, multiplier=multipliers)
def test_limits_scale_with_the_multiplier(kind, base, share, level, multiplier):
    """Per person or per 10,000, the limits are one pair."""
    limits = np.array(funnel_limits(base, share, kind, confidence=level))

    assert_allclose(
        funnel_limits(base, share * multiplier, kind, multiplier, level), limits * multiplier, rtol=1e-9, atol=1e-12
    )


@kinds
def test_limits_are_missing_where_a_denominator_is_missing_or_nothing(kind):
    """NaN and 0 give NaN without spoiling their neighbours; without a pooled value there are no limits."""
    lower, upper = funnel_limits([[np.nan, 0], [10, 20]], 0.2, kind)

    assert_array_equal(np.isnan(lower), [[True, True], [False, False]])
    assert_array_equal(np.isnan(upper), [[True, True], [False, False]])
    assert np.isnan(funnel_limits([10, 20], np.nan, kind)).all()


def test_dispersion_worked_by_hand():
    """The square roots of 0.081, 0.121 and 0.101 are 0.28460, 0.34785 and 0.31780: z of -2.0997 and 1.9003.

    phi is the mean of 4.409 and 3.611; tau squared (10 * 4.010 - 9) / (9 * 4,000).
    """
    spread = dispersion(*TWO_SORTS, "rate", 1_000)

    assert_allclose(spread.pooled, 101)
    assert_allclose(spread.ratio, 4.010, atol=5e-4)
    assert_allclose(spread.threshold, 1.8944, atol=5e-5)
    assert_allclose(spread.between, 0.00086389, atol=1e-7)
    assert (spread.overdispersed, spread.areas) == (True, 10)


def test_widened_limits_worked_by_hand():
    """The two sorts' limits are the squares of 0.31780 -/+ 3.0902 * 0.03338, 46.1 and 177.2 per 1,000."""
    spread = dispersion(*TWO_SORTS, "rate", 1_000)

    assert_allclose(widened_limits(1_000, spread, "rate", 1_000), (46.08, 177.19), atol=0.01)


def test_dispersion_of_proportions_worked_by_hand():
    """At 40 and 60 of 100 the arcsines are 0.68472 and 0.88608, 0.10068 from that of the pooled half: z of 2.0136.

    tau squared is (10 * 4.0544 - 9) / (9 * 400); the limits are the squared sines of 0.78540 -/+ 3.0902 * 0.10612.
    """
    spread = dispersion([40, 60] * 5, [100] * 10, "proportion", 100)

    assert_allclose((spread.pooled, spread.ratio, spread.between), (50, 4.0544, 0.0087623), rtol=5e-5)
    assert_allclose(widened_limits(100, spread, "proportion", 100), (19.51, 80.49), atol=0.005)


@kinds
def test_dispersion_of_wholes_of_many_sizes_is_that_of_its_formula(kind):
    """NumPy's own quantiles and the formula of DerSimonian and Laird written out give the same phi and tau squared."""
    rng = np.random.default_rng(19_860_901)
    whole = rng.integers(50, 5_000, 23)
    part = rng.binomial(whole, rng.uniform(0.2, 0.6, 23))
    scale = np.sqrt if kind == "rate" else lambda share: np.arcsin(np.sqrt(share))
    error = 1 / (2 * np.sqrt(whole))
    z = (scale(part / whole) - scale(part.sum() / whole.sum())) / error
    phi = np.mean(np.clip(z, *np.quantile(z, [0.1, 0.9])) ** 2)
    weights = error**-2.0
    spread = dispersion(part, whole, kind)

    assert_allclose(spread.ratio, phi)
    assert_allclose(spread.between, (23 * phi - 22) / (weights.sum() - (weights**2).sum() / weights.sum()), rtol=1e-9)


@kinds
def test_areas_that_differ_less_than_chance_would_make_them_have_no_variance_between_them(kind):
    """An estimate below 0 is taken for 0, and the funnel is not narrowed."""
    spread = dispersion([100] * 12, [1_000] * 12, kind)

    assert (spread.ratio, spread.between, spread.overdispersed) == (0, 0, False)


def test_a_far_area_does_not_hide_itself():
    """Drawn in, one far area leaves the others' spread as small as it is; not drawn in, it makes all overdispersed."""
    part, whole = [*[95, 105] * 10, 300], [1_000] * 21
    spread = dispersion(part, whole, "rate")

    assert not spread.overdispersed
    assert dispersion(part, whole, "rate", winsorised=0).overdispersed
    assert (np.array(part) / 1_000 > widened_limits(1_000, spread, "rate")[1]).tolist() == [False] * 20 + [True]


@kinds
def test_widened_limits_leave_out_what_differs_from_areas_that_differ(kind):
    """Areas that differ from one another beyond chance lie within them, one that differs from them all does not."""
    part, whole = np.array([*[800, 1_200] * 10, 3_000, 10]), [10_000] * 22
    lower, upper = widened_limits(whole, dispersion(part, whole, kind), kind)

    assert set(funnel_significance(part, whole, kind).tolist()) == {"High (0.001)", "Low (0.001)"}
    assert np.flatnonzero(part / 10_000 > upper).tolist() == [20]
    assert np.flatnonzero(part / 10_000 < lower).tolist() == [21]


@kinds
@given(base=wholes, share=shares, between=st.floats(0, 1), level=levels)
def test_widened_limits_are_never_inside_the_funnel(kind, base, share, between, level):
    """More variance between areas widens the limits and never narrows them, down to the funnel's own with none."""
    spread = replace(dispersion(*TWO_SORTS, kind), pooled=share, between=between)
    lower, upper = widened_limits(base, spread, kind, confidence=level)
    wider = widened_limits(base, replace(spread, between=between * 2), kind, confidence=level)
    funnel = funnel_limits(base, share, kind, confidence=level)

    assert 0 <= wider[0] <= lower <= funnel[0]
    assert funnel[1] <= upper <= wider[1]
    assert kind == "rate" or upper <= 1
    assert_allclose(widened_limits(base, replace(spread, overdispersed=False), kind, confidence=level), funnel)


@kinds
@given(expected=st.floats(20, 10_000), level=levels)
def test_without_variance_between_areas_the_stabilised_scale_leads_to_the_funnel(kind, expected, level):
    """With tau squared 0 both ways of making limits differ by less than two events, however many are due."""
    base = expected * 3
    spread = replace(dispersion(*TWO_SORTS, kind), pooled=1 / 3, between=0.0)
    limits = widened_limits(base, spread, kind, confidence=level)

    assert_allclose(
        np.array(limits) * base, np.array(funnel_limits(base, 1 / 3, kind, confidence=level)) * base, atol=2
    )


@kinds
def test_fewer_than_ten_areas_are_not_assessed(kind):
    """Nine areas with figures have no dispersion, and their limits are not widened; ten have."""
    part, whole = [10, 90, *[50] * 7], [100] * 9
    spread = dispersion([*part, np.nan], [*whole, 100], kind)

    assert np.isnan([spread.ratio, spread.threshold, spread.between]).all()
    assert (spread.overdispersed, spread.areas, spread.pooled) == (False, 9, 0.5)
    assert_array_equal(widened_limits(whole, spread, kind), funnel_limits(whole, 0.5, kind, confidence=0.998))
    assert np.isfinite(dispersion([*part, 50], [*whole, 100], kind).ratio)


@kinds
@given(group=groups, multiplier=multipliers)
def test_the_multiplier_alters_the_pooled_value_alone(kind, group, multiplier):
    """Ratio and variance between areas are those of the figures, not of their unit."""
    spread, scaled = dispersion(*group, kind), dispersion(*group, kind, multiplier)

    assert_allclose(scaled.pooled, spread.pooled * multiplier)
    assert repr(replace(scaled, pooled=0.0)) == repr(replace(spread, pooled=0.0))


@pytest.mark.parametrize(("number", "allowed"), [(10, 30), (32, 8)])
def test_chance_alone_seldom_makes_areas_overdispersed(number, allowed):
    """Of 2,000 groups that differ by chance alone at most 1.5 % are overdispersed with 10 areas, 0.4 % with 32."""
    rng = np.random.default_rng(20_051_001)
    people = rng.integers(20_000, 600_000, number)
    draws = rng.poisson(0.005 * people, size=(2_000, number))

    assert sum(dispersion(counts, people, "rate").overdispersed for counts in draws) <= allowed


def test_recorded_crime_of_most_councils_lies_outside_the_funnel():
    """29 of 32 councils lie beyond chance: they differ by 333 times as much as that would make them."""
    labels = funnel_significance(*RECORDED_CRIME, "rate")
    spread = dispersion(*RECORDED_CRIME, "rate", 10_000)

    assert np.isin(labels, ["High (0.001)", "Low (0.001)"]).sum() == 29
    assert_allclose((spread.pooled, spread.ratio, spread.between), (544.82, 333.04, 0.00050988), rtol=1e-4)


def test_arguments_are_not_changed():
    """The lists given are as they were."""
    part, whole = RECORDED_CRIME.astype(float)
    before = part.copy(), whole.copy()
    dispersion(part, whole, "rate")
    funnel_significance(part, whole, "rate")

    assert_array_equal((part, whole), before)


@pytest.mark.parametrize(
    ("wrong", "told"),
    [
        (lambda: funnel_significance([1], [2], "count"), "of a rate or a proportion, not of: count"),
        (lambda: funnel_significance([1, 2], [2]), r"two lists of one length, not of shapes \(2,\) and \(1,\)"),
        (lambda: funnel_significance(1, 2), "two lists of one length"),
        (lambda: funnel_significance([-1], [2]), "a count must not be negative or infinite: -1"),
        (lambda: funnel_significance([1], [np.inf], "rate"), "a denominator must not be negative or infinite: inf"),
        (lambda: funnel_significance([3], [2]), "a numerator must not be more than its denominator: 3 of 2"),
        (lambda: funnel_significance([1], [2], "rate", 0), "a multiplier must be a number above 0: 0"),
        (lambda: dispersion([1], [2], "rate", np.nan), "a multiplier must be a number above 0: nan"),
        (lambda: dispersion([1], [2], "share"), "of a rate or a proportion, not of: share"),
        (lambda: dispersion([1], [-2], "rate"), "a denominator must not be negative or infinite: -2"),
        (lambda: dispersion([1], [2], "rate", winsorised=0.5), r"at least 0 and below 0\.5: 0\.5"),
        (lambda: dispersion([1], [2], "rate", winsorised=-0.1), r"at least 0 and below 0\.5: -0\.1"),
        (lambda: funnel_limits(-1, 0.5), "a denominator must not be negative or infinite: -1"),
        (lambda: funnel_limits(1, -0.5), r"a pooled value must not be negative or infinite: -0\.5"),
        (lambda: funnel_limits(1, np.inf, "rate"), "a pooled value must not be negative or infinite: inf"),
        (lambda: funnel_limits(1, 50), "a pooled proportion must not be more than its multiplier: 50 of 1"),
        (lambda: funnel_limits(1, 0.5, "count"), "of a rate or a proportion, not of: count"),
        (lambda: funnel_limits(1, 0.5, "rate", np.inf), "a multiplier must be a number above 0: inf"),
        (lambda: funnel_limits(1, 0.5, confidence=95), r"between 0 and 1, such as 0\.95: 95"),
        (
            lambda: widened_limits(1, dispersion(*TWO_SORTS, "rate"), "rate", confidence=99.8),
            r"between 0 and 1, such as 0\.95: 99\.8",
        ),
    ],
)
def test_impossible_figures_are_refused_in_words(wrong, told):
    """The message names the rule and what breaks it."""
    with pytest.raises(ValueError, match=told):
        wrong()


def test_a_rate_may_exceed_one_event_a_person():
    """What is refused of a proportion is a rate like any other."""
    assert funnel_significance([300, 100], [100, 100], "rate").tolist() == ["High (0.001)", "Low (0.001)"]
    assert funnel_limits(100, 2, "rate")[1] > 2


def place(value, limits):
    """Say where a value lies against a pair of limits."""
    lower, upper = limits
    return "below" if value < lower else "above" if value > upper else "within"
