"""What can a person ask for?"""

from __future__ import annotations

import signal
import sys
from typing import NoReturn

from cjreport.cli import awkward, looking, making, supplying  # noqa: F401 (each brings its commands)
from cjreport.cli.terminal import REFUSED, app, err
from cjreport.errors import ReportError

__all__ = ["app", "main"]


def main() -> None:
    """Run a command; what a user can mend is told without a traceback, with exit code 2.

    Told to stop, by the system as by the keys that stop it, a command first leaves things in order.
    """
    for name in ("SIGTERM", "SIGHUP"):
        if signal.getsignal(told := getattr(signal, name, signal.SIGTERM)) is signal.SIG_DFL:
            signal.signal(told, _stop)
    try:
        app()
    except ReportError as error:
        err.print(str(error), style="red", markup=False)
        sys.exit(REFUSED)


def _stop(told: int, _: object) -> NoReturn:
    """Leave as shells expect of a command that was told to, once all that is open is closed."""
    signal.signal(told, signal.SIG_IGN)
    sys.exit(128 + told)
