"""The status of a figure that is made from others: no surer than the least sure of them."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

import numpy as np

from cjreport.inputs.figures.statuses import WITHOUT_FIGURE, Status

if TYPE_CHECKING:
    import pandas as pd
    from numpy.typing import ArrayLike, NDArray
    from pandas.api.typing import SeriesGroupBy

    Words = NDArray[np.str_]

MISSING = WITHOUT_FIGURE
"""Statuses of what has no figure; what is made from it has none either. The one that tells most is first."""
UNSETTLED = (Status.ESTIMATED, Status.PROVISIONAL, Status.REVISED)
"""Statuses of figures that may still change, the least settled first."""
ORDER = (*MISSING, *UNSETTLED, Status.OK)
"""Of two figures' statuses, what is made from both has the one that comes first."""


def combined(*statuses: ArrayLike) -> Words:
    """Give the status of what is made from figures of these *statuses*: words, or arrays that broadcast to one shape.

    A missing part makes the whole missing; otherwise the whole is as settled as its least settled part. ValueError: no
    status, or one that is not of ORDER.
    """
    if not statuses:
        raise ValueError("what is made from no figure has no status")
    ranks = np.broadcast_arrays(*(_rank(words) for words in statuses))
    return np.array(ORDER)[np.minimum.reduce(ranks)]


def combined_by(groups: SeriesGroupBy[Any, Any]) -> pd.Series[str]:
    """Give the combined status of each group of statuses, under the group's key; ValueError as combined."""
    numbers = groups.value_counts().unstack(fill_value=0)  # noqa: PD010 (a pivot would need the counts as a column)
    _refuse_unknown(numbers.columns.tolist())
    return numbers.reindex(columns=[*ORDER], fill_value=0).gt(0).idxmax(axis=1).astype("str")


def _rank(words: ArrayLike) -> NDArray[np.intp]:
    given, place = np.unique(np.asarray(words, dtype=str), return_inverse=True)
    _refuse_unknown(given.tolist())
    return np.array([ORDER.index(word) for word in given], dtype=np.intp)[place]


def _refuse_unknown(words: list[str]) -> None:
    if unknown := sorted({*words} - {*Status}):
        raise ValueError(f"not a status ({', '.join(ORDER)}): {', '.join(unknown)}")
