"""Figures made of other figures: ratios, pooled areas, counts set against populations."""
