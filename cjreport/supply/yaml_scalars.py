"""Text as YAML that gives back every character: in plain view where YAML can hold it so, else in double quotes.

ruamel.yaml cannot be asked for this: it writes line separators as they are, which YAML 1.1 readers fold, and no comment
beside an empty block.
"""

from __future__ import annotations

import datetime as dt
import json
import re
import textwrap

WIDTH = 116
"""Comments are wrapped to this width; what people wrote is not."""
_PLAIN = re.compile(r"[^\W\d_](?:[\w .,()'’/&%+@–—-]*[\w.,()'’/&%+@–—-])?|\d{4}-\d{2}(?:-\d{2})?")
_NO_TEXT = re.compile(r"true|false|null", re.IGNORECASE)
_UNSEEN = re.compile(r"[^\n\t\x20-\x7e\xa0-\u2027\u202a-\ud7ff\ue000-\ufefe\uff00-\ufffd\U00010000-\U0010ffff]")
"""What is no part of a text that can be seen: control characters, and what some readers take for line breaks."""


def scalar(value: object) -> str:
    """Write a value on one line; None is left out, as an empty place to fill in."""
    if value is None:
        return ""
    if isinstance(value, bool):
        return "true" if value else "false"
    if isinstance(value, float) and value.is_integer():
        return str(int(value))
    if isinstance(value, int | float | dt.date):
        return str(value)
    text = str(value)
    return text if _PLAIN.fullmatch(text) and not _NO_TEXT.fullmatch(text) else quoted(text)


def quoted(text: str) -> str:
    """Write text in double quotes."""
    return _UNSEEN.sub(_escape, json.dumps(text, ensure_ascii=False))


def _escape(found: re.Match[str]) -> str:
    return f"\\u{ord(found[0]):04x}"


def fits_block(text: str) -> bool:
    """Whether a literal block gives back every character of *text*."""
    lines = text.removesuffix("\n").split("\n")
    seen = not _UNSEEN.search(text) and not lines[0].startswith((" ", "\t"))
    return seen and bool(lines[0] and lines[-1]) and all(line.strip() for line in lines if line)


def block(text: str, indent: int) -> list[str]:
    """Write text as a literal block: its mark, and the lines below it."""
    mark = "|" if text.endswith("\n") or not text else "|-"
    pad = " " * indent
    return [mark, *(f"{pad}{line}" if line else "" for line in text.removesuffix("\n").split("\n"))]


def comment(text: str, indent: int) -> list[str]:
    """Write words as a comment, wrapped; what cannot be seen is left out."""
    words = "".join(letter for letter in " ".join(text.split()) if letter.isprintable())
    return [
        f"{' ' * indent}# {line}"
        for line in textwrap.wrap(words, WIDTH - indent - 2, break_long_words=False, break_on_hyphens=False)
    ]


def with_comment(line: str, text: str, indent: int) -> list[str]:
    """Put words beside a line as a comment or, where that is too long, above it."""
    together = [f"{line}  {comment(text, 0)[0]}"] if text and len(comment(text, 0)) == 1 else []
    if together and len(together[0]) <= WIDTH:
        return together
    return [*comment(text, indent), line]
