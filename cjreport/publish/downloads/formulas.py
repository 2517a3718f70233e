"""Words that a spreadsheet would run as a formula, made words again."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pandas as pd

from cjreport.characters import without_unseen
from cjreport.inputs.files.apostrophes import as_words

if TYPE_CHECKING:
    from collections.abc import Callable


def plain_words(text: str) -> str:
    """Make words of a text, and nothing else: nothing that steers or ends a row, nothing that runs."""
    return as_words(without_unseen(text))


def frame_as_words(frame: pd.DataFrame) -> pd.DataFrame:
    """Make words of every text and heading of a frame, and nothing else; numbers are left alone."""
    changed = frame.copy(deep=False)
    for name, column in frame.items():
        if not _is_number(column):
            changed[name] = _each(column, plain_words)
    return changed.rename(columns=plain_words)


def _is_number(column: pd.Series) -> bool:
    return pd.api.types.is_numeric_dtype(column) and not isinstance(column.dtype, pd.CategoricalDtype)


def _each(column: pd.Series, change: Callable[[str], str]) -> pd.Series:
    """Change the texts of a column, each once: most stand in many rows."""
    texts = {text: change(text) for text in column.unique() if isinstance(text, str)}
    if all(text == other for text, other in texts.items()):
        return column
    return column.astype(object).map(lambda value: texts.get(value, value) if isinstance(value, str) else value)
