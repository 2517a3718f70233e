# ---
# jupyter:
#   jupytext:
#     formats: ipynb,py:percent
#     text_representation:
#       extension: .py
#       format_name: percent
#       format_version: '1.3'
#       jupytext_version: 1.19.6
#   kernelspec:
#     display_name: Python 3 (ipykernel)
#     language: python
#     name: python3
# ---

# %% [markdown]
# # Methods, worked through
#
# Every method of `docs/methods.md`, section 3, under the same headings: the question it answers, its formula, where it
# comes from, what it refuses, and its worked example, computed here. The results below are stored, and the tests hold
# them to the code. To try figures of your own, change a cell and run it; `git checkout notebooks/methods.ipynb` brings it
# back.
#
# The numbers in brackets are those of the references at the end of `docs/methods.md`. z is 1.96 for a 95% interval.

# %%
from concurrent.futures import ThreadPoolExecutor

import numpy as np
import pandas as pd

from cjreport.inputs.figures.reading import read_figures
from cjreport.inputs.files.workbench import find_workbench
from cjreport.inputs.library import read_library

held = read_figures(read_library(find_workbench()).known).set_index(["indicator", "period", "area_code"]).sort_index()
names = pd.read_csv(find_workbench().data / "areas.csv", index_col="code")["name"]
refused = ThreadPoolExecutor(1).submit  # runs a function apart, so that the words of a refusal can be shown

# %% [markdown]
# ## Proportions
#
# *81 of 263 people: what could the underlying share be?* Wilson's score interval, without continuity correction [1, 2].
# With p = r/n, its limits are
#
#     (p + z²/2n ± z √(p(1-p)/n + z²/4n²)) / (1 + z²/n)
#
# It never passes 0% or 100%, and has a width also where none or all are counted.

# %%
from cjreport.measures.statistics.intervals import wilson

part, whole = np.array([81, 1, 0]), np.array([263, 29, 20])
lower, upper = (100 * limit.round(4) for limit in wilson(part, whole))
percent = (100 * part / whole).round(1)
pd.DataFrame({"part": part, "whole": whole, "%": percent, "lower": lower.round(1), "upper": upper.round(1)})

# %% [markdown]
# A part that is more than its whole is refused. Where a figure is missing or the whole is 0, there is no interval.

# %%
str(refused(wilson, 12, 10).exception())

# %% [markdown]
# ## Rates
#
# *15 crimes among 400 people: what could the underlying rate be?* Events are taken to come by chance and independently
# (Poisson). Below ten events the limits are exact: the gamma quantiles, which are half of chi-squared's [3, 4]. From
# ten on they are Byar's [3, 4]: with x events, and x + 1 in the place of x for the upper limit,
#
#     x (1 - 1/9x ∓ z/(3√x))³
#
# divided by the population and times the multiplier.

# %%
from cjreport.measures.statistics.intervals import poisson_rate

lower, upper = poisson_rate([0, 5, 9], 1)
pd.DataFrame({"events": [0, 5, 9], "lower": lower.round(2), "upper": upper.round(2)})

# %%
lower, upper = poisson_rate(15, 400)
f"{lower:.5f} to {upper:.5f}"

# %% [markdown]
# Another formula in circulation under the same name adds half an event at both ends. It is narrower, and is not used
# here. This is what it would give, so that nobody need wonder where a difference comes from.

# %%
half_more = 15 + 0.5
ends = half_more * (1 - 1 / (9 * half_more) + np.array([-1, 1]) * 1.96 / (3 * np.sqrt(half_more))) ** 3 / 400
f"{ends[0]:.5f} to {ends[1]:.5f}"

# %%
str(refused(poisson_rate, -1, 400).exception())

# %% [markdown]
# ## Means
#
# *Ten people slept so many hours longer: by how much on average?* Student's interval [5], for values that are known one
# by one: with mean m, standard deviation s, n values, and t the quantile of Student's distribution on n - 1 degrees of
# freedom,
#
#     m ± t s/√n
#
# These are the ten patients of Student's own paper.

