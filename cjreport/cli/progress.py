"""How far a command is: a bar with the time it takes where somebody looks on, plain lines otherwise."""

from __future__ import annotations

import sys
from contextlib import contextmanager
from typing import TYPE_CHECKING

from rich.progress import BarColumn, MofNCompleteColumn, Progress, TextColumn, TimeElapsedColumn, TimeRemainingColumn

from cjreport.cli.terminal import err, out

if TYPE_CHECKING:
    from collections.abc import Iterator

MINUTE, HOUR = 60, 3600


class HowFar:
    """What is being done, and how much of it is."""

    def __init__(self, bar: Progress | None) -> None:
        self._bar = bar
        self._shown = bar.add_task("", total=None) if bar else None
        self.total = self._done = 0

    def begin(self, what: str, total: int = 0) -> None:
        """Say what is being done now, of how many parts."""
        self.total, self._done = total, 0
        if self._bar and self._shown is not None:
            self._bar.reset(self._shown, description=what, total=total or None)
        else:
            out.print(f"{what} …")

    def advance(self) -> str:
        """Count one part more, and say which it is: 12 of 32."""
        self._done += 1
        if self._bar and self._shown is not None:
            self._bar.advance(self._shown)
        return f"{self._done} of {self.total}"


@contextmanager
def how_far() -> Iterator[HowFar]:
    """Show how far a command is while it runs."""
    if not err.is_terminal:
        yield HowFar(None)
        return
    columns = (
        TextColumn("{task.description}"),
        BarColumn(),
        MofNCompleteColumn(),
        TimeElapsedColumn(),
        TextColumn("remaining"),
        TimeRemainingColumn(),
    )
    with Progress(*columns, console=err, transient=True, redirect_stdout=sys.stdout.isatty()) as bar:
        yield HowFar(bar)


def in_words(seconds: float) -> str:
    """Write a span of time as people do: 8 s, 1 min 12 s, 2 h 5 min."""
    whole = round(seconds)
    if whole < MINUTE:
        return f"{whole} s"
    if whole < HOUR:
        return f"{whole // MINUTE} min {whole % MINUTE} s"
    return f"{whole // HOUR} h {whole % HOUR // MINUTE} min"
