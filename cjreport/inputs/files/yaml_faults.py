"""What is wrong with a file that is no YAML, in the words of who typed it."""

from __future__ import annotations

import re
from itertools import islice
from typing import TYPE_CHECKING

import yaml

from cjreport.errors import InputError, Problem

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator
    from pathlib import Path

LARGEST = 4_000_000
"""The most bytes that a file may have: some 600,000 words."""
MOST_TOLD = 100
"""The most problems of one file that are told at once."""
LONGEST = 80
"""The most characters of what was typed that a message repeats."""
_UNSEEN = re.compile(r"[^\t\n\r\x20-\x7e\xa0-\u2027\u202a-\ud7ff\ue000-\ufefe\uff00-\ufffd\U00010000-\U0010ffff]")
"""What YAML takes for no text, and what it takes for the end of a line although nobody sees one: U+0085, U+2028."""
_UTF_16 = (b"\xff\xfe", b"\xfe\xff")
_GOES_ON = re.compile(r"""[^"'\n:]*:\s+(["'])(?:(?!\1).)*\1[ \t]*[^\s#]""")
"""A line whose text is in quotes at its beginning alone."""
_HINTS = (
    ("found a tab", "Put two spaces in the place of the tab at the beginning of the line."),
    ("cannot start any token", "Text that begins with @, % or ` goes in double quotes, or on lines below a |."),
    (
        "mapping values are not allowed",
        "This text holds a colon: put it all in double quotes, or on lines below a |.",
    ),
    ("expected comment or line break", "Begin the words on the line below the |, set in by two spaces."),
    ("could not find expected ':'", "A colon is missing after the name, or these words have to be set in below a |."),
    ("expected ',' or ']'", "Close the list with ], and put a comma between its items."),
    ("expected ',' or '}'", "Close it with }, and put a comma between its parts."),
    ("unexpected end of stream", "Close the quotes that open here."),
    ("unexpected document", "Close the quotes that open here."),
    ("scanning an alias", "Text that begins with * goes in double quotes, or on lines below a |."),
    ("scanning an anchor", "Text that begins with & goes in double quotes, or on lines below a |."),
    ("a tag", "Text that begins with ! goes in double quotes, or on lines below a |."),
    (
        "expected key",
        "Look just above: a quote not closed, quotes in quotes, a [] or text left over, another indent.",
    ),
)
"""What is likely to be meant, by the words of the parser's complaint."""


def foremost(problems: Iterable[Problem], number: int) -> Iterator[Problem]:
    """Give a file's problems, of a very large *number* the foremost, and how many more there are."""
    yield from islice(problems, MOST_TOLD)
    if number > MOST_TOLD:
        yield Problem(f"{number - MOST_TOLD:,} more problems are in the same file", "Mend those above first.")


def shortened(words: str) -> str:
    """Give words as they stand or, where they are very long, their beginning."""
    return words if len(words) <= LONGEST else f"{words[:LONGEST]}…"


def text_of(file: Path) -> str:
    """Read a file's text; raises InputError: no file, too large, not UTF-8, a character that cannot be seen."""
    try:
        if (size := file.stat().st_size) > LARGEST:
            what = f"this file is too large, with {size / 1_000_000:,.1f} MB"
            raise InputError(Problem(what, f"At most {LARGEST // 1_000_000} MB are read.", file))
        text = file.read_bytes().decode("utf-8").removeprefix("\ufeff").replace("\r\n", "\n").replace("\r", "\n")
    except FileNotFoundError:
        raise InputError(Problem("the file is missing", "Put it back, or check its name.", file)) from None
    except OSError as error:
        raise InputError(Problem(f"the file cannot be read: {error.strerror}", "Check what it is.", file)) from None
    except UnicodeDecodeError as error:
        raise InputError(_in_another_encoding(file, error)) from None
    if unseen := _UNSEEN.search(text):
        line, column = place_in(text, unseen.start())
        what = f"a character that cannot be seen stands here, U+{ord(unseen[0]):04X}"
        raise InputError(Problem(what, "Delete it: it came along with what was pasted.", file, line, column))
    return text


def place_in(text: str, at: int) -> tuple[int, int]:
    """Give the line and column, from 1, of a place in a text."""
    return text.count("\n", 0, at) + 1, at - text.rfind("\n", 0, at)


def _in_another_encoding(file: Path, error: UnicodeDecodeError) -> Problem:
    """Tell the first sign that is not UTF-8, as Windows would show it."""
    mend = "Save the file as UTF-8."
    if error.object.startswith(_UTF_16):
        return Problem("this is not UTF-8 text, but UTF-16", mend, file, 1)
    before = error.object[: error.start]
    line, column = place_in(text := before.decode("utf-8"), len(text))
    sign = error.object[error.start : error.start + 1]
    seen = sign.decode("cp1252", errors="replace")
    shown = f'"{seen}"' if seen.isprintable() and seen != "\ufffd" else "a sign"
    what = f"this is not UTF-8 text: {shown} stands here as the byte {sign.hex().upper()}, as Windows-1252 writes it"
    return Problem(what, mend, file, line, column)


def broken(file: Path, text: str, error: yaml.YAMLError) -> Problem:
    """Tell where YAML breaks off and, where that is likely, what was meant."""
    if not isinstance(error, yaml.MarkedYAMLError):
        return Problem(f"broken YAML: {error}", "Mend the YAML.", file)
    said = ": ".join(filter(None, (error.context, error.problem)))
    if error.problem_mark and "any token" in said and text[error.problem_mark.index :].startswith("\t"):
        said = said.replace("found character", "found a tab")
    begins = "simple key" in said or "flow" in said or "quoted" in said
    mark = (error.context_mark if begins else error.problem_mark) or error.problem_mark or error.context_mark
    place = {"line": mark.line + 1, "column": mark.column + 1} if mark else {}
    hints = (hint for words, hint in _HINTS if words in said)
    mend = next(hints, "Check the indents, colons and quotes here.")
    if error.problem_mark and "expected key" in said and (line := _in_quotes_in_part(text, error.problem_mark)):
        mend = "The text goes on after its quotes: put it all below a |, with its quotes, or all in single quotes."
        place = {"line": line}
    return Problem(f"broken YAML: {said}", mend, file, **place)


def _in_quotes_in_part(text: str, mark: yaml.Mark) -> int | None:
    """Give the line, that of the mark or the one above, whose text goes on after its closing quote."""
    lines = text.split("\n")
    found = (n for n in (mark.line, mark.line - 1) if 0 <= n < len(lines) and _GOES_ON.match(lines[n]))
    return next((number + 1 for number in found), None)
