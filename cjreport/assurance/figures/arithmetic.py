"""Do the figures that a document states add up?"""

from __future__ import annotations

from typing import TYPE_CHECKING

from cjreport.assurance.findings import Found
from cjreport.inputs.figures.statuses import Status
from cjreport.measures.rounding import as_decimal, decimals_of, in_full, rounded, written

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from cjreport.inputs.documents.common import StatedFigure
    from cjreport.inputs.documents.stated_figures import Stated
    from cjreport.inputs.files.yaml_text import Key

    Path = tuple[Key, ...]
    ByName = dict[tuple[str, str], StatedFigure]


def figures_that_do_not_add_up(figures: Sequence[Stated]) -> Iterator[Found]:
    """List figures stated twice or not at all, parts above their whole, percentages and totals that do not follow."""
    stated: ByName = {}
    for path, figure in figures:
        if (figure.id, figure.period) in stated:
            yield _found("figure-twice", path, figure, f"{name_of(figure)} is stated twice")
        stated.setdefault((figure.id, figure.period), figure)
        yield from _alone(path, figure)
    for path, figure in figures:
        yield from _total(path, figure, stated)
        yield from _stage(path, figure, stated)


def name_of(figure: StatedFigure) -> str:
    """Name a figure in a finding."""
    return f'"{figure.title}" ({figure.id}), {figure.period},'


def _found(rule: str, path: Path, figure: StatedFigure, what: str, field: str = "id") -> Found:
    return Found(rule, (*path, field), f"{figure.id}, {figure.period}", what)


def _alone(path: Path, figure: StatedFigure) -> Iterator[Found]:
    """What can be wrong with a figure by itself."""
    if figure.count is None and figure.value is None and figure.status != Status.SUPPRESSED.value:
        yield _found("figure-empty", path, figure, f"{name_of(figure)} has neither count nor value")
    if figure.count is not None and figure.base is not None and figure.count > figure.base:
        what = f"{name_of(figure)} counts {figure.count:,} out of {figure.base:,}"
        yield _found("part-of-whole", path, figure, what, "count")
    elif figure.unit == "%" and figure.value is not None:
        if not 0 <= figure.value <= 100:  # noqa: PLR2004 (per cent)
            yield _found("range", path, figure, f"{name_of(figure)} is {in_full(figure.value)}%", "value")
        elif figure.count is not None and figure.base and not _follows(figure.value, figure.count, figure.base):
            computed = 100 * figure.count / figure.base
            counts = f"{figure.count:,} of {figure.base:,} is {written(computed, max(1, decimals_of(figure.value)))}%"
            what = f"{name_of(figure)} is given as {in_full(figure.value)}%, but {counts}"
            yield _found("percentage", path, figure, what, "value")


def _follows(value: float, count: int, base: int) -> bool:
    """Whether a percentage is that of its counts, rounded to as many decimals as it is written with."""
    return rounded(100 * count / base, decimals_of(value)) == as_decimal(value)


def _total(path: Path, figure: StatedFigure, stated: ByName) -> Iterator[Found]:
    parts = [stated.get((name, figure.period)) for name in figure.total_of]
    counts = [part.count for part in parts if part is not None and part.count is not None]
    if figure.count is not None and counts and len(counts) == len(parts) and sum(counts) != figure.count:
        what = f"{name_of(figure)} is given as {figure.count:,}, but its parts add up to {sum(counts):,}"
        yield _found("total", path, figure, what, "count")


def _stage(path: Path, figure: StatedFigure, stated: ByName) -> Iterator[Found]:
    before = stated.get((figure.after, figure.period))
    if before and before.count is not None and figure.count is not None and figure.count > before.count:
        what = (
            f"{name_of(figure)} counts {figure.count:,}, more than the {before.count:,} of the stage before, "
            f'"{before.title}"'
        )
        yield _found("stages", path, figure, what, "count")
