"""The figures of the example country, drawn by chance from model.yaml."""

from __future__ import annotations

import zlib
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Any

import numpy as np
import pandas as pd

from cjreport.inputs.figures.columns import FIGURES
from cjreport.inputs.figures.observations import COLUMNS
from cjreport.inputs.figures.statuses import WITHOUT_FIGURE
from cjreport.inputs.periods import base_year, every_period, year_before

if TYPE_CHECKING:
    from pathlib import Path

    from cjreport.inputs.library import Library
    from cjreport.inputs.registers.frameworks import Indicator

    Spec = dict[str, Any]
    Figure = dict[str, float]
    Series = dict[tuple[str, str], Figure]

YEAR_OF_LEVELS = 2023
"""Levels and populations are those of this year; trends and growth run from it."""


@dataclass(frozen=True)
class Model:
    """The parameters of model.yaml for one of a number of countries."""

    parameters: dict[str, Any]
    registers: Library
    number: int

    @cached_property
    def lines(self) -> dict[str, Indicator]:
        """The first line, or national indicator, that each series feeds."""
        return {line.fed_by: line for line in reversed(self.registers.indicators.values())}

    @cached_property
    def regions(self) -> dict[str, tuple[str, ...]]:
        """The members of each wider region."""
        return {region.code: region.members for region in self.registers.areas.regions}

    def chance(self, *names: str) -> np.random.Generator:
        """Give chance that depends on the seed, the country and *names* alone: a new series changes no other."""
        return np.random.default_rng([self.parameters["seed"], self.number, zlib.crc32("/".join(names).encode())])

    def people(self, code: str, year: int) -> int:
        """Give the mid-year population of an area or a region, to the nearest ten."""
        if code in self.regions:
            return sum(self.people(member, year) for member in self.regions[code])
        area = self.parameters["areas"][code]
        return 10 * round(float(area["population"] * (1 + area["growth"]) ** (year - YEAR_OF_LEVELS)) / 10)

    def adults(self, code: str, year: int) -> int:
        """Give the population aged 16 to 70, to the nearest ten."""
        return 10 * round(float(self.parameters["people_16_to_70"]) * self.people(code, year) / 10)

    def source(self, series: str) -> str:
        """Give the source of a series: the fictional publishers, or the partnerships themselves."""
        return "example-returns" if series in self.parameters["local"] else "example"

    def places(self, series: str) -> list[str]:
        """List the codes that a series is published for: areas or, as the register says, wider regions."""
        reach, areas = self.lines[series].reach, self.registers.areas
        return [r.code for r in areas.regions if r.kind == reach] or [area.code for area in areas.all]

    def course(self, series: str, code: str, period: str) -> float:
        """Give how far a place and period lie from the country's level, as a logarithm."""
        spec, parameters = self.parameters["series"][series], self.parameters
        setting = parameters["settings"].get(parameters["areas"].get(code, {}).get("setting"), 0)
        course = self.chance(series, code).normal(0, spec.get("spread", 0)) + setting * spec.get("setting", 0)
        course += spec.get("trend", 0) * (base_year(period) - YEAR_OF_LEVELS)
        if " Q" in period:
            course += spec.get("season", [0, 0, 0, 0])[int(period[-1]) - 1]
        factors = [spec.get("pandemic", 1)] if period[:7] in {"2020-21", "2020"} else []
        for event in parameters["events"]:
            in_force = period >= event["from"] if "from" in event else period == event["only"]
            factors += [event["factor"]] if in_force and (event["series"], event["area"]) == (series, code) else []
        return float(course + np.log(factors).sum())


def periods_of(spec: Spec, model: Model) -> list[str]:
    """List a series' periods: financial years unless its parameters say otherwise."""
    kind = spec.get("periods", "financial")
    if isinstance(kind, list):
        return [*kind]
    first, last = spec.get("from", model.parameters["first"]), spec.get("to", model.parameters["last"])
    if kind == "quarter":
        return every_period(f"{first} Q1", f"{last} Q4")
    years = every_period(first, last)
    forms = {"financial": "{0}", "calendar": "{0:.4}", "span": "{1} to {0:.4}"}
    return [forms[kind].format(year, base_year(year) - 4) for year in years]


