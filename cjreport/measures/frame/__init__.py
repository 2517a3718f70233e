"""The one frame of measures, a row for each place, indicator and period, and what is read from it."""
