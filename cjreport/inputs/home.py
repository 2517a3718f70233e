"""Where the workbench's files are."""

from __future__ import annotations

from pathlib import Path

from cjreport.errors import InputError, Problem


def find_home(start: Path | None = None) -> Path:
    """Find the workbench's folder: the nearest at or above *start* (or here) that holds data/ and params/."""
    here = (start or Path.cwd()).resolve()
    for folder in (here, *here.parents):
        if (folder / "data" / "areas.csv").is_file() and (folder / "params").is_dir():
            return folder
    raise InputError(
        Problem(
            f"no workbench at or above {here}",
            "Run this inside the cjreport folder: the one that holds notebooks, params and data.",
        )
    )
