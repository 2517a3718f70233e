"""What do the figures say, and how surely?

The functions, value types and constants that __all__ names are for others to use: their names, parameters, units and
shapes stay within a major version, and a figure that comes out differently is told under Numbers in CHANGELOG.md. Each
function stands behind the door (door.py): pandas objects are aligned or refused, and text is no number. They are
described in docs/reference.md. Everything else in these rooms may change at any time.
"""

from __future__ import annotations

from functools import cache as _cache
from importlib import import_module as _import_module
from types import FunctionType as _FunctionType

_HOMES = {
    "EXACT_BELOW": "statistics.intervals",
    "wilson": "statistics.intervals",
    "poisson_rate": "statistics.intervals",
    "student_mean": "statistics.intervals",
    "Comparison": "statistics.comparison",
    "beside_benchmark": "statistics.comparison",
    "beside_interval": "statistics.comparison",
    "beside_target": "statistics.comparison",
    "beside_target_interval": "statistics.comparison",
    "beside_target_range": "statistics.comparison",
    "proportions_change": "statistics.comparison",
    "rates_change": "statistics.comparison",
    "change_words": "statistics.comparison",
    "in_direction": "statistics.comparison",
    "Trend": "statistics.trend",
    "trend_marker": "statistics.trend",
    "trend_markers": "statistics.trend",
    "trend_in_direction": "statistics.trend",
    "weighted_slope": "statistics.trend",
    "MIN_AREAS": "statistics.funnel",
    "Dispersion": "statistics.funnel",
    "funnel_significance": "statistics.funnel",
    "funnel_limits": "statistics.funnel",
    "dispersion": "statistics.funnel",
    "widened_limits": "statistics.funnel",
    "unusual_among": "statistics.funnel",
    "Curves": "statistics.funnel_curves",
    "funnel_curves": "statistics.funnel_curves",
    "Variation": "statistics.control_chart",
    "Signal": "statistics.control_chart",
    "Chart": "statistics.control_chart",
    "xmr": "statistics.control_chart",
    "xmr_limits": "statistics.control_chart",
    "standing_out": "statistics.control_chart",
    "has_usual_level": "statistics.control_chart",
    "assurance": "statistics.control_chart",
    "EUROPEAN_STANDARD_POPULATION_2013": "statistics.standardised",
    "FEWEST_EVENTS": "statistics.standardised",
    "Standardised": "statistics.standardised",
    "direct_rate": "statistics.standardised",
    "expected_events": "statistics.standardised",
    "indirect_ratio": "statistics.standardised",
    "indirect_rate": "statistics.standardised",
    "Underlying": "statistics.shrinkage",
    "Shrunken": "statistics.shrinkage",
    "Expected": "statistics.shrinkage",
    "underlying_rates": "statistics.shrinkage",
    "shrunken_rates": "statistics.shrinkage",
    "expected_counts": "statistics.shrinkage",
    "Slope": "statistics.published_intervals",
    "interval_standard_error": "statistics.published_intervals",
    "interval_p_value": "statistics.published_intervals",
    "published_difference": "statistics.published_intervals",
    "published_ratio": "statistics.published_intervals",
    "published_trends": "statistics.published_intervals",
    "published_slope": "statistics.published_intervals",
    "AmongAreas": "statistics.published_areas",
    "published_among_areas": "statistics.published_areas",
    "published_unusual": "statistics.published_areas",
    "Part": "statistics.distance",
    "Spread": "statistics.distance",
    "spread_of": "statistics.distance",
    "in_widths": "statistics.distance",
    "widest_share": "statistics.distance",
    "class_limits": "statistics.map_classes",
    "class_of": "statistics.map_classes",
    "SMALL_BASE": "thresholds",
    "SMALL_COUNT": "thresholds",
    "are_mostly_small": "thresholds",
    "as_decimal": "rounding",
    "rounded": "rounding",
    "rounded_to": "rounding",
    "written": "rounding",
    "in_full": "rounding",
    "decimals_of": "rounding",
}
"""What is offered, and the module that it is made in: a new function is one line here."""

__all__ = [*_HOMES]  # noqa: PLE0604 - they are names


@_cache
def __getattr__(name: str) -> object:
    """Import what is offered when it is first used: who reads registers alone need not load what calculates."""
    if name not in _HOMES:
        raise AttributeError(f"module 'cjreport.measures' has no attribute {name!r}")
    found: object = getattr(_import_module(f"cjreport.measures.{_HOMES[name]}"), name)
    if not isinstance(found, _FunctionType):
        return found
    door = _import_module("cjreport.measures.door")
    return door.at_the_door(found)


def __dir__() -> list[str]:
    """Show what is offered, and nothing of how it is made."""
    return sorted(__all__)