# %%
from cjreport.measures.statistics.intervals import student_mean

hours = [1.2, 2.4, 1.3, 1.3, 0.0, 1.0, 1.8, 0.8, 4.6, 1.4]
lower, upper = student_mean(hours)
f"{np.mean(hours):.2f}, {lower:.2f} to {upper:.2f}"

# %% [markdown]
# One value has no spread, so its mean has no interval.

# %%
np.isnan(student_mean([1.2])).tolist()

# %% [markdown]
# ## Comparison
#
# *Is the area's figure higher than Scotland's?* The single-interval rule [6]: if the area's interval holds the other
# figure, the two are "not different"; otherwise the area is "higher" or "lower". A limit that equals the other figure
# holds it. Only where a direction is set does that become "better" or "worse". Nothing is said where a figure is
# missing.

# %%
from cjreport.measures.statistics.comparison import beside_benchmark, beside_interval, in_direction

benchmarks = [40, 33, 20]
words = beside_benchmark(25.5, 36.6, benchmarks)
pd.DataFrame({"benchmark": benchmarks, "word": words, "if higher is desired": in_direction(words, "higher")})

# %% [markdown]
# The double-interval rule [6] sets two intervals beside each other: they differ if they lie wholly apart. It is for
# figures of which only the intervals are known. It is strict: 80 of 200 and 60 of 200 are "not different" by it, though
# the next section finds that they differ.

# %%
str(beside_interval(*wilson(80, 200), *wilson(60, 200)))

# %%
str(refused(beside_benchmark, 36.6, 25.5, 33).exception())

# %% [markdown]
# ## Change
#
# *Has the figure changed since the year before, or do two areas differ?* The interval of the difference d of two
# figures is built from the intervals of both, here l to u around p and L to U around P (squaring and adding):
#
#     from  d - √((p - l)² + (U - P)²)  to  d + √((u - p)² + (P - L)²)
#
# With Wilson's limits it is Newcombe's method 10 for two proportions [7]; with Poisson limits, the two-sample Poisson
# interval by the method of variance estimates recovery [8]. If it holds 0, the two are "not different". The two figures
# must have nobody in common: an area is not compared with a whole that it is part of in this way.

# %%
from cjreport.measures.statistics.comparison import change_words, proportions_change, rates_change

difference, lower, upper = (100 * proportion for proportion in proportions_change(80, 200, 60, 200))
f"{difference:.1f}, {lower:.1f} to {upper:.1f} percentage points: {change_words(difference, lower, upper)}"

# %%
now, before = np.array([4, 40]), np.array([0, 20])
difference, lower, upper = rates_change(now, 10_000, before, 10_000, multiplier=10_000)
pd.DataFrame({"now": now, "before": before, "difference": difference, "lower": lower, "upper": upper}).round(1).assign(
    word=change_words(difference, lower, upper)
)

# %% [markdown]
# ## Targets
#
# *74 of 90 completed: does that meet a target of 80%?* A value at its target meets it [6]. The value can be taken as it
# is; or its interval, which is "not clear" if it holds the target; or it can be set beside an amber band, which begins
# at its lower end and ends just below its upper one.

# %%
from cjreport.measures.statistics.comparison import beside_target, beside_target_interval, beside_target_range

completed, (lower, upper) = 100 * 74 / 90, (100 * limit for limit in wilson(74, 90))
f"{completed:.1f}, {lower:.1f} to {upper:.1f}"

# %%
pd.Series(
    {
        "value beside 80": beside_target(completed, 80, "higher"),
        "interval beside 80": beside_target_interval(lower, upper, 80, "higher"),
        "value beside amber 75 to 85": beside_target_range(completed, 75, 85, "higher"),
    }
).astype(str).to_frame("word")

