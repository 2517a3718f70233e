"""What a person sees of a number or text in a cell: it follows from the cell's number format.

Formats are read as ECMA-376 part 1, section 18.8.31 has them, as far as they write a number by its digits. What a
power, fraction or condition shows is not worked out: None is given, and whoever reads the cell tells it.
"""

from __future__ import annotations

import re
from decimal import ROUND_HALF_UP, Context, Decimal
from functools import lru_cache
from typing import NamedTuple

GENERAL = "General"
BUILT_IN = {
    1: "0",
    2: "0.00",
    3: "#,##0",
    4: "#,##0.00",
    **dict.fromkeys((5, 6), "£#,##0;-£#,##0"),
    **dict.fromkeys((7, 8), "£#,##0.00;-£#,##0.00"),
    9: "0%",
    10: "0.00%",
    11: "0.00E+00",
    12: "# ?/?",
    13: "# ??/??",
    **dict.fromkeys((14, 15, *range(27, 37), *range(50, 59)), "dd/mm/yyyy"),
    16: "d-mmm",
    17: "mmm-yy",
    **dict.fromkeys((*range(18, 22), *range(45, 48)), "h:mm"),
    22: "dd/mm/yyyy h:mm",
    **dict.fromkeys((37, 38), "#,##0;(#,##0)"),
    **dict.fromkeys((39, 40), "#,##0.00;(#,##0.00)"),
    **dict.fromkeys((41, 42), '#,##0;-#,##0;"-"'),
    **dict.fromkeys((43, 44), '#,##0.00;-#,##0.00;"-"'),
    48: "##0.0E+0",
    49: "@",
}
"""Formats that a workbook names by number alone; of dates and money only the kind is told."""
DIGITS = 15
"""The most digits of a number that a spreadsheet keeps."""
LONGEST = 255
"""The most characters of a format that spreadsheets take."""
EXACT = Context(prec=2_000)
_TOKEN = re.compile(
    r'"(?P<quoted>[^"]*)"|\\(?P<escaped>.)|(?P<space>[_*].)|\[\$(?P<money>[^\]-]*)[^\]]*\]|\[(?P<switch>[^\]]*)\]'
    r"|(?P<general>General|Standard)|(?P<day>AM/PM|A/P)|(?P<power>E[+-])|(?P<digit>[0#?])|(?P<end>;)"
    r"|(?P<point>\.)|(?P<comma>,)|(?P<percent>%)|(?P<fraction>/)|(?P<text>@)|(?P<letters>[bdeghmsy])|(?P<plain>.)",
    re.IGNORECASE | re.DOTALL,
)
_EMPTY = {"0": "0", "?": " ", "#": ""}
"""What a place shows where there is no digit for it."""
_WORDS = {"quoted", "escaped", "money", "plain"}
_ELAPSED = re.compile(r"h+|m+|s+", re.IGNORECASE)
_CONDITION = re.compile(r"[<>=]")


class Token(NamedTuple):
    """A part of a format: its kind, and the text that it shows or is."""

    kind: str
    text: str


Section = tuple[Token, ...]


def as_general(number: Decimal) -> str:
    """Write a number by its digits alone, as it would be typed: 12, 0.45, 1200000."""
    return format(number.normalize(EXACT), "f") if number else "0"


def is_date(code: str) -> bool:
    """Whether a format makes a date or a time of a number."""
    kinds = {token.kind for token in _sections(code)[0]}
    return bool(kinds & {"letters", "day"}) and not kinds & {"digit", "general"}


def shows_whole_day(code: str) -> bool:
    """Whether a format of dates shows day, month and year, so that no part of a date goes unseen."""
    letters = {token.text.casefold() for token in _sections(code)[0] if token.kind == "letters"}
    return {"d", "m", "y"} <= letters


def shown_text(text: str, code: str) -> str | None:
    """Give what a text's cell shows, None where its format hides the text."""
    sections = _sections(code)
    section = sections[3] if len(sections) > 3 else sections[-1]  # noqa: PLR2004 (the fourth is for texts)
    kinds = {token.kind for token in section}
    if "text" in kinds:
        return "".join(text if token.kind == "text" else _literal(token) for token in section)
    return None if len(sections) > 3 else text  # noqa: PLR2004 (as above)


