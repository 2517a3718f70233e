"""What pictures over time share: where a series breaks, what was out of the ordinary, what may still change."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cjreport.inputs.periods import financial_year, label
from cjreport.measures.frame.lookup import Address
from cjreport.measures.thresholds import are_mostly_small
from cjreport.present.charts.time_axes import STATE_WORDS, FigureState, TimeAxis
from cjreport.present.pictures.shared import missing, too_few
from cjreport.present.text.phrases import capital, listed

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Sequence

    from cjreport.inputs.registers.frameworks import Indicator
    from cjreport.measures.frame.lookup import Row
    from cjreport.present.blocks import Callout
    from cjreport.present.figures import Figures

PERIODS_SHOWN = 24
"""At most this many periods on a line: six years of quarters."""
FEW = 3
"""Up to this many periods are named one by one."""
POINTS_FOR_CHART = 3
"""With fewer figures than this there is nothing to follow over time."""


def not_drawn(figures: Figures, indicator: Indicator) -> Callout | None:
    """Say what stands in the place of a picture over time where the area has too little to draw."""
    if not figures.is_current(indicator.id):
        return missing(figures, indicator)
    own = rows_of(figures, indicator.id, figures.inputs.area.code, figures.periods(indicator.id)[-PERIODS_SHOWN:])
    few = indicator.kind == "proportion" and are_mostly_small([row["denominator"] for row in own if row])
    return too_few(figures, indicator) if few else None


def rows_of(figures: Figures, name: str, code: str, periods: Iterable[str]) -> list[Row | None]:
    """Give a place's row of each period, None where it has none."""
    return [figures.at(Address(name, code, period)) for period in periods]


def time_of(indicator: Indicator, periods: Sequence[str]) -> TimeAxis:
    """Say of the periods shown where the indicator's series begins anew, and which were out of the ordinary."""
    breaks = {each.period: each.words for each in indicator.breaks if each.period in periods[1:]}
    disturbed = indicator.care.periods if indicator.care else ()
    return TimeAxis(periods, breaks, frozenset(period for period in periods if financial_year(period) in disturbed))


def time_notes(indicator: Indicator, time: TimeAxis) -> Iterator[str]:
    """Say what the grey ground and the upright lines of a chart stand for."""
    if time.unusual and indicator.care:
        yield f"Grey ground: {indicator.care.words}"
    for period, new in time.breaks.items():
        yield f"With {label(period)} the series begins anew ({new}): compare figures across it with care."


def states_among(rows: Iterable[Row | None]) -> tuple[FigureState, ...]:
    """Give each figure's state: whether its status says that it may still change."""
    known: dict[str, FigureState] = {state: state for state in STATE_WORDS}
    return tuple(known.get(row["status"], "settled") if row else "settled" for row in rows)


def unsettled_words(name: str, states: Sequence[FigureState], time: TimeAxis) -> str:
    """Say which of a series' figures may still change, or are unusual; *name* is the series', if there are others."""
    held = {
        state: [label(period) for period, of in zip(time.periods, states, strict=True) if of == state]
        for state in STATE_WORDS
    }
    lead = f"{name}, " if name else ""
    return " ".join(f"{capital(lead + STATE_WORDS[state])}: {_which(known)}." for state, known in held.items() if known)


def _which(periods: list[str]) -> str:
    return listed(periods) if len(periods) <= FEW else f"{len(periods)} periods, the last {periods[-1]}"
