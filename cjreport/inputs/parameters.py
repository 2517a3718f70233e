"""What a report is run for."""

from __future__ import annotations

from cjreport.inputs.documents import Record
from cjreport.inputs.workbench import SCOTLAND


class ReportParams(Record):
    """The parameters of notebooks/area_report.ipynb, one for one."""

    area: str
    period: str
    country: str = SCOTLAND
