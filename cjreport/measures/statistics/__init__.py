"""Intervals, comparisons, trends, funnels, control charts, classes: arrays in, arrays out."""
