"""A plan as the few tables that a reader wants in a workbook: its indicators, levels aimed at, actions, sources."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pandas as pd

from cjreport.measures.frame.lookup import Address
from cjreport.present.parts.action_states import states_of
from cjreport.present.parts.sheets import NOT_AVAILABLE, Sheet, number_or_mark, sources_sheet, status_in_words
from cjreport.present.plan.targets import aim_of, measure_title
from cjreport.present.text.phrases import plain
from cjreport.present.text.quotations import cell

if TYPE_CHECKING:
    from cjreport.inputs.documents.plans import Plan
    from cjreport.present.figures import Figures


def plan_sheets(figures: Figures) -> tuple[Sheet, ...]:
    """Give the tables of a plan, or of the figures alone where there is none."""
    plan = figures.inputs.the_plan
    made = (
        _indicators(figures),
        *((_targets(figures, plan), _actions(figures, plan)) if plan else ()),
        sources_sheet(figures),
    )
    return tuple(sheet for sheet in made if not sheet.table.empty)


def _indicators(figures: Figures) -> Sheet:
    country, area = figures.inputs.library.areas.country, figures.inputs.area
    rows = []
    for name in dict.fromkeys(figures.measures["indicator"].astype(str)):
        indicator = figures.indicator(name)
        own = Address(name, area.code, figures.latest_reported(name) or "")
        rows.append(
            {"Indicator": indicator.title, "Unit": indicator.unit, "Period": own.period or NOT_AVAILABLE}
            | {area.name: number_or_mark(figures, own)}
            | {country.name: number_or_mark(figures, own._replace(area=country.code))}
            | {"Status": status_in_words(figures, own)}
        )
    title = f"Indicators of the plan: latest figures for {area.name}"
    return Sheet("Indicators", title, pd.DataFrame(rows), (44, 24, 16, 16, 16, 16), ("rounding",))


def _targets(figures: Figures, plan: Plan) -> Sheet:
    rows = [
        {
            "Measure": measure_title(figures, plan, target.measure),
            "Level": target.value,
            "Aim": aim_of(figures, target),
            "By": target.by,
            "Why this level": plain(cell(figures, target.why)) or "Not said",
        }
        for target in plan.targets
    ]
    return Sheet("Levels", "Levels that partners aim at", pd.DataFrame(rows), (44, 12, 24, 14, 60))


def _actions(figures: Figures, plan: Plan) -> Sheet:
    states = states_of(figures.inputs, plan)
    rows = [
        {
            "Action": key,
            "Outcome": outcome,
            "What": plain(cell(figures, action.what)),
            "Owner": action.owner or "Not named",
            "With": "; ".join(action.partners) or "Not named",
            "Starts": action.starts or plan.starts,
            "Due": action.due or "Not said",
            "Where it stands": states[key].status or ("Starts later" if states[key].later else "Not said"),
            "Said by": f"Return for {states[key].period}" if states[key].period else "Plan",
        }
        for outcome, planned in plan.everything.items()
        for key, action in planned.actions.items()
    ]
    widths = (10, 10, 60, 28, 28, 12, 14, 22, 20)
    return Sheet("Actions", "Actions of the plan, and where each stands", pd.DataFrame(rows), widths, ("states",))
