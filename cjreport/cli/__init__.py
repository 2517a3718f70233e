"""What can a person ask for?"""

from __future__ import annotations

import sys

from cjreport.cli import awkward, looking, making, supplying  # noqa: F401 (each brings its commands)
from cjreport.cli.terminal import REFUSED, app, err
from cjreport.errors import ReportError

__all__ = ["app", "main"]


def main() -> None:
    """Run a command; what a user can mend is told without a traceback, with exit code 2."""
    try:
        app()
    except ReportError as error:
        err.print(str(error), style="red", markup=False)
        sys.exit(REFUSED)
