"""Counts drawn by chance, and by more than chance, and how often a word is told of them."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import numpy as np

if TYPE_CHECKING:
    from collections.abc import Mapping

    from numpy.typing import NDArray

    from cjreport.measures.statistics.intervals import Floats

    Draws = np.random.Generator


class HowOften(NamedTuple):
    """How often a *word* is told of such *figures*: where there is nothing to tell, and where something is *planted*.

    *without* is the share told with nothing to tell, which is to be *most* and no more, and *least* and no less.
    """

    word: str
    figures: str
    without: float
    most: float
    least: float
    planted: Mapping[str, float]


def clustered(draws: Draws, means: Floats, times: float) -> Floats:
    """Draw counts whose variance is so many *times* their mean, as of events that come in runs."""
    if times <= 1:
        return draws.poisson(means).astype(float)
    return draws.negative_binomial(means / (times - 1), 1 / times).astype(float)


def varying(draws: Draws, means: Floats, spread: float) -> Floats:
    """Draw counts by chance about means that themselves vary from year to year, by *spread* on the scale of logs."""
    return draws.poisson(means * np.exp(spread * draws.standard_normal(means.shape) - spread**2 / 2)).astype(float)


def one_in_each(draws: Draws, runs: int, areas: int) -> NDArray[np.bool_]:
    """Choose one area in each run, in which something is planted."""
    return np.asarray(draws.integers(areas, size=runs)[:, np.newaxis] == np.arange(areas))


def markdown(rows: list[HowOften]) -> str:
    """Lay out how often each word is told as a table."""
    heads = ("word", "figures", "told with nothing to tell", "at most", "told of what was planted")
    lines = [heads, ["---"] * len(heads), *(_cells(row) for row in rows)]
    return "".join(f"| {' | '.join(line)} |\n" for line in lines)


def _cells(row: HowOften) -> tuple[str, ...]:
    found = "; ".join(f"{what}: {100 * share:.0f}%" for what, share in row.planted.items())
    return row.word, row.figures, f"{100 * row.without:.1f}%", f"{100 * row.most:g}%", found
