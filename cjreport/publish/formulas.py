"""Words that a spreadsheet would run as a formula, made words again."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

import pandas as pd

from cjreport.present.shown import shown

if TYPE_CHECKING:
    from collections.abc import Callable

_STARTS = r"[\s'\"]*[=+\-@＝＋－＠]"
"""How a formula begins, also behind spaces and quotes that a spreadsheet may take away: OWASP, CSV Injection."""
_STARTS_IN_LINE = r"(?:[^\S\t\r\n]|['\"])*[=+\-@＝＋－＠]"
"""The same behind a separator that is itself a space: only the last of a run begins a cell, so each is read once."""
_HARMLESS = r"[+-]?[\d.,]*\d%?(?=$|[;,\t|])|-+(?=$|[;,\t|])"
"""A number, or a dash that stands for nothing: neither runs."""
_BEGINS = re.compile(
    rf"(?:(?:(?<![\s\S])|(?<=[;,|]))(?={_STARTS})|(?<=[\t\r\n])(?={_STARTS_IN_LINE}))(?!{_HARMLESS})"
    r"|(?<![\s\S])(?='*[\t\r\n])"
)
"""Where a cell may begin: at the text's start or, for who reads the file with another separator, behind that."""
_TAKEN_OUT = re.compile(
    rf"(?:(?:(?<![\s\S])|(?<=[;,|]))'(?={_STARTS})|(?<=[\t\r\n])'(?={_STARTS_IN_LINE}))(?!{_HARMLESS})"
    r"|(?<![\s\S])'(?='*[\t\r\n])"
)


def as_words(text: str) -> str:
    """Put an apostrophe before what a spreadsheet would run, as OWASP advises; a number is left alone."""
    return _BEGINS.sub("'", text)


def as_typed(text: str) -> str:
    """Take the apostrophes away again that as_words put in."""
    return _TAKEN_OUT.sub("", text)


def plain_words(text: str) -> str:
    """Make words of a text, and nothing else: nothing that steers or ends a row, nothing that runs."""
    return as_words(shown(text))


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
