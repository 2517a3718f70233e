"""The places of a country that have measures, how they belong together, and what their figures are set beside."""

from __future__ import annotations

from dataclasses import dataclass, field
from enum import StrEnum
from functools import cached_property
from typing import TYPE_CHECKING

import pandas as pd

if TYPE_CHECKING:
    from collections.abc import Mapping

    from cjreport.inputs.library import Library

FAMILY_GROUP = "family_group"
"""Stands for the family group where an area's code stands."""


class PlaceKind(StrEnum):
    """What kind of place a figure is of."""

    AREA = "area"
    PARTNERSHIP = "partnership"
    REGION = "region"
    COUNTRY = "country"
    FAMILY_GROUP = "family_group"


class Comparator(StrEnum):
    """What a figure is set beside: nothing, the country, the area's family group, its own year before, a target."""

    NONE = "none"
    COUNTRY = "country"
    FAMILY_GROUP = "family_group"
    YEAR_BEFORE = "year_before"
    TARGET = "target"


OWN_KINDS = (PlaceKind.AREA, PlaceKind.PARTNERSHIP, PlaceKind.REGION)
"""The kinds of place whose figures are set beside others."""


@dataclass(frozen=True)
class Places:
    """The places of a country that have measures, and how they belong together.

    *areas* are the codes of its council areas; *partnerships* and *regions* give the codes of the areas that each is
    made of. *family_groups* gives, for each kind of group and area, the codes of the group's other members. *first*
    names the indicators that begin with their framework, and when.
    """

    country: str
    areas: tuple[str, ...]
    partnerships: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    regions: Mapping[str, tuple[str, ...]] = field(default_factory=dict)
    family_groups: Mapping[str, Mapping[str, tuple[str, ...]]] = field(default_factory=dict)
    first: Mapping[str, str] = field(default_factory=dict)

    @cached_property
    def kinds(self) -> dict[str, PlaceKind]:
        """What kind of place each code is of."""
        codes = (
            (PlaceKind.AREA, self.areas),
            (PlaceKind.PARTNERSHIP, self.partnerships),
            (PlaceKind.REGION, self.regions),
            (PlaceKind.COUNTRY, [self.country]),
        )
        return {code: kind for kind, known in codes for code in known}

    @cached_property
    def made_of(self) -> dict[str, tuple[str, ...]]:
        """The areas that the country, each partnership and each region is made of."""
        return {self.country: self.areas, **self.partnerships, **self.regions}

    @cached_property
    def beside_group_of(self) -> pd.DataFrame:
        """Each area, and each region that holds it, with the area whose family group it is set beside."""
        pairs = [(area, area) for area in self.areas]
        pairs += [(region, area) for region, members in self.regions.items() for area in members]
        return pd.DataFrame(pairs, columns=["area_code", "group_of"])


def places_of(library: Library) -> Places:
    """Say which places a country has, how they belong together, and which indicators begin with their framework."""
    areas = library.areas
    return Places(
        country=areas.country.code,
        areas=tuple(area.code for area in areas.all),
        partnerships={joint.code: tuple(area.code for area in joint.members) for joint in areas.partnerships},
        regions={region.code: region.members for region in areas.regions},
        family_groups={
            kind: {area.code: tuple(other.code for other in areas.family_group(area, kind)) for area in areas.all}
            for kind in ("people", "other")
        },
        first={line.id: framework.first_period for framework in library.frameworks for line in framework.indicators},
    )
