"""The form of a document: a workbook that people fill in, and the way back."""