# %% [markdown]
# A target needs a direction.

# %%
str(refused(beside_target, completed, 80, "none").exception())

# %% [markdown]
# ## Funnel
#
# *How far from the value of all areas together would chance alone put an area of this size?* The pooled value is all
# counts over all bases. Around it the limits of a proportion are p ± z √(p(1-p)/n), cut at 0% and 100%; those of a rate
# are the counts whose exact Poisson limits touch the count that is due [9, 10]. There are two pairs: 95%, and 99.8% (z
# is 3.09). This is the recorded crime of 2024-25, over the people of mid-2023.

# %%
from cjreport.measures.statistics.areas.funnel import dispersion, funnel_limits, funnel_significance, unusual_among

counts = held.loc[held.index.get_level_values("area_code").str.startswith("S12"), "numerator"]
crime = pd.DataFrame(
    {"crimes": counts["recorded_crime", "2024-25"], "people": counts["population_all_ages", "mid-2023"]}
)
crime = crime.astype(int).rename(names)
labels = funnel_significance(crime["crimes"], crime["people"], "rate")
pd.Series(labels).value_counts().rename_axis("label").sort_index().to_frame("councils")

# %% [markdown]
# How many councils lie outside the 99.8% limits is no finding about so many councils: it says that councils differ by
# more than chance, which nobody doubted.

# %%
outside = pd.Series(labels).str.endswith("(0.001)").sum()
f"{outside} of {len(labels)} councils are outside"

# %%
borders = crime.loc["Scottish Borders"]
pooled = crime["crimes"].sum() / crime["people"].sum() * 10_000
lower, upper = funnel_limits(borders["people"], pooled, "rate", 10_000, 0.998)
f"{borders['crimes'] / borders['people'] * 10_000:.1f} beside {pooled:.1f}, {lower:.1f} to {upper:.1f}"

# %% [markdown]
# ## Unusual areas
#
# *Does an area lie outside what areas usually differ by?* How much areas differ is measured first [11]. On a scale
# where chance has one spread whatever the value (the square root of a rate, the arcsine of the square root of a
# proportion; s² = 1/4n), each area's distance from the pooled value is divided by s. The tenth at either end are drawn
# in, so that an unusual area does not hide itself. φ is the mean of the squares. If φ is above 1 + 2√(2/I), with I
# areas, they are overdispersed, and their variance beyond chance is, with w = 1/s² [12],
#
#     τ² = (Iφ - (I - 1)) / (Σw - Σw²/Σw)
#
# An area is "unusually high" or "unusually low" if it lies outside the 99.8% funnel and, where areas are overdispersed,
# also more than 3.09 √(s² + τ²) from the pooled value.

# %%
spread = dispersion(crime["crimes"], crime["people"], "rate", 10_000)
f"pooled {spread.pooled:.1f}, φ {spread.ratio:.0f} where {spread.threshold:.1f} is the mark, τ² {spread.between:.6f}"

# %%
from cjreport.measures.statistics.areas.funnel import widened_limits

lower, upper = widened_limits(crime["people"], spread, "rate", 10_000)
limits = crime.assign(rate=crime["crimes"] / crime["people"] * 10_000, lower=lower, upper=upper).round(1)
words = unusual_among(crime["crimes"], crime["people"], "rate")
limits.assign(word=words).loc[(words != "not unusual") | (crime.index == "Scottish Borders")].sort_values("rate")

# %% [markdown]
# With fewer than ten areas their spread is not estimated, and none is assessed.

# %%
set(unusual_among(crime["crimes"].head(9), crime["people"].head(9), "rate").tolist())

# %% [markdown]
# ## Trend
#
# *Is a yearly figure rising or falling over the last five years?* For a rate, a line is fitted to the five values, each
# weighted by one over its variance, (upper - lower)/3.92 being its standard error; slope² / variance of the slope is a
# chi-squared. For a proportion it is the chi-squared for trend (Cochran and Armitage), with the slopes of the log odds
# for direction. A trend needs a chi-squared above 9.55 (99.8%) and the same direction whichever one year is left out
# [6]. These are published counts of Fingertips, which gives 46.77 from rounded limits.

