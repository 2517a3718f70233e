"""A workbook (.xlsx) as a person sees it."""
