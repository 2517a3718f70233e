"""Of which kind a line's periods are: the register's frequency says it and, within that, what most of its rows have."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING

from cjreport.inputs.periods import kind_of

if TYPE_CHECKING:
    from collections.abc import Mapping

    import pandas as pd

    from cjreport.inputs.registers.frameworks import Indicator

YEARS, QUARTERS, SPANS = "financial years", "quarters", "spans of "


def kinds_of_lines(rows: pd.DataFrame, indicators: Mapping[str, Indicator]) -> dict[str, str]:
    """Give the kind of each line's periods; of a line that has none of its frequency, nothing is known."""
    counts: dict[str, Counter[str]] = {}
    for (line, period), held in Counter(zip(rows["indicator"], rows["period"], strict=True)).items():
        kind = kind_of(period)
        if _fits(kind, indicators[line].frequency):
            counts.setdefault(line, Counter())[kind] += held
    return {line: held.most_common(1)[0][0] for line, held in counts.items()}


def _fits(kind: str, frequency: str) -> bool:
    if frequency in {"quarter", "span"}:
        return kind == QUARTERS if frequency == "quarter" else kind.startswith(SPANS)
    return kind != QUARTERS and not kind.startswith(SPANS)


def are_whole_and_parts(kind: str, other: str) -> bool:
    """Whether periods of one kind are made of the other's: years of quarters, spans of years."""
    pairs = [(kind, other), (other, kind)]
    return any(pair == (YEARS, QUARTERS) or (pair[0].startswith(SPANS) and pair[0].endswith(pair[1])) for pair in pairs)


def of_their_kind(figures: pd.DataFrame, indicators: Mapping[str, Indicator]) -> pd.DataFrame:
    """Leave out the parts of a line's periods, such as the quarters beside its years: none passes for the whole."""
    kinds = kinds_of_lines(figures[figures["indicator"].isin([*indicators])], indicators)
    kind = figures["period"].map({period: kind_of(period) for period in figures["period"].unique()})
    meant = figures["indicator"].map(kinds)
    return figures[meant.isna() | (kind == meant)]
