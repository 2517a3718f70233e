"""The sentences of a text in Markdown."""

from __future__ import annotations

import re
from functools import lru_cache
from itertools import zip_longest
from typing import TYPE_CHECKING

from cjreport.assurance.claims.text.words import KEPT

if TYPE_CHECKING:
    from collections.abc import Iterator

LONGEST = 1_000
"""A sentence of more characters is none that a reader could follow: claims are not read from it."""
_FENCE = re.compile(r"[ \t]*(?:```|~~~)")
_UNDER_HEADS = re.compile(r"[ \t]*[|:-][-|: \t]*")
"""The line below the heads of a table."""
_SAID_BY_OTHERS = re.compile(r"[ \t]*>(?![ \t]*\d)")
"""A line that is quoted; but "> 5" is a number."""
_MARKED = frozenset("`|>~")
_PARAGRAPH = re.compile(r"\n[ \t]*\n|\n(?=[ \t]*(?:[-*+]|\d+[.)])[ \t])|\n(?=[ \t]*#)|(?<=\n)(?=[ \t]*#)")
_NO_END = ("e.g.", "i.e.", "vs.", "No.", "no.", "St.", "approx.", "cf.", "Mr.", "Dr.", "etc.")
_END = re.compile(
    r"\s(?:(?<=[.!?]\s)|(?<=[.!?][\"'”’)\]*_]\s)|(?<=[.!?][\"'”’)\]*_]{2}\s))"
    + "".join(rf"(?<!\b{re.escape(each)}\s)" for each in _NO_END)
    + r"\s*(?=[\"'“‘(\[*_]*[A-Z0-9£])"
)
_MARKS = re.compile(r"^\s*(?:[-*+]|\d{1,2}[.)]|#+)\s+")
_TIMES = re.compile(r"(?<=\d)\*+(?=\d)")
_PLUS = re.compile(r"(?<![\w)])\+(?=\d)")
"""The sign of a change that is quoted: rose by +12.3."""
_LINK = re.compile(r"!?\[([^][]*)\]\([^()]*\)|https?://\S+|www\.\S+|(?<!\S)\S+@\S+")
_QUOTED = re.compile(r"“[^“”]{3,}”|\"[^\"]{3,}\"|(?<![\w])‘[^‘’]{12,}’(?!\w)|(?<![\w])'[^']{12,}'(?!\w)|«[^«»]*»")
_PLAIN = str.maketrans(
    {"‑": "-", "–": "-", "\u00a0": " ", "\u202f": " ", "\u2009": " ", "−": "-", "’": "'", "*": "", "`": ""}
)


@lru_cache(maxsize=KEPT)
def sentences_of(text: str) -> tuple[str, ...]:
    """Split a text into its sentences as they stand in it; not tables, code, long quotations or what has no end."""
    prose = text if _MARKED.isdisjoint(text) else "\n".join(_prose(text.split("\n")))
    paragraphs = _PARAGRAPH.split(prose) if "\n" in prose else (prose,)
    sentences = (sentence.strip() for paragraph in paragraphs for sentence in _END.split(paragraph))
    return tuple(sentence for sentence in sentences if 0 < len(sentence) <= LONGEST)


def _prose(lines: list[str]) -> Iterator[str]:
    """Give lines of prose; an empty one stands for each line of a table, of code between two fences, and of others."""
    fences = [place for place, line in enumerate(lines) if _FENCE.match(line)]
    code = {place for first, last in zip(fences[::2], fences[1::2], strict=False) for place in range(first, last + 1)}
    in_table = False
    for place, (line, below) in enumerate(zip_longest(lines, lines[1:], fillvalue="")):
        in_table = bool(line.strip()) and (in_table or ("|" in line and bool(_UNDER_HEADS.fullmatch(below))))
        yield "" if in_table or place in code or _SAID_BY_OTHERS.match(line) else line


@lru_cache(maxsize=KEPT)
def plain(sentence: str) -> str:
    """Give a sentence without its marks, addresses and what others said, in plain hyphens and spaces."""
    words = _TIMES.sub(" ", _LINK.sub(lambda found: found[1] or "", _MARKS.sub("", sentence)))
    return " ".join(_PLUS.sub("", _QUOTED.sub(" quotation ", words)).translate(_PLAIN).split())