# %%
from cjreport.measures.statistics.trend import TIMES, trend_in_direction, trend_marker, weighted_slope

cases, people = np.array([994, 1_023, 1_199, 1_332, 1_367]), np.array([40_299, 41_527, 42_811, 44_064, 44_701])
lower, upper = poisson_rate(cases, people, 1_000)
slope, chi_squared = weighted_slope(TIMES, cases / people * 1_000, (3.92 / (upper - lower)) ** 2)
marker = trend_marker(cases, people, "rate")
f"{slope:.2f} a year, chi-squared {chi_squared:.1f}: {trend_in_direction(marker, 'lower')}"

# %% [markdown]
# One unlike year is no trend, however far out it lies. Four years, or a gap among the five, give none; nor does a
# proportion of none or all, which has no log odds.

# %%
pd.Series(
    {
        "10, 10, 10, 10, 90 of 999": trend_marker([10, 10, 10, 10, 90], [999] * 5, "rate"),
        "four years": trend_marker(cases[1:], people[1:], "rate"),
        "a gap": trend_marker([994, 1_023, np.nan, 1_332, 1_367], people, "rate"),
    }
).to_frame("word")

# %% [markdown]
# ## Control charts of quarters
#
# *Does a quarter's figure vary as it always does, or is there something to explain?* An individuals (XmR) chart [13].
# The moving range is the distance between two quarters in a row. The limits are
#
#     mean ± 2.66 × mean moving range
#
# where moving ranges of at least 3.267 times the mean one are left out of it, once. A point is special if it lies
# beyond a limit, is one of seven rising or falling in a row, one of two in three that lie near a limit (beyond two
# thirds of the way) with all three on one side of the mean, or one of seven in a row on one side of it. The reports
# chart the last 24 quarters. Here they are Glasgow's share of people still waiting for treatment who had waited three
# weeks or less:

# %%
from cjreport.measures.statistics.quarters.control_chart import assurance, xmr

waits = held.loc["treatment_waits"].xs("S12000049", level="area_code").sort_index().loc["2019-20 Q2":"2025-26 Q1"]
glasgow = 100 * waits["numerator"] / waits["denominator"]
chart = xmr(glasgow)
f"{len(glasgow)} quarters, mean {chart.mean:.1f}, limits {chart.lower:.1f} to {chart.upper:.1f}"

# %%
pd.DataFrame({"%": glasgow.round(1), "point": chart.points, "rule": chart.rules}).loc["2020-21 Q4":"2022-23 Q4"]

# %% [markdown]
# Limits of fewer than twenty quarters are trial limits, and fewer than twelve quarters make no chart. Against a target
# of 90%, a process whose limits hold it may meet or miss it by chance alone.

# %%
pd.Series(
    {
        "last sixteen": f"{xmr(glasgow.tail(16)).lower:.1f} to {xmr(glasgow.tail(16)).upper:.1f}, trial limits",
        "last eleven": xmr(glasgow.tail(11)).points[-1],
        "all 24, against 90%": assurance(chart.lower, chart.upper, 90, "higher"),
    }
).astype(str).to_frame("word")

# %% [markdown]
# ## Pooling, and the base of a rate
#
# *What is the rate of several areas together?* Their counts are added up, and their bases; never their rates. Here one
# area has 100 crimes among 1,000 people and another 70 among 2,100: together 170 among 3,100. The pool is no more
# settled than the least settled part. A family group is pooled from those of its members that have a figure, and says
# how many had; a partnership only where all have.

# %%
from cjreport.measures.combining.pooling import pooled as pool

