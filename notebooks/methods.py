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
# The numbers in brackets are those of the references at the end of `docs/methods.md`. z is 1.96 for a 95% interval. What is
# imported from `cjreport.measures` itself is for others to use as well; `docs/reference.md` describes it.

# %%
from concurrent.futures import ThreadPoolExecutor

import numpy as np
import pandas as pd

from cjreport.inputs.figures.reading import read_figures
from cjreport.inputs.files.workbench import find_workbench
from cjreport.inputs.library import read_library

held = read_figures(read_library(find_workbench()).known).set_index(["indicator", "period", "area_code"]).sort_index()
# %%
councils = pd.read_csv(find_workbench().data / "areas.csv", index_col="name")
names = dict(zip(councils["code"], councils.index, strict=True)) | {"S92000003": "Scotland"}
counts = held["numerator"].unstack("area_code").rename(columns=names)
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
from cjreport.measures import wilson

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
from cjreport.measures import poisson_rate

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
from cjreport.measures import student_mean

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
# *Is the area's figure higher than others?* First, **is it of enough to say so?** That is settled by what is expected, not
# by what came: by the cases that Scotland's rate would give over the area's people, or by the people that a share is of.
# With fewer than ten cases, or 20 people, the word is "too few". Nobody died of drug misuse in the Orkney Islands in 2024;
# an interval of 0 to 16.8 would make that "lower" than Scotland, by chance of one year.

# %%
from cjreport.measures import SMALL_COUNT, Comparison, beside_benchmark, poisson_rate

deaths, people = counts.loc["drug_deaths", "2024"], counts.loc["population_all_ages", "mid-2023"]
scotland = deaths["Scotland"] / people["Scotland"] * 100_000
lower, upper = poisson_rate(deaths, people, 100_000)
words = beside_benchmark(lower, upper, scotland)
drugs = pd.DataFrame({"expected": scotland * people / 100_000, "came": deaths, "lower": lower, "upper": upper})
drugs["word"] = words.mask(drugs["expected"] < SMALL_COUNT, Comparison.TOO_FEW)
drugs.loc[["Orkney Islands", "Stirling", "Moray", "Dundee City"]].round(1)

# %% [markdown]
# **With Scotland** by the single-interval rule [6]: if the area's interval holds the other figure, the two are "not
# different"; otherwise the area is "higher" or "lower". The interval is widened first by what one year's figure varies by
# beyond chance (see Change). A limit that equals the other figure holds it. Only where a direction is set does that become
# "better" or "worse". Where a figure is missing nothing is said.

# %%
from cjreport.measures import in_direction

benchmarks = [40, 33, 20, np.nan]
words = beside_benchmark(25.5, 36.6, benchmarks)
pd.DataFrame({"benchmark": benchmarks, "word": words, "if higher is desired": in_direction(words, "higher")})

# %%
str(refused(beside_benchmark, 36.6, 25.5, 33).exception())

# %% [markdown]
# **With the family group** the mark is the median of the other members' figures: here of the councils that are as deprived
# or affluent as Midlothian.

# %%
crimes, people = counts.loc["recorded_crime", "2024-25"], counts.loc["population_all_ages", "mid-2023"]
group = councils["family_group_people"]
others = councils.index[group == group["Midlothian"]].drop("Midlothian")
rates = 10_000 * crimes / people
rates[others].sort_values().round(1).to_frame("crimes per 10,000 people")

# %% [markdown]
# The area is "higher" or "lower" outside the range in which one more council like them would be expected, 95 in 100 times
# [19]. On the scale of 3.8, with k members of values y, chance variances s² = 1/n, and a variance τ² between them beyond
# chance (the one at which Σw(y - ŷ)² is k - 1 [17]), it is for an area of chance variance s₀²
#
#     ŷ ± t √(s₀² + τ² + 1/Σw),   w = 1/(s² + τ²),   ŷ = Σwy/Σw,   t of Student on k - 1 degrees of freedom
#
# Four members or more must have a figure.

# %%
from cjreport.measures import expected_of_another, line_among, off_scale, on_scale
from cjreport.measures.statistics.areas.between_areas import reach

alike = line_among(on_scale(crimes[others] / people[others], "rate"), 1 / people[others])
middle, error = expected_of_another(alike, 1 / people["Midlothian"])
apart = reach(alike.freedom, 0.025) * error
lower, upper = 10_000 * off_scale([middle - apart, middle + apart], "rate")
word = beside_benchmark(rates["Midlothian"] - upper, rates["Midlothian"] - lower, 0)
f"{rates['Midlothian']:.1f} beside {rates[others].median():.1f}, {lower:.1f} to {upper:.1f}: {word}"

