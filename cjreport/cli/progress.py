"""How far a command is: a bar with the time it takes where somebody looks on, plain lines otherwise."""

from __future__ import annotations

import sys
from contextlib import contextmanager
from time import monotonic
from typing import TYPE_CHECKING

from rich.progress import BarColumn, Progress, TextColumn, TimeElapsedColumn

from cjreport.cli.terminal import err, out

if TYPE_CHECKING:
    from collections.abc import Iterator

    from rich.progress import TaskID

MINUTE, HOUR = 60, 3600


class HowFar:
    """What is being done, and how much of it is."""

    def __init__(self, bar: Progress | None) -> None:
        self._bar = bar
        self._shown: TaskID | None = None
        self.total = self._done = self._at_once = 0
        self._began = monotonic()

    def begin(self, what: str, total: int = 0) -> None:
        """Say what is being done now, of how many parts."""
        self.total, self._done, self._at_once, self._began = total, 0, 0, monotonic()
        if self._bar is None:
            out.print(f"{what} …")
            return
        if self._shown is not None:
            self._bar.remove_task(self._shown)
        self._shown = self._bar.add_task(what, total=total or None, count=self._count if total else "", left="")

    def advance(self) -> str:
        """Count one part more, and say which it is: 12 of 32."""
        self._done += 1
        if self._bar and self._shown is not None:
            self._bar.update(self._shown, advance=1, count=self._count, left=self._left(monotonic() - self._began))
        return self._count

    def _left(self, taken: float) -> str:
        """Say about how long the rest will take, going by the parts that took any time: what is refused takes none."""
        self._at_once += taken < 1
        slow = self._done - self._at_once
        return f"about {in_words(taken / slow * (self.total - self._done))} left" if slow else ""

    @property
    def _count(self) -> str:
        return f"{self._done} of {self.total}"


@contextmanager
def how_far() -> Iterator[HowFar]:
    """Show how far a command is while it runs."""
    if not err.is_terminal:
        yield HowFar(None)
        return
    columns = (
        TextColumn("{task.description} {task.fields[count]}"),
        BarColumn(),
        TimeElapsedColumn(),
        TextColumn("{task.fields[left]}"),
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
