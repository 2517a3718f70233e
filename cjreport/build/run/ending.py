"""Ends what a task has started, so that nothing goes on after the report that began it."""

from __future__ import annotations

import ctypes
import os
import platform
import signal
from contextlib import suppress
from time import monotonic
from typing import TYPE_CHECKING

import psutil

if TYPE_CHECKING:
    from collections.abc import Iterator

LINUX = platform.system() == "Linux"
PR_SET_PDEATHSIG, PR_SET_CHILD_SUBREAPER = 1, 36
"""Linux's prctl(2): the signal to be sent when the parent dies; whether orphans from below come to this process."""
GRACE = 0.5
"""Seconds in which what is about to end may do so by itself."""
LOOK_AGAIN, PERSISTENCE = 0.05, 10.0
"""Seconds after which what is left is looked for again, as it may start more while it is ended; and for how long."""
LENGTH = 80
"""The longest command that is told in full."""


def end_with_parent() -> None:
    """Have this process killed when its parent dies, where the system does so: on Linux."""
    if LINUX:
        ctypes.CDLL(None).prctl(PR_SET_PDEATHSIG, signal.SIGKILL)


def adopt_orphans() -> None:
    """Have what loses its parent below this process come to it, where the system does so: on Linux."""
    if LINUX:
        ctypes.CDLL(None).prctl(PR_SET_CHILD_SUBREAPER, 1)


def stand_apart() -> None:
    """Give this process a session and group of its own, so that a signal to its group reaches no other task."""
    if hasattr(os, "setsid"):
        with suppress(PermissionError):  # it leads a group already
            os.setsid()


def end_descendants(grace: float = GRACE) -> tuple[str, ...]:
    """End whatever was started below this process, and say what it was; not what ends by itself within *grace* seconds.

    Elsewhere than on Linux, what cut itself loose from its parent and its session is not found.
    """
    told: dict[int, str] = {}
    patience = monotonic() + grace
    while not _is_alone() and monotonic() < patience + PERSISTENCE:
        living = _descendants()
        if monotonic() >= patience:
            told |= {each.pid: _named(each) for each in living if each.pid not in told}
            for each in living:
                with suppress(psutil.Error):
                    each.kill()
        psutil.wait_procs(living, timeout=LOOK_AGAIN)
    return tuple(told.values())


def _is_alone() -> bool:
    """Tell whether nothing is left below this process: on Linux the system knows, as orphans come here."""
    if not LINUX:
        return not _descendants()
    with suppress(ChildProcessError):
        while os.waitpid(-1, os.WNOHANG)[0]:
            pass
        return False
    return True


def _descendants() -> list[psutil.Process]:
    own = psutil.Process()
    return list({each.pid: each for each in (*own.children(recursive=True), *_of_own_session())}.values())


def _of_own_session() -> Iterator[psutil.Process]:
    """Find by their session those whose parent is gone, where they do not come to this process."""
    if not hasattr(os, "getsid") or os.getsid(0) != os.getpid():
        return
    for number in psutil.pids():
        with suppress(OSError, psutil.Error):
            if number != os.getpid() and os.getsid(number) == os.getpid():
                yield psutil.Process(number)


def _named(process: psutil.Process) -> str:
    with suppress(psutil.Error):
        command = process.cmdline()
        if command and command != psutil.Process().cmdline():
            words = " ".join(command)
            return words if len(words) <= LENGTH else f"{words[:LENGTH]}…"
    return f"a process of Python's own, number {process.pid}"