# %% [markdown]
# **With another interval** by the double-interval rule [6]: two figures differ if their intervals lie wholly apart. It is for
# figures of which only the intervals are known. It is strict: 80 of 200 and 60 of 200 are "not different" by it, though the
# next section finds that they differ.

# %%
from cjreport.measures import beside_interval, wilson

str(beside_interval(*wilson(80, 200), *wilson(60, 200)))

# %% [markdown]
# **Many comparisons at once.** Of each set of an area's comparisons so many differences are told that no more than one in
# twenty of them is expected to be chance [18]: with m p values in order of size, all up to the last that is at most
# 0.05 i/m, where i is its place. These are the fifteen of that paper's own example.

# %%
from cjreport.measures import discoveries

below = [0.0001, 0.0004, 0.0019, 0.0095, 0.0201, 0.0278, 0.0298, 0.0344, 0.0459]
of_trial = np.array([*below, 0.324, 0.4262, 0.5719, 0.6528, 0.759, 1.0])
told = discoveries(of_trial, 15 * ["trial"])
f"{len(of_trial)} p values, {np.less(of_trial, 0.05).sum()} below 0.05, {told.sum()} told: up to {of_trial[told].max()}"

# %% [markdown]
# The p value of a difference is that of its interval [21]: with its distance from 0 in standard errors, which are the arm
# of the interval towards 0 over 1.96. A difference of 17 points with an interval of 1.4 to 32.6 is published with p = 0.032
# (BMJ 2011;343:d2090); its rounded limits give

# %%
from cjreport.measures import chance_of

f"{chance_of(17, 1.4, 32.6):.3f}"

# %% [markdown]
# ## Change
#
# *Has the figure changed since the year before, or do two areas differ?* **By chance alone:** the interval of the
# difference d of two figures is built from the intervals of both, here l to u around p and L to U around P (squaring and
# adding):
#
#     from  d - √((p - l)² + (U - P)²)  to  d + √((u - p)² + (P - L)²)
#
# With Wilson's limits it is Newcombe's method 10 for two proportions [7]; with Poisson limits, the two-sample Poisson
# interval by the method of variance estimates recovery [8]. If it holds 0, the two are "not different". The two figures
# must have nobody in common: an area is not compared with a whole that it is part of in this way.

# %%
from cjreport.measures import change_words, proportions_change

difference, lower, upper = (100 * proportion for proportion in proportions_change(80, 200, 60, 200))
f"{difference:.1f}, {lower:.1f} to {upper:.1f} percentage points: {change_words(difference, lower, upper)}"

# %% [markdown]
# **Figures change by more than chance.** By how much is estimated from the changes of all councils, as logarithms of ratios
# of rates, over the last three pairs of years that were not out of the ordinary. Chance gives a change the variance
# s² = 1/x + 1/X for counts of x and X (½ is put to each). The squares about what all did are fitted, each weighted by
# one over its own expected variance [16], as
#
#     variance = φ s² + τ²,   φ at least 1, τ² at least 0
#
# First the counts and people of two lines, three pairs of years and 32 councils. People are those of the June in which a year
# starts; for 2024-25 the latest before.

# %%
two_lines = ["sexual_crimes", "damage_reckless"]
later, earlier = ["2024-25", "2023-24", "2018-19"], ["2023-24", "2022-23", "2017-18"]
tables = (counts.reindex(pd.MultiIndex.from_product([two_lines, years])) for years in (later, earlier))
now, before = (table[councils.index].to_numpy().reshape(2, 3, 32) for table in tables)
june = counts.loc["population_all_ages"][councils.index]
people = june.loc[["mid-2023", "mid-2023", "mid-2018"]].to_numpy()
people_before = june.loc[["mid-2023", "mid-2022", "mid-2017"]].to_numpy()

# %%
from cjreport.measures import change_on_scale, dispersion_of_changes

moved, chance = change_on_scale((now, people), (before, people_before), "rate")
usual = dispersion_of_changes(moved, chance)
usual_of = {"φ": usual.clustering.round(2), "τ²": usual.between.round(4), "freedom": usual.freedom}
pd.DataFrame(usual_of, two_lines)

