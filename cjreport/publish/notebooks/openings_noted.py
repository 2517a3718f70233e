"""What a notebook opened while it ran, as it was noted outside the notebook: no cell can hide it."""

from __future__ import annotations

import os
from contextlib import contextmanager
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING

from cjreport.inputs.files.checked_yaml import Record
from cjreport.inputs.item import Item
from cjreport.present.notebook.display import NOTED

if TYPE_CHECKING:
    from collections.abc import Iterator


class Opening(Record):
    """A report that was opened: of what, in which workbench's folder, and in the cell of which execution *count*."""

    item: Item
    home: Path
    count: int | None


@contextmanager
def openings_noted() -> Iterator[list[Opening]]:
    """Have every opening within the block noted, here and in the processes that it starts, and listed at its end."""
    noted: list[Opening] = []
    with TemporaryDirectory() as folder:
        file = Path(folder, "opened")
        os.environ[NOTED] = str(file)
        try:
            yield noted
        finally:
            os.environ.pop(NOTED, None)
        lines = file.read_text(encoding="utf-8").splitlines() if file.is_file() else []
        noted += map(Opening.model_validate_json, lines)
