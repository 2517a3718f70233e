"""A sentence, read into units: measures, numbers, times, places and the words that claim something of them."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property, lru_cache
from typing import TYPE_CHECKING, Any, NamedTuple

from cjreport.assurance.claims.text.codes import Code
from cjreport.assurance.claims.text.names import WORD, mentions_of, read_words, stem
from cjreport.assurance.claims.text.over_years import taken_together
from cjreport.assurance.claims.text.periods import YEARS, times_in
from cjreport.assurance.claims.text.places import (
    ALL_AREAS,
    BODIES,
    FOR_ITS_SIZE,
    IS_PLACE,
    NATIONAL,
    OWN,
    PER_PEOPLE,
    SIMILAR_AREAS,
    SOME_AREAS,
    how_many,
)
from cjreport.assurance.claims.text.quantities import NUMBERS, quantity
from cjreport.assurance.claims.text.words import KEPT, ORDINALS, WORDS_OF, phrases_of
from cjreport.measures.combining.places import FAMILY_GROUP

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator

    from cjreport.assurance.claims.figures.ledger import Ledger

LONGEST = 600
"""The most letters of a sentence: what is longer is no sentence that can be read."""
_PIECE = re.compile(rf"{WORD.pattern}|&|[^\w\s]")
_PHRASES: dict[str, list[tuple[tuple[str, ...], Code]]] = {}
for _code, _phrases in WORDS_OF.items():
    for _phrase in phrases_of(_phrases):
        _pieces = tuple(_PIECE.findall(_phrase))
        _PHRASES.setdefault(_pieces[0], []).append((_pieces, _code))
for _known in _PHRASES.values():
    _known.sort(key=lambda entry: -len(entry[0]))
_MARKS = {
    **dict.fromkeys(",()–—-[]", Code.COMMA),
    **dict.fromkeys(".!\"'“”*_", Code.STOP),
    ";": Code.NEW_CLAUSE,
    ":": Code.COLON,
}


class Unit(NamedTuple):
    """A unit of a sentence: its code, where it stands, and what it means."""

    code: Code
    start: int
    end: int
    text: str
    value: Any = None


@dataclass(frozen=True, eq=False)
class Reading:
    """A sentence in units, of the report of a *period*."""

    sentence: str
    units: tuple[Unit, ...]
    period: str = ""

    @cached_property
    def codes(self) -> str:
        """The units' codes in a row, a letter for each."""
        return "".join(unit.code for unit in self.units)


def may_name(sentence: str, ledger: Ledger) -> bool:
    """Whether a sentence has all the words of some name: soon told, and not so of most."""
    stems, capitals = _stems_in(sentence)
    if capitals:
        stems = stems.union(*(ledger.initials.get(word.removesuffix("s"), ()) for word in capitals))
    return len(sentence) <= LONGEST and any(names.any_in(stems) for names in ledger.names)


@lru_cache(maxsize=KEPT)
def _stems_in(sentence: str) -> tuple[frozenset[str], tuple[str, ...]]:
    """Give the stems of a sentence's words, and the words that may be initials."""
    words = WORD.findall(sentence)
    return frozenset(map(stem, words)), tuple(word for word in words if word[:2].isupper())


def read_units(sentence: str, ledger: Ledger, context: frozenset[str]) -> Reading | None:
    """Read a sentence into units; None where it names no series."""
    sizes = [Unit(Code.ADVERB, *found.span(), found[0]) for found in FOR_ITS_SIZE.finditer(sentence)]
    units = _with(sizes, _measures(sentence, ledger, context))
    if len(units) == len(sizes):
        return None
    units = _with(_with(units, _over_years(sentence)), _times(sentence, ledger))
    for places in (
        _bodies(sentence),
        _some_areas(sentence),
        _named(sentence, ledger),
        _kinds_of_place(sentence, ledger),
    ):
        units = _with(units, places)
    return Reading(sentence, tuple(_with_words(sentence, _with(units, _numbers(sentence)))), ledger.period)


def _measures(sentence: str, ledger: Ledger, context: frozenset[str]) -> Iterator[Unit]:
    """Find the measures that are named; a year may stand within a name."""
    years = [found.span() for found in YEARS.finditer(sentence)]
    pieces = [f for f in WORD.finditer(sentence) if not any(start <= f.start() < end for start, end in years)]
    words = read_words([found[0] for found in pieces], ledger.initials)
    for mention in mentions_of(found for names in ledger.names for found in names.runs_in(words, context)):
        start, end = pieces[mention.first].start(), pieces[mention.last].end()
        yield Unit(Code.MEASURE, start, end, sentence[start:end], mention.series)


