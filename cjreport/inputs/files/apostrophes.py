"""The apostrophe that keeps a spreadsheet from running a text as a formula: put before it, and taken away again."""

from __future__ import annotations

import re

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