def draw(model: Model, series: str, drawn: dict[str, Series]) -> Series:
    """Give a series' figures by place and period, most of them drawn by chance."""
    spec = model.parameters["series"][series]
    if parts := spec.get("sum_of"):
        return added_up([drawn[part] for part in parts])
    if ratio := spec.get("ratio_of"):
        above, below = (drawn[each] for each in ratio)
        both = {at: (figure["numerator"], below[at]["numerator"]) for at, figure in above.items()}
        return {at: {"numerator": n, "denominator": d} for at, (n, d) in both.items() if d}
    figures = {}
    for code in model.places(series):
        for period in periods_of(spec, model):
            figures[code, period] = draw_one(model, series, (code, period), drawn)
    return figures


def draw_one(model: Model, series: str, at: tuple[str, str], drawn: dict[str, Series]) -> Figure:
    """Draw a count, a part of a whole or a published value."""
    spec, (code, period) = model.parameters["series"][series], at
    chance, people = model.chance(series, code, period), model.people(code, base_year(period))
    course = model.course(series, code, period)
    if "level" in spec:
        return {"numerator": chance.poisson(people * spec["level"] / 100_000 * np.exp(course))}
    if "value" in spec:
        value = spec["value"] * float(np.exp(course + chance.normal(0, spec.get("noise", 0.02))))
        return {"value": round(min(value, spec.get("most", np.inf)), spec.get("decimals", 1))}
    if "times" in spec:
        series, each = spec["times"]
        return {"numerator": round(float(drawn[series][at]["numerator"] * each * np.exp(chance.normal(0, 0.05))))}
    if "rate_of" in spec:
        return {**drawn[spec["rate_of"]][at], "denominator": model.adults(code, base_year(period))}
    whole = whole_of(spec, at, drawn, people, chance)
    odds = spec["share"] / (1 - spec["share"]) * np.exp(course)
    part = {"numerator": chance.binomial(whole, odds / (1 + odds))}
    return part if spec.get("as") == "count" else {**part, "denominator": whole} if whole else {}


def whole_of(
    spec: Spec, at: tuple[str, str], drawn: dict[str, Series], people: int, chance: np.random.Generator
) -> int:
    """Give what a share is taken of: so many in 100,000 people, or cases of another series, some from a year before."""
    if not isinstance(spec["of"], str):
        return int(chance.poisson(people * spec["of"] / 100_000))
    whole = drawn[spec["of"]][at]["numerator"]
    before = drawn[spec["of"]].get((at[0], year_before(at[1])), {"numerator": whole})["numerator"]
    lag = spec.get("lag", 0)
    return round(float((1 - lag) * whole + lag * before))


def added_up(parts: list[Series]) -> Series:
    """Add series up, numerators and denominators; a part without a figure for a period adds nothing."""
    total: Series = {at: {} for at in parts[0]}
    for part in parts:
        for at in total:
            for name, number in part.get(at, {}).items():
                total[at][name] = total[at].get(name, 0) + number
    return total


def all_figures(model: Model) -> pd.DataFrame:
    """Give every row of figures: the populations and the series, with the country's own rows and every status."""
    drawn: dict[str, Series] = {}
    for series in model.parameters["series"]:
        drawn[series] = draw(model, series, drawn)
    rows = [
        {"indicator": series, "area_code": code, "period": period, **figure}
        for series, figures in (drawn | populations(model)).items()
        for (code, period), figure in figures.items()
    ]
    frame = pd.DataFrame(rows).reindex(columns=["indicator", "area_code", "period", *FIGURES])
    everything = with_statuses(model, with_values(model, with_country(model, frame)))
    units = everything["indicator"].map({series: line.unit for series, line in model.lines.items()})
    return everything.assign(unit=units, source=everything["indicator"].map(model.source))


