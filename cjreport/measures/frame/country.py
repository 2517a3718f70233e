"""The measures of a country, finished: calculated from what may be shown, named and held to their columns."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from cjreport.measures.combining.places import FAMILY_GROUP, places_of
from cjreport.measures.disclosure.gate import protected_figures
from cjreport.measures.frame.calculate import calculate_measures
from cjreport.measures.frame.comparing.charted_changes import with_changes_as_charted
from cjreport.measures.frame.comparing.quarterly import charting_of_country, with_variation
from cjreport.measures.frame.schema import held_to_its_columns
from cjreport.measures.frame.selection import measures_for, measures_of_line

if TYPE_CHECKING:
    import pandas as pd

    from cjreport.inputs.library import Library
    from cjreport.inputs.registers.areas import Areas
    from cjreport.measures.frame.comparing.quarterly import Charting
    from cjreport.measures.frame.selection import ReportScope


@lru_cache(maxsize=2)
def measures_of_country(library: Library) -> pd.DataFrame:
    """Calculate every measure of a country, once for all its reports; the frame is not to be changed."""
    figures = protected_figures(library).figures
    measures = calculate_measures(figures, library.indicators, places_of(library))
    measures = with_changes_as_charted(measures, charting_of_country(measures, library.breaks))
    return held_to_its_columns(with_names(measures, library.areas))


@lru_cache(maxsize=2)
def charting_of(library: Library) -> Charting:
    """Give what is known of the quarterly lines of a country, once for all its reports."""
    return charting_of_country(measures_of_country(library), library.breaks)


def measures_of_report(library: Library, scope: ReportScope) -> pd.DataFrame:
    """Give the measures that the report of *scope* may show, with how its quarters vary."""
    return with_variation(measures_for(measures_of_country(library), scope), scope.area, charting_of(library))


def measures_of_indicator(library: Library, indicator: str) -> pd.DataFrame:
    """Give the measures that a page about one indicator may show, with how the country's quarters vary."""
    measures = measures_of_line(measures_of_country(library), indicator)
    return with_variation(measures, library.areas.country.code, charting_of(library))


def with_names(measures: pd.DataFrame, areas: Areas) -> pd.DataFrame:
    """Give each row the name of its place and of its country, so that a row taken out of the file still says whose."""
    names = {place.code: place.name for place in (*areas.all, *areas.partnerships)}
    names |= {region.code: region.name for region in areas.regions} | {areas.country.code: areas.country.name}
    groups = {area.code: f"Family group of {area.name}" for area in areas.all}
    country = f"{areas.country.name} (example: fictional)" if areas.country.example else areas.country.name
    is_group = measures["area_code"] == FAMILY_GROUP
    whose = measures["area_code"].astype("str").map(names)
    measures = measures.copy(deep=False)
    measures.insert(2, "area", whose.mask(is_group, measures["group_of"].astype("str").map(groups)))
    measures.insert(0, "country", country)
    return measures