# %% [markdown]
# The interval by chance is then widened by √(φ + τ²/s²) on either side, and by t/1.96, with t of Student on the number of
# changes less that of the pairs. Here are sexual crimes in the Scottish Borders and damage and reckless behaviour in
# Stirling, per 10,000 people.

# %%
from cjreport.measures import rates_change, times_chance, widened

own = [0, 1], 0, councils.index.get_indexer(["Scottish Borders", "Stirling"])
difference, *by_chance = rates_change(now[own], people[own[1:]], before[own], people_before[own[1:]], multiplier=10_000)
times = times_chance((usual.clustering, usual.between), chance[own])
limits = widened(difference, by_chance, times, usual.freedom)

# %%
was, is_now = 10_000 * before[own] / people_before[own[1:]], 10_000 * now[own] / people[own[1:]]
rows = ["before", "now", "change", "from, by chance", "to, by chance", "from", "to"]
figures = dict(zip(rows, (was, is_now, difference, *by_chance, *limits), strict=True))
table = pd.DataFrame(figures, two_lines).round(1)
table.assign(**{"times chance": times.round(2)}, word=change_words(difference, *limits)).astype(str).T

# %% [markdown]
# **Unlike other areas.** A change is "unusually high" or "unusually low" where it lies further from what all councils did
# than t √(φ s² + τ² + the variance of what all did), which one to two in a hundred do on either side. With fewer than six
# changes it is not known how they vary, and no word is told.

# %%
from cjreport.measures import unlike_others

all_did = 100 * np.expm1(usual.mean[:, 0])
words = unlike_others(moved[own], chance[own] * times + usual.mean_variance[:, 0], usual.mean[:, 0], usual.freedom)
own_did = 100 * np.expm1(moved[own])
pd.DataFrame({"% all did": all_did, "% the council did": own_did, "word": words}, two_lines).round(1)

# %%
few = dispersion_of_changes(moved[:, :1, :5], chance[:, :1, :5])
change_words(difference, *widened(difference, by_chance, few.clustering, few.freedom)).tolist()

# %% [markdown]
# ## Targets
#
# *74 of 90 completed: does that meet a target of 80%?* A value at its target meets it [6]. The value can be taken as it
# is; or its interval, which is "not clear" if it holds the target; or it can be set beside an amber band, which begins
# at its lower end and ends just below its upper one.

# %%
from cjreport.measures import beside_target, beside_target_interval, beside_target_range

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
from cjreport.measures import funnel_limits, funnel_significance

crime = pd.DataFrame(
    {"crimes": counts.loc["recorded_crime", "2024-25"], "people": counts.loc["population_all_ages", "mid-2023"]}
)
crime = crime.loc[councils.index].astype(int)
labels = funnel_significance(crime["crimes"], crime["people"], "rate")
labels.value_counts().rename_axis("label").sort_index().to_frame("councils")

# %% [markdown]
# How many councils lie outside the 99.8% limits is no finding about so many councils: it says that councils differ by
# more than chance, which nobody doubted. So a report calls no area out for the funnel alone.

# %%
outside = labels.str.endswith("(0.001)").sum()
f"{outside} of {len(labels)} councils are outside"

# %%
borders = crime.loc["Scottish Borders"]
pooled = crime["crimes"].sum() / crime["people"].sum() * 10_000
lower, upper = funnel_limits(borders["people"], pooled, "rate", 10_000, 0.998)
f"{borders['crimes'] / borders['people'] * 10_000:.1f} beside {pooled:.1f}, {lower:.1f} to {upper:.1f}"

# %% [markdown]
# An area without counts is not assessed, and a funnel is of rates or proportions.

# %%
[*funnel_significance([12, np.nan], [400, 400], "rate"), str(refused(funnel_limits, 400, 0.3, "mean").exception())]

# %% [markdown]
# ## Position among areas, and unusual areas
#
# *Where does an area lie among all areas?* Councils are ranked by their figures as published; equal figures share a rank.
# With k = n/4 of n councils, rounded down, a figure is the highest, "among the k highest", likewise the lowest, or "in the
# middle half". Ranks between are uncertain [29] and not told.
#
# *Is it unusual for its size?* Cities have more crime than islands, whatever anybody does. So each council is set beside a
# line through all councils' figures on the logarithm of their bases. On a scale where chance has one variance whatever the
# value, s² = 1/n (twice the square root of a rate, twice the arcsine of the square root of a share [20]), the line is
# fitted with weights 1/(s² + τ²). τ² is the variance between councils at which the weighted squares about the line add up
# to the number of councils less two [17].

