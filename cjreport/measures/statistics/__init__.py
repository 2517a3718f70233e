"""Intervals, comparisons, trends, standardised rates, classes: arrays in, arrays out."""
