"""Disclosure control of the figures that a partnership states in its return."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cjreport.inputs.figures.statuses import Status
from cjreport.measures.rounding import rounded_to

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from cjreport.inputs.documents.common import StatedFigure
    from cjreport.inputs.registers.policy import Profile

SUPPRESSED = {"count": None, "value": None, "status": Status.SUPPRESSED.value}


def with_suppression(figures: Sequence[StatedFigure], profile: Profile) -> tuple[StatedFigure, ...]:
    """Suppress small local counts among stated figures, what is made of them, and what would give them away in a sum.

    Official figures pass. A local percentage without its counts is suppressed too: nobody can say what is behind it. Of
    a total and its parts never one alone is suppressed. The shown figures are rounded as *profile* says.
    """
    if profile.passes:
        return tuple(figures)
    controlled = [_controlled(figure, profile) for figure in figures]
    for period in {figure.period for figure in figures}:
        of_period = {figure.id: figure for figure in controlled if figure.period == period}
        secondary = _secondary(of_period)
        controlled = [_suppressed(f) if f.period == period and f.id in secondary else f for f in controlled]
    return tuple(controlled)


def _controlled(figure: StatedFigure, profile: Profile) -> StatedFigure:
    if figure.standing == "official":
        return figure
    if figure.base is not None and _is_small(figure.base, profile):
        return figure.model_copy(update=SUPPRESSED | {"base": None})
    if (
        _is_alone(figure)
        or any(_is_small(count, profile) for count in _counts(figure))
        or _tells_of_all(figure, profile)
    ):
        return _suppressed(figure)
    return _rounded(figure, profile.round_to)


def _is_alone(figure: StatedFigure) -> bool:
    return figure.unit == "%" and figure.value is not None and (figure.count is None or figure.base is None)


def _counts(figure: StatedFigure) -> Iterator[int]:
    """List what a figure tells of: its count and, of a part, the rest of the whole."""
    if figure.count is not None:
        yield figure.count
        if figure.base is not None:
            yield figure.base - figure.count


def _is_small(count: int, profile: Profile) -> bool:
    return profile.smallest <= count <= profile.largest


def _tells_of_all(figure: StatedFigure, profile: Profile) -> bool:
    none = profile.zeros and figure.count == 0
    everyone = profile.everyone and figure.count is not None and figure.count == figure.base
    return bool(none or everyone)


def _rounded(figure: StatedFigure, to: int) -> StatedFigure:
    if to == 1 or figure.count is None:
        return figure
    counts = {
        name: None if n is None else int(rounded_to(n, to))
        for name, n in (("count", figure.count), ("base", figure.base))
    }
    return figure.model_copy(update={**counts, "value": None})


def _suppressed(figure: StatedFigure) -> StatedFigure:
    return figure.model_copy(update=SUPPRESSED)


def _secondary(figures: dict[str, StatedFigure]) -> set[str]:
    """Name the figures to suppress besides, so that no total and its parts give a single suppressed one away."""
    secondary: set[str] = set()
    while chosen := next(_candidates(figures), None):
        secondary.add(chosen.id)
        figures[chosen.id] = _suppressed(chosen)
    return secondary


def _candidates(figures: dict[str, StatedFigure]) -> Iterator[StatedFigure]:
    for total in figures.values():
        tied = [figures[name] for name in (*total.total_of, total.id) if total.total_of and name in figures]
        suppressed = [figure for figure in tied if figure.status == Status.SUPPRESSED.value]
        rest = [figure for figure in tied if figure.count is not None and figure.standing == "local"]
        if len(suppressed) == 1 and rest:
            yield min(rest, key=lambda figure: (figure.id == total.id, figure.count == 0, figure.count))
