"""Names of the places that figures are of: areas, regions, the family group and the country."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cjreport.measures.combining.places import FAMILY_GROUP

if TYPE_CHECKING:
    from cjreport.present.figures import Figures


SIMILAR = "Similar councils"
"""What readers are told of the councils of an area's family group."""
MEDIAN_OF_SIMILAR = f"{SIMILAR} (median)"
"""What the middle of their figures is called."""


def place_name(figures: Figures, code: str) -> str:
    """Name a place by its code; the family group and the country too."""
    if code == FAMILY_GROUP:
        return MEDIAN_OF_SIMILAR
    areas = figures.inputs.library.areas
    names = {region.code: region.name for region in areas.regions} | {areas.country.code: areas.country.name}
    return names.get(code) or areas.find(code).name


def place_in_sentence(figures: Figures, code: str) -> str:
    """Name a place as it stands inside a sentence: "the Scottish Borders", but "Fife" and "Scotland"."""
    areas = figures.inputs.library.areas
    spoken = {place.code: place.in_sentence for place in (*areas.all, *areas.partnerships)}
    return spoken.get(code) or place_name(figures, code)
