"""Words against figures: what prose claims of them, read and held against the series."""
