"""Every figure of a country as it was supplied, read anew only where a table has changed."""

from __future__ import annotations

from functools import lru_cache
from typing import TYPE_CHECKING

from cjreport.inputs.figures.observations import COLUMNS, read_observations, tables_of

if TYPE_CHECKING:
    from pathlib import Path

    import pandas as pd

    from cjreport.inputs.registers.sound_registers import KnownRegisters


def read_figures(known: KnownRegisters) -> pd.DataFrame:
    """Read every figure, official and local, as it was supplied; raises InputError with every problem.

    Figures can be checked only once the registers that name their areas and indicators are sound. Small local counts
    are among them: nothing but disclosure control may use them.
    """
    return read_placed_figures(known)[COLUMNS]


def read_placed_figures(known: KnownRegisters) -> pd.DataFrame:
    """Read figures as read_figures does, each with the file and line it stands in."""
    states = [(file, file.stat()) for file in tables_of(known.workbench)]
    return _read_figures(known, tuple((file, state.st_mtime_ns, state.st_size) for file, state in states))


@lru_cache(maxsize=2)
def _read_figures(known: KnownRegisters, _: tuple[tuple[Path, int, int], ...]) -> pd.DataFrame:
    return read_observations(known)
