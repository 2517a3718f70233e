r"""Where stars and underscores stress words, and where a backslash keeps a mark from what it would otherwise do.

Stress begins where a word begins and ends where one ends, and never within an address: 5*3, (*), 10%*£5 and
https://a.example/_b_/ are words. A backslash before a mark that does nothing is a backslash: C:\_a, \\b\*.c.
"""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from markdown_it.rules_inline import emphasis, escape

if TYPE_CHECKING:
    from markdown_it.rules_inline import StateInline

_MARKS = r"\\?[*_]"
_LETTER = r"[^\W_]|[\u2190-\u21ff\u2600-\u27bf\U0001f000-\U0001faff]"
"""What words are made of: letters, figures, arrows and emoji; " %" and a figure quoted in braces belong to them."""
_BEFORE = re.compile(rf"""(?:\A|[\s(\[{{“„‘‚«‹¿¡–—])(?:["']|{_MARKS}){{0,9}}\Z""")
_BEGINS = re.compile(rf"(?:[^\s\w)\]}}”»›,;:!?%]|_){{0,20}}(?:{_LETTER}|\{{\{{)")
_ENDS = re.compile(rf"(?:{_LETTER})(?: %| ?\}}\}})?(?:[^\s\w(\[{{“„‘‚«‹]|_){{0,20}}\Z")
_AFTER = re.compile(rf"""(?:{_MARKS}){{0,9}}(?:\Z|[\s)\]}}”’»›"'.,;:!?…%/–—-])""")
_WINDOW = 24
"""So many letters before a mark tell what it does: more than the patterns above can pass over."""
_WITHIN_A_WORD = re.compile(r"[^\W\d_]+\*\*")
_ADDRESS = re.compile(r"://[^\s<>\[\]`\\]+")
_BEHIND = "*_.,;:!?)\"'”’"
"""What may stand behind an address and be none of it."""
_LINE_BEGINS = re.compile(r"(?:\A|\n)[ \t]{0,3}(\d{0,9})\Z")
_BLOCK = re.compile(r"(?:#{1,6}|[-+*.)])(?:\s|\Z)")
_LEADS = r"\((?:https?://|mailto:|#)"
_LINK = re.compile(rf"\[[^\[\]]*\]{_LEADS}|\]{_LEADS}|<(?:https?://|mailto:|[^\s<>@]+@)[^\s<>]+>", re.IGNORECASE)


def stress(state: StateInline, silent: bool) -> bool:
    """Let stars and underscores stress whole words, and two stars letters of a word as well: **CPO**s."""
    known = len(state.delimiters)
    found = emphasis.tokenize(state, silent)
    if len(state.delimiters) > known:
        end = state.pos
        opens, closes = _does(state, end - (len(state.delimiters) - known), end)
        for mark in state.delimiters[known:]:
            mark.open, mark.close = opens, closes
    return found


def _does(state: StateInline, start: int, end: int) -> tuple[bool, bool]:
    """Tell whether marks between two places, and a backslash before them, begin stress, and whether they end it."""
    before, after = state.src[max(start - _WINDOW, 0) : start], state.src[end : end + 1]
    opens = bool(_BEFORE.search(before) and _BEGINS.match(state.src, end))
    closes = bool(_ENDS.search(before) and _AFTER.match(state.src, end))
    if state.src.startswith("**", start) and before and (before[-1].isalpha() or before[-1] == "-"):
        opens = opens or bool(_WITHIN_A_WORD.match(state.src, end))
        closes = closes or (before[-1].isalpha() and (after.isalpha() or after in {"(", "["}))
    if opens:
        state.env.setdefault("stressed", {})[state.src[end - 1]] = state.src
    return opens, closes


def address(state: StateInline, silent: bool) -> bool:
    """Read an address among words as it was typed; marks behind it are its own where it has others like them."""
    begins = state.src.startswith("://", state.pos) and state.src[max(state.pos - 1, 0)].isalpha()
    found = _ADDRESS.match(state.src, state.pos, state.posMax) if begins else None
    if not found:
        return False
    inner = found[0].rstrip(_BEHIND)
    has_marks = any(mark in inner for mark in found[0][len(inner) :] if mark in "*_")
    end = found.end() if has_marks else state.pos + max(len(inner), 3)
    if not silent:
        state.pending += state.src[state.pos : end]
    state.pos = end
    return True


def escaped(state: StateInline, silent: bool) -> bool:
    """Take a backslash away before a mark that would do something, and nowhere else."""
    start = state.pos
    is_second = state.src[max(start - 1, 0)] == "\\" and start > 0
    return state.src[start] == "\\" and not is_second and _would_do(state, start) and escape(state, silent)


def _would_do(state: StateInline, start: int) -> bool:
    """Whether the mark behind a backslash would begin a block, stress, code or a link without it."""
    src, mark = state.src, state.src[start + 1 : start + 2]
    line = _LINE_BEGINS.search(src[max(start - _WINDOW, 0) : start])
    if line and mark and mark in (".)" if line[1] else "-+*#") and _BLOCK.match(src, start + 1):
        return True
    if mark in {"*", "_"}:
        opens, closes = _does(state, start, start + 2)
        return opens or (closes and state.env.get("stressed", {}).get(mark) == src)
    if mark == "`":
        return src.find("`", start + 2) > 0 or src.rfind("`", 0, start) >= 0
    return bool(_LINK.match(src, start + 1))