# %%
from cjreport.measures import usual_line

line = usual_line(crime["crimes"], crime["people"], "rate")
f"slope {line.slope:.4f}, τ² {line.between:.5f}, ν {line.freedom:.0f}"

# %% [markdown]
# A council is "unusually high" or "unusually low" where it lies more than c √(s² + τ²) from the line, with ν = I - 2 of I
# councils and t of Student on ν - 1 degrees of freedom at 1.8% on one side [22]:
#
#     c = t √(ν / (ν - 1 + t²)) √(ν / I)

# %%
from cjreport.measures import unusual_among, usual_limits
from cjreport.measures.statistics.areas.unusual import usual_reach

f"c is {usual_reach(line.freedom):.3f}"

# %%
rate = 10_000 * crime["crimes"] / crime["people"]
middle, lower, upper = usual_limits(crime["people"], line, "rate", 10_000)
usual = pd.DataFrame({"line": middle, "usual from": lower, "usual to": upper}).round().astype(int)
ranks = {"from highest": rate.rank(ascending=False, method="min"), "from lowest": rate.rank(method="min")}
words = unusual_among(crime["crimes"], crime["people"], "rate")
told = words.str.startswith("unusually") | crime.index.isin(["Glasgow City", "East Renfrewshire"])
table = pd.concat([rate.round(1).rename("rate"), usual, pd.DataFrame(ranks).astype(int)], axis=1).assign(word=words)
table[told].sort_values("rate").astype(str).T

# %% [markdown]
# So are ten years of six lines of crime. Limits about the pooled value, without size, at 99.8% and widened by how much
# councils differ about it [11, 12], would call hardly anything high.

# %%
crime_lines = ["recorded_crime", "non_sexual_violence", "sexual_crimes", "dishonesty", "crimes_against_society"]
ten_years = counts.loc[[*crime_lines, "damage_reckless"]][councils.index].to_numpy().reshape(6, 10, 32)
bases = june.loc[[*june.index, "mid-2023"]].to_numpy()
words = unusual_among(ten_years, bases, "rate")
pd.Series(words.ravel()).value_counts().sort_index().to_frame("figures")

# %%
from cjreport.measures import dispersion, widened_limits

figures = zip(ten_years.reshape(60, 32), [*bases] * 6, strict=True)
funnels = ((part / whole, *widened_limits(whole, dispersion(part, whole, "rate"), "rate")) for part, whole in figures)
rates, lower, upper = np.array([*funnels]).swapaxes(0, 1)
pd.Series({"high": (rates > upper).sum(), "low": (rates < lower).sum()}).to_frame("figures")

# %% [markdown]
# Where fewer than ten cases are expected, and with fewer than ten areas, none is assessed.

# %%
nine = crime.head(9)
rare = unusual_among([40, *11 * [5]], 12 * [1_000], "rate")
{"nine": set(unusual_among(nine["crimes"], nine["people"], "rate")), "rare": set(rare.tolist())}

# %% [markdown]
# ## Trend
#
# *Is a yearly figure rising or falling over the last five years?* For a rate, a line is fitted to the five values, each
# weighted by one over its variance, (upper - lower)/3.92 being its standard error; slope² / variance of the slope is a
# chi-squared. For a proportion it is the chi-squared for trend (Cochran and Armitage), with the slopes of the log odds
# for direction. It is divided by how many times chance's variance such figures vary by (3.5). A trend needs more than 9.55
# of it (99.8%) and the same direction whichever one year is left out [6]. These are published counts of Fingertips, which
# gives 46.77 from rounded limits.

# %%
from cjreport.measures import trend_in_direction, trend_marker, weighted_slope

cases, base = np.array([994, 1_023, 1_199, 1_332, 1_367]), np.array([40_299, 41_527, 42_811, 44_064, 44_701])
lower, upper = poisson_rate(cases, base, 1_000)
slope, chi_squared = weighted_slope(np.arange(5), cases / base * 1_000, (3.92 / (upper - lower)) ** 2)
marker = trend_marker(cases, base, "rate")
f"{slope:.2f} a year, chi-squared {chi_squared:.1f}: {trend_in_direction(marker, 'lower')}"

# %%
from cjreport.measures import change_over_years, trend_markers

