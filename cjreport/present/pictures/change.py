"""What has changed since a year before, over several indicators: a dumbbell each."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

from cjreport.inputs.periods import label, year_before
from cjreport.measures.combining.places import Comparator
from cjreport.measures.frame.lookup import Address
from cjreport.measures.thresholds import SMALL_BASE, SMALL_COUNT
from cjreport.present.blocks import Callout, Column, Figure, Table
from cjreport.present.charts.canvas import NARROW, WIDE
from cjreport.present.charts.dumbbell import Dumbbell, TwoPeriods, draw_dumbbells
from cjreport.present.pictures.download_rows import download_rows
from cjreport.present.pictures.shared import missing, too_few
from cjreport.present.pictures.together import on_one_axis, subject, tally
from cjreport.present.text.comparison_words import CHANGE, CHANGE_NOT_ASSESSED, FEW, NO_CLEAR_CHANGE
from cjreport.present.text.phrases import explained, listed, lowered, runs_of
from cjreport.present.text_runs import Number, Runs

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from cjreport.inputs.registers.frameworks import Indicator
    from cjreport.present.figures import Figures

SAID = {NO_CLEAR_CHANGE: "showed no clear change", FEW: "had too few cases to tell"}
NOTES = {
    NO_CLEAR_CHANGE: "No clear change: one within chance, or within the usual variation of quarters.",
    FEW: f"Too few to tell: fewer than {SMALL_COUNT} cases in one of the two periods.",
    CHANGE_NOT_ASSESSED: "Not assessed: published without the numbers it would take to tell a change from chance.",
}


def change_figure(figures: Figures, names: Sequence[str]) -> Figure | Callout:
    """Show several indicators of one unit in their latest period and a year before, with the change in words."""
    shown = on_one_axis(figures, names)
    few = [each for each in shown if _is_small(figures, each)]
    dumbbells = [each for indicator in shown if indicator not in few and (each := _dumbbell(figures, indicator))]
    if not dumbbells:
        return too_few(figures, few[0]) if few else missing(figures, figures.indicator(names[0]))
    latest, country = dumbbells[0].later.period, figures.inputs.library.areas.country.name
    pair = TwoPeriods(label(year_before(latest)), label(latest), country)
    draw = partial(draw_dumbbells, dumbbells, pair, percent=shown[0].kind == "proportion")
    found, changes = _found(dumbbells), {each.change for each in dumbbells}
    title = f"{subject(figures, shown)} between {pair.earlier} and {pair.later}: {found}"
    caption = f"{len(dumbbells)} measures, {shown[0].unit}, {figures.inputs.area.name}, {pair.earlier} and {pair.later}"
    return Figure(
        name=f"{shown[0].id}-change",
        title=runs_of(title),
        subtitle=f"{caption}.",
        wide=draw(WIDE),
        narrow=draw(NARROW),
        alt=_words(dumbbells, title, caption),
        table=_table(figures, dumbbells, pair, caption),
        rows=download_rows(figures, *(each.later.measure for each in dumbbells)),
        note=" ".join(
            [
                *(words for said, words in NOTES.items() if said in changes),
                *_left_out(few),
                *_cautions(figures, dumbbells),
            ]
        ),
    )


def _found(dumbbells: Sequence[Dumbbell]) -> str:
    """Count what rose, fell or did neither clearly; what could not be assessed comes last."""
    of_change = [each for each in dumbbells if each.change != CHANGE_NOT_ASSESSED]
    assessed = {each.title: SAID.get(each.change, each.change) for each in of_change}
    rest = len(dumbbells) - len(assessed)
    words = [tally(assessed, of=len(dumbbells))] if assessed else []
    return "; ".join([*words, *([f"{rest} could not be assessed"] if rest else [])])


def _is_small(figures: Figures, indicator: Indicator) -> bool:
    """Whether a share is of so few people, in either period, that one more or less would move it far."""
    own = Address(indicator.id, figures.inputs.area.code, figures.latest(indicator.id) or "")
    rows = (figures.at(at) for at in (own, own._replace(period=year_before(own.period))))
    return indicator.kind == "proportion" and any(row["denominator"] < SMALL_BASE for row in rows if row)


def _cautions(figures: Figures, dumbbells: Sequence[Dumbbell]) -> Iterator[str]:
    """Say what is to be borne in mind where one of the two periods was out of the ordinary."""
    ends = [Address(each.later.measure, each.later.area, each.later.period) for each in dumbbells]
    caveats = figures.inputs.library.period_caveats
    yield from dict.fromkeys(caveats[at.indicator].words for at in ends if figures.is_disturbed(at))


def _left_out(few: Sequence[Indicator]) -> list[str]:
    titles = [lowered(each.title) for each in few]
    return [f"Left out, as fewer than {SMALL_BASE} people were counted: {listed(titles)}."] if titles else []


def _dumbbell(figures: Figures, indicator: Indicator) -> Dumbbell | None:
    own = Address(indicator.id, figures.inputs.area.code, figures.latest(indicator.id) or "")
    row = figures.at(own._replace(comparator=Comparator.YEAR_BEFORE))
    earlier, later = (
        figures.number(own._replace(period=year_before(own.period)), rough=True),
        figures.number(own, rough=True),
    )
    country = figures.number(own._replace(area=figures.inputs.library.areas.country.code), rough=True)
    if row is None or not isinstance(earlier, Number) or not isinstance(later, Number):
        return None
    moved = "rose" if later.value > earlier.value else "fell"
    there = country if isinstance(country, Number) else None
    return Dumbbell(indicator.title, earlier, later, there, CHANGE.get(row["comparison"], moved))


def _words(dumbbells: Sequence[Dumbbell], finding: str, caption: str) -> str:
    each = "; ".join(f"{d.title} {d.earlier.text} to {d.later.text}, {d.change}" for d in dumbbells)
    return f"Dumbbell chart of {caption}. {finding}. {each}."


def _table(figures: Figures, dumbbells: Sequence[Dumbbell], pair: TwoPeriods, caption: str) -> Table:
    def row(each: Dumbbell) -> tuple[Runs, ...]:
        later = Address(each.later.measure, each.later.area, each.later.period)
        earlier, there = later._replace(period=each.earlier.period), later._replace(area=country.code)
        return (
            runs_of(each.title),
            figures.marked(earlier),
            figures.marked(later),
            runs_of(each.change),
            figures.marked(there),
        )

    country = figures.inputs.library.areas.country
    heads = ("Measure", False), (pair.earlier, True), (pair.later, True), ("Change", False), (pair.country, True)
    columns = tuple(Column(name=name, figures=number) for name, number in heads)
    rows = tuple(row(each) for each in dumbbells)
    return Table(caption=caption, columns=columns, rows=rows, notes=explained(rows))
