"""The levels that partners aim at, and the figures of their own indicators, beside what is known today."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cjreport.inputs.periods import is_period, label
from cjreport.measures.frame.lookup import Address
from cjreport.measures.rounding import in_full
from cjreport.present.blocks import Block, Column, Table
from cjreport.present.parts.gaps import muted_prose
from cjreport.present.parts.stated_figures import stated_cell
from cjreport.present.text.phrases import explained, muted, runs_of
from cjreport.present.text.quotations import cell
from cjreport.present.text_runs import Runs, Text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cjreport.inputs.documents.common import StatedFigure
    from cjreport.inputs.documents.plans import Plan, PlannedLocalOutcome, Target
    from cjreport.inputs.gather import Inputs
    from cjreport.present.figures import Figures

NO_TARGETS = "The plan sets no level to be reached. The Act does not ask for one."


def target_blocks(figures: Figures, plan: Plan) -> Iterator[Block]:
    """Set out each level aimed at beside the latest figure."""
    if not plan.targets:
        yield from muted_prose(NO_TARGETS)
        return
    rows = tuple(_row(figures, plan, target) for target in plan.targets)
    yield Table(
        caption="Levels that partners aim at",
        columns=tuple(Column(name=name) for name in ("Measure", "Latest figure", "Aim", "By", "Why this level")),
        rows=rows,
        notes=explained(rows),
        layout="records",
    )


def _row(figures: Figures, plan: Plan, target: Target) -> tuple[Runs, ...]:
    return (
        runs_of(measure_title(figures, plan, target.measure)),
        _latest(figures, target.measure),
        runs_of(Text(text=aim_of(figures, target), style="strong")),
        runs_of(label(target.by) if is_period(target.by) else target.by),
        cell(figures, target.why) or (muted("Not said"),),
    )


def measure_title(figures: Figures, plan: Plan, name: str) -> str:
    """Give the title of an indicator, national or of a local outcome; an unknown name as it was typed."""
    known = figures.inputs.library.indicators.get(name)
    own = (local.indicators[name] for local in plan.local_outcomes.values() if name in local.indicators)
    return known.title if known else next(own, name)


def aim_of(figures: Figures, target: Target) -> str:
    """Write the level aimed at in the measure's unit."""
    known, stated = figures.inputs.library.indicators.get(target.measure), latest_stated(figures.inputs, target.measure)
    unit = known.unit if known else stated.unit if stated else ""
    if unit == "%" or (known and known.kind == "proportion"):
        return f"{in_full(target.value)}%"
    return f"{in_full(target.value)} {unit}".strip()


def _latest(figures: Figures, name: str) -> Runs:
    if name in figures.inputs.library.indicators:
        period = figures.latest_reported(name)
        number = figures.marked(Address(name, figures.inputs.area.code, period or ""))
    else:
        stated = latest_stated(figures.inputs, name)
        period, number = (stated.period if stated else None), stated_cell(stated)
    return runs_of(number, muted(f", {label(period)}")) if period else number


def latest_stated(inputs: Inputs, name: str) -> StatedFigure | None:
    """Give the newest figure that a return states under an id, that of the report's period before earlier ones."""
    words = [inputs.the_return, *(before.document for _, before in sorted(inputs.earlier.items(), reverse=True))]
    stated = [figure for each in words for figure in each.figures if figure.id == name]
    return max(stated, key=lambda figure: figure.period, default=None)


def own_indicators(figures: Figures, key: str, local: PlannedLocalOutcome) -> Table:
    """Set out the indicators of a local outcome with the newest figure that partners state for each."""
    rows = tuple((runs_of(title), _latest(figures, name)) for name, title in local.indicators.items())
    return Table(
        caption=f"Indicators of local outcome {key}",
        columns=(Column(name="Indicator"), Column(name="Latest figure")),
        rows=rows,
        notes=(runs_of("As partners state them in their annual returns."), *explained(rows)),
        layout="records",
    )