def shown_number(number: Decimal, code: str) -> str | None:
    """Give what a number's cell shows, None where that is not known."""
    sections = _sections(code)
    if any(token.kind == "condition" for section in sections for token in section):
        return None
    if number < 0 and len(sections) > 1:
        return _written(-number, sections[1])
    if not number and len(sections) > 2:  # noqa: PLR2004 (the third is for nought)
        return _written(number, sections[2])
    written = _written(abs(number), sections[0])
    return f"-{written}" if number < 0 and written is not None else written


@lru_cache(maxsize=4096)
def _sections(code: str) -> tuple[Section, ...]:
    """Take a format apart: for positive numbers, negative ones, nought, and texts."""
    # No spreadsheet wrote it: told as a condition, of which it is not known what it shows.
    if len(code) > LONGEST:
        return ((Token("condition", code),),)
    sections: list[list[Token]] = [[]]
    for found in _TOKEN.finditer(code or GENERAL):
        kind = str(found.lastgroup)
        if kind == "end":
            sections.append([])
        elif kind == "switch":
            sections[-1] += _switched(found[kind])
        elif kind != "space":
            sections[-1].append(Token(kind, found[kind]))
    return tuple(map(tuple, sections))


def _switched(words: str) -> list[Token]:
    """Read what stands in brackets: hours that pass, a condition, or a colour or alphabet, which change no digit."""
    if _ELAPSED.fullmatch(words):
        return [Token("day", words)]
    return [Token("condition", words)] if _CONDITION.match(words) else []


def _literal(token: Token) -> str:
    return token.text if token.kind in _WORDS else "%" if token.kind == "percent" else ""


def _written(number: Decimal, section: Section) -> str | None:
    """Write a number, which is not negative, as a section of a format has it."""
    kinds = {token.kind for token in section}
    if kinds & {"letters", "day", "power", "fraction"}:
        return None
    if kinds & {"general", "text"}:
        return "".join(as_general(number) if each.kind in {"general", "text"} else _literal(each) for each in section)
    if "digit" not in kinds:
        return "".join(map(_literal, section))
    return _by_digits(number, section)


def _by_digits(number: Decimal, section: Section) -> str:
    point = next((at for at, token in enumerate(section) if token.kind == "point"), len(section))
    before, after = section[:point], section[point + 1 :]
    places = sum(token.kind == "digit" for token in after)
    power = 2 * sum(token.kind == "percent" for token in section) - 3 * _thousands_left_out(before, after)
    rounded = number.scaleb(power, EXACT).quantize(Decimal(1).scaleb(-places), ROUND_HALF_UP, EXACT)
    whole, _, rest = format(rounded, "f").partition(".")
    return _whole(before, whole.lstrip("0")) + ("." if point < len(section) else "") + _rest(after, rest)


def _thousands_left_out(before: Section, after: Section) -> int:
    """Count the commas behind the last digit: each leaves three digits out."""
    kinds = "".join("0" if t.kind == "digit" else "," if t.kind == "comma" else "" for t in (*before, *after))
    return len(kinds) - len(kinds.rstrip(","))


def _whole(tokens: Section, digits: str) -> str:
    """Write what stands before the point, from the right; the first place takes all digits that are left."""
    places = [at for at, token in enumerate(tokens) if token.kind == "digit"]
    if not places:
        return "".join(map(_literal, tokens)) + digits
    grouped = any(token.kind == "comma" for token in tokens[places[0] : places[-1]])
    written: list[str] = []
    count = 0
    for at in reversed(range(len(tokens))):
        if tokens[at].kind != "digit":
            written.append(_literal(tokens[at]))
            continue
        taken = digits if at == places[0] else digits[-1:]
        digits = digits[: len(digits) - len(taken)]
        for digit in reversed(taken or _EMPTY[tokens[at].text]):
            written.append(f"{digit}," if grouped and count and count % 3 == 0 else digit)
            count += 1
    return "".join(reversed(written))


def _rest(tokens: Section, digits: str) -> str:
    """Write what stands behind the point; a # shows no nought at the end."""
    written, place = [], 0
    for token in tokens:
        if token.kind == "digit":
            written.append(digits[place] if digits[place:].strip("0") else _EMPTY[token.text])
            place += 1
        else:
            written.append(_literal(token))
    return "".join(written)
