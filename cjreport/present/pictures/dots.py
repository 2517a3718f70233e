"""Where every area lies in an indicator's latest period."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from cjreport.inputs.periods import label
from cjreport.present.blocks import Callout, Figure
from cjreport.present.charts.canvas import NARROW, WIDE
from cjreport.present.charts.strip import Dot, draw_strip
from cjreport.present.pictures.all_areas import AllAreas, all_areas, table_of
from cjreport.present.pictures.download_rows import download_rows
from cjreport.present.pictures.shared import missing, no_other_area, with_unit
from cjreport.present.sentences.titles import dots_title
from cjreport.present.text.comparison_words import FOR_ITS_SIZE
from cjreport.present.text.phrases import capital, in_period, listed, lowered, plain
from cjreport.present.text.place_names import MEDIAN_OF_SIMILAR, SIMILAR, place_in_sentence

if TYPE_CHECKING:
    from cjreport.present.figures import Figures
    from cjreport.present.text_runs import Runs


def dots_figure(figures: Figures, name: str) -> Figure | Callout:
    """Show where every area lies in an indicator's latest period."""
    shown = all_areas(figures, name)
    if shown is None:
        return missing(figures, figures.indicator(name))
    if shown.is_alone:
        return no_other_area(figures, shown.indicator)
    indicator, title = shown.indicator, dots_title(figures, name)
    dots = [Dot(held.role, held.name, held.number) for held in shown.everything]
    dots += [Dot("median", SIMILAR, shown.median)] if shown.median else []
    draw = partial(draw_strip, dots, percent=shown.percent)
    return Figure(
        name=f"{name}-dots",
        title=title,
        subtitle=" ".join(filter(None, _subtitle(shown))),
        wide=draw(WIDE),
        narrow=draw(NARROW),
        alt=_in_words(shown, title),
        table=table_of(shown, f"{indicator.title} by area, {indicator.unit}, {label(shown.period)}"),
        rows=download_rows(figures, name),
        note=_members(shown),
    )


def _subtitle(shown: AllAreas) -> tuple[str, ...]:
    """Name the measure and the period, say whether the area is unusual for its size, and what the squares are."""
    own = shown.own
    unusual = FOR_ITS_SIZE.get(own.row["unusual"], "") if own else ""
    return (
        f"{with_unit(shown.indicator)}, a dot for each of {len(shown.areas)} areas, {label(shown.period)}.",
        f"{capital(place_in_sentence(shown.figures, own.code))} is {unusual}." if own and unusual else "",
        f"Squares: {shown.group}.{' Line of their colour: their median.' if shown.median else ''}"
        if shown.group
        else "",
    )


def _members(shown: AllAreas) -> str:
    """Name the councils that are drawn as squares."""
    names = sorted(held.name for held in shown.areas if held.role == "family")
    return f"{capital(shown.group)}: {listed(names)}." if names else ""


def _in_words(shown: AllAreas, title: Runs) -> str:
    places = [f"{held.name} {held.number.text}" for held in (shown.own, shown.country) if held]
    told = "; ".join([*places, *([f"{MEDIAN_OF_SIMILAR} {shown.median.text}"] if shown.median else [])])
    return (
        f"Dot plot of {lowered(shown.indicator.title)}, {shown.indicator.unit}, {in_period(shown.period)}, one dot for "
        f"each of {len(shown.areas)} areas, from {shown.areas[0].number.text} to {shown.areas[-1].number.text}. "
        f"{plain(title)}{f': {told}' if told else ''}."
    )
