"""One task in a worker: what it gave, or why it gave nothing, and what it had started and left running."""

from __future__ import annotations

import multiprocessing
import os
import pickle
import signal
import sys
import tempfile
from contextlib import contextmanager, suppress
from dataclasses import dataclass, field, replace
from functools import cache
from threading import Thread
from time import monotonic
from traceback import format_exc
from typing import IO, TYPE_CHECKING, Any, Generic, NoReturn, TypeVar

from cjreport.build.run.ending import adopt_orphans, end_descendants, end_with_parent, stand_apart
from cjreport.errors import ReportError

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

Task = TypeVar("Task")
Value = TypeVar("Value")


@dataclass(frozen=True)
class Done(Generic[Value]):
    """What a task gave, what it had started that had to be ended, and how long it took."""

    value: Value
    ended: tuple[str, ...] = ()
    seconds: float = field(default=0, compare=False)


@dataclass(frozen=True)
class Lost:
    """Why a task gave nothing; *error* and *trace* are there if it raised something."""

    reason: str
    error: BaseException | None = None
    trace: str = ""
    ended: tuple[str, ...] = ()
    seconds: float = field(default=0, compare=False)


def attempt_here(function: Callable[[Task], Value], task: Task) -> Done[Value] | Lost:
    """Run one task in this very process, which is kept for others, and end what it leaves running."""
    _apart()
    began = monotonic()
    return _with_ended(_attempt(function, task), began)


def attempt_below(function: Callable[[Task], Value], task: Task, timeout: float | None) -> Done[Value] | Lost:
    """Run one task in a process forked from this one, in a session of its own, and end what it leaves running.

    This process runs nothing of the task's, so it lives to see the end of it: of its time, or of the whole build.
    """
    began = monotonic()
    stand_apart()
    adopt_orphans()
    signal.signal(signal.SIGTERM, _stop)
    with tempfile.TemporaryFile() as told:  # a pipe would stay open as long as anything that the task started
        child = os.fork()
        if child == 0:
            _work(function, task, told)
        _watch_parent()  # after the fork, which a thread would hinder
        result = _with_ended(_awaited(child, told, timeout), began)
    if (parent := multiprocessing.parent_process()) and not parent.is_alive():
        _stop()  # nobody is left to take a result
    return result


def _with_ended(result: Done[Value] | Lost, began: float) -> Done[Value] | Lost:
    """End what a task has left running, and note it."""
    ended = end_descendants()
    seconds = monotonic() - began
    return replace(result, ended=ended, seconds=seconds)


def out_of_time(timeout: float | None) -> Lost:
    """Say that a task took too long."""
    return Lost(f"took longer than {timeout:g} seconds", seconds=timeout or 0)


def died(exit_code: int) -> Lost:
    """Say how the process of a task ended."""
    if exit_code >= 0:
        return Lost(f"its process ended by itself, with exit code {exit_code}")
    name = signal.Signals(-exit_code).name
    return Lost(f"its process was ended by {name}" + (", as when memory runs out" if name == "SIGKILL" else ""))


def _work(function: Callable[[Task], Value], task: Task, told: IO[bytes]) -> NoReturn:
    """Run the task and write down what it gave; a copy that it makes of its own process writes nothing."""
    own, code = os.getpid(), 1
    try:
        end_with_parent()
        stand_apart()
        signal.signal(signal.SIGTERM, signal.SIG_DFL)
        result = _attempt(function, task)
        for stream in (sys.stdout, sys.stderr):
            with suppress(Exception):  # whatever the task made of them
                stream.flush()
        if os.getpid() == own:
            pickle.dump(result, told)
            told.flush()
        code = 0
    finally:
        os._exit(code)


def _awaited(child: int, told: IO[bytes], timeout: float | None) -> Done[Any] | Lost:
    """Wait for the task's process, not for what it started, and read what it wrote down."""
    try:
        with _limit(timeout):
            exit_code = os.waitstatus_to_exitcode(os.waitpid(child, 0)[1])
    except TimeoutError:
        os.kill(child, signal.SIGKILL)
        os.waitpid(child, 0)
        return out_of_time(timeout)
    # A cell may call os._exit(0): the process ended well, and nothing is written down.
    if exit_code or not told.seek(0, os.SEEK_END):
        return died(exit_code)
    told.seek(0)
    result: Done[Any] | Lost = pickle.load(told)  # noqa: S301 (made by _work)
    return result


@contextmanager
def _limit(seconds: float | None) -> Iterator[None]:
    """Raise TimeoutError within the block once its time is up."""

    def give_up(*_: object) -> NoReturn:
        raise TimeoutError

    signal.signal(signal.SIGALRM, give_up)
    signal.setitimer(signal.ITIMER_REAL, seconds or 0)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)


def _attempt(function: Callable[[Task], Value], task: Task) -> Done[Value] | Lost:
    """Run one task: whatever it raises is a value, and whatever it gives can travel."""
    try:
        done = Done(function(task))
        # Here, where a failure is told as the task's own, and not in the parent's hands.
        pickle.dumps(done)
    except BaseException as error:  # noqa: BLE001 -- one failure never stops the rest
        reason = str(error) if isinstance(error, ReportError) else f"{type(error).__name__}: {error}"
        return Lost(reason, error if _travels(error) else None, format_exc())
    return done


def _travels(error: BaseException) -> bool:
    """Tell whether an error reaches the parent whole: one whose constructor wants more than it keeps does not."""
    try:
        pickle.loads(pickle.dumps(error))  # noqa: S301 -- made in this very line
    except Exception:  # noqa: BLE001 -- pickling runs other people's code
        return False
    return True


@cache
def _apart() -> None:
    """Have this process stand apart, once, with all that it will start."""
    stand_apart()
    adopt_orphans()
    signal.signal(signal.SIGTERM, _stop)
    _watch_parent()


def _stop(*_: object) -> NoReturn:
    """End at once, with all that is below."""
    end_descendants(grace=0)
    os._exit(1)


def _watch_parent() -> None:
    """Have this process and all below it die if its parent is killed: nobody would end it when its time is up."""

    def watch() -> None:
        if parent := multiprocessing.parent_process():
            parent.join()
            _stop()

    Thread(target=watch, daemon=True).start()
