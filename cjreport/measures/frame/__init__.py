"""The one frame of measures, and what is read from it."""
