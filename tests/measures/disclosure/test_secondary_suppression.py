"""Disclosure control: what is hidden cannot be worked out, and what is shown is as it was."""

from itertools import product

import numpy as np
import pandas as pd
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cjreport.errors import DisclosureError
from cjreport.inputs.figures.columns import KEY
from cjreport.inputs.registers.policy import Margin, Policy, Profile
from cjreport.measures.combining.places import Places
from cjreport.measures.disclosure.secondary_suppression import protect

settings.register_profile("unhurried", deadline=None)
settings.load_profile("unhurried")

KINDS = {"cases": "count", "done": "count", "share": "proportion", "rate": "rate", "women": "count", "men": "count"}
ALONE = Places("S", ("A", "B", "C", "D"))
JOINT = Places("S", ("A", "B", "C", "D"), {"J": ("A", "B")})
PASSES = Profile(passes=True)


def policy(profile=None, **ties):
    return Policy(
        profiles={"official": PASSES, "local": profile or Profile()}, default="local", official="official", **ties
    )


def figures(*rows, source="local"):
    """Observations from (indicator, area, period, numerator[, denominator[, value]])."""
    columns = ["indicator", "area_code", "period", "numerator", "denominator", "value"]
    filled = [(*row, *[None] * (6 - len(row))) for row in rows]
    frame = pd.DataFrame(filled, columns=columns).astype(dict.fromkeys(columns[3:], float))
    return frame.assign(unit="cases", status="ok", source=source)


def counts(indicator, numbers, period="2023-24", country=True):
    """A row for each of areas A to D, and the country's."""
    rows = [(indicator, area, period, number) for area, number in zip("ABCD", numbers, strict=True)]
    return figures(*rows, *([(indicator, "S", period, sum(numbers))] if country else []))


def protected(frame, policy=None, places=ALONE):
    policy = policy or globals()["policy"]()
    controlled = {("local", name): policy.profiles["local"] for name in KINDS}
    return protect(frame, controlled, KINDS, policy, places)


def shown(result, part="numerator"):
    return result.figures.set_index(KEY)[part].dropna().to_dict()


def hidden(result):
    return {tuple(row) for row in result.log[[*KEY, "count"]].itertuples(index=False)}


def test_small_counts_are_hidden_and_noughts_are_shown():
    """Counts of 1 to 4 are blank and marked; a nought is a nought."""
    result = protected(counts("cases", [0, 1, 4, 5], country=False))
    rows = result.figures.set_index("area_code")

    assert rows["numerator"].fillna(-1).tolist() == [0, -1, -1, 5]
    assert rows["status"].tolist() == ["ok", "suppressed", "suppressed", "ok"]


def test_official_figures_pass():
    """Their publisher has decided: nothing is touched, nothing logged."""
    official = counts("cases", [1, 2, 3, 4]).assign(source="official")

    result = protected(official)

    pd.testing.assert_frame_equal(result.figures, official)
    assert result.log.empty


def test_one_small_count_is_covered_by_the_least_informative():
    """With a total shown, the smallest other count is hidden with it, and the total is not."""
    result = protected(counts("cases", [2, 40, 9, 300]))

    assert hidden(result) == {("cases", area, "2023-24", "numerator") for area in "AC"}
    assert result.log["rule"].tolist() == ["small", "secondary"]


def test_the_log_says_what_an_attacker_reaches_and_no_count():
    """The range, the rule and the values needed."""
    result = protected(counts("cases", [2, 40, 9, 300]))

    assert result.log[["lowest", "highest", "needed"]].to_numpy().tolist() == [[1, 4, 3], [7, 10, 3]]
    assert set(result.log.columns) == {*KEY, "count", "rule", "suppresses", "lowest", "highest", "needed", "knows"}


@pytest.mark.parametrize("small", [(1, 1), (4, 4), (4, 3), (1, 2)])
def test_two_small_counts_whose_sum_gives_them_away_are_covered(small):
    """Hidden as 1 to 4, a sum of 2 says 1 and 1, and a sum of 8 says 4 and 4: a third count is hidden."""
    result = protected(counts("cases", [*small, 60, 70]))

    assert len(result.log) == 3
    assert (result.log["highest"] - result.log["lowest"] >= 2).all()


