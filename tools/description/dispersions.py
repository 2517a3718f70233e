"""By how much the figures of each line change from year to year with nothing to tell, as a table."""

from __future__ import annotations

import math
from typing import TYPE_CHECKING

from cjreport.inputs.periods import ends, label
from cjreport.measures.combining.places import places_of
from cjreport.measures.disclosure.gate import protected_figures
from cjreport.measures.frame.calculate import figures_alone
from cjreport.measures.frame.comparing.changes import usual_changes
from cjreport.measures.frame.comparing.ordinary_periods import ordinary_periods

if TYPE_CHECKING:
    import pandas as pd

    from cjreport.inputs.library import Library
    from cjreport.inputs.registers.frameworks import Indicator

COUNTS = (100, 1000, 10_000)
"""Of so many cases in a year the usual change is told."""
HEADS = ("line", "up to", "φ", "τ²", *(f"of {count:,} cases, 95 in 100 within" for count in COUNTS))


def dispersions(library: Library) -> str:
    """Tell for the latest period of each whole line how councils' changes vary, and what that makes usual."""
    places, indicators = places_of(library), library.indicators
    measured = figures_alone(protected_figures(library).figures, indicators, places)
    usual = usual_changes(measured, ordinary_periods(indicators), places)
    known = usual[usual["mean"].notna()].reset_index()
    known = known.assign(end=known["period"].map(ends)).sort_values(["indicator", "end"]).groupby("indicator").last()
    rows = [HEADS, ["---"] * len(HEADS), *(_row(indicators[str(name)], row) for name, row in known.iterrows())]
    return "".join(f"| {' | '.join(row)} |\n" for row in rows)


def _row(line: Indicator, row: pd.Series) -> tuple[str, ...]:
    variances = (row["clustering"] * 2 / count + row["between"] for count in COUNTS)
    usual = (_usual(variance) if line.kind == "rate" else "" for variance in variances)
    return (line.title, label(row["period"]), f"{row['clustering']:.2f}", f"{row['between']:.4f}", *usual)


def _usual(variance: float) -> str:
    """Say between which changes, in per cent, 95 in 100 lie about what all areas did."""
    far = 1.96 * math.sqrt(variance)
    return f"-{100 * (1 - math.exp(-far)):.0f}% to +{100 * (math.exp(far) - 1):.0f}%"
