"""Where every area lies in an indicator's latest period."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from cjreport.inputs.periods import label
from cjreport.measures.statistics.comparison import NOT_ASSESSED
from cjreport.present.blocks import Callout, Figure
from cjreport.present.charts.canvas import NARROW, WIDE
from cjreport.present.charts.strip import Dot, draw_strip
from cjreport.present.pictures.all_areas import AllAreas, all_areas, table_of
from cjreport.present.pictures.download_rows import download_rows
from cjreport.present.pictures.shared import missing, no_other_area, with_unit
from cjreport.present.sentences.sentences import dots_title
from cjreport.present.text.comparison_words import AMONG_AREAS
from cjreport.present.text.phrases import capital, in_period, lowered, plain
from cjreport.present.text.place_names import place_in_sentence

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
    )


def _subtitle(shown: AllAreas) -> tuple[str, ...]:
    """Name the measure and the period, say whether the area is unusual, and what the squares are."""
    own = shown.own
    return (
        f"{with_unit(shown.indicator)}, a dot for each of {len(shown.areas)} areas, {label(shown.period)}.",
        f"{capital(place_in_sentence(shown.figures, own.code))} is {AMONG_AREAS[own.row['unusual']]} among areas."
        if own and own.row["unusual"] != NOT_ASSESSED
        else "",
        f"Squares: {shown.group}." if shown.group else "",
    )


def _in_words(shown: AllAreas, title: Runs) -> str:
    told = "; ".join(f"{held.name} {held.number.text}" for held in (shown.own, shown.country) if held)
    return (
        f"Dot plot of {lowered(shown.indicator.title)}, {shown.indicator.unit}, {in_period(shown.period)}, one dot for "
        f"each of {len(shown.areas)} areas, from {shown.areas[0].number.text} to {shown.areas[-1].number.text}. "
        f"{plain(title)}{f': {told}' if told else ''}."
    )
