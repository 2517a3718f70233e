"""Does every heading in prose have words?"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from cjreport.assurance.findings import Found

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from cjreport.inputs.documents.prose import Statement

FOLLOWING = 6
_MARKS = re.compile(r"^[ \t]*(#{1,6})(?=\s|\Z)([^\n]*)", re.MULTILINE)


def headings_without_words(said: Iterable[Statement]) -> Iterator[Found]:
    """List the marks of headings with nothing behind them that a reader sees."""
    for path, text in said:
        for found in _MARKS.finditer(text) if "#" in text else ():
            if not any(letter.isprintable() and not letter.isspace() for letter in found[2].replace("#", "")):
                what = f'"{found[1]}" begins a heading that has no words; it is shown as it is typed'
                # the words that follow tell this mark from those before it
                begins = f"{found[0]} {' '.join(text[found.end() :].split()[:FOLLOWING])}"
                yield Found("heading", path, found[1], what, begins)
