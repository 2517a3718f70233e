"""An indicator's figures against the areas' size: where the area stands, and which are unusual for their size."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

import pandas as pd

from cjreport.inputs.periods import label
from cjreport.measures.statistics.areas.funnel import ABOVE_CHANCE, NOT_SIGNIFICANT, funnel_significance
from cjreport.measures.statistics.areas.funnel_curves import Curves, funnel_curves
from cjreport.measures.statistics.areas.unusual import MIN_AREAS, UNUSUALLY_HIGH, UNUSUALLY_LOW
from cjreport.measures.statistics.comparison import NOT_ASSESSED
from cjreport.present.blocks import Callout, Column, Figure, Prose, Table
from cjreport.present.charts.canvas import NARROW, WIDE
from cjreport.present.charts.funnel import Funnel, FunnelPoint, draw_funnel
from cjreport.present.pictures.all_areas import AllAreas, PlaceFigure, all_areas, table_of
from cjreport.present.pictures.download_rows import download_rows
from cjreport.present.pictures.shared import missing, no_other_area, with_unit
from cjreport.present.text.comparison_words import ERROR_RATE, UNUSUAL
from cjreport.present.text.phrases import capital, in_period, listed, lowered, plain, runs_of
from cjreport.present.text.position_words import standing

if TYPE_CHECKING:
    from cjreport.measures.frame.lookup import Address
    from cjreport.measures.statistics.trend import Kind
    from cjreport.present.figures import Figures
    from cjreport.present.text_runs import Runs

FEWEST = 3
"""With fewer areas there is nothing to set an area against."""


def funnel_figure(figures: Figures, name: str) -> Figure | Callout:
    """Show where areas stand by their size, and which differ by more than chance or are unusual for it."""
    indicator, shown = figures.indicator(name), all_areas(figures, name)
    if shown is None:
        return missing(figures, indicator)
    if shown.is_alone:
        return no_other_area(figures, indicator)
    areas = tuple(held for held in shown.areas if _counted(held))
    if len(areas) < FEWEST or indicator.kind not in {"rate", "proportion"}:
        return _no_counts(shown)
    curves, title = _curves(shown, areas), runs_of(_title(shown, areas))
    points = tuple(_point(held) for held in shown.everything if _counted(held) and held.role != "country")
    draw = partial(draw_funnel, Funnel(points, curves, _base(shown), shown.group, shown.percent))
    return Figure(
        name=f"{name}-funnel",
        title=title,
        subtitle=" ".join(filter(None, _subtitle(shown, areas, curves))),
        wide=draw(WIDE),
        narrow=draw(NARROW),
        alt=_in_words(shown, areas, title),
        table=_table(shown),
        rows=download_rows(figures, name),
    )


def _counted(held: PlaceFigure) -> bool:
    return bool(pd.notna(held.row["numerator"]) and held.row["denominator"] > 0)


def _kind(shown: AllAreas) -> Kind:
    return "proportion" if shown.percent else "rate"


def _counts(areas: tuple[PlaceFigure, ...]) -> tuple[list[float], list[float]]:
    return [held.row["numerator"] for held in areas], [held.row["denominator"] for held in areas]


def _curves(shown: AllAreas, areas: tuple[PlaceFigure, ...]) -> Curves:
    return funnel_curves(*_counts(areas), _kind(shown), 100.0 if shown.percent else shown.indicator.multiplier)


def _point(held: PlaceFigure) -> FunnelPoint:
    return FunnelPoint(held.role, held.name, held.number, held.row["denominator"], held.row["unusual"] in UNUSUAL)


def _base(shown: AllAreas) -> str:
    """Name what the areas' size is counted in."""
    base = shown.indicator.base
    name = shown.figures.indicator(base).title if base else shown.indicator.noun
    return capital(name)


