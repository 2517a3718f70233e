"""The sentences of a text in Markdown: their words as a reader sees them, and how they were typed."""

from __future__ import annotations

import re
from functools import lru_cache
from typing import TYPE_CHECKING, NamedTuple

from cjreport.inputs.documents.markdown.tree import KEPT, Paragraph, Points, Title, read_tree

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from cjreport.inputs.documents.markdown.tree import Node, Stretch

LONGEST = 1_000
"""A sentence of more characters is none that a reader could follow."""
_SAID_BY_OTHERS = re.compile(r"[ \t]*>(?![ \t]*\d)")
"""A line that is quoted; but "> 5" is a number."""
_NO_END = ("e.g.", "i.e.", "vs.", "No.", "no.", "St.", "approx.", "cf.", "Mr.", "Dr.", "etc.")
_END = re.compile(
    r"\s(?:(?<=[.!?]\s)|(?<=[.!?][\"'”’)\]*_]\s)|(?<=[.!?][\"'”’)\]*_]{2}\s))"
    + "".join(rf"(?<!\b{re.escape(each)}\s)" for each in _NO_END)
    + r"\s*(?=[\"'“‘(\[*_]*(?:[A-Z0-9£]|\{\{))"
)
_LINE = re.compile(r"[^\n]*\n?")


class Sentence(NamedTuple):
    """A sentence: its *words* as a reader sees them, but that figures are not looked up, and the text they are of."""

    words: str
    typed: str


@lru_cache(maxsize=KEPT)
def sentences_of(text: str) -> tuple[Sentence, ...]:
    """List the sentences of a text; not tables, code, quoted lines, or what has no end."""
    found = (each for node in read_tree(text) for each in _sentences(node))
    return tuple(each for each in found if 0 < len(each.words) <= LONGEST)


def _sentences(node: Node) -> Iterator[Sentence]:
    if isinstance(node, Points):
        for point in node.points:
            for each in point:
                yield from _sentences(each)
    elif isinstance(node, Title) or (isinstance(node, Paragraph) and not node.is_code):
        yield from _parted(_letters(node.words, node.typed), node.typed)


def _parted(letters: list[tuple[str, int]], typed: str) -> Iterator[Sentence]:
    """Part letters, each with its place in what was typed, where sentences end."""
    words = "".join(letter for letter, _ in letters)
    ends = [*_END.finditer(words)]
    starts, stops = [0, *(end.end() for end in ends)], [*(end.start() for end in ends), len(words)]
    places = [0, *(letters[end.start()][1] for end in ends), len(typed)]
    for number, (start, stop) in enumerate(zip(starts, stops, strict=True)):
        yield Sentence(words[start:stop].strip(), typed[places[number] : places[number + 1]].strip())


def _letters(words: Iterable[Stretch], typed: str) -> list[tuple[str, int]]:
    """Give each letter that a reader sees with its place in what was typed, without the lines that others said."""
    seen = ""
    places: list[int] = []
    for stretch in words:
        seen += _in_sentence(stretch)
        places += _places(_in_sentence(stretch), typed, places[-1] + 1 if places else 0)
    own = [found.span() for found in _LINE.finditer(seen) if found[0] and not _SAID_BY_OTHERS.match(found[0])]
    return [(seen[at], places[at]) for start, end in own for at in range(start, end)]


def _in_sentence(stretch: Stretch) -> str:
    # a figure is not looked up in code: its braces stand apart, so that no quotation is found there
    return stretch.text.replace("{{", "{ {") if stretch.style == "code" else stretch.text


def _places(text: str, typed: str, first: int) -> list[int]:
    """Find the letters of a text in what was typed, from *first* on; what is not found stands where the last did."""
    whole = typed.find(text, first)
    if whole >= 0:
        return [*range(whole, whole + len(text))]
    places: list[int] = []
    for letter in text:
        at = typed.find("-" if letter == "‑" else letter, first)
        first = at + 1 if at >= 0 else first
        places.append(max(first - 1, 0))
    return places
