"""Changes since a year before: told by how areas' changes vary, never from or to years out of the ordinary."""

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from measured_areas import COUNTRY, ORDINARY, TWELVE, WITH_PANDEMIC, measured, waves, years
from numpy.testing import assert_allclose

from cjreport.inputs.registers.frameworks import PeriodCaveat
from cjreport.measures.combining.places import Places
from cjreport.measures.frame.comparing.changes import DISPERSION, since_year_before, told_apart, usual_changes
from cjreport.measures.frame.comparing.ordinary_periods import OrdinaryPeriods
from cjreport.measures.statistics.areas.change_dispersion import change_on_scale, dispersion_of_changes
from cjreport.measures.statistics.comparison import rates_change

OWN = TWELVE[0]
PLACES = Places(country=COUNTRY, areas=TWELVE)
BASE = 100_000


def changes(rows, periods=ORDINARY):
    """Each area's changes, by area and period, and how changes vary, by period."""
    usual = usual_changes(rows, periods, PLACES)
    told = since_year_before(rows[rows["place"] == "area"], usual, periods)
    return told.set_index(["area_code", "period"]), usual.loc["crime"]


def with_own(figures, own):
    """The figures with those of the first area replaced, by period."""
    return [
        (line, area, period, own.get(period, count) if area == OWN else count, base)
        for line, area, period, count, base in figures
    ]


def test_a_change_is_told_by_what_areas_changes_show():
    """A rise of 1,000 cases by 20% is told where others vary by chance, and not where they rise and fall by 20%."""
    steady = with_own(waves(TWELVE, years(2020, 2023), 1_000, BASE), {"2023-24": 1_200})
    wild = with_own(waves(TWELVE, years(2020, 2023), 1_000, BASE, by=0.1), {"2022-23": 1_000, "2023-24": 1_200})

    of_steady, of_wild = (changes(measured(*each))[0].loc[(OWN, "2023-24")] for each in (steady, wild))
    assert (of_steady["difference"], of_wild["difference"]) == (2, 2)
    assert (of_steady["comparison"], of_wild["comparison"]) == ("higher", "not different")
    assert (of_steady["unusual"], of_wild["unusual"]) == ("unusually high", "not flagged")


def test_where_areas_vary_by_less_than_chance_the_interval_is_that_of_two_samples():
    """Wider by Student's distribution alone, of 36 changes less three means: 2.035 for 1.96."""
    row = changes(measured(*waves(TWELVE, years(2020, 2023), 1_000, BASE)))[0].loc[(OWN, "2023-24")]
    _, lower, upper = rates_change(1_000, BASE, 1_000, BASE, multiplier=1_000)

    assert_allclose(
        (row["difference_lower"], row["difference_upper"]), np.multiply((lower, upper), 2.0345 / 1.96), 1e-3
    )


def test_the_dispersion_is_that_of_the_last_three_pairs_of_years():
    """What areas did before says nothing of it."""
    figures = [
        *waves(TWELVE, years(2017, 2019), 1_000, BASE, by=0.4),
        *waves(TWELVE, years(2020, 2023), 1_000, BASE, by=0.05),
    ]
    rows = measured(*figures)
    _, usual = changes(rows)

    counts = rows.pivot_table(index="period", columns="area_code", values="numerator").loc[years(2020, 2023)].to_numpy()
    moved, chance = change_on_scale((counts[1:], BASE), (counts[:-1], BASE), "rate")
    known = dispersion_of_changes(moved, chance)
    assert_allclose(usual.loc["2023-24", ["clustering", "between", "freedom"]], [known.clustering, known.between, 33])
    assert_allclose(usual.loc["2023-24", "mean"], known.mean[-1])
    assert usual.loc["2020-21", "between"] + usual.loc["2020-21", "clustering"] > 10 * known.clustering


def test_changes_from_and_to_the_pandemic_are_not_told():
    """Neither from 2018-19, nor within, nor to 2022-23; the figures stand beside one another all the same."""
    figures = with_own(
        waves(TWELVE, years(2016, 2023), 1_000, BASE), {"2019-20": 500, "2021-22": 500, "2023-24": 1_500}
    )
    told = changes(measured(*figures), WITH_PANDEMIC)[0].loc[OWN]

    assert told.loc[years(2019, 2022), "comparison"].unique().tolist() == ["not assessed"]
    assert told.loc[years(2019, 2022), "unusual"].unique().tolist() == ["not assessed"]
    assert told.loc[years(2019, 2022), ["difference_lower", "difference_upper"]].isna().all(axis=None)
    assert told.loc["2019-20", "difference"] == -5
    assert told.loc[["2018-19", "2023-24"], "comparison"].tolist() == ["not different", "higher"]


