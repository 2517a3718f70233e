"""The figures that partnerships state themselves, drawn by chance from accounts.yaml, the same from year to year."""

from __future__ import annotations

import math
from dataclasses import dataclass, field
from functools import cached_property
from typing import TYPE_CHECKING, Any

import numpy as np
from writing import OnOneLine

from cjreport.inputs.periods import base_year

if TYPE_CHECKING:
    from collections.abc import Hashable, Iterator

    import pandas as pd
    from figures import Model, Spec

    from cjreport.inputs.registers.areas import Place

SMALLEST, LARGEST = 1, 4
"""Local counts from and to these are not typed."""
MISSED = 2
"""So many cases are not yet in a provisional figure."""
PROVISIONAL = 0.12
"""So many of the figures are provisional when they are first stated, and revised a year later."""
SETTINGS = {"island": 0.5, "rural": 0.0, "town": 0.05, "city": 0.1}
"""How far a setting lies from the level, as a logarithm."""


@dataclass(frozen=True)
class Statistics:
    """What a country's partnerships have counted, besides what is published; *rows* are the published figures."""

    model: Model
    specs: dict[str, Spec]
    rows: pd.DataFrame
    _counts: dict[tuple[str, str, str], int] = field(default_factory=dict)

    @cached_property
    def published(self) -> dict[tuple[str, str, str], dict[Hashable, Any]]:
        """The official figures of areas, by series, area and period."""
        official = self.rows[self.rows["source"] == "example"].to_dict("records")
        return {(row["indicator"], row["area_code"], row["period"]): row for row in official}

    def count(self, name: str, code: str, period: str) -> int:
        """Give how many an area has counted."""
        if (name, code, period) not in self._counts:
            self._counts[name, code, period] = self._drawn(name, code, period)
        return self._counts[name, code, period]

    def _drawn(self, name: str, code: str, period: str) -> int:
        spec, chance = self.specs[name], self.model.chance("stated", name, code, period)
        place = self.model.chance("stated", name, code)
        trend, level = place.normal(0, 0.03), place.normal(0, 0.15)
        course = level + trend * (base_year(period) - 2020)
        if "total_of" in spec:
            return sum(self.count(part, code, period) for part in spec["total_of"])
        if "of" in spec:
            odds = spec["share"] / (1 - spec["share"]) * np.exp(course)
            return int(chance.binomial(self.count(spec["of"], code, period), odds / (1 + odds)))
        course += SETTINGS[self.model.parameters["areas"][code]["setting"]]
        people = self.model.people(code, base_year(period)) * (spec.get("pandemic", 1) if period == "2020-21" else 1)
        return int(chance.poisson(people * spec["level"] / 100_000 * np.exp(course)))

    def counted(self, name: str, place: Place, period: str) -> int:
        """Give how many a place has counted; a joint partnership counts for its areas."""
        return sum(self.count(name, area.code, period) for area in place.members or (place,))

    def stated(self, names: list[str], place: Place, period: str) -> dict[str, dict[str, Any]]:
        """Give a place's figures of a period as they may be typed: none from SMALLEST to LARGEST, and no such rest."""
        figures = {name: self._stated(name, place, period) for name in names}
        for name in names:
            parts = [figures[part] for part in self.specs[name].get("total_of", ())]
            shown = [part for part in parts if "count" in part]
            if len(parts) - len(shown) == 1 and shown:  # a hidden part alone would be known from the total
                least = min(shown, key=lambda part: part["count"])
                del least["count"]
                least["status"] = "suppressed"
        return figures

    def _stated(self, name: str, place: Place, period: str) -> dict[str, Any]:
        spec, count = self.specs[name], self.counted(name, place, period)
        if "of" not in spec:
            return {"status": "suppressed"} if _is_small(count) else {"count": count}
        base = self.counted(spec["of"], place, period)
        if base == 0 or any(map(_is_small, (base, count, base - count))):
            return {"status": "suppressed"}
        share = {"value": round(100 * count / base, 1)} if spec.get("percent") else {}
        return {"count": count, "base": base, **share}

    def official(self, name: str, place: Place, period: str) -> dict[str, Any]:
        """Give a published figure as an area restates it."""
        indicator = self.model.registers.indicators[self.specs[name]["measure"]]
        row = self.published.get((indicator.fed_by, place.code, period))
        if row is None or math.isnan(row["numerator"]):
            return {}
        figure = {"count": int(row["numerator"])}
        if indicator.kind == "proportion":
            figure["base"] = int(row["denominator"])
            if not figure["base"]:
                return {}
            figure["value"] = round(100 * row["numerator"] / row["denominator"], 1)
        return figure | ({"status": row["status"]} if row["status"] in {"provisional", "revised"} else {})

    def typed(self, outcomes: dict[str, str], place: Place, years: list[str]) -> Iterator[dict[str, Any]]:
        """Give the figures of a return of the last of *years*, others beside it; *outcomes* says where each belongs."""
        own = [name for name in outcomes if "measure" not in self.specs[name]]
        known = {year: self.stated(own, place, year) for year in years}
        for name, outcome in outcomes.items():
            for year in reversed(years):
                figure = known[year][name] if name in own else self.official(name, place, year)
                if name in own and self.is_provisional(name, place, year):
                    figure = _early(figure) if year == years[-1] else figure | {"status": "revised"}
                if figure:
                    yield OnOneLine(_described(name, self.specs[name] | {"outcome": outcome, "period": year}, figure))

    def is_provisional(self, name: str, place: Place, period: str) -> bool:
        """Whether a plain count is provisional when it is first stated."""
        tied = {part for spec in self.specs.values() for part in (*spec.get("total_of", ()), spec.get("of", ""))}
        spec = self.specs[name]
        plain = "level" in spec and name not in tied and self.counted(name, place, period) > 3 * LARGEST
        return plain and self.model.chance("provisional", name, place.slug, period).random() < PROVISIONAL


def _is_small(count: int) -> bool:
    return SMALLEST <= count <= LARGEST


def _early(figure: dict[str, Any]) -> dict[str, Any]:
    return {"count": figure["count"] - MISSED, "status": "provisional"}


def _described(name: str, spec: Spec, figure: dict[str, Any]) -> dict[str, Any]:
    described = {"id": name} | {key: spec.get(key) for key in ("title", "outcome", "measure", "period")}
    described |= {key: figure.get(key) for key in ("count", "base", "value")}
    described |= {"unit": "%" if "value" in figure else spec["unit"]}
    described |= {"total_of": [*spec.get("total_of", ())], "after": spec["of"] if spec.get("after") else None}
    described |= {"standing": "official" if "measure" in spec else None, "source": spec["source"]}
    described |= {"status": figure.get("status")}
    return {key: value for key, value in described.items() if value not in (None, "", [])}