def test_what_was_not_supplied_is_protected_as_well():
    """The country's total less the areas shown leaves 3 for an area that gave no figure: one more is hidden."""
    given_by_all = counts("cases", [3, 40, 9, 300])
    missing = given_by_all[given_by_all["area_code"] != "A"]

    assert {area for _, area, _, _ in hidden(protected(missing))} == {"C"}
    assert not protected(missing, policy(Profile(rest=False))).log.empty
    assert protected(missing.assign(numerator=missing["numerator"] + 100)).log.empty


def test_a_partnership_is_the_sum_of_its_areas():
    """A's count is the partnership's less B's, so one of the two is hidden as well."""
    result = protected(counts("cases", [3, 50, 60, 70]), places=JOINT)
    names = {area for _, area, _, _ in hidden(result)}

    assert "A" in names
    assert names & {"B", "J"}
    assert result.figures.set_index("area_code")["numerator"]["C"] == 60 or "C" in names


def test_a_partnership_has_its_own_row_where_all_is_known():
    """Pooled from whole counts, before any is hidden, so that a sum can be shown whose parts cannot."""
    result = protected(counts("cases", [3, 2, 60, 70], country=False), places=JOINT)

    assert shown(result)["cases", "J", "2023-24"] == 5 or ("cases", "J", "2023-24", "numerator") in hidden(result)
    assert len(result.figures) == 5


def test_a_partnership_without_one_areas_count_has_none():
    """A sum with a part missing is missing."""
    result = protected(counts("cases", [9, 9, 9, 9]).query("area_code != 'B'"), places=JOINT)

    assert "J" not in set(result.figures["area_code"])


def test_a_percentage_with_its_base_is_a_count():
    """33.3% of 9 is 3: the percentage is hidden, its base is not."""
    result = protected(figures(("share", "A", "2023-24", None, 9, 33.3)))
    row = result.figures.iloc[0]

    assert np.isnan(row["value"])
    assert row["denominator"] == 9


def test_what_is_made_of_a_hidden_count_is_hidden():
    """Its rate and its share go with it."""
    result = protected(figures(("share", "A", "2023-24", 3, 90, 3.3), ("rate", "A", "2023-24", 2, 9000, 2.2)))

    assert result.figures[["numerator", "value"]].isna().all(axis=None)


def test_all_but_a_few_is_as_telling_as_a_few():
    """Of 90, 88 completed: the two who did not could be recognised."""
    result = protected(figures(("share", "A", "2023-24", 88, 90, 97.8), ("share", "B", "2023-24", 90, 90, 100)))

    assert hidden(result) == {("share", "A", "2023-24", "numerator")}
    assert result.log["rule"].tolist() == ["rest"]


def test_a_small_part_of_a_small_whole_takes_both():
    """2 of 7 with the rest known to be 0 or at least 5 can only be 1 or 2: the 7 is hidden too."""
    result = protected(figures(("share", "A", "2023-24", 2, 7, 28.6)))

    assert {count for *_, count in hidden(result)} == {"numerator", "denominator"}


def test_stages_bound_one_another():
    """Nobody completes who has not begun: of 3 cases begun and hidden, 3 completed are hidden too, and covered."""
    frame = pd.concat([counts("cases", [3, 9, 90, 80]), counts("done", [3, 7, 50, 60])])

    result = protected(frame, policy(stages=[("cases", "done")]))

    assert {("cases", "A", "2023-24", "numerator"), ("done", "A", "2023-24", "numerator")} <= hidden(result)
    assert (result.log["highest"] - result.log["lowest"] >= 2).all()


def test_women_and_men_add_up():
    """The count of one sex is the total less the other's, so hiding one takes the other or the total."""
    frame = figures(*((name, "A", "2023-24", n) for name, n in (("cases", 40), ("women", 3), ("men", 37))))

    result = protected(frame, policy(margins=[Margin(whole="cases", parts=("women", "men"))]))

    assert len(result.log) == 2
    assert ("women", "A", "2023-24", "numerator") in hidden(result)


SHARE_OF_CASES = {"shares": [{"share": "share", "part": "done", "whole": "cases"}]}


def test_a_percentage_published_elsewhere_is_known():
    """An official 33.3% of 9 cases makes the hidden count of those done 3, so the 9 is hidden with it."""
    own = figures(("cases", "A", "2023-24", 9), ("done", "A", "2023-24", 3))
    official = figures(("share", "A", "2023-24", None, None, 33.3), source="official")

    result = protected(pd.concat([own, official]), policy(**SHARE_OF_CASES))

    assert {name for name, *_ in hidden(result)} == {"cases", "done"}
    assert shown(result, "value") == {("share", "A", "2023-24"): 33.3}


