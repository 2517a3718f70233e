"""Figures to take away: CSV with its metadata, workbook, log of disclosure control."""
