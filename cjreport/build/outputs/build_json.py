"""What build.json says: what the last build did; as it lies among what is published, no value of a cell is in it."""

from __future__ import annotations

import datetime as dt
from typing import Literal

from pydantic import BaseModel, ConfigDict

RECORD = "build.json"
"""The file in the outputs folder that says what the last build did."""


class Record(BaseModel):
    """A frozen record."""

    model_config = ConfigDict(frozen=True)


class ReportRecord(Record):
    """What became of a report: why, in words that hold none of its figures, and the folder where it stands."""

    kind: str
    area: str
    period: str
    country: str
    outcome: Literal["published", "failed", "not started"] = "not started"
    seconds: float = 0
    reason: str = ""
    place: str = ""


class BuildRecord(Record):
    """A build: when it started and ended, in how many seconds, how reports were made, and what became of each."""

    started: dt.datetime
    ended: dt.datetime
    seconds: float
    engine: str
    jobs: int
    reports: tuple[ReportRecord, ...]
