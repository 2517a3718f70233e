"""Markdown as people write it in prose: which marks take effect, the tree of a text, and the sentences in it."""
