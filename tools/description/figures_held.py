"""The figures held: of which lines, for which places and periods."""

from __future__ import annotations

from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple

from cjreport.inputs.figures.statuses import WITHOUT_FIGURE
from cjreport.inputs.periods import ends, every_period, year_before

if TYPE_CHECKING:
    from collections.abc import Hashable, Sequence

    import pandas as pd

    from cjreport.inputs.library import Library
    from cjreport.inputs.registers.frameworks import Framework, Indicator

REGIONS = {
    "health_board": "health boards",
    "adp": "alcohol and drug partnerships",
    "court_area": "groups of courts",
    "country": "Scotland as a whole",
}
"""What a line is taken for, where that is not each council area."""
RUN = 2
"""More periods than this that follow one another are written as a run."""
NAMED_PERIODS = 4
"""Up to so many periods with gaps between them are named one by one."""


class Entry(NamedTuple):
    """A line, and the framework whose indicator it is."""

    line: Indicator
    framework: Framework | None = None


@dataclass(frozen=True)
class Figures:
    """The figures held, and the places that have them."""

    library: Library
    observations: pd.DataFrame

    @cached_property
    def by_series(self) -> dict[Hashable, pd.DataFrame]:
        """The rows of each series that hold a figure, each with what kind of place it is for."""
        areas = self.library.areas
        kinds = {area.code: "council" for area in areas.all} | {region.code: region.kind for region in areas.regions}
        rows = self.observations
        rows = rows[~rows["status"].isin(WITHOUT_FIGURE)]
        rows = rows.assign(place=rows["area_code"].map(kinds).fillna("country"))
        return dict(iter(rows.groupby("indicator")))

    def of(self, entry: Entry) -> pd.DataFrame:
        """Give the rows that an entry has figures from: of a national indicator, those of its framework's years."""
        everything = self.by_series.get(entry.line.fed_by, self.observations.iloc[:0])
        if entry.framework is None:
            return everything
        after, until = ends(year_before(entry.framework.first_period)), entry.framework.last_period
        last_days = everything["period"].map(ends)
        return everything[(last_days > after) & (until is None or last_days <= ends(until or ""))]


def held(figures: Figures, entry: Entry) -> str:
    """Say for which places and periods figures are held."""
    rows = figures.of(entry)
    if rows.empty:
        earlier = entry.line.fed_by in figures.by_series
        return f"nothing in the framework's years; see `{entry.line.fed_by}`" if earlier else "nothing"
    places: dict[str, list[str]] = {}
    for kind in ("council", "health_board", "court_area", "adp", "country"):
        counts = rows[rows["place"] == kind].groupby("period").size()
        if len(counts):
            periods = in_words([str(period) for period in counts.index])
            places.setdefault(periods, []).append(place_words(kind, int(counts.min()), int(counts.max())))
    return "; ".join(f"{listed(names)}, {periods}" for periods, names in places.items())


def place_words(kind: str, least: int, most: int) -> str:
    """Say how many places of a kind have figures."""
    if kind == "country":
        return "Scotland"
    singular = {"council": "council", "adp": "joint partnership", "court_area": "group of courts"}
    plural = {"council": "councils", "adp": "joint partnerships", **REGIONS} | {"adp": "joint partnerships"}
    number = str(most) if least == most else f"{least} to {most}"
    return f"{number} {singular.get(kind, kind) if most == 1 else plural[kind]}"


def in_words(periods: Sequence[str]) -> str:
    """Write periods as a run, or one by one where there are gaps and few of them."""
    ordered = sorted(periods, key=ends)
    first, last = ordered[0], ordered[-1]
    if len(ordered) == 1:
        return first
    if len(ordered) > RUN and ordered == every_period(first, last):
        return f'every span from "{first}" to "{last}"' if " to " in first else f"{first} to {last}"
    return listed(ordered) if len(ordered) <= NAMED_PERIODS else f"{len(ordered)} of the periods from {first} to {last}"


def listed(names: Sequence[str]) -> str:
    """Write names as a list in words."""
    return " and ".join(filter(None, (", ".join(names[:-1]), names[-1])))
