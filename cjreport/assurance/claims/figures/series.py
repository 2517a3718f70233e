"""A series of figures by place and period, as claims are held against it."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple

from cjreport.assurance.claims.text.periods import meant_by
from cjreport.inputs.figures.columns import FIGURES
from cjreport.inputs.periods import ends
from cjreport.measures.combining.places import Comparator
from cjreport.measures.statistics.comparison import DIFFERENT, Comparison, beside_benchmark

if TYPE_CHECKING:
    import pandas as pd

    from cjreport.inputs.documents.common import StatedFigure
    from cjreport.inputs.registers.frameworks import Indicator

_COMPARATORS = (Comparator.COUNTRY, Comparator.FAMILY_GROUP, Comparator.YEAR_BEFORE)
_FIGURES = [*FIGURES, "lower", "upper"]
_OF_OTHERS = (Comparator.COUNTRY, Comparator.FAMILY_GROUP)
_COMPARED = (*DIFFERENT, Comparison.NOT_DIFFERENT)


class Figure(NamedTuple):
    """A figure of a series; without a value where none may be shown."""

    numerator: float | None
    denominator: float | None
    value: float | None
    lower: float | None
    upper: float | None
    source: str


class SetBeside(NamedTuple):
    """How a figure compares: the word that says so, and the figure it is set beside."""

    word: str
    value: float | None


@dataclass(frozen=True, eq=False)
class Series:
    """A series of figures: what it measures, and its figures by place and period, of *areas* and of other places."""

    id: str
    title: str
    kind: str
    unit: str
    direction: str = "none"
    areas: frozenset[str] = frozenset()
    figures: dict[tuple[str, str], Figure] = field(default_factory=dict)
    beside: dict[tuple[str, str, str], SetBeside] = field(default_factory=dict)

    @cached_property
    def periods(self) -> tuple[tuple[str, int], ...]:
        """The periods of the series, each with the ordinal of its last day, in their order."""
        found = {(period, ends(period).toordinal()) for _, period in self.figures}
        return tuple(sorted(found, key=lambda each: (each[1], each[0])))

    @cached_property
    def places(self) -> frozenset[str]:
        """The places of which the series tells anything."""
        return frozenset(place for place, _ in self.figures)

    def meant_by(self, year: str, last_day: int) -> tuple[str, ...]:
        """Give the periods that a year may mean, of those that end by *last_day*."""
        return meant_by(year, [(period, end) for period, end in self.periods if end <= last_day])

    def of_areas(self, period: str) -> dict[str, Figure]:
        """Give every council area's figure of a period."""
        return {place: each for (place, when), each in self.figures.items() if when == period and place in self.areas}

    def add(self, rows: pd.DataFrame) -> None:
        """Add an indicator's rows of the frame of measures, where the series has none yet."""
        keys = zip(*(rows[key].astype(str) for key in ("area_code", "period", "comparator", "group_of")), strict=True)
        figures = zip(*(_or_none(rows[column]) for column in _FIGURES), rows["source"].astype(str), strict=True)
        words = zip(_words(rows), _or_none(rows["comparator_value"]), strict=True)
        for (place, period, comparator, group), figure, word in zip(keys, figures, words, strict=True):
            if comparator == Comparator.NONE and not group:
                self.figures.setdefault((place, period), Figure(*figure))
            elif comparator in _COMPARATORS and group in {"", place}:
                self.beside.setdefault((place, period, comparator), SetBeside(*word))


def _words(rows: pd.DataFrame) -> pd.Series[str]:
    """Give the words of comparisons: beside the country and similar areas, whether their figure is beyond chance.

    The frame holds its own words to more: to how figures vary from year to year, and to the range of similar areas.
    Prose that sets one published figure beside another claims less.
    """
    compared = rows["comparator"].isin(_OF_OTHERS) & rows["comparison"].isin(_COMPARED)
    words = beside_benchmark(rows["lower"], rows["upper"], rows["comparator_value"])
    return rows["comparison"].mask(compared, words)


def _or_none(column: pd.Series[float]) -> list[float | None]:
    return column.astype(object).where(column.notna(), None).tolist()


def series_of_lines(name: str, lines: tuple[Indicator, ...], areas: frozenset[str]) -> Series:
    """Give a series without figures yet, described as the line of its own name or, failing that, the first it feeds."""
    line = min(lines, key=lambda line: line.id != name)
    return Series(name, line.title, line.kind, line.unit, line.direction, areas)


def series_of_stated(name: str, figure: StatedFigure) -> Series:
    """Give a series without figures yet, described as a figure that partners state."""
    is_share = figure.unit == "%" or figure.base is not None
    return Series(name, figure.title, "proportion" if is_share else "count", "%" if is_share else figure.unit)


def stated_figure(figure: StatedFigure) -> Figure:
    """Give a figure that partners state; a share is worked out where its counts alone are stated."""
    share = 100 * figure.count / figure.base if figure.count is not None and figure.base else None
    value = figure.value if figure.value is not None else share if share is not None else figure.count
    return Figure(figure.count, figure.base, value, None, None, figure.source)
