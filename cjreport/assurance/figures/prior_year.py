"""Is a figure of an earlier year what was stated or released then?"""

from __future__ import annotations

from math import isnan
from typing import TYPE_CHECKING, NamedTuple

from cjreport.assurance.figures.arithmetic import name_of
from cjreport.assurance.findings import Found
from cjreport.inputs.figures.released import Origin
from cjreport.inputs.figures.statuses import Status
from cjreport.measures.rounding import decimals_of, figure_in_short, in_full, rounded

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

    from cjreport.inputs.documents.common import StatedFigure
    from cjreport.inputs.figures.released import Release, Released
    from cjreport.inputs.files.yaml_text import Positions
    from cjreport.inputs.gather import Inputs

    Now = Callable[[str, str], Mapping[str, object] | None]
    """Gives an area's figure of an indicator and period as it is calculated now: numerator, value, status, source."""


def changed_since_stated(inputs: Inputs) -> Iterator[Found]:
    """List the figures of earlier years that an earlier return stated otherwise, and that are not marked as revised."""
    explained = {(revision.figure, revision.period) for revision in inputs.the_return.revisions}
    for number, figure in enumerate(inputs.the_return.figures):
        if (figure.id, figure.period) in explained or figure.status == Status.REVISED.value:
            continue
        if (then := stated_before(inputs, figure)) and differ(figure, then.figure):
            what = f"{name_of(figure)} {then.words} and is stated as {figure_in_short(figure)} here ({_source(figure)})"
            yield Found("prior-year", ("figures", number, "id"), f"{figure.id}, {figure.period}", what)


class StatedBefore(NamedTuple):
    """A figure as the return for an earlier *period* stated it, and where in that return."""

    period: str
    figure: StatedFigure
    place: int
    positions: Positions

    @property
    def words(self) -> str:
        """Say what was stated, where, and on what source."""
        where = f"line {self.positions.line(('figures', self.place, 'id'))}"
        stated = f"{figure_in_short(self.figure)} in the return for {self.period}"
        return f"was stated as {stated} ({where}; {_source(self.figure)})"


def stated_before(inputs: Inputs, figure: StatedFigure) -> StatedBefore | None:
    """Give how the latest of the earlier returns that has the figure stated it."""
    for period, before in reversed([*inputs.earlier.items()]):
        for number, then in enumerate(before.document.figures):
            if (then.id, then.period) == (figure.id, figure.period):
                return StatedBefore(period, then, number, before.positions)
    return None


def differ(now: StatedFigure, then: StatedFigure) -> bool:
    """Whether two statements of a figure do not agree in what both give."""
    pairs = ((now.count, then.count), (now.base, then.base), (now.value, then.value))
    return any(a is not None and b is not None and a != b for a, b in pairs)


def _source(figure: StatedFigure) -> str:
    return f"source: {figure.source}" if figure.source else "no source given"


def unlike_official(figures: Sequence[StatedFigure], now: Now) -> Iterator[Found]:
    """List the stated figures of an indicator that differ from the one that is held of it."""
    for number, figure in enumerate(figures):
        row = now(figure.measure, figure.period) if figure.measure else None
        if row is None or row["status"] == Status.SUPPRESSED:
            continue
        official = (_number(row["numerator"], figure.count), _number(row["value"], figure.value))
        if differ(figure, figure.model_copy(update={"count": official[0], "base": None, "value": official[1]})):
            held = " or ".join(in_full(value) for value in official if value is not None)
            stated = f"{name_of(figure)} is stated as {figure_in_short(figure)}"
            what = f"{stated}; the figure held is {held} (source: {row['source']})"
            yield Found("official-figure", ("figures", number, "id"), f"{figure.id}, {figure.period}", what)


def _number(held: object, stated: float | None) -> float | None:
    """Give a figure that is held as it would be stated, with as many decimals; None where it is not stated."""
    if stated is None or not isinstance(held, float) or isnan(held):
        return None
    return float(rounded(held, decimals_of(stated)))


def changed_since_released(inputs: Inputs, releases: Sequence[Release], now: Now) -> Iterator[Found]:
    """List figures that a released report showed otherwise or that are hidden now, with no word of why.

    *releases* are the last versions of this report and of earlier ones; the latest that shows a figure counts.
    """
    explained = {(revision.figure, revision.period) for revision in inputs.the_return.revisions}
    released = ((release, figure) for release in releases for figure in release.figures)
    shown = {(f.figure, f.period): (release, f) for release, f in released if f.kind == Origin.CALCULATED}
    for key, (release, then) in shown.items():
        row = now(*key)
        if row is None or key in explained or row["status"] == Status.REVISED or then.status == Status.PROVISIONAL:
            continue
        about, title = f"{key[0]}, {key[1]}", inputs.library.indicators[key[0]].title
        when = f"the report for {release.period}, version {release.version}"
        if row["status"] == Status.SUPPRESSED and then.value is not None:
            yield Found("hidden-since", (), about, f'"{title}", {key[1]}, was shown in {when} and is hidden now')
        elif then.value is not None and isinstance(row["value"], float) and not _same(then, row):
            what = (
                f'"{title}" ({key[0]}), {key[1]}, was {in_full(rounded(then.value, 4))} in {when}, and is '
                f"{in_full(rounded(row['value'], 4))} now (source: {row['source']})"
            )
            yield Found("prior-year", (), about, what)


def _same(then: Released, row: Mapping[str, object]) -> bool:
    value = row["value"]
    return isinstance(value, float) and then.value is not None and abs(value - then.value) <= 1e-6 * max(1, abs(value))
