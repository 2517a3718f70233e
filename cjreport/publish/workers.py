"""Runs many tasks at once, each in a process, so that nothing of one reaches another."""

from __future__ import annotations

import multiprocessing
import os
import pickle
import platform
import signal
from concurrent.futures import FIRST_COMPLETED, Future, wait
from contextlib import closing, contextmanager
from dataclasses import dataclass
from functools import cache, partial
from itertools import islice
from multiprocessing import forkserver
from threading import Thread
from traceback import format_exc
from typing import TYPE_CHECKING, Generic, TypeVar

from pebble import ProcessExpired, ProcessPool
from pebble.concurrent import process

from cjreport.errors import ReportError

if TYPE_CHECKING:
    from collections.abc import Callable, Generator, Iterable, Iterator, Sequence

    Start = Callable[..., Future[object]]

Task = TypeVar("Task")
Value = TypeVar("Value")

FORKS = platform.system() == "Linux"  # elsewhere a fork is not to be had, or not to be trusted
NAME = "cjreport worker"
ENDS_WITH_PARENT = "cjreport.publish.ends_with_parent"


@dataclass(frozen=True)
class Done(Generic[Value]):
    """What a task gave."""

    value: Value


@dataclass(frozen=True)
class Lost:
    """Why a task gave nothing; *error* and *trace* are there if it raised something."""

    reason: str
    error: BaseException | None = None
    trace: str = ""


def run_each(
    function: Callable[[Task], Value],
    tasks: Iterable[Task],
    jobs: int | None = None,
    timeout: float | None = None,
    preload: Sequence[str] = (),
) -> Iterator[tuple[Task, Done[Value] | Lost]]:
    """Run *function* on every task, *jobs* at once, giving each task with its result as it ends.

    On Linux every task has a fresh process, forked from one that has imported the modules named in *preload*;
    the first call's *preload* holds for all that follow. Elsewhere the workers are kept from task to task.
    Leaving the iteration early stops what still runs.
    """
    jobs = jobs or usable_processors()
    with _starter(jobs, timeout, preload) as start, closing(_in_turn(partial(start, function), tasks, jobs)) as ended:
        for task, future in ended:
            yield task, _result(future, timeout)


def warm_up(preload: Sequence[str]) -> None:
    """Start, where workers are forked, the process that they are forked from, so that it loads while others work."""
    if FORKS:
        multiprocessing.set_forkserver_preload([ENDS_WITH_PARENT, "__main__", *preload, __name__])
        forkserver.ensure_running()


def usable_processors() -> int:
    """Count the processors that this process may use."""
    return len(os.sched_getaffinity(0)) if hasattr(os, "sched_getaffinity") else os.cpu_count() or 1


@contextmanager
def _starter(jobs: int, timeout: float | None, preload: Sequence[str]) -> Iterator[Start]:
    """Give what starts a task, and see that no process is left behind.

    A pool told to take a new worker for every task looks up only ten times a second, which halves its speed,
    and waits for ever on a worker that leaves with exit code 0: hence a process a task where that is cheap.
    """
    if FORKS:
        warm_up(preload)
        context = multiprocessing.get_context("forkserver")
        try:
            yield process(name=NAME, timeout=timeout, context=context)(_attempt)  # type: ignore[call-overload]
        finally:
            for child in multiprocessing.active_children():
                if child.name == NAME:
                    child.join()
    else:
        with ProcessPool(max_workers=jobs, context=multiprocessing.get_context("spawn")) as pool:
            try:
                yield lambda *args: pool.schedule(_attempt, args=args, timeout=timeout)
            finally:
                pool.stop()  # type: ignore[no-untyped-call]


def _in_turn(
    start: Callable[[Task], Future[object]], tasks: Iterable[Task], jobs: int
) -> Generator[tuple[Task, Future[object]]]:
    """Keep *jobs* tasks running; the next starts before the caller, who may be slow, has the last."""
    waiting = iter(tasks)
    running: dict[Future[object], Task] = {}
    finished: list[tuple[Task, Future[object]]] = []
    try:
        while True:
            running |= {start(task): task for task in islice(waiting, jobs - len(running))}
            yield from finished
            if not running:
                return
            done, _ = wait(running, return_when=FIRST_COMPLETED)
            finished = [(running.pop(future), future) for future in done]
    finally:
        for future in running:
            future.cancel()


def _attempt(function: Callable[[Task], Value], task: Task) -> Done[Value] | Lost:
    """Run one task in a worker: whatever it raises is a value, and whatever it gives can travel."""
    _end_with_parent()
    try:
        done = Done(function(task))
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
def _end_with_parent() -> None:
    """Have this worker die if its parent is killed: nobody would end it when its time is up."""

    def watch() -> None:
        if parent := multiprocessing.parent_process():
            parent.join()
            os._exit(1)

    Thread(target=watch, daemon=True).start()


def _result(future: Future[object], timeout: float | None) -> Done[Value] | Lost:
    try:
        return future.result()  # type: ignore[return-value] # it is what _attempt() gave
    except TimeoutError:
        return Lost(f"took longer than {timeout:g} seconds")
    except ProcessExpired as death:
        return Lost(_cause(death.exitcode))


def _cause(exit_code: int) -> str:
    """Say how a process ended."""
    if exit_code >= 0:
        return f"its process ended by itself, with exit code {exit_code}"
    name = signal.Signals(-exit_code).name
    return f"its process was ended by {name}" + (", as when memory runs out" if name == "SIGKILL" else "")
