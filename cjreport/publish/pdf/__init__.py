"""Blocks as a PDF."""
