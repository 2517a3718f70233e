"""Where in the country an indicator is higher or lower, on a tile map."""

from __future__ import annotations

from functools import partial
from itertools import pairwise
from typing import TYPE_CHECKING

from cjreport.inputs.periods import label
from cjreport.measures.rounding import decimals_of, written
from cjreport.measures.statistics.map_classes import class_limits, class_of
from cjreport.present.blocks import Callout, Column, Figure
from cjreport.present.charts.canvas import NARROW, WIDE
from cjreport.present.charts.tiles import Tile, TileMap, draw_tiles
from cjreport.present.pictures.all_areas import AllAreas, PlaceFigure, all_areas, table_of
from cjreport.present.pictures.download_rows import download_rows
from cjreport.present.pictures.shared import missing, no_other_area, with_unit
from cjreport.present.text.phrases import capital, in_period, listed, lowered, plain, runs_of
from cjreport.present.text.position_words import position
from cjreport.present.text.short_labels import short_labels

if TYPE_CHECKING:
    from collections.abc import Sequence

    from cjreport.inputs.registers.areas import Area
    from cjreport.present.blocks import Table
    from cjreport.present.figures import Figures
    from cjreport.present.text_runs import Runs


HIGHEST_SHARE = 100


def map_figure(figures: Figures, name: str) -> Figure | Callout:
    """Show in which areas an indicator is higher or lower, each about where it lies."""
    shown = all_areas(figures, name)
    if shown is None or not shown.areas:
        return missing(figures, figures.indicator(name))
    if shown.is_alone:
        return no_other_area(figures, shown.indicator)
    # of the numbers as they are shown, so that none stands in a class that its digits deny
    limits = class_limits([held.rounded for held in shown.areas])
    words = _in_classes(limits, "%" if shown.percent else "")
    title = runs_of(_title(shown, limits, words))
    own = (shown.own.name, shown.own.number) if shown.own else ("", None)
    draw = partial(draw_tiles, TileMap(tuple(_tiles(shown, limits)), words, *own))
    return Figure(
        name=f"{name}-map",
        title=title,
        subtitle=" ".join(filter(None, _subtitle(shown))),
        wide=draw(WIDE),
        narrow=draw(NARROW),
        alt=_in_words(shown, limits, words, title),
        table=_table(shown),
        rows=download_rows(figures, name),
    )


def _in_classes(limits: Sequence[float], sign: str) -> tuple[str, ...]:
    """Say each class's limits in words, the lowest first."""
    if not limits:
        return ("All areas alike",)
    decimals = max(map(decimals_of, limits))
    shown = [f"{written(limit, decimals)}{sign}" for limit in limits]
    highest = shown[-1] if sign and limits[-1] == HIGHEST_SHARE else f"{shown[-1]} or more"
    return (f"Under {shown[0]}", *(f"{low} to under {high}" for low, high in pairwise(shown)), highest)


def _tiles(shown: AllAreas, limits: Sequence[float]) -> list[Tile]:
    held = {area.code: area for area in shown.areas}
    own = shown.figures.inputs.area.codes
    return [_tile(area, letters, held.get(area.code), limits, own) for letters, area in _lettered(shown)]


def _lettered(shown: AllAreas) -> list[tuple[str, Area]]:
    """Give each area its letters, the same on every map of the country."""
    areas = sorted(shown.figures.inputs.library.areas.all, key=lambda area: (area.name.casefold(), area.code))
    return [*zip(short_labels([area.name for area in areas]), areas, strict=True)]


def _tile(area: Area, letters: str, held: PlaceFigure | None, limits: Sequence[float], own: frozenset[str]) -> Tile:
    told = f"{area.name} {held.number.text if held else 'no figure'}"
    shade = class_of(held.rounded, limits) if held else None
    return Tile(letters, told, area.tile_row, area.tile_column, shade, own=area.code in own)


def _title(shown: AllAreas, limits: Sequence[float], words: Sequence[str]) -> str:
    """Say where the area stands or, without ranks, with how many others it shares its class; else what is shown."""
    subject, own = capital(shown.indicator.phrase), shown.figures.inputs.area.in_sentence
    if place := position(shown.own.row if shown.own else None):
        return f"{subject} in {own} was {place}"
    if shown.own is None or shown.own not in shown.areas or not limits:
        return f"{subject} in each area"
    shade = class_of(shown.own.rounded, limits)
    alike = sum(class_of(held.rounded, limits) == shade for held in shown.areas)
    where = f"{lowered(words[shade])} in {own}"
    if alike == 1:
        return f"{subject} was {where} alone"
    return f"{subject} was {where} and {alike - 1} other area{'s' if alike > 2 else ''}"  # noqa: PLR2004 (itself and one)


def _subtitle(shown: AllAreas) -> tuple[str, ...]:
    """Name the measure and the period, and say how the map is made and what it lacks."""
    place, register = shown.figures.inputs.area, shown.figures.inputs.library.areas
    lacking = len(register.all) - len(shown.areas)
    outlined = f"Outlined: the areas of {place.name}." if place.members else ""
    return (
        f"{with_unit(shown.indicator)}, {label(shown.period)}.",
        "Each area is a tile of one size, about where it lies.",
        outlined,
        f"{lacking} of {len(register.all)} areas {'has' if lacking == 1 else 'have'} no figure." if lacking else "",
    )


def _in_words(shown: AllAreas, limits: Sequence[float], words: Sequence[str], title: Runs) -> str:
    counts = [sum(class_of(held.rounded, limits) == shade for held in shown.areas) for shade in range(len(words))]
    told = listed([f"{count} {lowered(which)}" for count, which in zip(counts, words, strict=True)])
    own = f" {shown.own.name} {shown.own.number.text}." if shown.own else ""
    return (
        f"Tile map of {lowered(shown.indicator.title)}, {shown.indicator.unit}, {in_period(shown.period)}: of "
        f"{len(shown.areas)} areas {told}. {plain(title)}.{own}"
    )


def _table(shown: AllAreas) -> Table:
    letters = {area.code: short for short, area in _lettered(shown)}
    caption = (
        f"{shown.indicator.title} by area, with its letters on the map, {shown.indicator.unit}, {label(shown.period)}"
    )
    return table_of(shown, caption, (Column(name="On the map"),), lambda at: (runs_of(letters.get(at.area, "")),))
