"""Suppressing small counts, and as few others as it takes, before anything is shown.

First every count that the policy calls small is suppressed: primary suppression. Then, as long as somebody could work a
suppressed count out of what is left (attack.py), the counts are suppressed that cost the least information: secondary
suppression. What is left is attacked once more, and the log says what an attacker can reach. What cannot be protected
is an error: nothing is published.
"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
import pandas as pd

from cjreport.errors import DisclosureError, Problem
from cjreport.inputs.figures.columns import FIGURES, KEY
from cjreport.inputs.figures.statuses import Status
from cjreport.measures.combining.pooling import KEY as POOL_KEY
from cjreport.measures.combining.pooling import summed
from cjreport.measures.disclosure.attack import ARRAYS, Attack, Table, components
from cjreport.measures.disclosure.margins import (
    OF_COUNTS,
    Count,
    Counts,
    counts_in_question,
    known_relations,
    with_not_supplied,
)
from cjreport.measures.disclosure.primary_suppression import Rule, known_of, primary_rules, shown, suppressed_range

if TYPE_CHECKING:
    from collections.abc import Collection, Iterator, Mapping, Sequence

    from cjreport.inputs.registers.policy import Policy, Profile
    from cjreport.measures.combining.places import Places
    from cjreport.measures.disclosure.attack import Flags, Relation

LOG = [*KEY, "count", "rule", "suppresses", "lowest", "highest", "needed", "knows"]
"""The control log's columns, a row a suppressed count: no count is in it, only the range that an attacker can reach.

*knows* says whether that attacker knows of each suppressed count why it is suppressed."""


@dataclass(frozen=True)
class Protected:
    """Figures that may be shown, and the log of what was suppressed."""

    figures: pd.DataFrame
    log: pd.DataFrame


def protect(
    figures: pd.DataFrame,
    profiles: Mapping[tuple[str, str], Profile],
    kinds: Mapping[str, str],
    policy: Policy,
    places: Places,
) -> Protected:
    """Suppress what the policy says, and what it takes so that none of it can be worked out.

    *figures* are observations, with a column *released* where earlier reports have shown some of them; *profiles* gives
    the profile of each source and indicator that is controlled, *kinds* the kind of each indicator. The joint
    partnerships' controlled counts are added as rows. Raises DisclosureError with every count that cannot be protected.
    """
    under = [profiles.get(pair) for pair in zip(figures["source"], figures["indicator"], strict=True)]
    figures = figures.assign(profile=pd.Series(under, index=figures.index, dtype=object))
    figures = figures.assign(released=figures["released"].astype(object) if "released" in figures else False)
    figures = figures.astype(dict.fromkeys(FIGURES, float))
    if figures["profile"].isna().all():
        return Protected(figures.drop(columns=["profile", "released"]), pd.DataFrame(columns=LOG))
    figures = pd.concat([figures, partnership_rows(figures, kinds, places)], ignore_index=True)
    counts = with_not_supplied(counts_in_question(figures, kinds, policy), places)
    # Of covers that cost alike the first is taken: in order, the same figures always hide the same counts.
    counts = dict(sorted(counts.items()))
    rules = primary_rules(counts, policy)
    entries: list[tuple[object, ...]] = []
    problems: list[Problem] = []
    relations = known_relations(counts, policy, places, figures, kinds)
    for table, ats in tables(counts, rules, relations):
        attack = withstood(table, np.array([at in rules or not counts[at].printed for at in ats]))
        for cell in np.flatnonzero(attack.suppressed & (table.needed > 0)).tolist():
            at, why = ats[cell], rules.get(ats[cell], Rule.SECONDARY)
            if not attack.is_safe(cell):
                problems.append(_not_protected(at, attack.seen[cell]))
            if counts[at].printed:
                knows = attack.table is table
                entries.append((*at, why, suppressed_range(counts[at]), *attack.reach(cell), table.needed[cell], knows))
    if problems:
        raise DisclosureError(*problems)
    log = pd.DataFrame(entries, columns=LOG).sort_values(LOG[:4], ignore_index=True)
    shown = without_suppressed(rounded(figures, kinds), log, policy)
    return Protected(shown.drop(columns=["profile", "released"]), log)


def partnership_rows(figures: pd.DataFrame, kinds: Mapping[str, str], places: Places) -> pd.DataFrame:
    """Add up the controlled counts of each joint partnership's areas, where every one of them has the count."""
    pairs = [(code, member, len(members)) for code, members in places.partnerships.items() for member in members]
    counted = figures["indicator"].map(kinds).isin(["count", "rate", "proportion"]) & figures["numerator"].notna()
    rows = figures[counted & figures["profile"].notna()]
    rows = rows.merge(pd.DataFrame(pairs, columns=["pool", "area_code", "members"]), on="area_code")
    joint = summed(rows).join(rows.groupby(POOL_KEY).agg(profile=("profile", "first"))).reset_index()
    joint = joint[joint["areas"] == joint["members"]].rename(columns={"pool": "area_code"})
    given = pd.MultiIndex.from_frame(joint[KEY]).isin(pd.MultiIndex.from_frame(figures[KEY]))
    return joint[~given].drop(columns=["areas", "members"])


