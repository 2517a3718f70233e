"""What the folder of a report holds: the names of its files."""

PAGE = "index.html"
PDF = "report.pdf"
NOTEBOOK = "report.ipynb"
FIGURES = "data.csv"
FIGURES_METADATA = "data.csv-metadata.json"
WORKBOOK = "data.xlsx"
MANIFEST = "manifest.json"
REPORT_FILES = (PAGE, PDF, NOTEBOOK, FIGURES, FIGURES_METADATA, WORKBOOK, MANIFEST)
"""All of them, of a report that is made from a notebook; the manifest is the last to be written."""
