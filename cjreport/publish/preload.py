"""Imported once by the process that reports are forked from: everything slow, and one drawing.

Typst is imported but not run: its threads do not survive a fork.
"""

from __future__ import annotations

from cjreport.present.blocks import Number
from cjreport.present.charts import WIDE, Line, draw_lines
from cjreport.present.fonts import WEIGHTS, as_data
from cjreport.publish import engine, exporters, making  # noqa: F401 (imported for those who are forked)

for _weight in WEIGHTS:
    as_data(_weight)
_number = Number(text="2", value=2, measure="none", area="none", period="2016-17")
draw_lines([Line("area", "Nowhere", [1, 2], _number)], ["2015-16", "2016-17"], WIDE, percent=False)
