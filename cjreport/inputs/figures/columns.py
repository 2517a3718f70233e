"""The columns of tables of figures that are named in many places: what a figure is of, and what it is."""

KEY = ["indicator", "area_code", "period"]
"""What a row is of."""
COUNTS = ["numerator", "denominator"]
"""What holds counts, whatever the indicator is."""
FIGURES = [*COUNTS, "value"]
"""What holds figures."""