def _with(taken: list[Unit], more: Iterable[Unit]) -> list[Unit]:
    """Add units where none stands yet."""
    taken = [*taken]
    for unit in more:
        if all(unit.end <= held.start or unit.start >= held.end for held in taken):
            taken.append(unit)
    return taken


def _times(sentence: str, ledger: Ledger) -> Iterator[Unit]:
    for start, end, when in times_in(sentence, ledger.period):
        yield Unit(Code.TIME if when.known else Code.UNKNOWN_TIME, start, end, sentence[start:end], when)


def _over_years(sentence: str) -> Iterator[Unit]:
    return (Unit(code, start, end, sentence[start:end], span) for start, end, code, span in taken_together(sentence))


@lru_cache(maxsize=KEPT)
def _numbers(sentence: str) -> tuple[Unit, ...]:
    read = [(found, quantity(found)) for found in NUMBERS.finditer(sentence)]
    return tuple(Unit(Code.NUMBER if n else Code.UNKNOWN, found.start(), found.end(), found[0], n) for found, n in read)


def _bodies(sentence: str) -> Iterator[Unit]:
    return (Unit(Code.UNKNOWN, found.start(), found.end(), found[0]) for found in BODIES.finditer(sentence))


def _named(sentence: str, ledger: Ledger) -> Iterator[Unit]:
    """Give the places that are named; a place's name within that of a body is none."""
    country = ledger.country.library.areas.country.code
    for found in ledger.country.place_names.finditer(sentence):
        after = IS_PLACE.match(sentence, found.end())
        code = ledger.country.codes[found[0]]
        kind = Code.UNKNOWN if after is None else Code.COUNTRY if code == country else Code.PLACE
        yield Unit(kind, found.start(), after.end() if after else found.end(), found[0], code)


def _some_areas(sentence: str) -> Iterator[Unit]:
    for found in SOME_AREAS.finditer(sentence) if ALL_AREAS.search(sentence) else ():
        yield Unit(Code.ALL_BUT if found["but"] else Code.SOME_AREAS, *found.span(), found[0], how_many(found[0]))


def _kinds_of_place(sentence: str, ledger: Ledger) -> Iterator[Unit]:
    country = ledger.country.library.areas.country.code
    for pattern, code, value in (
        (NATIONAL, Code.COUNTRY, country),
        (SIMILAR_AREAS, Code.SIMILAR_AREAS, FAMILY_GROUP),
        (PER_PEOPLE, Code.PER_PEOPLE, None),
        (OWN, Code.PLACE, ledger.place.code),
    ):
        for found in pattern.finditer(sentence):
            yield Unit(code, found.start(), found.end(), found[0], value)
    yield from (Unit(Code.ALL_AREAS, *found.span(), found[0]) for found in ALL_AREAS.finditer(sentence))


def _with_words(sentence: str, units: list[Unit]) -> Iterator[Unit]:
    """Fill what is left with words, the longest of the known phrases first."""
    end = 0
    for unit in sorted(units, key=lambda unit: unit.start):
        yield from _words(sentence, end, unit.start)
        yield unit
        end = unit.end
    yield from _words(sentence, end, len(sentence))


def _words(sentence: str, start: int, end: int) -> Iterator[Unit]:
    pieces = [(f.start(), f.end(), f[0].lower()) for f in _PIECE.finditer(sentence, start, end)]
    at = 0
    while at < len(pieces):
        length, code = _longest([word for _, _, word in pieces[at : at + 6]])
        first, last = pieces[at][0], pieces[at + length - 1][1]
        yield Unit(code, first, last, sentence[first:last], ORDINALS.get(pieces[at][2]))
        at += length


def _longest(words: list[str]) -> tuple[int, Code]:
    """Give how many words the longest known phrase has that begins here, and its code."""
    for phrase, code in _PHRASES.get(words[0], ()):
        if tuple(words[: len(phrase)]) == phrase:
            return len(phrase), code
    return 1, _code_of(words[0])


def _code_of(word: str) -> Code:
    if word in ORDINALS:
        return Code.ORDINAL
    if not word[0].isalnum():
        return _MARKS.get(word, Code.UNKNOWN)
    return Code.NOT if word.endswith("n't") else Code.ADVERB if word.endswith("ly") else Code.UNKNOWN