def _title(shown: AllAreas, areas: tuple[PlaceFigure, ...]) -> str:
    """State that the area is unusual for its size, or where it stands, or else how it differs from all together."""
    subject = capital(shown.indicator.phrase)
    if shown.own is None:
        return f"{subject}: {_of_all(shown, areas)}"
    if shown.own not in areas:
        return f"{subject} in each area, by size"
    if told := standing(shown.own.row):
        return f"{subject} was {told[-1]}"
    if shown.is_few:
        return f"{subject}: too few to tell"
    by_chance = _by_chance(shown, areas)[areas.index(shown.own)]
    if by_chance == NOT_SIGNIFICANT:
        return f"{subject} did not differ from all areas together by more than chance"
    return f"{subject} was {'higher' if by_chance in ABOVE_CHANCE else 'lower'} than chance alone would make it"


def _by_chance(shown: AllAreas, areas: tuple[PlaceFigure, ...]) -> list[str]:
    return [str(word) for word in funnel_significance(*_counts(areas), _kind(shown))]


def _of_all(shown: AllAreas, areas: tuple[PlaceFigure, ...]) -> str:
    """Say how many areas lie outside the limits, on which side."""
    words = [held.row["unusual"] for held in areas]
    if all(word == NOT_ASSESSED for word in words):
        beyond = sum(word != NOT_SIGNIFICANT for word in _by_chance(shown, areas))
        return f"{_how_many(beyond, len(areas))} further off than chance alone would put it"
    high, low = words.count(UNUSUALLY_HIGH), words.count(UNUSUALLY_LOW)
    if not high and not low:
        return "each council by its size"
    found = [(high, UNUSUALLY_HIGH), (low, UNUSUALLY_LOW)]
    told = [f"{number} of {len(areas)} {'is' if number == 1 else 'are'} {word}" for number, word in found if number]
    return f"{listed(told)} for {'its' if high + low == 1 else 'their'} size"


def _how_many(some: int, every: int) -> str:
    if some == every:
        return f"all {every} areas are"
    return f"{some or 'none'} of {every} areas {'is' if some == 1 else 'are'}"


def _subtitle(shown: AllAreas, areas: tuple[PlaceFigure, ...], curves: Curves) -> tuple[str, ...]:
    """Name the measure, place and period, and say what the limits are."""
    what = f"{with_unit(shown.indicator)}, by size, {len(areas)} areas, {label(shown.period)}."
    chance = "Chance moves small areas' figures more, so the lines draw apart to the left."
    if curves.usual is None:
        return what, chance, f"What areas usually differ by is not worked out from fewer than {MIN_AREAS}."
    return what, chance, f"Outside the shaded band an area is unusual for its size. {ERROR_RATE}"


def _in_words(shown: AllAreas, areas: tuple[PlaceFigure, ...], title: Runs) -> str:
    unusual = [f"{held.name} {held.number.text}" for held in areas if held.row["unusual"] in UNUSUAL]
    own = f" {shown.own.name} {shown.own.number.text}." if shown.own else ""
    return (
        f"Funnel plot of {lowered(shown.indicator.title)}, {shown.indicator.unit}, {in_period(shown.period)}, for "
        f"{len(areas)} areas by {lowered(_base(shown))}, from {areas[0].number.text} to {areas[-1].number.text}. "
        f"{plain(title)}.{own}{f' Unusual for their size: {listed(unusual)}.' if unusual else ''}"
    )


def _table(shown: AllAreas) -> Table:
    def cells(at: Address) -> tuple[Runs, Runs]:
        row = shown.figures.at(at)
        return runs_of(shown.figures.number(at, "denominator")), runs_of(capital("; ".join(standing(row))))

    caption = f"{shown.indicator.title} by area and size, {shown.indicator.unit}, {label(shown.period)}"
    return table_of(shown, caption, (Column(name=_base(shown), figures=True), Column(name="Among councils")), cells)


def _no_counts(shown: AllAreas) -> Callout:
    """Say why no funnel is drawn where a figure's counts are not known."""
    words = (
        "A funnel plot sets figures against the counts they are worked out from, which are not held for enough areas."
    )
    return Callout(title=f"{shown.indicator.title}: not drawn by size", blocks=(Prose(runs=runs_of(words)),))