def test_a_percentage_of_ours_goes_with_its_counts():
    """A share that is held without its counts is hidden where one of them is."""
    frame = figures(
        ("cases", "A", "2023-24", 900), ("done", "A", "2023-24", 3), ("share", "A", "2023-24", None, None, 0.3)
    )

    assert shown(protected(frame, policy(**SHARE_OF_CASES)), "value") == {}


def test_the_same_count_under_another_name_is_hidden_too():
    """What is hidden as a count is not shown as part of a rate."""
    frame = pd.concat([counts("cases", [2, 40, 9, 300]), counts("done", [2, 40, 9, 300])])

    result = protected(frame, policy(margins=[Margin(whole="done", parts=("cases",))]))

    assert {area for name, area, *_ in hidden(result) if name == "done"} == {"A", "C"}


@pytest.mark.parametrize(
    ("whole", "parts"),
    [
        ("2023-24", [f"2023-24 Q{quarter}" for quarter in (1, 2, 3, 4)]),
        ("2021-22 to 2023-24", ["2021-22", "2022-23", "2023-24"]),
    ],
)
def test_periods_add_up(whole, parts):
    """A quarter is its year less the other quarters; a year, its span less the other years."""
    numbers = [2, *[30 + n for n in range(len(parts) - 1)]]
    rows = [("cases", "A", period, n) for period, n in zip(parts, numbers, strict=True)]

    result = protected(figures(*rows, ("cases", "A", whole, sum(numbers))))

    assert len(result.log) == 2


def test_a_group_that_falls_into_one_is_hidden_where_the_policy_says():
    """That everybody was a man tells of each of them."""
    frame = figures(*((name, "A", "2023-24", n) for name, n in (("cases", 40), ("women", 0), ("men", 40))))
    ties = {"margins": [Margin(whole="cases", parts=("women", "men"))]}

    careful = protected(frame, policy(Profile(groups=True), **ties))

    assert protected(frame, policy(**ties)).log.empty
    assert {name for name, *_ in hidden(careful)} == {"women", "men"}


def test_noughts_and_everyone_are_hidden_where_the_policy_says():
    """Then a hidden count may be a nought too, and a part that is the whole is not shown."""
    frame = figures(("cases", "A", "2023-24", 0), ("share", "A", "2023-24", 30, 30, 100))

    result = protected(frame, policy(Profile(zeros=True, everyone=True)))

    assert {name for name, *_ in hidden(result)} == {"cases", "share"}
    assert result.log.set_index("indicator").loc["cases", ["lowest", "highest"]].tolist() == [0, 4]


def test_the_strict_profile_hides_to_nine_and_rounds():
    """10 to the nearest 5 stays, 13 becomes 15, 9 is hidden; a share is worked out from rounded counts."""
    strict = Profile(largest=9, round_to=5)
    frame = figures(*(("cases", a, "2023-24", n) for a, n in zip("ABCD", (9, 10, 13, 0), strict=True)))
    frame = pd.concat([frame, figures(("share", "A", "2023-24", 12, 48, 25.0))])

    result = protected(frame, policy(strict))

    assert result.log[["indicator", "area_code"]].to_numpy().tolist() == [["cases", "A"]]
    assert {at[:2]: n for at, n in shown(result).items()} == {
        ("cases", "B"): 10,
        ("cases", "C"): 15,
        ("cases", "D"): 0,
        ("share", "A"): 10,
    }
    assert shown(result, "denominator")["share", "A", "2023-24"] == 50
    assert shown(result, "value") == {}


def test_a_public_total_that_gives_a_count_away_fails_and_names_it():
    """What an official publisher shows cannot be hidden here: the count is named, and what it can only be."""
    official = figures(("cases", "S", "2023-24", 2), source="official")
    frame = pd.concat([counts("cases", [1, 1, 0, 0], country=False), official])

    with pytest.raises(DisclosureError) as error:
        protected(frame)

    assert [p.what for p in error.value.problems] == [
        f"the numerator of cases for {area}, 2023-24 can be worked out: it can only be 1" for area in "AB"
    ]
    assert all("params/disclosure.yaml" in p.mend for p in error.value.problems)


