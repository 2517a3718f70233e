"""From how many people or cases on a figure says enough to be compared."""

SMALL_BASE = 20
SMALL_COUNT = 10
"""Where a share is of fewer people, or a rate or change of fewer cases, none shows a difference or says much."""
