"""Which reports are the likeliest to break a layout, and why: the visual test set."""

from __future__ import annotations

from dataclasses import dataclass
from math import isnan, nan
from typing import TYPE_CHECKING, NamedTuple

from cjreport.inputs.documents.kinds import RETURN
from cjreport.inputs.documents.prose import statements
from cjreport.inputs.documents.returns import AreaReturn
from cjreport.inputs.periods import ends
from cjreport.inputs.registers.frameworks import governing
from cjreport.inputs.supplied import read_supplied
from cjreport.measures.frame.extremes import facts_of
from cjreport.measures.rounding import in_full, rounded

if TYPE_CHECKING:
    from collections.abc import Callable, Hashable, Iterator, Mapping

    import pandas as pd

    from cjreport.inputs.library import Library
    from cjreport.inputs.registers.areas import Place


@dataclass(frozen=True)
class Candidate:
    """A report that could be made: whose, when, its return, and *facts* on its figures as of extremes.facts_of."""

    place: Place
    period: str
    the_return: AreaReturn
    facts: Mapping[Hashable, float]

    @property
    def texts(self) -> list[str]:
        """Every word of the return, statement by statement; of another place's return, nothing."""
        own = self.the_return.area == self.place.name
        return [word for _, text in statements(self.the_return) for word in text.split()] if own else []


class Case(NamedTuple):
    """What makes a report awkward: *size* where it is the larger the worse, None where it does not apply."""

    why: str
    size: Callable[[Candidate], float | None]


class Awkward(NamedTuple):
    """A report of the visual test set, and why it is in it."""

    area: str
    period: str
    why: tuple[str, ...]


def _fact(name: str, sign: int = 1) -> Callable[[Candidate], float | None]:
    def size(candidate: Candidate) -> float | None:
        value = candidate.facts.get(name, nan)
        return None if isnan(value) else sign * float(value)

    return size


def _if_any(size: float) -> float | None:
    return size or None


CASES = (
    Case("the longest name, {} letters", lambda each: len(each.place.name)),
    Case("the shortest name, {} letters", lambda each: -len(each.place.name)),
    Case("the longest name with an “and”", lambda each: _if_any((" and " in each.place.name) * len(each.place.name))),
    Case("a name with an ampersand", lambda each: _if_any("&" in each.place.name)),
    Case("a name with an apostrophe", lambda each: _if_any("'" in each.place.name)),
    Case("a name that is not English", lambda each: _if_any(len(each.place.gaelic_name))),
    Case("a joint partnership of {} areas", lambda each: _if_any(len(each.place.members))),
    Case("the most lines without a figure: {} are held", _fact("held", -1)),
    Case("the most lines with a figure, {}", _fact("held")),
    Case("the most figures withheld, {}", lambda each: _fact("suppressed")(each) or None),
    Case("the largest count, {}", _fact("largest")),
    Case("the smallest count that is its largest, {}", _fact("largest", -1)),
    Case("the smallest base of a figure, {}", _fact("smallest_base", -1)),
    Case("the figure furthest from the country's, {} widths of the middle half", _fact("furthest")),
    Case("the most words in a return, {}", lambda each: _if_any(len(each.texts))),
    Case("the fewest words in a return, {}", lambda each: _if_any(-len(each.texts))),
    Case("the longest word in a return, {} letters", lambda each: _if_any(max(map(len, each.texts), default=0))),
    Case("the most actions, {}", lambda each: _if_any(len(each.the_return.actions))),
    Case("the most activities, {}", lambda each: _if_any(len(each.the_return.activities))),
    Case("the most stated figures, {}", lambda each: _if_any(len(each.the_return.figures))),
    Case("the earliest period", lambda each: -ends(each.period).year),
)
"""Of each, the report of the largest size is chosen: of those alike, the latest, and then the first by name."""


def candidates(library: Library, measures: pd.DataFrame) -> Iterator[Candidate]:
    """Give every report of a country that could be made; *measures* are the country's."""
    areas = library.areas
    for period in areas.country.periods:
        framework = governing(library.frameworks, period)
        lines = {line.id for line in (*library.context.indicators, *framework.indicators)}
        facts = facts_of(measures, period, lines).to_dict("index")
        for place in (*areas.all, *areas.partnerships):
            supplied = read_supplied(library, RETURN, place, period)
            given = supplied.document if supplied else AreaReturn(area=place.name, period=period)
            yield Candidate(place, period, given, facts.get(place.code, {}))


def awkward_reports(among: list[Candidate]) -> list[Awkward]:
    """Choose the reports that are extreme in one of CASES or several, each with every reason, in the cases' order."""
    chosen: dict[tuple[str, str], list[str]] = {}
    ordered = sorted(sorted(among, key=lambda each: each.place.name), key=lambda each: each.period, reverse=True)
    for case in CASES:
        sizes = [(size, each) for each in ordered if (size := case.size(each)) is not None]
        if sizes:
            size, found = max(sizes, key=lambda pair: pair[0])
            chosen.setdefault((found.place.name, found.period), []).append(
                case.why.format(in_full(rounded(abs(size), 1)))
            )
    return [Awkward(area, period, tuple(why)) for (area, period), why in chosen.items()]
