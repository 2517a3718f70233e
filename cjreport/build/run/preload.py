"""Imported once by the process that reports are forked from: all that is slow, figures, a drawing, an empty notebook.

Typst is imported but not run: its threads do not survive a fork.
"""

from __future__ import annotations

import gc
import os
from contextlib import suppress
from pathlib import Path
from pkgutil import resolve_name

import papermill as pm
from nbformat.v4 import new_code_cell, new_notebook

from cjreport.build.run.jobs import LIBRARY
from cjreport.errors import ReportError
from cjreport.inputs.files.workbench import Workbench
from cjreport.inputs.library import read_library
from cjreport.measures.frame.country import measures_of_country
from cjreport.present.charts.canvas import WIDE
from cjreport.present.charts.lines import Series, draw_lines
from cjreport.present.charts.time_axes import TimeAxis
from cjreport.present.html.fonts import WEIGHTS, as_data
from cjreport.present.text_runs import Number
from cjreport.publish import document, exporters, site_page  # noqa: F401 (imported for those who are forked)
from cjreport.publish.notebooks import engine  # noqa: F401 (as above)
from cjreport.reports.kinds import INDICATOR, KINDS, PAGES

for _opens in [kind.opens for kind in KINDS.values()] + [kind.opens for kind in (INDICATOR, *PAGES)]:
    resolve_name(_opens)
if _named := [os.environ[name] for name in LIBRARY if name in os.environ]:
    with suppress(ReportError):  # told by who orders the reports
        measures_of_country(read_library(Workbench(Path(_named[0]), *_named[1:])))
# Each fills a cache that every child then has: fonts, a drawing's template, papermill and the shell.
for _weight in WEIGHTS:
    as_data(_weight)
_number = Number(text="2", value=2, measure="none", area="none", period="2016-17")
_line = Series("area", "Nowhere", [1, 2], _number, ["settled", "settled"])
draw_lines([_line], TimeAxis(["2015-16", "2016-17"]), WIDE, percent=False)
_kernel = {"name": "python3", "display_name": "Python 3", "language": "python"}
_notebook = new_notebook(cells=[new_code_cell("1")], metadata={"kernelspec": _kernel})  # type: ignore[no-untyped-call]
pm.execute_notebook(_notebook, None, engine_name="cjreport", progress_bar=False)
gc.collect()
gc.freeze()  # what is shared by all who are forked is not searched for garbage in each of them
