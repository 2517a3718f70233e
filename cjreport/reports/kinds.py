"""Every kind of report, a row each."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from cjreport.errors import InputError, Problem
from cjreport.inputs.item import Item
from cjreport.reports.kind import Due, Kind

if TYPE_CHECKING:
    from cjreport.inputs.choosing import Gathered, Unsound


def annual_reports(gathered: Gathered) -> Due:
    """Choose what was gathered, as it is."""
    items = tuple(inputs.item("area") for _, inputs in gathered.sound)
    return Due(items, tuple((_item("area", each, gathered), each.error) for each in gathered.unsound))


def plans(gathered: Gathered) -> Due:
    """Choose the plan of each area that has one of its own, once.

    Raises InputError where none has, not even one of those whose inputs are not sound.
    """
    areas = {each.report.area for each in gathered.unsound}
    failing = {each.report.area: each for each in gathered.unsound if each.has_plan}
    own = {
        report.area: inputs.item("plan")
        for report, inputs in gathered.sound
        if inputs.plan and inputs.plan.area == report.area and report.area not in areas
    }
    if not own and not failing:
        mend = "Write one first: cjreport new AREA --kind plan."
        raise InputError(Problem("none of these areas has a plan of its own", mend))
    return Due(
        tuple(own.values()), tuple((_item("plan", each, gathered), each.error) for each in failing.values())
    )


def _item(kind: str, unsound: Unsound, gathered: Gathered) -> Item:
    report = unsound.report
    code = gathered.library.areas.find(report.area).code
    return Item(kind=kind, code=code, place=report.area, period=report.period, country=report.country)


AREA = Kind(
    name="area",
    heading="Reports",
    due=annual_reports,
    opens="cjreport.reports.area:open_report",
    label="{place}, {period}",
    notebook=Path("notebooks", "area_report.ipynb"),
    released=True,
)
PLAN = Kind(
    name="plan",
    heading="Plan",
    noun="plan",
    folder="plans",
    years=("starts", "ends"),
    by_period=False,
    due=plans,
    opens="cjreport.reports.plan:open_plan",
    label="{place}, plan",
    notebook=Path("notebooks", "outcomes_plan.ipynb"),
)
KINDS = {kind.name: kind for kind in (AREA, PLAN)}
"""The kinds of report, by their names."""
