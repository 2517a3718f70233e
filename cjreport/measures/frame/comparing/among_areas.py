"""Where each council area's figure lies among all areas': its rank, and whether it is unusual for the area's size."""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np
import pandas as pd

from cjreport.measures.combining.places import PlaceKind
from cjreport.measures.frame.comparing.expected import are_few
from cjreport.measures.frame.comparing.side_by_side import GROUP, side_by_side
from cjreport.measures.statistics.areas.unusual import MIN_AREAS, unusual_among
from cjreport.measures.statistics.comparison import NOT_ASSESSED
from cjreport.measures.statistics.trend import KINDS

if TYPE_CHECKING:
    from cjreport.measures.combining.places import Places

RANKS = ["rank", "rank_from_lowest", "ranked"]


def with_rank(rows: pd.DataFrame) -> pd.DataFrame:
    """Count for each council area how many have a higher and a lower figure, 1 being the highest and the lowest.

    Where fewer than MIN_AREAS have a figure, and for a figure of few people or cases, no rank is given; the other areas
    are ranked beside such figures all the same.
    """
    areas = rows[(rows["place"] == PlaceKind.AREA) & rows["value"].notna() & (rows["kind"] != "count")]
    by_group = areas.groupby(GROUP, observed=True)["value"]
    ranks = pd.DataFrame(
        {
            "rank": by_group.rank(method="min", ascending=False),
            "rank_from_lowest": by_group.rank(method="min"),
            "ranked": by_group.transform("size").astype(float),
        }
    )
    told = (ranks["ranked"] >= MIN_AREAS) & ~are_few(areas)
    return rows.join(ranks[told].reindex(columns=RANKS))


def with_unusual(rows: pd.DataFrame, places: Places) -> pd.DataFrame:
    """Say of each council area's rate or proportion whether it is unusual for the area's size."""
    words = pd.Series(NOT_ASSESSED, index=rows.index, dtype=object)
    for kind in KINDS:
        counted = (rows["place"] == PlaceKind.AREA) & rows["lower"].notna() & (rows["kind"] == kind)
        areas = rows[counted]
        if areas.empty:
            continue
        table = side_by_side(areas, places.areas)
        counts, bases = table.table(areas["numerator"]), table.table(areas["denominator"])
        words[counted] = table.taken_from(unusual_among(counts, bases, kind))
    return rows.assign(unusual=np.asarray(words, dtype=object))