def populations(model: Model) -> dict[str, Series]:
    """Give the mid-year populations, of all ages and aged 16 to 70."""
    years = range(base_year(model.parameters["first"]), YEAR_OF_LEVELS + 1)
    at = [(area.code, year) for area in model.registers.areas.all for year in years]
    kinds = {"population_all_ages": model.people, "population_16_70": model.adults}
    return {
        series: {(code, f"mid-{year}"): {"numerator": count(code, year)} for code, year in at}
        for series, count in kinds.items()
    }


def with_country(model: Model, rows: pd.DataFrame) -> pd.DataFrame:
    """Add the country's rows: counts added up, published values weighted by population."""
    people = [
        model.people(code, base_year(period)) for code, period in zip(rows["area_code"], rows["period"], strict=True)
    ]
    groups = rows.assign(people=people, weighted=rows["value"] * people).groupby(["indicator", "period"])
    country = groups[["numerator", "denominator", "weighted", "people"]].sum(min_count=1).reset_index()
    country["value"] = (country["weighted"] / country["people"]).round(2)
    return pd.concat([rows, country.assign(area_code=model.registers.areas.country.code)], ignore_index=True)


def with_values(model: Model, rows: pd.DataFrame) -> pd.DataFrame:
    """Work out the rate, share or ratio of the rows that hold both counts; round published values as areas' are."""
    scale = {series: 100 if line.kind == "proportion" else line.multiplier for series, line in model.lines.items()}
    worked_out = (rows["numerator"] / rows["denominator"] * rows["indicator"].map(scale)).round(2)
    decimals = {series: spec.get("decimals", 1) for series, spec in model.parameters["series"].items()}
    published = [
        round(value, decimals.get(series, 1)) for series, value in zip(rows["indicator"], rows["value"], strict=True)
    ]
    return rows.assign(value=worked_out.where(rows["denominator"].notna(), published))


def with_statuses(model: Model, rows: pd.DataFrame) -> pd.DataFrame:
    """Mark what is provisional, revised, withheld or missing, and empty what is withheld or missing."""
    rows = rows.assign(status="ok").sort_values(["indicator", "area_code", "period"], ignore_index=True)
    rows.loc[rows[FIGURES].isna().all(axis=1), "status"] = "not_applicable"
    for rule in model.parameters["statuses"]:
        chosen = rows["indicator"].isin(rule["series"]) & (rows["status"] == "ok")
        chosen &= rows["period"].isin(rule["periods"]) if "periods" in rule else True
        chosen &= rows["area_code"].isin(rule["areas"]) if "areas" in rule else True
        chosen &= rows["numerator"].between(1, rule["below"] - 1) if "below" in rule else True
        if "with" in rule:
            at = pd.MultiIndex.from_frame(rows[["indicator", "period"]])
            chosen |= at.isin(at[chosen]) & (rows["area_code"] == rule["with"])
        rows.loc[chosen, "status"] = rule["status"]
    rows.loc[rows["status"].isin(WITHOUT_FIGURE), FIGURES] = np.nan
    return rows


def write_figures(rows: pd.DataFrame, model: Model, data: Path) -> None:
    """Write a table for each theme, and one for the national indicators' own series; local figures apart."""
    written = {column: rows[column].map("{:.10g}".format, na_action="ignore") for column in FIGURES}
    themes = rows["indicator"].map({line.id: line.theme for line in model.registers.context.indicators})
    standings = rows["source"].map({name: source.standing for name, source in model.registers.sources.items()})
    for (standing, theme), table in rows.assign(**written).groupby([standings, themes.fillna("national")]):
        folder = data / str(standing)
        folder.mkdir(parents=True, exist_ok=True)
        table[COLUMNS].to_csv(folder / f"{theme}.csv", index=False, lineterminator="\n")
