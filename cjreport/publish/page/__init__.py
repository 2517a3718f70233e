"""Blocks as a page: its frame, what may load, its styles and scripts."""
