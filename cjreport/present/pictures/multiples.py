"""Several indicators over their periods, a small chart each: the area against the country."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from cjreport.inputs.periods import every_period, label
from cjreport.measures.combining.places import Comparator
from cjreport.measures.frame.lookup import Address
from cjreport.present.blocks import Callout, Column, Figure, Table
from cjreport.present.charts.canvas import NARROW, WIDE
from cjreport.present.charts.panels import Panel, draw_panels
from cjreport.present.pictures.download_rows import download_rows
from cjreport.present.pictures.over_time import PERIODS_SHOWN, time_notes, time_of
from cjreport.present.pictures.shared import code_of, missing
from cjreport.present.pictures.together import on_one_axis, subject, tally
from cjreport.present.pictures.trend import series_of
from cjreport.present.text.comparison_words import IN_SENTENCE
from cjreport.present.text.phrases import capital, explained, in_period, listed, lowered, runs_of
from cjreport.present.text.place_names import place_name

if TYPE_CHECKING:
    from collections.abc import Sequence

    from cjreport.inputs.registers.frameworks import Indicator
    from cjreport.present.charts.lines import SeriesRole
    from cjreport.present.charts.time_axes import TimeAxis
    from cjreport.present.figures import Figures
    from cjreport.present.text_runs import Runs

ROLES: tuple[SeriesRole, ...] = ("area", "country")
NOT_COMPARED = "not compared with {other}"


def multiples_figure(figures: Figures, names: Sequence[str]) -> Figure | Callout:
    """Show several indicators of one unit over their periods, a small chart each: the area against the country."""
    shown = on_one_axis(figures, names)
    if not shown:
        return missing(figures, figures.indicator(names[0]))
    known = [figures.periods(each.id) for each in shown]
    periods = every_period(min(held[0] for held in known), known[0][-1])[-PERIODS_SHOWN:]
    time = time_of(shown[0], periods)
    panels = [_panel(figures, each, time) for each in shown]
    draw = partial(draw_panels, panels, time, percent=shown[0].kind == "proportion")
    found = tally(_beside_country(figures, shown, periods[-1]), figures.inputs.library.areas.country.name)
    title = f"{subject(figures, shown)} {in_period(periods[-1])}: {found}"
    span = f"{label(periods[0])} to {label(periods[-1])}"
    caption = f"{len(shown)} measures, {shown[0].unit}, {figures.inputs.area.name}, {span}"
    return Figure(
        name=f"{shown[0].id}-multiples",
        title=runs_of(title),
        subtitle=f"{caption}, on one axis.",
        wide=draw(WIDE),
        narrow=draw(NARROW),
        alt=_words(panels, title, f"{_measures(shown)}, from {span}"),
        table=_table(figures, shown, time, caption),
        rows=download_rows(figures, *(each.id for each in shown)),
        note=" ".join(time_notes(shown[0], time)),
    )


def _panel(figures: Figures, indicator: Indicator, time: TimeAxis) -> Panel:
    series = (series_of(figures, indicator.id, role, time, banded=False) for role in ROLES)
    return Panel(indicator.title, tuple(each for each in series if each))


def _measures(shown: Sequence[Indicator]) -> str:
    return f"{capital(listed([lowered(each.title) for each in shown]))}, {shown[0].unit}"


def _beside_country(figures: Figures, shown: Sequence[Indicator], period: str) -> dict[str, str]:
    """Say of each indicator, by its title, how the area's latest figure stands beside the country's."""
    area, country = figures.inputs.area.code, figures.inputs.library.areas.country.name
    rows = [(each, figures.at(Address(each.id, area, period, Comparator.COUNTRY))) for each in shown]
    words = {each.title: str(row["comparison"]) if row else "" for each, row in rows}
    return {title: f"were {IN_SENTENCE.get(word, NOT_COMPARED)}".format(other=country) for title, word in words.items()}


def _words(panels: Sequence[Panel], finding: str, measured: str) -> str:
    ends = "; ".join(f"{panel.title}: {', '.join(each.name_and_figure for each in panel.series)}" for panel in panels)
    return f"Small line charts of {lowered(measured)}, {len(panels)} on one axis. {finding}. At the end: {ends}."


def _table(figures: Figures, shown: Sequence[Indicator], time: TimeAxis, caption: str) -> Table:
    def row(indicator: Indicator, role: str) -> tuple[Runs, ...]:
        code = code_of(figures, role)
        cells = (figures.marked(Address(indicator.id, code, period)) for period in time.periods)
        return (
            runs_of(indicator.title if role == "area" else f"{indicator.title}, {place_name(figures, code)}"),
            *cells,
        )

    rows = tuple(row(indicator, role) for indicator in shown for role in ROLES)
    columns = (Column(name="Line"), *(Column(name=label(period), figures=True) for period in time.periods))
    return Table(caption=caption, columns=columns, rows=rows, notes=explained(rows))
