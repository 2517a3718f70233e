"""Drawings in SVG, each for a page and for a phone, of plain numbers and labels."""
