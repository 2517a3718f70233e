"""Blocks as an accessible PDF, typeset by Typst."""