times = np.array([1, 5])
change, lower, upper = change_over_years([cases, cases], [base, base], "rate", 1_000, times)
told = {"chi-squared": chi_squared / times, "over five years": change, "lower": lower, "upper": upper}
words = trend_markers([cases, cases], [base, base], "rate", times_chance=times)
pd.DataFrame(told, pd.Index(times, name="times chance")).round(1).assign(word=words)

# %% [markdown]
# One unlike year is no trend, however far out it lies. Four years, or a gap among the five, give none; nor does a
# proportion of none or all, which has no log odds.

# %%
pd.Series(
    {
        "10, 10, 10, 10, 90 of 999": trend_marker([10, 10, 10, 10, 90], [999] * 5, "rate"),
        "four years": trend_marker(cases[1:], base[1:], "rate"),
        "a gap": trend_marker([994, 1_023, np.nan, 1_332, 1_367], base, "rate"),
        "none in a year": trend_marker([0, 1, 2, 3, 4], [20] * 5, "proportion"),
    }
).to_frame("word")

# %% [markdown]
# **Around the pandemic.** Where one of the five years was out of the ordinary, as 2019-20 to 2021-22 were for recorded
# crime, the last three years together are set beside the three before those. The interval is made as that of a change in
# 3.5, with the φ and τ² of councils' differences of the same kind. What is "not different" is told as "no change".

# %%
crimes = counts.loc["recorded_crime"][councils.index]
lately = crimes.loc["2022-23":"2024-25"].sum(), june.loc[["mid-2022", "mid-2023", "mid-2023"]].sum()
earlier = crimes.loc["2016-17":"2018-19"].sum(), june.loc["mid-2016":"mid-2018"].sum()
moved, chance = change_on_scale(lately, earlier, "rate")
usual = dispersion_of_changes(moved.to_numpy()[np.newaxis], chance.to_numpy()[np.newaxis])
difference, *by_chance = rates_change(*lately, *earlier, multiplier=10_000)
times = times_chance((usual.clustering, usual.between), chance)
lower, upper = widened(difference, by_chance, times, usual.freedom)

# %%
told = pd.DataFrame({"times chance": times, "difference": difference, "lower": lower, "upper": upper}).round(1)
told.assign(word=change_words(difference, lower, upper)).loc[["Glasgow City", "Midlothian", "East Renfrewshire"]]

# %% [markdown]
# ## Control charts of quarters
#
# *Does a quarter vary as quarters always do, or is there something to explain?* The chart holds the last 24 quarters since
# its line last began anew [13]. Mean and limits are those of the quarters before the last four. These are people still
# waiting for treatment who had waited three weeks or less, a row for each area or region; the line began anew in 2020-21 Q3.

# %%
from cjreport.measures import SMALL_BASE

waits = held.loc["treatment_waits"].drop(index="S92000003", level="area_code").loc["2020-21 Q3":]
part, whole = (waits[name].unstack("period") for name in ("numerator", "denominator"))
charted = whole.count(axis=1).ge(12) & whole.median(axis=1).ge(SMALL_BASE)
part, whole = part[charted], whole[charted]
f"{len(whole)} places with 12 quarters or more, {whole.columns[0]} to {whole.columns[-1]}"

# %% [markdown]
# **Limits follow how many people a quarter is of**, as in Laney's P′ and U′ charts [23]. On the scale y = 2 arcsin √p (rates:
# 2√u) chance has the standard deviation 1/√n; z = (y - mean) √n. **ρ**, how far a quarter resembles the one before, is
# estimated over all places together: with r, the mean product of neighbours of series of n quarters, set to a variance of 1,
# it is (n r + 1)/(n - 3), which puts the bias of short series right [24]. A test must tell it, or it is taken for 0.

# %%
from cjreport.measures import carried_over, pooled_autocorrelation, scale_of
from cjreport.measures.statistics.quarters.quarters_chart import usual_z

scale = scale_of("proportion", [1])
z = np.array([*map(usual_z, (part / whole).to_numpy(), whole.to_numpy(), len(whole) * [scale])])
found = pooled_autocorrelation(z)
carried = carried_over(found)
f"ρ {found.estimate:.2f}, p {found.p_value:.4f}: {carried:.2f} is carried over"

# %% [markdown]
# σ is the mean moving range of z over 1.128, without ranges of 3.267 times the mean one and more, and at least 1. **w** makes
# one quarter in a hundred lie outside by chance: t √(1 + (1 + ρ)/(1 - ρ)/m), with t of Student at 99.5% on 0.605 (m - 1)
# degrees of freedom, for m quarters [25]. The limits, turned back into per cent, are
#
#     mean ± w σ / √(1 - ρ) / √n

