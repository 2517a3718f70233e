"""Whether a folder can be the one for reports: what a build puts there must not fall among a workbench's own files."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING

from cjreport.errors import Problem, PublishError

if TYPE_CHECKING:
    from cjreport.inputs.files.workbench import Workbench

OWN = {"cjreport", "data", "disclosure", "docs", "forms", "notebooks", "params", "runs", "tests"}
"""The workbench's own folders; those whose names begin with a full stop are not for reports either."""


def refuse_no_text(out: Path) -> None:
    """Raise PublishError where a path, given or as it leads on, has bytes in it that stand for no letters."""
    for path in (out, Path(os.path.realpath(out))):
        if not str(path).isprintable() and (wrong := [each for each in str(path) if "\ud800" <= each <= "\udfff"]):
            what = f"a name in this path is not in UTF-8: {len(wrong)} of its bytes are no letters"
            raise PublishError(Problem(what, "Choose another folder with --out.", path))


def refuse_workbench(out: Path, workbench: Workbench) -> None:
    """Raise PublishError where reports would stand in the workbench's folder itself, above it or among its inputs.

    So it does where the folder's name is no text: what a report says of itself, and where it stands, is.
    """
    refuse_no_text(out)
    folder, home = (Path(os.path.realpath(each)) for each in (out, workbench.folder))
    first = folder.relative_to(home).parts[:1] if folder.is_relative_to(home) else ()
    if home.is_relative_to(folder) or any(name in OWN or name.startswith(".") for name in first):
        what = "reports cannot be put among the files that they are made from"
        raise PublishError(Problem(what, "Choose a folder of their own with --out; by default it is outputs.", folder))
