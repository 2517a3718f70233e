"""Which figures differ from those that were released before?"""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from cjreport.inputs.figures.released import Origin
from cjreport.inputs.figures.statuses import Status

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

    import pandas as pd

    from cjreport.inputs.documents.common import StatedFigure
    from cjreport.inputs.figures.released import Release, Released

SUPPRESSED = {"count": None, "base": None, "value": None, "status": Status.SUPPRESSED}
CLOSE = 1e-9
"""How far apart, in proportion, two figures may lie that are written with ten digits and are the same."""


@dataclass(frozen=True)
class Revised:
    """A figure that a release showed otherwise: as it was *then*, and the value that it has *now*, if it has one."""

    release: Release
    then: Released
    now: float | None
    status: str


def latest_of_each(releases: Sequence[Release]) -> tuple[Release, ...]:
    """Give the last version of each period's report, in the order of the periods."""
    return tuple({release.period: release for release in releases}.values())


def revised(
    releases: Sequence[Release], now: Callable[[str, str], Mapping[str, Any] | None], stated: Sequence[StatedFigure]
) -> Iterator[Revised]:
    """List the figures that the last release to show them showed otherwise.

    *now* gives the place's figure of an indicator and period, *stated* are those of its return.
    """
    shown = {(f.kind, f.figure, f.period): (r, f) for r in latest_of_each(releases) for f in r.figures}
    own = {(Origin.STATED, f.id, f.period): (_single(f), f.status) for f in stated}
    for (kind, figure, period), (release, then) in shown.items():
        if kind == Origin.CALCULATED and (row := now(figure, period)):
            current, status = row["value"], str(row["status"])
        elif (kind, figure, period) in own:
            current, status = own[kind, figure, period]
        else:
            continue
        value = None if current is None or current != current else float(current)  # noqa: PLR0124 (NaN is not itself)
        if _differ(then.value, value):
            # what is suppressed now is not told again, though it was shown then
            before = then.model_copy(update=SUPPRESSED) if status == Status.SUPPRESSED else then
            yield Revised(release, before, value, status)


def released_rows(own: pd.DataFrame, stated: Sequence[StatedFigure]) -> tuple[dict[str, str], ...]:
    """Give a place's figures, calculated and stated, as a release keeps them: as text, in the order of their keys."""
    measures = [
        _row(
            Origin.CALCULATED,
            (row.indicator, row.period),
            (row.numerator, row.denominator, row.value),
            (row.unit, row.status),
        )
        for row in own.itertuples()
    ]
    told = [_row(Origin.STATED, (f.id, f.period), (f.count, f.base, f.value), (f.unit, f.status)) for f in stated]
    return (*measures, *told)


def _row(kind: Origin, key: tuple[Any, Any], numbers: tuple[Any, Any, Any], words: tuple[Any, Any]) -> dict[str, str]:
    written = ["" if n is None or n != n else f"{n:.10g}" for n in numbers]  # noqa: PLR0124 (NaN is not itself)
    count, base, value = written
    unit, status = (str(word) for word in words)
    figure, period = (str(part) for part in key)
    return {
        "kind": kind.value,
        "figure": figure,
        "period": period,
        "count": count,
        "base": base,
        "value": value or (count if kind == Origin.STATED else ""),
        "unit": unit,
        "status": status,
    }


def _single(figure: StatedFigure) -> float | None:
    return figure.count if figure.value is None else figure.value


def _differ(then: float | None, now: float | None) -> bool:
    if then is None or now is None:
        return then is not now
    return abs(then - now) > CLOSE * max(1, abs(then))
