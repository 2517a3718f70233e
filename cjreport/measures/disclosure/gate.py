"""Disclosure control of everything that a country's reports show, once for them all."""

from __future__ import annotations

from dataclasses import replace
from functools import lru_cache
from typing import TYPE_CHECKING, Any, NewType

from cjreport.inputs.documents.stated_figures import restated, stated_in
from cjreport.inputs.figures.columns import KEY
from cjreport.inputs.figures.reading import read_figures, read_placed_figures
from cjreport.inputs.figures.released import Origin, every_release
from cjreport.inputs.gather import Inputs
from cjreport.measures.combining.places import places_of
from cjreport.measures.disclosure.secondary_suppression import Protected, protect
from cjreport.measures.disclosure.stated_suppression import with_suppression
from cjreport.measures.plausibility.questions import questions_about

if TYPE_CHECKING:
    from collections.abc import Mapping

    import pandas as pd

    from cjreport.inputs.documents.kinds import Written
    from cjreport.inputs.library import Library
    from cjreport.inputs.registers.policy import Profile
    from cjreport.inputs.supplied import Supplied
    from cjreport.measures.plausibility.questions import FigureQuestion


ShownInputs = NewType("ShownInputs", Inputs)
"""Inputs in which the figures that documents state stand as they may be shown; under_disclosure_control makes them."""


# Two countries at once, as a site has the example beside Scotland.
@lru_cache(maxsize=2)
def protected_figures(library: Library) -> Protected:
    """Give a country's figures as they may be shown, and the log of what is suppressed; neither is to be changed.

    Raises InputError, and DisclosureError with every count that could be worked out from what would be shown.
    """
    kinds = {line.fed_by: line.kind for line in library.indicators.values()}
    profiles = {
        (source.id, series): profile
        for source in library.sources.values()
        for series in kinds
        if not (profile := library.policy.profile_of(source, series)).passes
    }
    figures = with_released(read_figures(library.known), library)
    return protect(figures, profiles, kinds, library.policy, places_of(library))


def questions_of(library: Library) -> list[FigureQuestion]:
    """Give the questions that a country's figures raise as they were supplied; none tells a local number."""
    return questions_about(read_placed_figures(library.known), library)


def with_released(figures: pd.DataFrame, library: Library) -> pd.DataFrame:
    """Mark the figures that a released report showed as they are now: whoever kept it knows them."""
    series = {line.id: line.fed_by for line in library.indicators.values()}
    shown = {
        (series[figure.figure], place.code, figure.period): figure.count
        for place, release in every_release(library.workbench, library.areas)
        for figure in release.figures
        if figure.kind == Origin.CALCULATED and figure.count is not None and figure.figure in series
    }
    if not shown:
        return figures
    rows = figures[[*KEY, "numerator"]].itertuples(index=False)
    known = [shown.get((i, a, p)) == n for i, a, p, n in rows]
    return figures.assign(released=known)


def under_disclosure_control(inputs: Inputs) -> ShownInputs:
    """Give a report's inputs with the figures that its documents state, of every kind, as they may be shown."""
    profile = local_profile(inputs.library)
    documents, earlier = (_all_controlled(each, profile) for each in (inputs.documents, inputs.earlier))
    return ShownInputs(replace(inputs, documents=documents, earlier=earlier))


def local_profile(library: Library) -> Profile:
    """Give the profile that local figures are under, unless the policy says otherwise."""
    return library.policy.profiles[library.policy.default]


def _all_controlled(supplied: Mapping[str, Supplied[Any]], profile: Profile) -> dict[str, Supplied[Any]]:
    return {key: replace(each, document=_controlled(each.document, profile)) for key, each in supplied.items()}


def _controlled(given: Written, profile: Profile) -> Written:
    figures = [each.figure for each in stated_in(given)]
    return restated(given, with_suppression(figures, profile)) if figures else given