# %%
from cjreport.measures.statistics.quarters.prime_charts import sigma_of
from cjreport.measures.statistics.quarters.quarters_chart import limits_width

to_march = whole.loc[:, :"2024-25 Q4"].columns
people, part_of = (table.loc["S12000049", to_march].to_numpy() for table in (whole, part))
share = part_of / people
own = usual_z(share, people, scale)
baseline = np.isfinite(own)
sigma, width = sigma_of(own, baseline), limits_width(baseline.sum(), carried)
f"{baseline.sum()} quarters, σ {sigma:.2f}, w {width:.2f}, 1 - ρ {1 - carried:.2f}"

# %%
mean = np.average(scale.to(share[baseline]), weights=people[baseline])
apart = width * sigma / np.sqrt(1 - carried) / np.sqrt(people[-1])
lower, upper = 100 * scale.back(mean + apart * np.array([-1, 1]))
f"mean {mean:.3f}, √{people[-1]:.0f} is {np.sqrt(people[-1]):.0f}, {lower:.1f}% to {upper:.1f}%"

# %%
from cjreport.inputs.periods import label
from cjreport.measures import chart_quarters

chart = chart_quarters(share, people, scale, carried)
percents = {"%": 100 * share, "lower": 100 * chart.lower, "upper": 100 * chart.upper}
glasgow = pd.DataFrame({"people": people.astype(int), **percents}, to_march).round(1).assign(point=chart.points)
f"up to {label(to_march[-1])}: mean {100 * chart.mean:.1f}%; trial limits: {chart.trial}"

# %%
glasgow.iloc[[0, 2, 3, 4, -3, -2, -1]]

# %% [markdown]
# Where ρ is told nothing but the limits is read. Elsewhere a quarter is special as well if it is one of seven in a row that
# rise, or fall; one of two in three near one limit, with all three on that side of the mean; or one of nine in a row on one
# side of it. Here every quarter is of 100 people, and from the tenth on five more of them start in time. Fewer than twelve
# quarters make no chart.

# %%
steady = np.array([79, 80, 78, 79, 80, 79, 78, 80, 79, 84, 85, 84, 83, 84, 85, 84, 83, 84]) / 100
few = chart_quarters(steady[:11], np.full(11, 100), scale)
alone, alike = (chart_quarters(steady, np.full(18, 100), scale, rho) for rho in (0.0, 0.43))
last = {"ρ 0": alone.rules[-1], "ρ 0.43": alike.points[-1], "eleven quarters": few.points[-1]}
pd.Series(last).to_frame("last quarter")

# %% [markdown]
# Laney's own chart, on the natural scale and three standard deviations wide, is there for others [23]. By hand, with shares
# of a half: z is -2, 2, -1 and 1, its mean moving range 3 and σ 3/1.128.

# %%
from cjreport.measures import assurance, p_prime

by_hand = p_prime([180, 220, 45, 55], [400, 400, 100, 100])
target = assurance(chart.lower[-1], chart.upper[-1], 0.9, "higher")
f"σ {by_hand.sigma_z:.2f}, {by_hand.lower.round(3).tolist()}; Glasgow's limits beside a target of 90%: {target}"

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
shown = np.concatenate([table.ravel(), table.sum(axis=1), table.sum(axis=0)])
known = {"shown_from": shown, "shown_to": shown, "gap": np.zeros(24, int), "needed": np.full(24, 3)}
known |= {"floor": np.zeros(24), "ceiling": np.full(24, np.inf), "cost": np.log2(1 + shown), "relations": sums}
attack = Attack(CountTable(shown, **known), np.append(hidden, np.zeros(8, bool)))
more = attack.widened(1)
besides = shown[more.suppressed & ~attack.suppressed].tolist()
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
from cjreport.measures import in_widths

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
from cjreport.measures import class_limits

values = [264, 300, 380, 390, 410, 470, 520, 545, 560, 640, 829]
quartiles = np.quantile(values, [0.25, 0.5, 0.75])
limits = [*quartiles, *class_limits(values), *class_limits([90, 100, 100, 100, 100])]
pd.Series(limits).map("{:g}".format).tolist()

