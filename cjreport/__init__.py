"""Annual community justice performance reports, from official figures and a partnership's own words."""

from __future__ import annotations

from importlib import import_module as _import_module
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from cjreport.errors import ReportError
    from cjreport.present.notebook.display import picture, table
    from cjreport.reports.area import Report, open_report
    from cjreport.reports.plan import PlanReport, open_plan

__all__ = ["PlanReport", "Report", "ReportError", "open_plan", "open_report", "picture", "table"]

_HOMES = {
    "PlanReport": "cjreport.reports.plan",
    "Report": "cjreport.reports.area",
    "ReportError": "cjreport.errors",
    "open_plan": "cjreport.reports.plan",
    "open_report": "cjreport.reports.area",
    "picture": "cjreport.present.notebook.display",
    "table": "cjreport.present.notebook.display",
}


def __getattr__(name: str) -> object:
    """Import what is offered when it is first used: a command that checks inputs need not load what draws."""
    if name in _HOMES:
        return getattr(_import_module(_HOMES[name]), name)
    raise AttributeError(f"module 'cjreport' has no attribute {name!r}")


def __dir__() -> list[str]:
    """Show what is offered, and nothing of how it is made."""
    return sorted(__all__)