def tables(
    counts: Counts, rules: Mapping[Count, Rule], relations: Sequence[Relation]
) -> Iterator[tuple[Table, list[Count]]]:
    """Give the counts that hang together, for each set of them that has one to suppress, with what is known of them.

    *relations* number the counts in the order of *counts*.
    """
    ats = list(counts)
    known = [known_of(counts[at], rules.get(at)) for at in ats]
    arrays = {name: np.array(column) for name, column in zip(ARRAYS, zip(*known, strict=True), strict=True)}
    everything = Table(**arrays, relations=())
    groups = components(len(ats), relations)
    group_of = {int(cell): n for n, cells in enumerate(groups) for cell in cells}
    within: dict[int, list[Relation]] = {}
    for relation in relations:
        within.setdefault(group_of[relation.cells[0]], []).append(relation)
    for n, cells in enumerate(groups):
        if any(ats[cell] in rules for cell in cells):
            yield everything.part(cells, within.get(n, [])), [ats[cell] for cell in cells]


def withstood(table: Table, primary: Flags) -> Attack:
    """Suppress what it takes to withstand the strongest attacker or, where nothing can, one who does not know why.

    A sum that is itself small tells such an attacker too much of its parts, however much is suppressed.
    """
    attack = secondary_suppression(table, primary)
    beaten = next(_unsafe(attack), None) is not None
    return secondary_suppression(table.without_reasons(), primary) if beaten else attack


def secondary_suppression(table: Table, primary: Flags) -> Attack:
    """Suppress more counts, the least information first, until every suppressed one is safe or nothing helps.

    What is not needed in the end is shown after all, the most informative first.
    """
    attack, hopeless = Attack(table, primary), set[int]()
    while (cell := next(_unsafe(attack, hopeless), None)) is not None:
        wider = attack.widened(cell)
        if wider is None:
            hopeless.add(cell)
        attack = wider or attack
    secondary = np.flatnonzero(attack.suppressed & ~primary)
    for spared in secondary[np.argsort(-table.cost[secondary], kind="stable")]:
        suppressed = attack.suppressed.copy()
        suppressed[spared] = False
        narrower = Attack(table, suppressed)
        attack = attack if next(_unsafe(narrower, hopeless), None) is not None else narrower
    return attack


def _unsafe(attack: Attack, hopeless: Collection[int] = ()) -> Iterator[int]:
    for cell in np.flatnonzero(attack.suppressed & (attack.table.needed > 0)).tolist():
        if cell not in hopeless and not attack.is_safe(cell):
            yield cell


def _not_protected(at: Count, seen: set[int]) -> Problem:
    could = " or ".join(map(str, sorted(seen)))
    return Problem(
        f"the {at.part} of {at.indicator} for {at.area}, {at.period} can be worked out: it can only be {could}",
        "Leave out the public figure that gives it away, or have params/disclosure.yaml hide more of this indicator.",
    )


def rounded(figures: pd.DataFrame, kinds: Mapping[str, str]) -> pd.DataFrame:
    """Round the counts of every row whose profile says so, and leave what is worked out from them to be so later."""
    figures = figures.copy()
    chosen = figures["profile"].map(lambda profile: not pd.isna(profile) and profile.round_to > 1).astype(bool)
    of_counts = figures["indicator"].map(kinds).isin(OF_COUNTS)
    for part, concerned in (("numerator", chosen), ("denominator", chosen & of_counts)):
        rows = concerned & figures[part].notna()
        figures.loc[rows, part] = [
            float(shown(number, profile))
            for number, profile in zip(figures.loc[rows, part], figures.loc[rows, "profile"], strict=True)
        ]
    ratios = figures["numerator"] / figures["denominator"].where(figures["indicator"].map(kinds) == "ratio")
    return figures.assign(value=figures["value"].mask(chosen & figures["numerator"].notna(), ratios))


def without_suppressed(figures: pd.DataFrame, log: pd.DataFrame, policy: Policy) -> pd.DataFrame:
    """Empty every suppressed count, and every rate, share or ratio made of it, and mark their rows as suppressed."""
    figures, at = figures.copy(), pd.MultiIndex.from_frame(figures[KEY])
    suppressed = {Count(*row) for row in log[[*KEY, "count"]].itertuples(index=False)}
    made_of = {
        Count(share.share, count.area, count.period, "value")
        for share in policy.shares
        for count in suppressed
        if count in {count.named(share.part), count.named(share.whole)}
    }
    for part in FIGURES:
        rows = at.isin([count[:3] for count in suppressed | made_of if count.part == part])
        rows &= figures["profile"].notna()
        figures.loc[rows, list({part, "value"})] = np.nan
        figures.loc[rows, "status"] = Status.SUPPRESSED
    return figures