areas = pd.DataFrame({"area_code": ["A", "B"], "numerator": [100, 70], "denominator": [1_000, 2_100]}).assign(
    status=["ok", "provisional"], indicator="crime", period="2023-24", kind="rate", unit="per 1,000", multiplier=1_000,
    base="people", part=False, direction="none", family_group="people", frequency="year", source="example", note="",
    base_carried_from=np.nan,
)  # fmt: skip
together = pool(areas, pd.DataFrame({"pool": "both", "area_code": ["A", "B", "C"], "members": 3}))
rate = together["numerator"] / together["denominator"] * 1_000
together.assign(rate=rate.round(1))[["pool", "numerator", "denominator", "rate", "status", "note"]]

# %% [markdown]
# The base is the population of the June in which the period starts. Where it is not out yet the latest before it is
# carried forward, and the figure's note says so. Here the estimates end at mid-2023.

# %%
from cjreport.measures.combining.populations import with_base

lines = read_library(find_workbench()).indicators
crimes = pd.DataFrame({"period": ["2023-24", "2024-25"], "numerator": [100, 110]}).assign(
    indicator="recorded_crime", area_code="A", denominator=np.nan, value=np.nan, base="population_all_ages", status="ok"
)
estimate = pd.DataFrame({"period": ["mid-2023"], "numerator": [2_000], "status": ["ok"]})
estimate = estimate.assign(indicator="population_all_ages", area_code="A")
with_base(crimes, estimate, lines)[["period", "numerator", "denominator", "note"]]

# %% [markdown]
# ## Statuses, and ratios
#
# *How settled is a figure that is made from others?* As settled as its least settled part, and missing if a part is.

# %%
from cjreport.measures.combining.status import combined

first, second = ["ok", "provisional", "revised"], ["ok", "ok", "suppressed"]
pd.DataFrame({"first": first, "second": second, "together": combined(first, second)})

# %% [markdown]
# *May one count be divided by another?* Only where both are counted at the same kind of place. Otherwise a case and
# what it is divided by can belong to different areas, and the ratio is refused. The base of a rate is held to the same
# rule, unless the register gives the reason for it.

# %%
from cjreport.measures.combining.ratios import why_not

why_not(lines["drug_deaths"], lines["recorded_crime"])

# %% [markdown]
# ## Disclosure control
#
# *Could somebody be recognised, or a hidden count be worked out?* A figure is under the profile that the policy,
# `params/disclosure.yaml`, gives its indicator, else its source, else its standing: official figures pass, local ones
# are controlled. These are the profiles standard and strict.

# %%
from cjreport.inputs.registers.policy import Policy, Profile

standard, strict = Profile(), Profile(largest=9, round_to=5)
profiles = {"official": Profile(passes=True), "standard": standard, "strict": strict}
policy = Policy(profiles=profiles, official="official", default="standard")
pd.DataFrame([standard.model_dump(), strict.model_dump()], index=["standard", "strict"]).T

# %% [markdown]
# First the small counts are hidden, from 1 to the profile's largest. Then as few others as it takes, so that none of
# them can be worked out: those that cost the least information, which is taken to be log₂(1 + count). Of four areas and
# their country, A's 2 is small; with the country's total shown it would be 351 less the others, so C's 9 is hidden with
# it.

# %%
from cjreport.measures.combining.places import Places
from cjreport.measures.disclosure.secondary_suppression import protect

cases = pd.DataFrame({"area_code": [*"ABCD", "S"], "numerator": [2.0, 40, 9, 300, 351]}).assign(
    indicator="cases", period="2023-24", denominator=np.nan, value=np.nan, unit="cases", status="ok", source="local"
)
places = Places("S", areas=tuple("ABCD"))
kinds, local = {"cases": "count"}, {("local", "cases"): standard}
protected = protect(cases, local, kinds, policy, places)
protected.figures.assign(cost=np.log2(1 + cases["numerator"]).round(2))[["area_code", "numerator", "status", "cost"]]

