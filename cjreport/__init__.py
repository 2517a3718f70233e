"""Annual community justice performance reports, from official figures and a partnership's own words."""

from cjreport.errors import ReportError
from cjreport.present.display import picture, table
from cjreport.report import Report, open_report

__all__ = ["Report", "ReportError", "open_report", "picture", "table"]
