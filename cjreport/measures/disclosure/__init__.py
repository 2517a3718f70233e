"""The one gate: nothing to its right ever holds a count that is hidden."""
