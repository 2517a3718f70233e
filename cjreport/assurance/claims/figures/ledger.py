"""What prose of one place and period may be held against: figures by series and period, and what all are called."""

from __future__ import annotations

import re
from dataclasses import dataclass, field, replace
from functools import cached_property
from types import MappingProxyType
from typing import TYPE_CHECKING

from cjreport.assurance.claims.figures.series import Series, series_of_lines, series_of_stated, stated_figure
from cjreport.assurance.claims.text.names import Names, NamingText, names_of, stems
from cjreport.inputs.periods import ends
from cjreport.inputs.registers.frameworks import governing

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping, Sequence

    from cjreport.inputs.documents.common import StatedFigure
    from cjreport.inputs.documents.returns import Score
    from cjreport.inputs.library import Library
    from cjreport.inputs.registers.areas import Place
    from cjreport.inputs.registers.frameworks import Indicator
    from cjreport.measures.frame.lookup import Lookup

_NOT_COUNTED = ("checklist", "narrative")
_NO_SCORES: Mapping[str, Score] = MappingProxyType({})


@dataclass(frozen=True, eq=False)
class CountryLedger:
    """The measures of a country, found by series; a series is sorted out when prose first names it."""

    lookup: Lookup
    library: Library
    _series: dict[str, Series] = field(default_factory=dict)
    _given: dict[tuple[str, str], frozenset[str]] = field(default_factory=dict)

    def of(
        self, place: Place, period: str, stated: Sequence[StatedFigure] = (), scores: Mapping[str, Score] = _NO_SCORES
    ) -> Ledger:
        """Give what prose of a place and period may be held against, with figures and scores that partners state."""
        return Ledger(self, place, period, tuple(stated), scores)

    @cached_property
    def lines(self) -> dict[str, tuple[Indicator, ...]]:
        """The indicators that are counted, by the series that feeds them."""
        lines: dict[str, tuple[Indicator, ...]] = {}
        for each in self.library.indicators.values():
            if each.kind not in _NOT_COUNTED:
                lines[each.fed_by] = (*lines.get(each.fed_by, ()), each)
        return lines

    @cached_property
    def fed_by(self) -> dict[str, str]:
        """The series that feeds each indicator."""
        return {line.id: series for series, lines in self.lines.items() for line in lines}

    def is_part(self, series: str, whole: str) -> bool:
        """Whether the register has a series as part of a whole, or as part of a part of it."""
        wholes = {whole for line in self.lines.get(series, ()) for whole in (line.part_of, line.counted_in) if whole}
        feeding = {self.fed_by.get(each, each) for each in wholes}
        return whole in feeding or any(self.is_part(each, whole) for each in feeding)

    @cached_property
    def names(self) -> Names:
        """What every series is called; an indicator's outcome gives it words that may be left out under the outcome."""
        outcomes = [outcome for framework in self.library.frameworks for outcome in framework.outcomes]
        given = {each.id: frozenset(stems(o.short)) for o in outcomes for each in o.indicators}
        return names_of(
            [
                NamingText(series, text, given.get(line.id, frozenset()), is_title=text == line.title)
                for series, lines in self.lines.items()
                for line in lines
                for text in texts_that_name(line)
            ]
        )

    def given_by(self, outcome: str, period: str) -> frozenset[str]:
        """Give the stems that stand in an outcome's short title, and so may be left out under it."""
        if (outcome, period) not in self._given:
            framework = governing(self.library.frameworks, period)
            short = (stems(each.short) for each in framework.outcomes if each.id == outcome)
            self._given[outcome, period] = frozenset(next(short, ()))
        return self._given[outcome, period]

    def series(self, name: str) -> Series:
        """Give a series with its figures, of every indicator that it feeds."""
        if name not in self._series:
            lines = self.lines[name]
            self._series[name] = series_of_lines(name, lines, self._areas)
            for line in lines:
                self._series[name].add(self.lookup.of(line.id).rows)
        return self._series[name]

    @cached_property
    def _areas(self) -> frozenset[str]:
        return frozenset(area.code for area in self.library.areas.all)

    @cached_property
    def codes(self) -> dict[str, str]:
        """Each name of a place, and its code."""
        areas = self.library.areas
        names = {region.name: region.code for region in areas.regions}
        names |= {name: place.code for place in areas.partnerships for name in (place.name, place.gaelic_name)}
        for area in areas.all:
            names |= dict.fromkeys((area.name, area.gaelic_name, *area.other_names), area.code)
            names |= {area.name.replace(" & ", " and "): area.code, area.name.replace(" and ", " & "): area.code}
        names |= {areas.country.name: areas.country.code}
        return {name.replace("’", "'"): code for name, code in names.items() if name}

    @cached_property
    def place_names(self) -> re.Pattern[str]:
        """Finds the names of places, the longest first."""
        longest = "|".join(re.escape(name) for name in sorted(self.codes, key=len, reverse=True))
        return re.compile(rf"\b(?:{longest})(?!\w)")

    @cached_property
    def titles(self) -> dict[str, str]:
        """Each place's name by its code."""
        areas = self.library.areas
        places = {place.code: place.name for place in (*areas.all, *areas.partnerships)}
        return places | {r.code: r.name for r in areas.regions} | {areas.country.code: areas.country.name}