# %% [markdown]
# The log says of each hidden count why it is hidden, and which values somebody who knows all figures shown, all sums
# and the policy could take it for. Each needs at least three. *knows* says whether it is safe also from one who knows
# why each count is hidden.

# %%
columns = ["area_code", "rule", "suppresses", "lowest", "highest", "needed", "knows"]
protected.log[columns]

# %% [markdown]
# **Noughts are shown, and what a share leaves out is as telling as what it counts.** Of 90 people, 88 completed: two
# did not. And with 2 of 7 the whole is hidden as well: the 2 is hidden for itself and not for what it leaves out, so
# the attacker knows that those are none or at least five, and of 7 that would leave 1 or 2. (NaN under *highest*: no
# end.)

# %%
shares = cases.head(3).assign(indicator="share", numerator=[88.0, 2, 0], denominator=[90.0, 7, 30])
protected = protect(shares, {("local", "share"): standard}, {"share": "proportion"}, policy, places)
protected.log[["area_code", "count", *columns[1:]]]

# %% [markdown]
# **Two hidden counts are not always enough.** The attacker knows that each is 1 to 4. If they add up to 2 both are 1;
# if they add up to 8 both are 4. So a third is hidden with them.

# %%
from cjreport.measures.disclosure.attack import Attack, CountTable, Relation

known = {"shown_from": np.array([1, 1, 2, 4, 4, 8]), "shown_to": np.array([1, 1, 2, 4, 4, 8]), "gap": np.zeros(6, int)}
known |= {"floor": np.array([1, 1, 0, 1, 1, 0.0]), "ceiling": np.array([4, 4, np.inf, 4, 4, np.inf])}
sums = (Relation((0, 1, 2), (1, 1, -1)), Relation((3, 4, 5), (1, 1, -1)))
two_sums = CountTable(known["shown_from"], **known, cost=np.ones(6), needed=np.full(6, 3), relations=sums)
attack = Attack(two_sums, np.array([True, True, False, True, True, False]))
{"sum 2": attack.reach(0), "sum 8": attack.reach(3)}

# %%
fours = protect(cases.assign(numerator=[4.0, 4, 60, 70, 138]), local, kinds, policy, places)
fours.log[columns]

# %% [markdown]
# **Nor are two in every line.** In this table of the package sdcTable [14] every row and every column has two hidden
# counts or more, and the sums of rows and columns are shown. Yet integer programming finds that w|b, which is 47, can
# be nothing else. One count more, x|d, makes it safe. (Below, counts are numbered row by row, so that w|b is 1; then
# come the totals.)

# %%
table = np.array([[30, 47, 64, 89], [90, 124, 5, 31], [92, 100, 59, 85], [800, 991, 651, 685]])
hidden = np.array([[1, 1, 1, 0], [1, 0, 1, 0], [0, 1, 0, 1], [0, 1, 0, 1]], dtype=bool)
pd.DataFrame(table, index=[*"wxyz"], columns=[*"abcd"]).astype(str).mask(hidden, "?")

# %%
cells, totals = np.arange(16).reshape(4, 4), np.arange(16, 24)
adding_up = np.column_stack([np.vstack([cells, cells.T]), totals])
sums = tuple(map(Relation, adding_up.tolist(), 8 * [(1, 1, 1, 1, -1)]))
counts = np.concatenate([table.ravel(), table.sum(axis=1), table.sum(axis=0)])
known = {"shown_from": counts, "shown_to": counts, "gap": np.zeros(24, int), "needed": np.full(24, 3)}
known |= {"floor": np.zeros(24), "ceiling": np.full(24, np.inf), "cost": np.log2(1 + counts), "relations": sums}
attack = Attack(CountTable(counts, **known), np.append(hidden, np.zeros(8, bool)))
more = attack.widened(1)
besides = counts[more.suppressed & ~attack.suppressed].tolist()
{"w|b": attack.reach(1), "hidden besides": besides, "w|b then": more.reach(1)}

