"""Drawings, each for a page and for a phone; they know nothing of a report."""
