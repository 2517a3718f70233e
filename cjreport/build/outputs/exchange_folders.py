"""Puts one folder in the place of another in a single step, where the system can."""

from __future__ import annotations

import ctypes
import os
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from pathlib import Path

HERE = -100
"""Linux's AT_FDCWD: a path is as it is written."""
EXCHANGE = 2
"""Linux's RENAME_EXCHANGE, see renameat2(2)."""


def exchange(one: Path, other: Path) -> bool:
    """Have two folders change places, so that at every instant each name leads to one of them.

    Gives False where nothing has happened: not on Linux, or not on this file system.
    """
    # Python has no name for it; other systems, and C libraries from before 2018, have no such call.
    rename = getattr(ctypes.CDLL(None), "renameat2", None) if os.name == "posix" else None
    return rename is not None and rename(HERE, os.fsencode(one), HERE, os.fsencode(other), EXCHANGE) == 0