# %% [markdown]
# **Where a total is itself small,** one who knows why it is hidden knows too much of its parts, however much is hidden.
# Then the counts are protected from one who does not know, and the log says so.

# %%
protected = protect(cases.assign(numerator=[0.0, 1, 1, 1, 3]), local, kinds, policy, places)
protected.log[["area_code", "rule", "suppresses", "lowest", "needed", "knows"]]

# %% [markdown]
# **The strict profile** hides 1 to 9 and rounds what is shown to 5.

# %%
rounded = protect(cases.head(4).assign(numerator=[9.0, 10, 13, 0]), {("local", "cases"): strict}, kinds, policy, places)
rounded.figures[["area_code", "numerator", "status"]]

# %% [markdown]
# **What cannot be protected fails the build.** Here the country's total of 2 is official, so it is public whatever we
# do, and nothing is published until somebody has mended it.

# %%
public = cases.assign(numerator=[1.0, 1, 0, 0, 2], source=[*4 * ["local"], "official"])
refused(protect, public, local, kinds, policy, places).exception().problems[0].what

# %% [markdown]
# How this log is read and signed, and what is **not** covered, such as what somebody knows from an earlier release or
# from the press, stands in `docs/methods.md`.

# %% [markdown]
# ## Findings
#
# *How far does recorded crime in the Scottish Borders lie from Scotland's, beside how far areas lie apart?* The size of
# a level or a change, by which findings are put in order, is its distance in widths of the middle half of all areas'
# figures: from the lower quartile to the upper. A size is no test: what is within chance is left out
# before. Fewer than four areas have no middle half, and their figures no size.

# %%
from cjreport.measures.statistics.distance import in_widths

crimes = held.loc[("recorded_crime", "2024-25")]["numerator"]
rates = 10_000 * crimes / held.loc[("population_all_ages", "mid-2023")]["numerator"]
own, scotland, areas = rates["S12000026"], rates["S92000003"], rates.drop("S92000003")
low, high = areas.quantile([0.25, 0.75])
apart = {"area": own, "Scotland": scotland, "apart": scotland - own, "from": low, "to": high, "width": high - low}
pd.Series({**apart, "size": in_widths(own - scotland, areas), "of three areas": in_widths(5, [1, 2, 3])}).round(1)

# %% [markdown]
# ## Stages, and the classes of a map
#
# *How many cases were there at each stage, beside the stage before?* Cases of one period, not the same cases: one may
# begin in one year and end in the next. So a share can exceed 100%, and none is a completion rate. There is none of
# fewer than 20 cases, of a count that is not known, or of one that is counted elsewhere.
#
# *Which areas are alike enough for one shade of a map?* Those between the quartiles of all areas' values, rounded to
# the roundest step that is no more than a quarter of the distance between the outer two.

# %%
from cjreport.measures.frame.stages import shares_of_stage_before

imposed, commenced, completed = (lines[name] for name in ("cpo_imposed", "cpo_commenced", "cpo_completion"))
shares = shares_of_stage_before([(imposed, 698), (commenced, 709), (completed, 403)])
few = shares_of_stage_before([(commenced, 11), (completed, 9)])
elsewhere = shares_of_stage_before([(lines["cjpf-1-assessments"], 229), (lines["cjpf-1-commenced"], 106)])
pd.DataFrame([*shares[1:], few[1], elsewhere[1]]).round().convert_dtypes()

# %%
from cjreport.measures.statistics.map_classes import class_limits

values = [264, 300, 380, 390, 410, 470, 520, 545, 560, 640, 829]
quartiles = np.quantile(values, [0.25, 0.5, 0.75])
limits = [*quartiles, *class_limits(values), *class_limits([90, 100, 100, 100, 100])]
pd.Series(limits).map("{:g}".format).tolist()
