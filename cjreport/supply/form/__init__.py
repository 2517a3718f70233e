"""The form of a document: an Excel workbook that people fill in, written and read back."""
