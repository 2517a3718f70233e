"""Notebooks run, and read back as the blocks of a report."""
