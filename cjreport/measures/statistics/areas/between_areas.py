"""How much areas differ beyond chance, and where another area like them would be expected.

On the scales used here chance has one variance, one over the base, whatever the figure: twice the square root of a
rate, twice the arcsine of the square root of a share. Areas differ by more, by a variance between areas that is
estimated, not assumed.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

import numpy as np
from scipy import special

from cjreport.measures.statistics.intervals import refuse_where
from cjreport.measures.statistics.trend import check_kind

if TYPE_CHECKING:
    from numpy.typing import ArrayLike

    from cjreport.measures.statistics.intervals import Floats
    from cjreport.measures.statistics.trend import Kind

STEPS = 30
"""Newton's method comes to rest within about ten."""
AT_REST = 1e-10
"""A step of less than this share of the variance moves nothing that is shown."""


class Line(NamedTuple):
    """A straight line through areas' figures, weighted, about which they lie with a variance *between* them.

    *level* is at the weighted mean *size* of the areas, and *slope* NaN where none is asked for. *level_variance* and
    *slope_variance* are of those two, which are independent. *freedom* is what is left of the number of areas.
    """

    level: Floats
    slope: Floats
    size: Floats
    between: Floats
    level_variance: Floats
    slope_variance: Floats
    freedom: Floats


def on_scale(share: ArrayLike, kind: Kind) -> Floats:
    """Put rates, or shares from 0 to 1, on the scale where chance's variance is one over the base.

    Source: Freeman MF, Tukey JW. Ann Math Stat 1950;21:607-11.
    """
    check_kind(kind, "a scale")
    root = np.sqrt(np.asarray(share, dtype=float))
    return np.asarray(2 * (np.arcsin(root) if kind == "proportion" else root))


def off_scale(effect: ArrayLike, kind: Kind) -> Floats:
    """Turn back what on_scale gave; what lies beyond none, or all, comes back as none or all."""
    check_kind(kind, "a scale")
    half = np.maximum(np.asarray(effect, dtype=float) / 2, 0)
    return np.asarray(np.sin(np.minimum(half, np.pi / 2)) ** 2 if kind == "proportion" else half**2)


def line_among(effect: ArrayLike, variance: ArrayLike, size: ArrayLike | None = None) -> Line:
    """Fit the level of areas' effects, or a line on their *size*, with the variance between areas beyond chance.

    *effect* and its *variance* by chance are of shape (..., areas), NaN where an area has no figure, and give figures
    of shape (...). The variance between areas is the one at which the weighted squares about the line add up to what
    is left of the number of areas, and 0 where chance alone leaves fewer. All is NaN where nothing is left.
    ValueError: a variance that is not above 0, an infinite figure.

    Source: Paule RC, Mandel J. J Res Natl Bur Stand 1982;87:377-85; what statsmodels calls
    combine_effects(method_re="iterated"), here for many groups at once, and for a line. DerSimonian and Laird's
    one-step estimate, which weighs areas by their size alone, lets two cities decide what 32 councils differ by.
    """
    figures = (effect, variance, np.zeros(np.shape(effect)) if size is None else size)
    given, own, of_size = np.broadcast_arrays(*(np.asarray(each, dtype=float) for each in figures))
    refuse_where(np.isinf(given) | np.isinf(own), "an effect and its variance must be finite", given, own)
    refuse_where(own <= 0, "the variance of an effect must be above 0", own)
    known = ~(np.isnan(given) | np.isnan(own) | np.isnan(of_size))
    given, of_size = np.where(known, given, 0.0), np.where(known, of_size, 0.0)
    freedom = known.sum(axis=-1).astype(float) - (1 if size is None else 2)
    between = np.zeros(given.shape[:-1])
    for _ in range(STEPS):
        weights = _weights(own, between, known)
        rest = given - _at(_fitted(given, of_size, weights, sloped=size is not None), of_size)
        squares = weights * rest**2
        spread = (weights * squares).sum(axis=-1)
        step = np.divide(squares.sum(axis=-1) - freedom, spread, out=np.zeros_like(between), where=spread > 0)
        moved = np.maximum(between + step, 0)
        at_rest = np.abs(moved - between) <= AT_REST * moved
        between = moved
        if at_rest.all():
            break
    enough = freedom > 0
    line = _fitted(given, of_size, _weights(own, between, known), sloped=size is not None)
    line = line._replace(between=between, freedom=freedom)
    return Line(*(np.where(enough, each, np.nan) for each in line))


def expected_of_another(line: Line, variance: ArrayLike, size: ArrayLike = np.nan) -> tuple[Floats, Floats]:
    """Give where the line expects another area, and the standard error of that area's own effect about it.

    *variance* is what chance does to that area's effect, and *size* where on a sloped line it stands. The error holds
    the area's own chance, what areas differ by, and how surely the line is known.
    Source: Higgins JPT, Thompson SG, Spiegelhalter DJ. J R Stat Soc A 2009;172:137-59, the prediction interval.
    """
    apart = np.where(np.isnan(line.slope), 0.0, np.asarray(size, dtype=float) - line.size)
    slope, error = np.nan_to_num(line.slope), np.nan_to_num(line.slope_variance)
    spread = np.asarray(variance, dtype=float) + line.between + line.level_variance + apart**2 * error
    return line.level + slope * apart, np.sqrt(spread)


def reach(freedom: ArrayLike, tail: float) -> Floats:
    """Give how many standard errors from what is expected an area lies with a chance of *tail* on either side.

    Student's, on what is left of the number of areas; NaN where nothing is.
    """
    left = np.asarray(freedom, dtype=float)
    return np.asarray(-special.stdtrit(np.where(left > 0, left, np.nan), tail))


def _weights(variance: Floats, between: Floats, known: Floats) -> Floats:
    return np.where(known, 1 / (np.where(known, variance, 1.0) + between[..., np.newaxis]), 0.0)


def _fitted(effect: Floats, size: Floats, weights: Floats, *, sloped: bool) -> Line:
    total = weights.sum(axis=-1)
    with np.errstate(invalid="ignore", divide="ignore"):
        level, middle = (weights * effect).sum(axis=-1) / total, (weights * size).sum(axis=-1) / total
        apart = size - middle[..., np.newaxis]
        width = (weights * apart**2).sum(axis=-1)
        # Areas of one size, to a computer's last digit, have no slope.
        sized = sloped & (width > AT_REST * total * middle**2)
        slope = np.where(sized, (weights * apart * effect).sum(axis=-1) / width, np.nan)
        none = np.zeros_like(total)
        return Line(level, slope, middle, none, 1 / total, np.where(sized, 1 / width, np.nan), none)


def _at(line: Line, size: Floats) -> Floats:
    apart = size - line.size[..., np.newaxis]
    return np.asarray(line.level[..., np.newaxis] + np.nan_to_num(line.slope)[..., np.newaxis] * apart)