# %% [markdown]
# ## What to expect where cases are rare
#
# *One year of a small area says little; what do all areas together say of it?* A **shrunken estimate** is the area's rate
# r, drawn towards that of all areas by as much as chance has made it differ. With the pooled rate m, the variance v of
# underlying rates by moments [26], and the base n:
#
#     m + (r - m) v / (v + m/n)
#
# The area's counts of the last five years are taken together, those out of the ordinary left out. The interval is that of a
# gamma distribution [27], in which it counts that rare events do not tell v well. The **next
# year's count**, if nothing changes, is negative binomial then.

# %%
from cjreport.measures import expected_counts, shrunken_rates, underlying_rates

five = counts.loc["drug_deaths"].loc["2020":"2024", councils.index].sum()
exposed = counts.loc["population_all_ages"].loc["mid-2020":"mid-2023", councils.index].sum()
people = counts.loc["population_all_ages", "mid-2023"][councils.index]
exposed += people  # for 2024 the estimate of mid-2023 is carried forward
estimate, following = shrunken_rates(five, exposed, 100_000), expected_counts(five, exposed, people)
mean, variance = underlying_rates(five, exposed)
f"{100_000 * mean:.1f} per 100,000, standard deviation of underlying rates {100_000 * variance**0.5:.1f}"

# %%
deaths = counts.loc["drug_deaths", "2024"][councils.index]
drugs = pd.DataFrame({"expected": people * deaths.sum() / people.sum(), "deaths": deaths, "in five years": five})
drugs["rate"] = 100_000 * deaths / people
drugs = drugs.assign(shrunken=estimate.rates, lower=estimate.lower, upper=estimate.upper)
drugs = drugs.assign(next_from=following.lower, next_to=following.upper)
whole_numbers = dict.fromkeys(["deaths", "in five years", "next_from", "next_to"], int)
some = ["Orkney Islands", "Shetland Islands", "Clackmannanshire", "Glasgow City"]
drugs.loc[some].round(1).astype(whole_numbers).astype(str).T

# %% [markdown]
# Where areas differ by no more than chance each is given the rate of all. Figures are of several areas: one alone is
# refused.

# %%
alike = shrunken_rates([4, 5, 6], [10_000, 10_000, 10_000], 10_000)
alike.rates.tolist(), str(refused(shrunken_rates, 4, 10_000).exception())

# %% [markdown]
# ## For other figures: standardised rates, and intervals without counts
#
# *What would an area's rate be if its people were of other ages?* A directly standardised rate weighs the rate of each
# stratum by the people of a standard population, with Dobson's interval [28]: that of the count of all events, drawn out
# to the rate's standard error. With events x, people n and shares of the standard w of each stratum, and X events in all,
# of limits L and U (3.2):
#
#     rate = Σ w x/n,   from  rate - √(Σ w² x/n² / X) (X - L)  to  rate + √(Σ w² x/n² / X) (U - X)
#
# These are deaths in nineteen age groups; PHEindicatormethods [10] publishes 8283.016, 6570.819 to 10289.65 for them.

# %%
from cjreport.measures import EUROPEAN_STANDARD_POPULATION_2013 as STANDARD
from cjreport.measures import direct_rate

ages = [*STANDARD]
deaths = pd.Series([1, 1, 0, 0, 0, 1, 1, 3, 3, 3, 3, 10, 10, 10, 10, 8, 8, 8, 8], ages)
people = pd.Series([30, 35, 35, 35, 40, 40, 45, 50, 50, 50, 60, 60, 70, 75, 70, 60, 20, 20, 15], ages)
told = direct_rate(deaths, people, STANDARD, multiplier=100_000)
f"{deaths.sum()} deaths among {people.sum()} people: {told.value:.1f}, {told.lower:.1f} to {told.upper:.1f}"

# %% [markdown]
# Of fewer than ten events there is no such rate. Strata are joined by their names, whatever their order, and must be the same.

# %%
nine = direct_rate(pd.Series([*10 * [0], *9 * [1]], ages), people, STANDARD)
nine.events, nine.value, nine.reason, str(refused(direct_rate, deaths, people.drop("90+"), STANDARD).exception())

# %% [markdown]
# *Are there more events than its people's ages would give?* An indirectly standardised ratio is an area's events over those
# that the standard's rates would give its people; its interval is that of the count (3.2). Times the crude rate of the
# standard it is a rate. Here it is 0.02372 by the package esda, whose crude rate is of two standards together, 725 events
# among 7,600.

# %%
from cjreport.measures import indirect_ratio

