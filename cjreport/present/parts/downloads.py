"""What can be taken away from a report, beside its page."""

from __future__ import annotations

DOWNLOADS = (
    ("PDF", "report.pdf"),
    ("figures (Excel)", "data.xlsx"),
    ("all figures (CSV)", "data.csv"),
    ("what its columns mean (JSON)", "data.csv-metadata.json"),
    ("notebook (Jupyter)", "report.ipynb"),
)
