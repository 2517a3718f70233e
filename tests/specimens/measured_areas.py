"""Figures of areas as they stand alone in the frame of measures, made of counts."""

import numpy as np
import pandas as pd

from cjreport.inputs.registers.frameworks import PeriodCaveat
from cjreport.measures.frame.calculate import with_intervals
from cjreport.measures.frame.comparing.expected import with_expected
from cjreport.measures.frame.comparing.ordinary_periods import OrdinaryPeriods

COUNTRY = "S"
TWELVE = tuple(f"area {n:02d}" for n in range(12))
MULTIPLIER = 1_000
PANDEMIC = ("2019-20", "2020-21", "2021-22")
ORDINARY = OrdinaryPeriods({}, {})
WITH_PANDEMIC = OrdinaryPeriods({}, {"crime": PeriodCaveat(periods=PANDEMIC, words="Out of the ordinary.")})


def measured(*figures, kind="rate", direction="none"):
    """Measure (line, area, period, count, base), of areas, or of the country where the area is COUNTRY."""
    columns = ["indicator", "area_code", "period", "numerator", "denominator"]
    frame = pd.DataFrame(figures, columns=columns).astype({"numerator": float, "denominator": float})
    places = np.where(frame["area_code"] == COUNTRY, "country", "area")
    frame = frame.assign(kind=kind, direction=direction, multiplier=MULTIPLIER, value=np.nan, status="ok")
    frame = frame.assign(place=places, part=False, frequency="year", group_of="")
    return with_expected(with_intervals(frame))


def years(first, last):
    """Financial years from that which starts in *first* to that which starts in *last*."""
    return [f"{year}-{(year + 1) % 100:02d}" for year in range(first, last + 1)]


def waves(areas, periods, count, base, by=0.0):
    """Figures of areas whose counts lie above and below *count* in turn, by so large a share of it."""
    return [
        ("crime", area, period, round(count * (1 + by * (-1) ** (number + at))), base)
        for number, area in enumerate(areas)
        for at, period in enumerate(periods)
    ]
