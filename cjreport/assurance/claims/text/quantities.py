"""Numbers in prose, in digits and in words, and whether a figure bears them."""

from __future__ import annotations

import re
from typing import Literal, NamedTuple

from cjreport.assurance.claims.text.words import HEDGES, PARTS, WHOLE, either

Hedge = Literal["", "about", "over", "under", "just over", "nearly"]
ABOUT, PART = 0.05, 0.1
"""How far from a number, as a share of it, a figure may be that is about it, or that words such as a third give."""
NEAR = 0.15
"""How far from a number, as a share of it, just over and nearly may be."""
ROUNDED = 0.03
"""How far from a whole number that ends in noughts, as a share of it, a figure may be that is rounded so."""

_NUMBERED = either(
    """section | sections | outcome | outcomes | part | parts | page | pages | paragraph | paragraphs | chapter
    | chapters | number | numbers | table | tables | figure | figures | chart | charts | indicator | indicators
    | priority | priorities | objective | objectives | aim | aims | action | actions | step | steps
    | stage | stages | phase | phases | appendix | annex | version | level | tier | band | article | act of | no.
    | nos."""
)
_NOT_COUNTED = rf"""
    £\s?\d[\d,.]*\s?(?:million|billion|thousand|m|bn|k)?\b                    # money
    |\b\d[\d,.]*(?:p|st|nd|rd|th|am|pm|k|km|mg|ml)\b|\b\d\d?[:.]\d\d\s?(?:am|pm)|\b24/7\b  # order, time, measure
    |\b{_NUMBERED}\s+\d+(?:\.\d+)*[a-z]?\b(?:(?:,\s*|\s+and\s+|\s+to\s+|-)\d+\b)*(?!\s*(?:%|per\s?cent))
    |\b\d[\d\s]*\d{{3}}\s\d{{3,}}\b|\b[a-z]+\d+\w*                                # telephone numbers, postcodes
    |\b\d+\s?-\s?\d+\b(?!\s?%)|\b\d+/\d+\b|\b\d+\.\d+\.\d+\b                   # ranges
    |\b(?:ages?|aged|between)\s+\d+\s+(?:to|and)\s+\d+|\bages?d?\s+\d+          # ages
    |\b(?:ages?|aged|under|over)[\s-]+(?:of\s+)?\d+s\b
    |\b\d+\s+(?:and|or)\s+(?:over|under|above|more|older|younger|fewer)\b|\bunder\s+1[68]s?\b
    |\b\d+(?:\s+(?:and|to|or)\s+\d+)?[\s-]+year[\s-]+olds?\b"""
_SMALL = "(?:one|two|three|four|five|six|seven|eight|nine)"
_UNIT = r"\s?(?:%|per\s?cent\b|percent\b)(?:\s?(?:age)?\s?points?\b)?|\s?percentage\s+points?\b|\s+points?\b"
_TENS = r"\s+(?:million|thousand|hundred)\b"
_PART = "(?:quarter|third|fifth|sixth|seventh|eighth|tenth)"
_COUNTED = rf"""
    (?P<of>\b(?:{_SMALL}|\d)\s+(?:in|out\s+of)\s+(?:every\s+)?(?:{_SMALL}|ten|[2-9]|10)\b(?![-\d]))
    |(?P<part>\b(?:(?:a|one)[\s-]+)?half\b|\b(?:a|one)[\s-]{_PART}\b|\b(?:two|three|four)[\s-]{_PART}s\b)
    |(?P<digits>(?<![\w.£])(?:\d{{1,3}}(?:,\d{{3}})+|\d+)(?:\.\d+)?)(?P<times>{_TENS})?
        (?P<unit>{_UNIT})?(?![\w£])
    |(?P<words>\b{either(" | ".join(WHOLE))}(?:[\s-]{_SMALL})?\b)(?P<wordtimes>{_TENS})?
        (?P<wordunit>{_UNIT})?"""
