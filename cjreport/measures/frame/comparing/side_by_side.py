"""The areas of a country side by side: a table of figures with a row for each line and period and a column an area."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

import numpy as np
import pandas as pd

if TYPE_CHECKING:
    from collections.abc import Iterable, Sequence

    from cjreport.measures.statistics.comparison import Words
    from cjreport.measures.statistics.intervals import Floats

GROUP = ["indicator", "period"]


@dataclass(frozen=True, eq=False)
class SideBySide:
    """Where each of some rows of the frame stands in a table of areas: in which *row*, *group* by group, and *column*.

    *groups* are the pairs of line and period, in order, and *areas* the codes of the columns.
    """

    groups: pd.MultiIndex
    areas: tuple[str, ...]
    row: np.ndarray
    column: np.ndarray

    def table(self, values: Floats | pd.Series[float]) -> Floats:
        """Set a value for each row into the table, NaN where an area has none."""
        table = np.full((len(self.groups), len(self.areas)), np.nan)
        table[self.row, self.column] = np.asarray(values, dtype=float)
        return table

    def taken_from(self, table: Words | Floats) -> np.ndarray:
        """Give each row what stands for it in a table."""
        return np.asarray(table[self.row, self.column])

    def places_of(self, rows: pd.DataFrame) -> np.ndarray:
        """Give for each row of a frame where its line and period stand in the table, -1 where they do not."""
        return np.asarray(self.groups.get_indexer(pd.MultiIndex.from_frame(rows[GROUP])))


def side_by_side(rows: pd.DataFrame, areas: Sequence[str]) -> SideBySide:
    """Find where rows of *areas*, of which none has two of one line and period, stand in a table of all areas."""
    keys = pd.MultiIndex.from_frame(rows[GROUP])
    groups = keys.unique()
    return SideBySide(groups, tuple(areas), np.asarray(groups.get_indexer(keys)), columns_of(rows["area_code"], areas))


def columns_of(codes: Iterable[str], areas: Sequence[str]) -> np.ndarray:
    """Give the columns of areas by their codes, -1 for a code that is none of theirs."""
    column = {area: at for at, area in enumerate(areas)}
    return np.array([column.get(str(code), -1) for code in codes], dtype=int)
