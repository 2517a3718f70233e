"""Whether a country's frame of measures is what its columns say: types, words and keys, checked once where it is made.

It stands apart from the columns because pandera takes half a second to load, and only what makes a frame needs it.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import pandera.pandas as pa

from cjreport.inputs.figures.statuses import Status
from cjreport.measures.combining.places import Comparator, PlaceKind
from cjreport.measures.frame.columns import CATEGORY, COLUMNS, KEY, VARIATION

if TYPE_CHECKING:
    import pandas as pd

WORDS = {"status": (*Status,), "comparator": (*Comparator,), "place": (*PlaceKind,)}
"""Columns of which the words are known."""


def _column(name: str) -> pa.Column:
    column = COLUMNS[name]
    checks = [pa.Check.isin([*map(str, WORDS[name])])] if name in WORDS else []
    # categories are checked by their words: pandera would have their order, too, be the same
    kind = None if column.type == CATEGORY else column.type
    return pa.Column(kind, checks, nullable=not column.required, title=column.title, description=column.meaning)


SCHEMA = pa.DataFrameSchema(
    {name: _column(name) for name in COLUMNS if name not in VARIATION},
    unique=[*KEY, "group_of"],
    strict=True,
    ordered=True,
)


def held_to_its_columns(measures: pd.DataFrame) -> pd.DataFrame:
    """Give a country's frame of measures as it is; raises SchemaErrors with all that COLUMNS do not say."""
    return SCHEMA.validate(measures, lazy=True)