NUMBERS = re.compile(
    rf"(?P<not>{_NOT_COUNTED})|(?:(?P<hedge>\b{either(' | '.join(HEDGES))})\s+)?(?:{_COUNTED})",
    re.IGNORECASE | re.VERBOSE,
)
"""Finds numbers, and first of all those that count nothing."""
_TIMES = {"million": 1_000_000, "thousand": 1000, "hundred": 100, "": 1}


class Quantity(NamedTuple):
    """A number as prose gives it, with half of what it is rounded to; a *part* is given in words, as "a third"."""

    text: str
    value: float
    half: float
    unit: Literal["", "%", "points"] = ""
    hedge: Hedge = ""
    part: bool = False

    @property
    def is_share(self) -> bool:
        """Whether it is a share or a percentage."""
        return self.unit == "%"

    def bears(self, figure: float) -> bool:
        """Whether a figure is what was typed, as it was rounded or softened."""
        low, high = self._limits
        slack = 1e-9 * max(1.0, abs(figure))
        # halves go up: a figure half-way to the next number is written as that one
        return low - slack <= figure <= high + (-slack if high == self.value + self.half else slack)

    @property
    def _limits(self) -> tuple[float, float]:
        """How low and how high a figure may be that is written so."""
        loose = PART if self.part else ABOUT if self.hedge == "about" else 0
        about, near = (max(self.half, share * abs(self.value)) for share in (loose, NEAR))
        low = {"over": self.half, "just over": self.half, "nearly": near, "under": float("inf")}.get(self.hedge, about)
        high = {"over": float("inf"), "just over": near, "nearly": self.half, "under": self.half}.get(self.hedge, about)
        return self.value - low, self.value + high


NONE_AT_ALL = Quantity("no", 0.0, 1e-6)
"""What is said not to have been at all: there were no drug deaths."""


def quantity(found: re.Match[str]) -> Quantity | None:
    """Give the number that was found; None where it counts nothing: money, a date, an age, the number of a section."""
    if found["not"]:
        return None
    hedge: Hedge = HEDGES.get(" ".join((found["hedge"] or "").lower().split()), "")  # type: ignore[assignment]
    if found["of"] or found["part"]:
        count, whole = _one_in(found["of"]) if found["of"] else _part(found["part"])
        return Quantity(found[0], 100 * count / whole, 2.5, "%", hedge, part=True)
    return _typed(found, hedge)


def _typed(found: re.Match[str], hedge: Hedge) -> Quantity:
    typed, unit = found["digits"] or found["words"], (found["unit"] or found["wordunit"] or "").lower()
    times = _TIMES[(found["times"] or found["wordtimes"] or "").strip().lower()]
    value = times * (float(typed.replace(",", "")) if found["digits"] else float(_in_words(typed)))
    decimals = len(typed.partition(".")[2]) if found["digits"] else 0
    half = 0.5 * times * 10**-decimals
    if unit:
        return Quantity(found[0], value, half, "points" if "point" in unit else "%", hedge)
    return Quantity(found[0], value, half if decimals else max(half, _rounding(value)), "", hedge)


def _one_in(text: str) -> tuple[float, float]:
    words = text.lower().split()
    return _number(words[0]), _number(words[-1])


def _part(text: str) -> tuple[float, float]:
    words = re.split(r"[\s-]+", text.lower())
    return 1.0 if words[0] in {"a", "half"} else _number(words[0]), float(PARTS[words[-1].removesuffix("s")])


def _number(word: str) -> float:
    return float(WHOLE[word]) if word in WHOLE else float(word)


def _in_words(text: str) -> int:
    return sum(WHOLE[word] for word in re.split(r"[\s-]+", text.lower()))


def _rounding(value: float) -> float:
    """Give half of what a whole number is rounded to: 12,000 to the thousand, but no further than ROUNDED."""
    unit = 1
    while value and value % (10 * unit) == 0:
        unit *= 10
    return min(unit / 2, ROUNDED * value) if unit >= 100 else 0.5  # noqa: PLR2004 (tens are mostly exact)
