"""Which periods of a line can be compared: none out of the ordinary, as the pandemic's were, nor across a break."""

from __future__ import annotations

from itertools import takewhile
from typing import TYPE_CHECKING, NamedTuple

from cjreport.inputs.periods import ends, financial_year, year_before
from cjreport.inputs.registers.frameworks import breaks_of, period_caveats_of
from cjreport.measures.statistics.trend import POINTS

if TYPE_CHECKING:
    from collections.abc import Mapping, Sequence

    from cjreport.inputs.registers.frameworks import Indicator, PeriodCaveat

TOGETHER = 3
"""So many years are taken together on either side of some that were out of the ordinary."""
MOST_BETWEEN = 5
"""More years than this are not bridged."""


class OrdinaryPeriods(NamedTuple):
    """When each line begins anew, and what is to be borne in mind of which of its periods, by its id."""

    breaks: Mapping[str, Sequence[str]]
    caveats: Mapping[str, PeriodCaveat]

    def all_hold(self, line: str, periods: Sequence[str]) -> bool:
        """Whether none of a line's *periods*, in order, is out of the ordinary, and no break lies among them."""
        return not any(self.is_out(line, period) for period in periods) and self.is_one_series(line, periods)

    def is_out(self, line: str, period: str) -> bool:
        """Whether a period, or the year that a quarter is of, was out of the ordinary for a line."""
        return line in self.caveats and financial_year(period) in self.caveats[line].periods

    def is_one_series(self, line: str, periods: Sequence[str]) -> bool:
        """Whether a line does not begin anew after the first and up to the last of *periods*."""
        first, last = ends(periods[0]), ends(periods[-1])
        return not any(first < ends(anew) <= last for anew in self.breaks.get(line, ()))

    def around_what_was_out(self, line: str, period: str) -> list[str]:
        """List the three years before those that were out of the ordinary, and the last three, which come after them.

        Empty where the last three do not follow upon such years, where one of the six was out of the ordinary itself,
        or where the line began anew.
        """
        lately = last_years(period, TOGETHER)
        until = last_years(year_before(lately[0]), MOST_BETWEEN)
        out = [*takewhile(lambda year: self.is_out(line, year), reversed(until))]
        if not out:
            return []
        years = [*last_years(year_before(out[-1]), TOGETHER), *lately]
        return years if self.all_hold(line, years) else []


def ordinary_periods(indicators: Mapping[str, Indicator]) -> OrdinaryPeriods:
    """Say what the register knows of lines' periods."""
    return OrdinaryPeriods(breaks_of(indicators), period_caveats_of(indicators))


def last_years(period: str, number: int = POINTS) -> list[str]:
    """List so many years up to *period*: a year without a figure is a gap, not skipped."""
    years = [period]
    while len(years) < number:
        years.append(year_before(years[-1]))
    return years[::-1]
