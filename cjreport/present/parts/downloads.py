"""What can be taken away from a report, beside its page."""

from __future__ import annotations

from cjreport.inputs.report_files import FIGURES, FIGURES_METADATA, NOTEBOOK, PDF, WORKBOOK

DOWNLOADS = (
    ("PDF", PDF),
    ("figures (Excel)", WORKBOOK),
    ("all figures (CSV)", FIGURES),
    ("what its columns mean (JSON)", FIGURES_METADATA),
    ("notebook (Jupyter)", NOTEBOOK),
)
