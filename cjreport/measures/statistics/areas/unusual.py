"""Which areas lie further from other areas of their size than areas usually do.

Rates go with size: cities have more crime than islands, whatever anybody does. So an area is set beside a line through
all areas' figures on the logarithm of their bases, and called unusual only where it lies further from that line than
chance and what areas differ by would put two areas in a hundred on that side.
"""

from __future__ import annotations

from typing import TYPE_CHECKING

import numpy as np

from cjreport.measures.statistics.areas.between_areas import (
    Line,
    expected_of_another,
    line_among,
    off_scale,
    on_scale,
    reach,
)
from cjreport.measures.statistics.comparison import NOT_ASSESSED
from cjreport.measures.statistics.intervals import check_counts, check_parts
from cjreport.measures.statistics.trend import check_kind
from cjreport.measures.thresholds import SMALL_COUNT

if TYPE_CHECKING:
    from numpy.typing import ArrayLike, NDArray

    from cjreport.measures.statistics.comparison import Words
    from cjreport.measures.statistics.intervals import Floats, Limits
    from cjreport.measures.statistics.trend import Kind

UNUSUALLY_HIGH, UNUSUALLY_LOW, NOT_FLAGGED = "unusually high", "unusually low", "not flagged"
"""What an area is among areas; the last is no comfort, as with few areas or wide limits little is flagged."""
UNUSUAL_TAIL = 0.018
"""What is called unusual on either side of areas that differ as they usually do."""
MIN_AREAS = 10
"""With fewer areas what they usually differ by is not known well enough, and none is called unusual."""
SLOPED = 2
"""A level and a slope are fitted."""


def unusual_among(counts: ArrayLike, bases: ArrayLike, kind: Kind) -> Words:
    """Say whether each area is "unusually high" or "unusually low" for its size, or "not flagged".

    *counts* and their *bases* are of shape (..., areas) and give words of that shape. "not assessed": an area without
    figures, one where all areas' value would give fewer than SMALL_COUNT cases, or as few that are none, and every
    area where fewer than MIN_AREAS have figures. ValueError: an unknown kind, or as intervals.check_counts and, for
    proportions, intervals.check_parts.

    Of areas whose figures go with size as crime does in Scotland, between one and three in a hundred are called
    unusually high and as many unusually low, though nothing sets them apart. Source: usual_line and usual_reach.
    """
    part, whole = _checked(counts, bases, kind)
    line = usual_line(part, whole, kind)
    spread = _per_area(line)
    middle, _ = expected_of_another(spread, 1 / whole, np.log(whole))
    apart = (on_scale(part / whole, kind) - middle) / np.sqrt(1 / whole + spread.between)
    mark = usual_reach(spread.freedom)
    told = _has_enough(part, whole, kind) & ~np.isnan(apart) & ~np.isnan(mark)
    words = [NOT_ASSESSED, UNUSUALLY_HIGH, UNUSUALLY_LOW]
    return np.select([~told, apart > mark, apart < -mark], words, NOT_FLAGGED)


def usual_line(counts: ArrayLike, bases: ArrayLike, kind: Kind) -> Line:
    """Fit areas' figures on the logarithm of their bases; all NaN with fewer than MIN_AREAS areas.

    Source: between_areas.line_among. That what goes with an area's kind should be taken into account before areas are
    called out: Verburg IWM, Holman R, Peek N, and others. Stat Methods Med Res 2018;27:3350-66.
    """
    part, whole = _checked(counts, bases, kind)
    line = line_among(on_scale(part / whole, kind), 1 / whole, np.log(whole))
    enough = line.freedom + SLOPED >= MIN_AREAS
    return Line(*(np.where(enough, each, np.nan) for each in line))


def usual_limits(bases: ArrayLike, line: Line, kind: Kind, multiplier: float = 1.0) -> tuple[Floats, Floats, Floats]:
    """Give the *middle*, *lower* and *upper* of where areas of each base usually lie, per *multiplier*.

    Bases of any shape, with one *line* of usual_line, give limits of that shape. An area is called unusual just where
    it lies outside them.
    """
    whole = np.asarray(bases, dtype=float)
    middle, _ = expected_of_another(line, 1 / whole, np.log(whole))
    half = usual_reach(line.freedom) * np.sqrt(1 / whole + line.between)
    low, high = off_scale(middle - half, kind), off_scale(middle + half, kind)
    return multiplier * off_scale(middle, kind), multiplier * low, multiplier * high


def usual_reach(freedom: ArrayLike) -> Floats:
    """Give how many standard deviations from the line, which it helped to draw, an area is unusual.

    An area draws the line towards itself and widens what areas differ by, so this is less than Student's own mark.
    Source: Thompson WR. Ann Math Stat 1935;6:214-9, with two figures fitted for one.
    """
    left = np.asarray(freedom, dtype=float)
    mark = reach(left - 1, UNUSUAL_TAIL)
    return np.asarray(mark * np.sqrt(left / (left - 1 + mark**2)) * np.sqrt(left / (left + SLOPED)))


def _checked(counts: ArrayLike, bases: ArrayLike, kind: Kind) -> Limits:
    check_kind(kind, "what is usual")
    part, whole = (check_counts if kind == "rate" else check_parts)(counts, bases)
    known = ~np.isnan(part) & (whole > 0)
    return np.where(known, part, np.nan), np.where(known, whole, np.nan)


def _has_enough(part: Floats, whole: Floats, kind: Kind) -> NDArray[np.bool_]:
    """Whether the value of all areas together would give an area as many cases as say something."""
    cases, bases = (np.nansum(each, axis=-1, keepdims=True) for each in (part, whole))
    # as counts: one less a pooled share would put ten of a hundred a hair below ten
    rarer = np.minimum(cases, bases - cases) if kind == "proportion" else cases
    with np.errstate(invalid="ignore", divide="ignore"):
        return np.asarray(rarer * whole / bases >= SMALL_COUNT)


def _per_area(line: Line) -> Line:
    return Line(*(each[..., np.newaxis] for each in line))
