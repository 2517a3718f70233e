"""The codes that a sentence is read into, and patterns over them, written in their names.

Each unit of a sentence has a code. A sentence becomes a string of codes, a letter each, in which patterns are found.
"""

from __future__ import annotations

import re
from enum import StrEnum


class Code(StrEnum):
    """What a unit of a sentence is."""

    # what is spoken of
    MEASURE = "M"
    NUMBER = "N"
    TIME = "P"
    UNKNOWN_TIME = "T"
    PLACE = "A"
    COUNTRY = "C"
    SIMILAR_AREAS = "F"
    ALL_AREAS = "O"
    PER_PEOPLE = "R"
    ORDINAL = "o"
    SOME_AREAS = "G"
    ALL_BUT = "B"
    RUN = "u"
    SPAN = "V"
    # words that claim a change
    RISE = "U"
    FALL = "D"
    STEADY = "E"
    NO_CHANGE = "e"
    IMPROVE = "I"
    WORSEN = "W"
    MULTIPLY = "X"
    # words that compare and rank
    MORE = "+"
    FEWER = "-"
    HIGHER = "h"
    LOWER = "l"
    SAME = "s"
    BETTER = "g"
    WORSE = "k"
    HIGHEST = "H"
    LOWEST = "L"
    AMONG = "Z"
    PEAK = "K"
    # words that hold a clause together
    IN = "i"
    OF = "f"
    BY = "b"
    FROM = "r"
    TO = "t"
    THAN = "n"
    COMPARED_WITH = "c"
    PREPOSITION = "p"
    VERB = "v"
    MAKES_UP = "m"
    SAW = "y"
    FIGURE_WORD = "q"
    ADVERB = "a"
    SLIGHT = "z"
    DETERMINER = "j"
    AND = "&"
    THAT = "w"
    NEW_CLAUSE = ";"
    COMMA = ","
    COLON = ":"
    STOP = "."
    # words with which nothing is claimed
    NOT = "!"
    WISH = "?"
    IF = "Q"
    OPINION = "S"
    UNKNOWN = "x"


_NAME = re.compile(r"[A-Z]{2,}(?:_[A-Z]+)*")


def pattern(names: str) -> re.Pattern[str]:
    """Compile a regular expression in which the names of codes stand for them, whatever spaces lie between.

    Raises KeyError where a name is that of no code.
    """
    # names are parted by spaces, so these go once each name is a letter
    return re.compile("".join(_NAME.sub(lambda name: re.escape(Code[name[0]]), names).split()))


def codes(names: str) -> frozenset[Code]:
    """Give the codes that are named, in any order."""
    return frozenset(Code[name] for name in names.split())
