"""What is published: the reports and plans that stand in the outputs folder, by their manifests."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Literal

from pydantic import BaseModel, ValidationError

from cjreport.inputs.files.workbench import countries
from cjreport.inputs.library import read_library
from cjreport.inputs.periods import is_financial_year

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from cjreport.inputs.registers.areas import Area, Country

PLANS = "plans"
"""The folder of a country's plans, beside those of the periods."""
INDICATORS = "indicators"
"""The folder of a country's pages about indicators."""
Words = Literal["own", "joint", "compiled", "none", "unknown"]
"""Whose words a report holds: the area's partnership's own, those of one shared, from what was published, or none."""


@dataclass(frozen=True)
class Report:
    """A published report: the name of its area or partnership, where it stands, and what its manifest says of it.

    *errors* and *questions* are what the check found in its return and nobody has answered; *files* are its files'
    digests.
    """

    name: str
    slug: str
    period: str
    words: Words = "unknown"
    errors: int = 0
    questions: int = 0
    files: Mapping[str, str] = field(default_factory=dict, compare=False)


@dataclass(frozen=True)
class Plan:
    """A published plan: the name of its area or partnership, where it stands, and its first and last year."""

    name: str
    slug: str
    starts: str
    ends: str
    files: Mapping[str, str] = field(default_factory=dict, compare=False)


@dataclass(frozen=True)
class Shelved:
    """A country's areas, and its reports and plans as they stand in *folder*, which is seen from the first page."""

    country: Country
    folder: str
    areas: tuple[Area, ...]
    reports: tuple[Report, ...]
    plans: tuple[Plan, ...] = ()
    indicators: bool = False


class Manifest(BaseModel):
    """What the site needs of a report's manifest.json."""

    area: str
    period: str
    words: Words = "unknown"
    errors: int = 0
    questions: int = 0
    files: dict[str, str] = {}


class PlanManifest(BaseModel):
    """What the site needs of a plan's manifest.json."""

    area: str
    starts: str
    ends: str
    files: dict[str, str] = {}


def standing_in(*folders: str) -> str:
    """Give the place of what stands in folders of the shelf, the country's first, which for Scotland has no name."""
    return "/".join(filter(None, folders))


def find_shelved(out: Path, folder: Path) -> tuple[Shelved, ...]:
    """List the countries of a workbench's *folder* that have anything under *out*, with all that stands there."""
    found = []
    for workbench in countries(folder):
        reports, plans = find_reports(out, workbench.subfolder), find_plans(out, workbench.subfolder)
        if reports or plans:
            areas = read_library(workbench).areas
            indicators = (out / workbench.subfolder / INDICATORS / "index.html").is_file()
            found.append(
                Shelved(areas.country, workbench.subfolder, areas.all, tuple(reports), tuple(plans), indicators)
            )
    return tuple(found)


def find_plans(out: Path, folder: str) -> list[Plan]:
    """List the plans under *out* in *folder*, by their folders' names; what is staged or broken is no plan."""
    files = sorted((out / folder / PLANS).glob("[!.]*/manifest.json"))
    return [plan for file in files if (plan := _read_plan(file))]


def _read_plan(file: Path) -> Plan | None:
    try:
        manifest = PlanManifest.model_validate_json(file.read_bytes())
    except (OSError, ValidationError):
        return None
    return Plan(manifest.area, file.parent.name, manifest.starts, manifest.ends, manifest.files)


def find_reports(out: Path, folder: str) -> list[Report]:
    """List the reports under *out* in *folder*, oldest first; what is hidden, staged, failed or broken is no report."""
    files = sorted((out / folder).glob("*/*/manifest.json"))
    return [report for file in files if (report := _read_manifest(file))]


def _read_manifest(file: Path) -> Report | None:
    period, slug = file.parts[-3:-1]
    if not is_financial_year(period) or slug.startswith("."):
        return None
    try:
        read = Manifest.model_validate_json(file.read_bytes())
    except (OSError, ValidationError):
        return None
    if read.period != period:
        return None
    return Report(read.area, slug, period, read.words, read.errors, read.questions, read.files)
