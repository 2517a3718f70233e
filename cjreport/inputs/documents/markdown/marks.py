"""Which marks of Markdown take effect: those that blocks can carry, where people can have meant them; others are words.

A list, a heading, stress, links, code and tables are CommonMark's, with GitHub's tables. Underlined headings, rules,
quotations, references, entities, pictures and text that is set in are words here, as they were typed.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from markdown_it import MarkdownIt
from markdown_it.rules_block import fence, heading, list_block, table
from markdown_it.rules_block.table import escapedSplit
from markdown_it.rules_inline import backtick, image

from cjreport.inputs.documents.markdown.stress import address, escaped, stress

if TYPE_CHECKING:
    from collections.abc import Callable

    from markdown_it.rules_block import StateBlock
    from markdown_it.rules_inline import StateInline

WORDS = ("code", "reference", "blockquote", "hr", "lheading", "entity")
"""The rules of CommonMark that make of words what we cannot carry, or what people rarely mean."""
INTERRUPTS = {"table": ["paragraph"], "fence": ["paragraph", "list"], "list": ["paragraph"], "heading": ["paragraph"]}
"""Which blocks begin without an empty line before them, and within what."""
_NO_LIST = re.compile(r"0\d|[-*+\s]+\Z")


def parser(is_link: Callable[[str], bool]) -> MarkdownIt:
    """Give a parser of Markdown by these rules, and of links as *is_link* has them; HTML is text to it."""
    made = MarkdownIt("commonmark", {"html": False}).enable("table").disable([*WORDS])
    for name, block_rule in (("table", _table), ("fence", _fence), ("list", _list), ("heading", _heading)):
        made.block.ruler.at(name, block_rule, {"alt": INTERRUPTS[name]})
    for name, inline_rule in (("escape", escaped), ("backticks", _code), ("emphasis", stress), ("image", _picture)):
        made.inline.ruler.at(name, inline_rule)
    made.inline.ruler.before("escape", "address", address)
    made.validateLink = is_link  # type: ignore[assignment, method-assign] # any other address stays as it was typed
    return made


def _line(state: StateBlock, number: int) -> str:
    return state.src[state.bMarks[number] + state.tShift[number] : state.eMarks[number]]


def _taken_back(state: StateBlock, start: int, tokens: int) -> bool:
    """Leave lines to the next rule, as if this one had not seen them."""
    del state.tokens[tokens:]
    state.line = start
    return False


def _list(state: StateBlock, start: int, end: int, silent: bool) -> bool:
    """Read a list, but none so deep that the parser would leave words out, nor one of marks alone, nor numbered 01."""
    too_deep = state.level + 2 >= state.md.options.maxNesting
    return not (too_deep or _NO_LIST.match(_line(state, start))) and list_block(state, start, end, silent)


def _heading(state: StateBlock, start: int, end: int, silent: bool) -> bool:
    """Read a heading; marks at its end are words unless there are as many as at its beginning."""
    line = _line(state, start).strip()
    if not heading(state, start, end, silent):
        return False
    if not silent:
        opening, inline, _ = state.tokens[-3:]
        if not line.endswith(f" {opening.markup}"):
            inline.content = line.removeprefix(opening.markup).strip()
    return True


def _fence(state: StateBlock, start: int, end: int, silent: bool) -> bool:
    """Read lines of code between two fences; without the second, the first is words."""
    tokens, alike = len(state.tokens), (_line(state, start)[:1], state.level)
    left_open = state.env.setdefault("left open", set())  # none like it is closed below one that is not
    if alike in left_open or not fence(state, start, end, silent):
        return False
    if silent or _is_fenced(state.tokens[-1].markup, _line(state, state.line - 1), state.line - 1 - start):
        return True
    left_open.add(alike)
    return _taken_back(state, start, tokens)


def _is_fenced(fence_before: str, last: str, lines: int) -> bool:
    """Whether the last of some lines ends what a fence began."""
    return lines > 0 and last.startswith(fence_before) and not last.strip().strip(fence_before[0])


def _table(state: StateBlock, start: int, end: int, silent: bool) -> bool:
    """Read a table as far as its lines have strokes; where a row has more cells than the head, its lines are words."""
    if not table(state, start, end, True):
        return False
    if silent:
        return True
    heads, row = _cells(_line(state, start + 1)), start + 2
    while row < end and "|" in _line(state, row):
        if _cells(_line(state, row)) > heads:
            return False
        row += 1
    return table(state, start, row, False)


def _cells(line: str) -> int:
    return len(escapedSplit(line.strip().removeprefix("|"))) - line.rstrip().endswith("|")


def _code(state: StateInline, silent: bool) -> bool:
    """Read code; where a line breaks within it, it stays broken."""
    start, tokens = state.pos, len(state.tokens)
    found = backtick(state, silent)
    for token in state.tokens[tokens:]:
        if token.type == "code_inline":
            inside = state.src[start : state.pos].strip("`")
            token.content = "\n".join(line.strip() for line in inside.split("\n"))
    return found


def _picture(state: StateInline, silent: bool) -> bool:
    """Leave a picture as it was typed, its words and its address."""
    start = state.pos
    found = image(state, True)
    if found and not silent:
        state.pending += state.src[start : state.pos]
    return found
