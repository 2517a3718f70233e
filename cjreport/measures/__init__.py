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
    "change_over_years": "statistics.trend",
    "trend_in_direction": "statistics.trend",
    "weighted_slope": "statistics.trend",
    "Dispersion": "statistics.areas.funnel",
    "funnel_significance": "statistics.areas.funnel",
    "funnel_limits": "statistics.areas.funnel",
    "dispersion": "statistics.areas.funnel",
    "widened_limits": "statistics.areas.funnel",
    "MIN_AREAS": "statistics.areas.unusual",
    "unusual_among": "statistics.areas.unusual",
    "usual_line": "statistics.areas.unusual",
    "usual_limits": "statistics.areas.unusual",
    "Line": "statistics.areas.between_areas",
    "line_among": "statistics.areas.between_areas",
    "expected_of_another": "statistics.areas.between_areas",
    "on_scale": "statistics.areas.between_areas",
    "off_scale": "statistics.areas.between_areas",
    "ChangeDispersion": "statistics.areas.change_dispersion",
    "change_on_scale": "statistics.areas.change_dispersion",
    "change_by_chance": "statistics.areas.change_dispersion",
    "dispersion_of_changes": "statistics.areas.change_dispersion",
    "times_chance": "statistics.areas.change_dispersion",
    "widened": "statistics.areas.change_dispersion",
    "unlike_others": "statistics.areas.change_dispersion",
    "chance_of": "statistics.discoveries",
    "discoveries": "statistics.discoveries",
    "Curves": "statistics.areas.funnel_curves",
    "funnel_curves": "statistics.areas.funnel_curves",
    "Variation": "statistics.quarters.chart_rules",
    "Signal": "statistics.quarters.chart_rules",
    "Chart": "statistics.quarters.control_chart",
    "xmr": "statistics.quarters.control_chart",
    "xmr_limits": "statistics.quarters.control_chart",
    "p_prime": "statistics.quarters.prime_charts",
    "u_prime": "statistics.quarters.prime_charts",
    "QuartersChart": "statistics.quarters.quarters_chart",
    "scale_of": "statistics.quarters.quarters_chart",
    "carried_over": "statistics.quarters.quarters_chart",
    "chart_quarters": "statistics.quarters.quarters_chart",
    "Autocorrelation": "statistics.quarters.autocorrelation",
    "pooled_autocorrelation": "statistics.quarters.autocorrelation",
    "assurance": "statistics.quarters.control_chart",
    "EUROPEAN_STANDARD_POPULATION_2013": "statistics.standardised",
    "FEWEST_EVENTS": "statistics.standardised",
    "Standardised": "statistics.standardised",
    "direct_rate": "statistics.standardised",
    "expected_events": "statistics.standardised",
    "indirect_ratio": "statistics.standardised",
    "indirect_rate": "statistics.standardised",
    "Underlying": "statistics.areas.shrinkage",
    "Shrunken": "statistics.areas.shrinkage",
    "Expected": "statistics.areas.shrinkage",
    "underlying_rates": "statistics.areas.shrinkage",
    "shrunken_rates": "statistics.areas.shrinkage",
    "expected_counts": "statistics.areas.shrinkage",
    "Slope": "statistics.published_intervals",
    "interval_standard_error": "statistics.published_intervals",
    "interval_p_value": "statistics.published_intervals",
    "published_difference": "statistics.published_intervals",
    "published_ratio": "statistics.published_intervals",
    "published_trends": "statistics.published_intervals",
    "published_slope": "statistics.published_intervals",
    "AmongAreas": "statistics.areas.published_areas",
    "published_among_areas": "statistics.areas.published_areas",
    "published_unusual": "statistics.areas.published_areas",
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