def test_the_dispersion_skips_the_pandemic():
    """2023-24 is held to the pairs that end in 2018-19 and 2017-18 besides, however wild the years between."""
    calm = waves(TWELVE, years(2016, 2023), 1_000, BASE, by=0.03)
    wild = [
        (line, area, period, count * 3 if period in years(2019, 2021) and area < TWELVE[6] else count, base)
        for line, area, period, count, base in calm
    ]
    (_, usual), (_, skipped) = changes(measured(*calm), WITH_PANDEMIC), changes(measured(*wild), WITH_PANDEMIC)

    assert_allclose(skipped.loc["2023-24"], usual.loc["2023-24"])
    assert usual.loc["2023-24", "freedom"] == 36 - 3
    assert usual.loc[years(2019, 2022), "mean"].isna().all()


def test_areas_that_are_few_do_not_say_what_is_usual():
    """Six of which hardly a case is expected are no part of it, though theirs rise tenfold."""
    few = [
        ("crime", area, period, 10 if period == "2023-24" else 1, 90)
        for area in TWELVE[6:]
        for period in years(2020, 2023)
    ]
    country = [("crime", COUNTRY, period, 10_000, 1_000_000) for period in years(2020, 2023)]
    _, usual = changes(measured(*waves(TWELVE[:6], years(2020, 2023), 1_000, BASE), *few, *country))

    assert usual.loc["2023-24", ["clustering", "freedom"]].tolist() == [1, 18 - 3]


@settings(max_examples=25)
@given(now=st.integers(0, 300), before=st.integers(0, 300))
def test_whether_a_change_is_of_too_few_does_not_turn_on_its_counts(now, before):
    """Where nine cases are expected it is too few, whatever came in either year."""
    figures = waves(TWELVE[1:], years(2020, 2023), 1_000, BASE)
    figures += [("crime", OWN, year, count, 900) for year, count in zip(years(2022, 2023), (before, now), strict=True)]
    country = [("crime", COUNTRY, period, 10_000, 1_000_000) for period in years(2020, 2023)]
    told = changes(measured(*figures, *country))[0].loc[(OWN, "2023-24")]

    assert (told["comparison"], told["unusual"]) == ("too few", "not assessed")


def test_what_all_areas_did_is_a_change_and_not_unlike_others():
    """All fall by a fifth: each is lower than before, none unusually so."""
    figures = [(*each[:3], each[3] * (0.8 if each[2] == "2023-24" else 1), each[4]) for each in (
        waves(TWELVE, years(2020, 2023), 10_000, BASE, by=0.002)
    )]  # fmt: skip
    told, usual = changes(measured(*figures))
    latest = told.xs("2023-24", level="period")

    assert set(latest["comparison"]) == {"lower"}
    assert set(latest["unusual"]) == {"not flagged"}
    assert usual.loc["2023-24", "mean"] == pytest.approx(np.log(0.8), abs=0.001)


def test_nothing_is_set_beside_what_was_counted_before_a_line_began_anew():
    """The first year of new rules has no change; the next has."""
    anew = OrdinaryPeriods({"crime": ("2022-23",)}, {})
    told, _ = changes(measured(*waves(TWELVE, years(2019, 2023), 1_000, BASE)), anew)

    assert told.loc[OWN].index.tolist() == ["2020-21", "2021-22", "2023-24"]


def test_a_line_that_was_never_ordinary_has_no_usual_change():
    """Every period is out of it: no figures, and no error."""
    never = OrdinaryPeriods({}, {"crime": PeriodCaveat(periods=tuple(years(2020, 2023)), words="Never.")})
    rows = measured(*waves(TWELVE, years(2020, 2023), 1_000, BASE))
    usual = usual_changes(rows, never, PLACES)
    told = since_year_before(rows, usual, never)

    assert usual.reindex(columns=DISPERSION).isna().all(axis=None)
    assert set(told["comparison"]) == {"not assessed"}


def test_two_samples_are_told_apart_by_chance_alone():
    """Beside another area there is no year before: 1,000 and 1,200 of 100,000 differ beyond chance."""
    row = measured(("crime", OWN, "2022-23", 1_200, BASE)).assign(
        numerator_before=1_000.0, denominator_before=float(BASE), value_before=10.0, expected_before=1_000.0
    )
    [told] = told_apart(row).to_dict("records")

    assert (told["difference"], told["comparison"]) == (2, "higher")
    assert_allclose(
        (told["difference_lower"], told["difference_upper"]),
        rates_change(1_200, BASE, 1_000, BASE, multiplier=1_000)[1:],
    )
