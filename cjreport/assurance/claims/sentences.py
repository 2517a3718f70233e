"""The sentences of a text in Markdown."""

from __future__ import annotations

import re
from functools import lru_cache

from cjreport.assurance.claims.words import KEPT

LONGEST = 1_000
"""A sentence of more characters is none that a reader could follow: claims are not read from it."""
_NOT_PROSE = re.compile(
    r"```.*?(?:```|\Z)|^[ \t]*(?:>|\|).*$|^[^\n|]*\|[^\n|]*\|.*$|<!--.*?(?:-->|\Z)", re.DOTALL | re.MULTILINE
)
_MARKED = frozenset("`|><")
_PARAGRAPH = re.compile(r"\n[ \t]*\n|\n(?=[ \t]*(?:[-*+]|\d+[.)])[ \t])|\n(?=[ \t]*#)|(?<=\n)(?=[ \t]*#)")
_NO_END = ("e.g.", "i.e.", "vs.", "No.", "no.", "St.", "approx.", "cf.", "Mr.", "Dr.", "etc.")
_END = re.compile(
    r"\s(?:(?<=[.!?]\s)|(?<=[.!?][\"'”’)\]*_]\s)|(?<=[.!?][\"'”’)\]*_]{2}\s))"
    + "".join(rf"(?<!\b{re.escape(each)}\s)" for each in _NO_END)
    + r"\s*(?=[\"'“‘(\[*_]*[A-Z0-9£])"
)
_MARKS = re.compile(r"^\s*(?:[-*+]|\d+[.)]|#+)\s+")
_LINK = re.compile(r"!?\[([^\]]*)\]\([^)]*\)|https?://\S+|www\.\S+|\S+@\S+")
_QUOTED = re.compile(r"“[^”]{3,}”|\"[^\"]{3,}\"|(?<![\w])‘[^’]{12,}’(?!\w)|(?<![\w])'[^']{12,}'(?!\w)|«[^»]*»")
_PLAIN = str.maketrans(
    {"‑": "-", "–": "-", "\u00a0": " ", "\u202f": " ", "\u2009": " ", "−": "-", "’": "'", "*": "", "`": ""}
)


@lru_cache(maxsize=KEPT)
def sentences_of(text: str) -> tuple[str, ...]:
    """Split a text into its sentences as they stand in it; not tables, code, long quotations or what has no end."""
    prose = text if _MARKED.isdisjoint(text) else _NOT_PROSE.sub("\n\n", text)
    paragraphs = _PARAGRAPH.split(prose) if "\n" in prose else (prose,)
    sentences = (sentence.strip() for paragraph in paragraphs for sentence in _END.split(paragraph))
    return tuple(sentence for sentence in sentences if 0 < len(sentence) <= LONGEST)


@lru_cache(maxsize=KEPT)
def plain(sentence: str) -> str:
    """Give a sentence without its marks, addresses and what others said, in plain hyphens and spaces."""
    words = _LINK.sub(lambda found: found[1] or "", _MARKS.sub("", sentence))
    return " ".join(_QUOTED.sub(" quotation ", words).translate(_PLAIN).split())