def test_more_protection_can_be_asked_for():
    """A policy may ask that a hidden count can have more values than three."""
    result = protected(counts("cases", [2, 40, 12, 300]), policy(Profile(largest=9, protection=6)))

    assert (result.log["highest"] - result.log["lowest"] >= 5).all()


def test_inputs_stay_as_they_are():
    """Nothing is changed in place."""
    frame = counts("cases", [2, 40, 9, 300])
    before = frame.copy()

    protected(frame)

    pd.testing.assert_frame_equal(frame, before)


numbers = st.lists(st.one_of(st.integers(0, 7), st.integers(0, 12)), min_size=4, max_size=4)


@settings(max_examples=40)
@given(numbers, st.sampled_from([ALONE, JOINT]))
def test_no_small_count_is_shown_and_totals_are_conserved(drawn, places):
    """What is shown is what was given; no count of 1 to 4 is; every sum of counts shown comes out."""
    frame = counts("cases", drawn)
    result = protected(frame, places=places)
    given_counts = frame.set_index(KEY)["numerator"].to_dict()

    assert all(not 1 <= count <= 4 for count in shown(result).values())
    assert all(count == given_counts.get(at, sum(drawn[:2])) for at, count in shown(result).items())


@settings(max_examples=40)
@given(numbers, st.sampled_from([ALONE, JOINT]))
def test_trying_everything_leaves_three_values(drawn, places):
    """Somebody who tries every table that fits what is shown, knowing the rule, finds no count out."""
    result = protected(counts("cases", drawn), places=places)
    log = result.log.set_index("area_code")
    totals = {"S": "ABCD", **({"J": "AB"} if places is JOINT else {})}
    open_ = {area: shown(result).get(("cases", area, "2023-24")) for area in (*"ABCD", *totals)}
    small = {area for area in log.index if log["rule"][area] == "small"}
    knows = bool(log["knows"].all())
    ranges = [
        [int(open_[a])]
        if open_[a] is not None
        else range(1, 17)
        if not knows
        else (range(1, 5) if a in small else range(5, 17))
        for a in "ABCD"
    ]
    could = {area: set() for area in log.index}
    for guess in product(*ranges):
        values = dict(zip("ABCD", guess, strict=True))
        values |= {total: sum(values[area] for area in parts) for total, parts in totals.items()}
        fits = all(open_[t] is None or values[t] == open_[t] for t in totals)
        if fits and (not knows or all((1 <= values[area] <= 4) == (area in small) for area in log.index)):
            for area in log.index:
                could[area].add(values[area])

    assert all(len(values) >= 3 for values in could.values()), could


@settings(max_examples=20)
@given(numbers, st.permutations(range(10)))
def test_the_order_of_rows_does_not_matter(drawn, order):
    """What is hidden, and what the log says, is the same."""
    frame = pd.concat([counts("cases", drawn), counts("done", drawn[::-1])], ignore_index=True)

    assert protected(frame).log.equals(protected(frame.iloc[order]).log)


def test_a_small_total_is_protected_from_whoever_does_not_know_it_is_small():
    """Three areas with one case each: knowing that the total is 1 to 4 would leave 3 or 4. The log says so."""
    result = protected(counts("cases", [0, 1, 1, 1]))

    assert set(result.log["area_code"]) == {*"BCDS"}
    assert not result.log["knows"].any()


def test_what_an_earlier_report_showed_covers_nothing():
    """A count that was released is known: another one covers the hidden one, and the log says what is known."""
    frame = counts("cases", [2, 40, 9, 300])
    frame = frame.assign(released=[area == "C" for area in frame["area_code"]])

    assert hidden(protected(counts("cases", [2, 40, 9, 300]))) == {cell("A"), cell("C")}
    assert hidden(protected(frame)) == {cell("A"), cell("B")}


def test_a_small_count_that_was_released_stays_hidden_and_is_known():
    """Its range in the log is the count alone, and others that are hidden do not rest on it."""
    frame = counts("cases", [2, 3, 40, 300])
    frame = frame.assign(released=[area == "A" for area in frame["area_code"]])

    log = protected(frame).log.set_index("area_code")

    assert log.loc["A", ["lowest", "highest"]].tolist() == [2, 2]
    assert log.index.tolist() == ["A", "B", "C"]


def cell(area):
    return ("cases", area, "2023-24", "numerator")
