"""What pictures share: how a measure is named, whose figures a series holds, and what stands where none is drawn."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cjreport.inputs.periods import label
from cjreport.measures.combining.places import FAMILY_GROUP
from cjreport.measures.thresholds import SMALL_BASE
from cjreport.present.blocks import Callout, Prose
from cjreport.present.text.phrases import runs_of

if TYPE_CHECKING:
    from cjreport.inputs.registers.frameworks import Indicator
    from cjreport.present.figures import Figures


def with_unit(indicator: Indicator) -> str:
    """Name an indicator with its unit."""
    return f"{indicator.title}, {indicator.unit}"


def code_of(figures: Figures, role: str) -> str:
    """Give the code of a role's place."""
    country = figures.inputs.library.areas.country.code
    return {"area": figures.inputs.area.code, "family": FAMILY_GROUP, "country": country}[role]


def too_few(figures: Figures, indicator: Indicator) -> Callout:
    """Say why a share of a handful of people is not drawn: one person more or less would swing the line."""
    words = f"In most periods fewer than {SMALL_BASE} people were counted in {figures.inputs.area.in_sentence}."
    return Callout(title=f"{indicator.title}: not drawn", blocks=(Prose(runs=runs_of(words)),))


def no_other_area(figures: Figures, indicator: Indicator) -> Callout:
    """Say why an indicator of one area is not drawn among areas: there is none to see it beside."""
    words = f"No other area has a figure for the same period as {figures.inputs.area.in_sentence}."
    return Callout(title=f"{indicator.title}: not drawn", blocks=(Prose(runs=runs_of(words)),))


def missing(figures: Figures, indicator: Indicator) -> Callout:
    """Say what is missing where a chart would stand, and who publishes it when."""
    area, latest = figures.inputs.area.in_sentence, figures.latest(indicator.id)
    lack = f"No figure for {area} is available" + (f" after {label(latest)}" if latest else "")
    words = f"{lack}. Published by: {indicator.publisher}. {indicator.due}."
    return Callout(title=f"{indicator.title}: not shown", blocks=(Prose(runs=runs_of(words)),))