def texts_that_name(line: Indicator) -> Iterator[str]:
    """Give the texts that name a line; a title that its phrase says more fully, such as "Life", is left out."""
    title, phrase = (frozenset(stems(text)) - {"people"} for text in (line.title, line.phrase))
    is_short = (bool(line.part_of) or len(stems(line.title)) == 1) and title < phrase
    if not is_short:
        yield line.title
    yield line.phrase
    if line.noun and " " not in line.noun and line.noun != "people":
        yield f"{line.noun} of {line.phrase if is_short else line.title}"
    if line.kind == "proportion" and line.noun and line.predicate:
        yield f"{line.noun} {line.predicate}"
    yield from line.called


@dataclass(frozen=True, eq=False)
class Ledger:
    """What prose of one place and period may be held against, with the figures and scores that partners state."""

    country: CountryLedger
    place: Place
    period: str
    stated: tuple[StatedFigure, ...]
    scores: Mapping[str, Score]

    @cached_property
    def last_day(self) -> int:
        """The ordinal of the last day whose figures count."""
        return ends(self.period).toordinal()

    @cached_property
    def names(self) -> tuple[Names, ...]:
        """What series are called, those first that partners state."""
        own = [
            NamingText(self._fed_by(each), each.title, self.country.given_by(each.outcome, self.period), is_title=True)
            for each in self.stated
        ]
        return (names_of([*dict.fromkeys(own)]), self.country.names) if own else (self.country.names,)

    @cached_property
    def initials(self) -> dict[str, tuple[str, ...]]:
        """What initials stand for in the names of series."""
        return {letters: words for names in self.names for letters, words in names.initials.items()}

    @cached_property
    def _stated(self) -> dict[str, Series]:
        """The series that stated figures make or, where the frame tells nothing of the period, feed."""
        fed: dict[str, Series] = {}
        for each in self.stated:
            name, key = self._fed_by(each), (self.place.code, each.period)
            if name not in fed:
                known = self.country.series(name) if name in self.country.lines else None
                fed[name] = replace(known, figures={**known.figures}) if known else series_of_stated(name, each)
            held = fed[name].figures.get(key)
            if held is None or held.value is None:
                fed[name].figures[key] = stated_figure(each)
        return fed

    def _fed_by(self, figure: StatedFigure) -> str:
        return self.country.fed_by.get(figure.measure, f"stated {figure.id}")

    def series(self, name: str) -> Series:
        """Give a series by its name."""
        return self._stated.get(name) or self.country.series(name)

    def places_of(self, series: Series, place: str) -> tuple[str, ...]:
        """Give whose figures a claim on a place is held against: its own or, where there are none, its regions'."""
        if place in series.places or place != self.place.code:
            return (place,)
        return tuple(r.code for r in self.country.library.areas.regions_of(self.place) if r.code in series.places)

    def title_of(self, place: str) -> str:
        """Give a place's name."""
        return self.country.titles.get(place, place)
