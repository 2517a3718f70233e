"""The words of a sentence in their plainest form: without addresses, and without what others said."""

from __future__ import annotations

import re
from functools import lru_cache

from cjreport.assurance.claims.text.words import KEPT

_MARKS = re.compile(r"^\s*(?:[-*+]|\d{1,2}[.)]|#+)\s+")
"""A mark that stands as a word before others: - 5 % fewer, 3. Next steps."""
_TIMES = re.compile(r"(?<=\d)\*+(?=\d)")
_PLUS = re.compile(r"(?<![\w)])\+(?=\d)")
"""The sign of a change that is quoted: rose by +12.3."""
_ADDRESS = re.compile(r"https?://\S+|www\.\S+|(?<!\S)\S+@\S+")
_QUOTED = re.compile(r"“[^“”]{3,}”|\"[^\"]{3,}\"|(?<![\w])‘[^‘’]{12,}’(?!\w)|(?<![\w])'[^']{12,}'(?!\w)|«[^«»]*»")
_PLAIN = str.maketrans(
    {"‑": "-", "–": "-", "\u00a0": " ", "\u202f": " ", "\u2009": " ", "−": "-", "’": "'", "*": "", "`": ""}
)


@lru_cache(maxsize=KEPT)
def plain(sentence: str) -> str:
    """Give a sentence without addresses and what others said, in plain hyphens and spaces."""
    words = _TIMES.sub(" ", _ADDRESS.sub("", _MARKS.sub("", sentence)))
    return " ".join(_PLUS.sub("", _QUOTED.sub(" quotation ", words)).translate(_PLAIN).split())
