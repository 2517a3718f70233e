"""Scotland's councils as they are: their people, and which of them are alike."""

from __future__ import annotations

from functools import cache
from pathlib import Path

import numpy as np
import pandas as pd

from cjreport.inputs.files.workbench import SCOTLAND, Workbench
from cjreport.inputs.library import read_library

HOME = Path(__file__).parents[2]
YEAR = "mid-2023"


@cache
def people() -> np.ndarray:
    """Give how many people lived in each council area in the middle of 2023, in the order of their codes."""
    held = pd.read_csv(HOME / "data" / "official" / "population.csv")
    found = held[(held["indicator"] == "population_all_ages") & (held["period"] == YEAR)]
    by_code = found.set_index("area_code")["numerator"]
    return by_code.loc[_codes()].to_numpy(dtype=float)


@cache
def family_groups() -> np.ndarray:
    """Give a row for each family group with where its eight members stand in people."""
    areas = read_library(Workbench(HOME, SCOTLAND)).areas
    codes = _codes()
    groups = {
        tuple(sorted([codes.index(area.code), *(codes.index(other.code) for other in areas.family_group(area, kind))]))
        for area in areas.all
        for kind in ("people", "other")
    }
    return np.array(sorted(groups))


@cache
def _codes() -> list[str]:
    return sorted(area.code for area in read_library(Workbench(HOME, SCOTLAND)).areas.all)