strata = [*"abcd"]
people, events, base = [1_000, 1_000, 1_100, 900], [100, 45, 120, 100], [1_000, 900, 1_000, 900]
ratio = indirect_ratio(95, *(dict(zip(strata, each, strict=True)) for each in (people, events, base)))
rate = ratio.value * 725 / 7_600
f"{ratio.expected:.0f} expected: {ratio.value:.3f}, {ratio.lower:.3f} to {ratio.upper:.3f}; rate {rate:.5f}"

# %% [markdown]
# *What can be said of figures that are published with an interval alone?* Its width is 3.92 standard errors, on the
# logarithmic scale for ratios [21]. Two can be compared, by the root of the sum of squares of their standard errors. The
# ratio of 0.67 (0.46 to 0.98) to 0.88 (0.71 to 1.08) is published as 0.76, 0.49 to 1.17 (BMJ 2003;326:219), and the P value
# of 0.81 (0.70 to 0.94) as 0.005 [21].

# %%
from cjreport.measures import interval_p_value, interval_standard_error, published_ratio

errors = interval_standard_error([0.46, 0.71], [0.98, 1.08], scale="log")
ratio, lower, upper = published_ratio(0.67, errors[0], 0.88, errors[1])
p_value = interval_p_value(0.81, 0.70, 0.94, scale="log")
f"{ratio:.2f}, {lower:.2f} to {upper:.2f}; of 0.81 (0.70 to 0.94) p is {p_value:.3f}"

# %% [markdown]
# Years are followed by a weighted slope, as in 3.9, whose interval is as wide as the years scatter.

# %%
from cjreport.measures import published_slope, published_trends

values, lower = np.array([24.67, 24.6, 28, 30.2, 30.6]), np.array([23.16, 23.15, 26.44, 28.63, 28.98])
upper = np.array([26.25, 26.19, 29.64, 31.9, 32.25])
slope = published_slope(values, interval_standard_error(lower, upper))
f"{slope.slope:.2f} a year, {slope.lower:.2f} to {slope.upper:.2f}: {published_trends([values], [lower], [upper])[0]}"

# %% [markdown]
# How areas differ is DerSimonian and Laird's variance between them [12]: with w = 1/s², Q = Σw(y - ȳ)² and k areas
#
#     τ² = (Q - (k - 1)) / (Σw - Σw²/Σw)
#
# These are the log risk ratios of thirteen trials of a vaccine, for which the package metafor has a τ² of 0.3088 and a mean
# of -0.7141. The spread of fewer than three is not told.

# %%
from cjreport.measures import published_among_areas

ratios = [-0.8893, -1.5854, -1.3481, -1.4416, -0.2175, -0.7861, -1.6209, 0.012, -0.4694, -1.3713, -0.3394, 0.4459]
ratios = [*ratios, -0.0173]
variances = [0.3256, 0.1946, 0.4154, 0.02, 0.0512, 0.0069, 0.223, 0.004, 0.0564, 0.073, 0.0124, 0.5325, 0.0714]
told, of_two = (published_among_areas(ratios[:k], np.sqrt(variances[:k])) for k in (13, 2))
f"mean {told.mean:.2f}, τ² {told.between:.2f}, another {told.lower:.2f} to {told.upper:.2f}; of two: {of_two.between}"

# %% [markdown]
# ## Error rates
#
# *How often is a word told where there is nothing to tell?* Here nothing changes over four years, 500 times over: councils
# have 25 cases per 10,000 people, and counts that vary 4 times as much as by chance. Of how many councils is a change told in
# the last year, by chance alone and by the interval of 3.5?

# %%
random = np.random.default_rng(20242)
people = crime["people"].to_numpy(dtype=float)
drawn = random.negative_binomial(25 * people / 10_000 / (4 - 1), 1 / 4, (500, 4, 32)).astype(float)
now, before = drawn[:, :0:-1], drawn[:, -2::-1]
moved, chance = change_on_scale((now, people), (before, people), "rate")
usual = dispersion_of_changes(moved, chance)
difference, *by_chance = rates_change(now[:, 0], people, before[:, 0], people)
spread = usual.clustering[:, np.newaxis], usual.between[:, np.newaxis]
limits = widened(difference, by_chance, times_chance(spread, chance[:, 0]), usual.freedom[:, np.newaxis])

# %%
told = (np.isin(change_words(difference, *each), ["higher", "lower"]).mean() for each in (by_chance, limits))
pd.Series({"by chance alone": next(told), "by 3.5": next(told)}).map("{:.1%}".format).to_frame("told of councils")
