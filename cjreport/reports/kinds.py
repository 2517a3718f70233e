"""Every kind of report, a row each."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING

from cjreport.errors import InputError, Problem
from cjreport.inputs.documents import kinds as documents
from cjreport.inputs.files.workbench import SCOTLAND
from cjreport.inputs.item import Item
from cjreport.inputs.library import read_library
from cjreport.inputs.published import INDICATORS
from cjreport.present.site.links import ACCESSIBILITY, FIRST, GLOSSARY, METHODS, NEWS, has_methods
from cjreport.reports.kind import Due, PageKind, ReportKind

if TYPE_CHECKING:
    from cjreport.inputs.gathered import Gathered, Unsound
    from cjreport.reports.kind import Site


def annual_reports(gathered: Gathered) -> Due:
    """Choose what was gathered, as it is."""
    items = tuple(inputs.item("area") for _, inputs in gathered.sound)
    return Due(items, tuple((_item("area", each, gathered), each.error) for each in gathered.unsound))


def plans(gathered: Gathered) -> Due:
    """Choose the plan of each area that has one of its own, once.

    Raises InputError where none has, not even one of those whose inputs are not sound.
    """
    areas = {each.report.area for each in gathered.unsound}
    failing = {each.report.area: each for each in gathered.unsound if documents.PLAN.name in each.has}
    own = {
        report.area: inputs.item("plan")
        for report, inputs in gathered.sound
        if inputs.the_plan and inputs.the_plan.area == report.area and report.area not in areas
    }
    if not own and not failing:
        mend = "Write one first: cjreport new AREA --kind plan."
        raise InputError(Problem("none of these areas has a plan of its own", mend))
    return Due(tuple(own.values()), tuple((_item("plan", each, gathered), each.error) for each in failing.values()))


def indicators(site: Site) -> tuple[Item, ...]:
    """Choose every indicator of the country whose figures are built, but those that are parts of another."""
    lines = [line.id for line in read_library(site.own).indicators.values() if not line.part_of]
    return tuple(_page("indicator", line, site.own.country) for line in lines)


def lists_of_indicators(site: Site) -> tuple[Item, ...]:
    """Choose the list of each country whose pages of indicators were made anew."""
    return tuple(_page("indicators", "index", folder or SCOTLAND) for folder in site.held)


def methods(site: Site) -> tuple[Item, ...]:
    """Choose the page of methods, where the workbench has what it is made of."""
    return (_page("methods", "methods"),) if has_methods(site.own.folder) else ()


def first_page(_: Site) -> tuple[Item, ...]:
    """Choose the page that leads to every report."""
    return (_page("index", "index"),)


def glossary(_: Site) -> tuple[Item, ...]:
    """Choose the glossary."""
    return (_page("glossary", "glossary"),)


def news(_: Site) -> tuple[Item, ...]:
    """Choose what is new."""
    return (_page("news", "news"),)


def accessibility(_: Site) -> tuple[Item, ...]:
    """Choose the statement on accessibility."""
    return (_page("accessibility", "accessibility"),)


def _page(kind: str, code: str, country: str = SCOTLAND) -> Item:
    return Item(kind=kind, code=code, place=code, period="", country=country)


def _item(kind: str, unsound: Unsound, gathered: Gathered) -> Item:
    report = unsound.report
    code = gathered.library.areas.find(report.area).code
    return Item(kind=kind, code=code, place=report.area, period=report.period, country=report.country)


AREA = ReportKind(
    name="area",
    heading="Reports",
    noun="report",
    due=annual_reports,
    opens="cjreport.reports.area:open_report",
    label="{place}, {period}",
    notebook=Path("notebooks", "area_report.ipynb"),
    released=True,
)
PLAN = ReportKind(
    name="plan",
    heading="Plan",
    noun="plan",
    folder="plans",
    years=("starts", "ends"),
    by_period=False,
    due=plans,
    opens="cjreport.reports.plan:open_plan",
    label="{place}, plan",
    title="{place}, …",
    notebook=Path("notebooks", "outcomes_plan.ipynb"),
)
KINDS = {kind.name: kind for kind in (AREA, PLAN)}
"""The kinds of report, by their names."""

INDICATOR = PageKind(
    name="indicator",
    due=indicators,
    opens="cjreport.reports.indicator:open_indicator",
    files=("{code}.html", "{code}.csv"),
    folder=INDICATORS,
)
PAGES = (
    PageKind(name="index", due=first_page, opens="cjreport.reports.pages:open_index", files=(FIRST,)),
    PageKind(name="glossary", due=glossary, opens="cjreport.reports.pages:open_glossary", files=(GLOSSARY,)),
    PageKind(name="news", due=news, opens="cjreport.reports.pages:open_news", files=(NEWS,)),
    PageKind(
        name="accessibility",
        due=accessibility,
        opens="cjreport.reports.pages:open_accessibility",
        files=(ACCESSIBILITY,),
    ),
    PageKind(name="methods", due=methods, opens="cjreport.reports.pages:open_methods", files=(METHODS,)),
    PageKind(
        name="indicators",
        due=lists_of_indicators,
        opens="cjreport.reports.pages:open_list",
        files=(FIRST,),
        folder=INDICATORS,
    ),
)
"""The kinds of page that lead to reports and explain them, but for those of indicators, which take figures."""
