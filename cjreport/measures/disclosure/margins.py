"""The counts that disclosure control is about, and what anybody who knows the subject knows of them."""

from __future__ import annotations

from dataclasses import dataclass
from itertools import pairwise
from typing import TYPE_CHECKING, NamedTuple

import pandas as pd

from cjreport.inputs.figures.columns import FIGURES, KEY
from cjreport.inputs.periods import every_period, is_financial_year, quarters_of, span_of
from cjreport.measures.disclosure.attack import Relation

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping

    from cjreport.inputs.registers.policy import Policy, Profile
    from cjreport.measures.combining.places import Places

OF_COUNTS = ("proportion", "ratio")
"""Kinds of indicator whose denominator is a count of its own, not a population that all know."""


class Count(NamedTuple):
    """Which count: an indicator's in a place and period; the part of its row, or the rest that a share leaves out."""

    indicator: str
    area: str
    period: str
    part: str = "numerator"

    def named(self, name: str) -> Count:
        """Give the count of the same place and period that a policy's *name* means: "cpo_completion.denominator"."""
        indicator, _, part = name.partition(".")
        return self._replace(indicator=indicator, part=part or "numerator")

    @property
    def not_supplied(self) -> Count:
        """The count that a whole leaves for those of its areas that gave none."""
        return self._replace(part=f"{self.part} not supplied")


@dataclass(frozen=True)
class Held:
    """A count, the profile it is under (None: public whatever we do), and whether it stands in a row of its own.

    *released* is whether an earlier report showed it: then everybody knows it, whatever is suppressed now.
    """

    number: int
    profile: Profile | None
    printed: bool = True
    released: bool = False


Counts = dict[Count, Held]


def counts_named(counts: Counts, name: str) -> list[Count]:
    """List the counts, of every place and period, that a policy's *name* means."""
    return [at for at in counts if at == at.named(name)]


def counts_in_question(figures: pd.DataFrame, kinds: Mapping[str, str], policy: Policy) -> Counts:
    """List the counts of every indicator that has a controlled row, and of those that its margins tie it to.

    *figures* are observations with the columns *profile*, missing where a row passes, and *released*. A percentage
    printed with its base and without its part has a part that anybody can work out.
    """
    controlled = {*figures.loc[figures["profile"].notna(), "indicator"]}
    ties = [{name.split(".")[0] for name in names} for names in policy.ties]
    tied = controlled.union(*(tie for tie in ties if tie & controlled))
    counts: Counts = {}
    columns = [*KEY, *FIGURES, "profile", "released"]
    for indicator, area, period, *row in figures.loc[figures["indicator"].isin(tied), columns].itertuples(index=False):
        at, numbers, profile = Count(indicator, area, period), row[:3], None if pd.isna(row[3]) else row[3]
        for part, number in _parts_of(kinds[indicator], *numbers):
            counts[at._replace(part=part)] = Held(number, profile, part != "rest", released=row[4] is True)
    return counts


def _parts_of(kind: str, numerator: float, denominator: float, value: float) -> Iterator[tuple[str, int]]:
    shared = kind in OF_COUNTS and not pd.isna(denominator)
    if pd.isna(numerator) and shared and not pd.isna(value):
        numerator = value * denominator / (100 if kind == "proportion" else 1)
    if not pd.isna(numerator):
        yield "numerator", round(numerator)
    if shared:
        yield "denominator", round(denominator)
    if shared and kind == "proportion" and not pd.isna(numerator):
        yield "rest", round(denominator) - round(numerator)


def with_not_supplied(counts: Counts, places: Places) -> Counts:
    """Add what a place's count leaves for those of its members that have none: anybody can work that out."""
    left = {}
    for at, held in counts.items():
        members = [at._replace(area=member) for member in places.made_of.get(at.area, ()) if at.part != "rest"]
        known = [counts[member] for member in members if member in counts]
        spare = held.number - sum(each.number for each in known)
        if 0 < len(known) < len(members) and spare >= 0:
            profile = next((each.profile for each in known if each.profile), None)
            left[at.not_supplied] = Held(spare, profile, printed=False)
    return counts | left


