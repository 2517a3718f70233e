"""How settled a figure is, or why there is none."""

from enum import StrEnum


class Status(StrEnum):
    """The status of a figure."""

    OK = "ok"
    PROVISIONAL = "provisional"
    REVISED = "revised"
    SUPPRESSED = "suppressed"
    NOT_AVAILABLE = "not_available"
    NOT_APPLICABLE = "not_applicable"
    ESTIMATED = "estimated"


WITHOUT_FIGURE = (Status.SUPPRESSED, Status.NOT_AVAILABLE, Status.NOT_APPLICABLE)
"""Statuses of what has no figure. The one that tells most is first."""
