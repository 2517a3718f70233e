"""What can a person ask for?"""

from __future__ import annotations

import signal
import sys
from importlib import import_module
from io import TextIOWrapper
from typing import NoReturn


def __getattr__(name: str) -> object:
    """Give the application, *app*, loading what all commands take when it is first asked for."""
    if name == "app":
        return import_module("cjreport.cli.commands").app
    raise AttributeError(f"module 'cjreport.cli' has no attribute {name!r}")


def main() -> None:
    """Run a command; what a user can mend is told without a traceback, with exit code 2.

    Told to stop, by the system or by Ctrl-C, even while it loads, a command first leaves things in order.
    """
    for stream in (sys.stdout, sys.stderr):
        if isinstance(stream, TextIOWrapper):  # a letter that the terminal lacks is no fault of a report's
            stream.reconfigure(errors="replace")
    for name in ("SIGTERM", "SIGHUP"):
        if signal.getsignal(told := getattr(signal, name, signal.SIGTERM)) is signal.SIG_DFL:
            signal.signal(told, _stop)
    try:
        _run()
    except KeyboardInterrupt:
        sys.exit(128 + signal.SIGINT)


def _run() -> None:
    from cjreport.cli.commands import app  # noqa: PLC0415 (so that it can be stopped while it loads)
    from cjreport.cli.terminal import REFUSED, err  # noqa: PLC0415 (the same)
    from cjreport.errors import ReportError  # noqa: PLC0415 (the same)

    try:
        app()
    except ReportError as error:
        err.print(str(error), style="red", markup=False)
        sys.exit(REFUSED)


def _stop(told: int, _: object) -> NoReturn:
    """Leave as shells expect of a command that was told to, once all that is open is closed."""
    signal.signal(told, signal.SIG_IGN)
    sys.exit(128 + told)