def known_relations(
    counts: Counts, policy: Policy, places: Places, figures: pd.DataFrame, kinds: Mapping[str, str]
) -> list[Relation]:
    """List every sum, order and share of counts that somebody might know, as far as it holds in them.

    Sums of places, of periods and of the policy's margins; a share's part and rest; stages; percentages in rows of
    *figures* that pass. A sum that does not come out, as where some cases have no known area, is still known not to be
    less than its parts.
    """
    place = {at: n for n, at in enumerate(counts)}
    found = [
        *_sums(counts, _place_sums(counts, places)),
        *_sums(counts, _period_sums(counts), exact=True),
        *_sums(counts, _margin_sums(counts, policy)),
        *_sums(counts, _share_sums(counts), exact=True),
        *_orders(counts, policy),
        *_shares(counts, policy, figures, kinds),
    ]
    return [
        Relation(tuple(place[at] for at in terms), factors, low, high)
        for terms, factors, low, high in dict.fromkeys(found)
    ]


Sum = tuple[Count, tuple[Count, ...]]
Known = tuple[tuple[Count, ...], tuple[float, ...], float, float]


def _sums(counts: Counts, sums: Iterable[Sum], *, exact: bool = False) -> Iterator[Known]:
    for whole, parts in sums:
        held = tuple(part for part in parts if part in counts)
        spare = counts[whole].number - sum(counts[part].number for part in held)
        terms, factors = (whole, *held), (1.0, *[-1.0] * len(held))
        if held and len(held) == len(parts) and spare == 0:
            yield terms, factors, 0, 0
        elif held and not exact and spare >= 0:
            yield terms, factors, 0, float("inf")


def _place_sums(counts: Counts, places: Places) -> Iterator[Sum]:
    for at in counts:
        members = [at._replace(area=area) for area in places.made_of.get(at.area, ())]
        yield at, tuple(each for each in (*members, at.not_supplied) if each in counts)


def _period_sums(counts: Counts) -> Iterator[Sum]:
    """Give years that are made of quarters, and spans that are made of years."""
    within: dict[str, tuple[str, ...]] = {}
    for at in counts:
        if at.period not in within:
            within[at.period] = _periods_within(at.period)
        if parts := within[at.period]:
            yield at, tuple(at._replace(period=part) for part in parts)


def _periods_within(period: str) -> tuple[str, ...]:
    if span := span_of(period):
        return tuple(every_period(*span))
    return tuple(quarters_of(period)) if is_financial_year(period) else ()


def _margin_sums(counts: Counts, policy: Policy) -> Iterator[Sum]:
    for margin in policy.margins:
        for at in counts_named(counts, margin.whole):
            yield at, tuple(at.named(part) for part in margin.parts)


def _share_sums(counts: Counts) -> Iterator[Sum]:
    for at in counts:
        if at.part == "rest":
            yield at._replace(part="denominator"), (at._replace(part="numerator"), at)


def _orders(counts: Counts, policy: Policy) -> Iterator[Known]:
    pairs = [pair for stages in policy.stages for pair in pairwise(stages)]
    for earlier, later in pairs:
        for at in counts_named(counts, earlier):
            after = at.named(later)
            if after in counts and counts[after].number <= counts[at].number:
                yield (at, after), (1.0, -1.0), 0, float("inf")


def _shares(counts: Counts, policy: Policy, figures: pd.DataFrame, kinds: Mapping[str, str]) -> Iterator[Known]:
    """Give what a public percentage tells of its counts: between which bounds its rounding leaves it."""
    for share in policy.shares:
        rows = figures[(figures["indicator"] == share.share) & figures["profile"].isna() & figures["value"].notna()]
        # a value of one decimal in a series of two is taken as exact to two
        decimals = max((len(f"{value:.10g}".partition(".")[2]) for value in rows["value"]), default=0)
        half, scale = 0.5 * 10.0**-decimals, 100.0 if kinds[share.share] == "proportion" else 1.0
        for area, period, value in rows[["area_code", "period", "value"]].itertuples(index=False):
            part, whole = (Count("", area, period).named(name) for name in (share.part, share.whole))
            if part in counts and whole in counts:
                spread = scale * counts[part].number - value * counts[whole].number
                if abs(spread) <= half * counts[whole].number:
                    yield (part, whole), (scale, half - value), 0, float("inf")
                    yield (part, whole), (scale, -half - value), -float("inf"), 0
