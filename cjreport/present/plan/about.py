"""What a plan is, for its title and for whoever cites it."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cjreport.present.parts.citing import About, whose_words
from cjreport.present.parts.sources import used_sources

if TYPE_CHECKING:
    from cjreport.present.figures import Figures

SUBTITLE = "Community justice outcomes improvement plan"


def about_plan(figures: Figures) -> About:
    """Say what a plan is, or the figures that stand where there is none."""
    inputs, plan = figures.inputs, figures.inputs.the_plan
    years = f"{plan.starts} to {plan.ends}" if plan else inputs.period
    return About(
        title=f"{inputs.area.name}, {years}: {SUBTITLE[:1].lower()}{SUBTITLE[1:]}",
        author=(plan.partnership or inputs.area.partnership) if plan else "",
        place=inputs.area.name,
        years=years,
        version="",
        words=whose_words(own=plan is not None, compiled=False),
        country=inputs.library.areas.country,
        sources=used_sources(figures),
        item=inputs.item("plan"),
    )
