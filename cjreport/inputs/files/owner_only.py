"""Who may read files that are not for publication?"""

from __future__ import annotations

import os
from contextlib import suppress
from typing import TYPE_CHECKING

from cjreport.errors import InputError, Problem

if TYPE_CHECKING:
    from pathlib import Path

FOLDER, FILE = 0o700, 0o600
"""What the owner alone may do with a folder and with a file."""


def keep_to_owner(path: Path) -> None:
    """Let nobody but its owner read a file or folder that is there, where the system knows owners.

    What another account owns, or a system that cannot, is left as it is: whoever may read it was decided elsewhere.
    """
    if os.name == "nt":  # a mode says nothing there: folders of an account are its own by default
        return
    with suppress(OSError):
        path.chmod(FOLDER if path.is_dir() else FILE)


def place_for_owner(file: Path) -> None:
    """Make an empty file as make_for_owner does; raises InputError where no file can be written."""
    if file.is_dir():
        raise InputError(Problem("this is a folder, and a file is to be written", "Name a file in it.", file))
    try:
        make_for_owner(file)
    except OSError as error:
        mend = "Close it where it is open, or choose another place with --out."
        raise InputError(Problem(f"the file cannot be written: {error.strerror}", mend, file)) from error


def make_for_owner(file: Path) -> None:
    """Make an empty *file*, and the folders above it that are not there yet, for their owner alone: then write to it.

    It is empty before anything stands in it that others could read. A folder that was there keeps its mode.
    """
    for folder in reversed([each for each in file.parents if not each.exists()]):
        folder.mkdir(mode=FOLDER, exist_ok=True)
    file.touch(mode=FILE)
    keep_to_owner(file)
