"""The charts of a report as blocks: finding, drawing, its words for who cannot see it, and the figures behind it."""
