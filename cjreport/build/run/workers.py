"""Runs many tasks at once, each in a process, so that nothing of one reaches another."""

from __future__ import annotations

import multiprocessing
import os
import signal
from concurrent.futures import FIRST_COMPLETED, Future, wait
from contextlib import closing, contextmanager
from functools import partial
from itertools import islice
from multiprocessing import forkserver
from typing import TYPE_CHECKING, TypeVar

from pebble import ProcessExpired, ProcessPool
from pebble.concurrent import process

from cjreport.build.run.attempts import Done, Lost, attempt_below, attempt_here, died, out_of_time
from cjreport.build.run.ending import LINUX

if TYPE_CHECKING:
    from collections.abc import Callable, Generator, Iterable, Iterator, Sequence

    Start = Callable[..., Future[object]]

Task = TypeVar("Task")
Value = TypeVar("Value")

FORKS = LINUX  # elsewhere a fork is not to be had, or not to be trusted
NAME = "cjreport worker"
ENDS_WITH_PARENT = "cjreport.build.run.ends_with_parent"


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
        before = signal.pthread_sigmask(signal.SIG_BLOCK, {signal.SIGINT})  # until it knows to ignore it
        try:
            forkserver.ensure_running()
        finally:
            signal.pthread_sigmask(signal.SIG_SETMASK, before)


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
            start = process(name=NAME, context=context)(attempt_below)  # type: ignore[call-overload]
            yield lambda *args: start(*args, timeout)
        finally:
            for child in multiprocessing.active_children():
                # Others may have children of their own in this process, a notebook's kernel or a test's.
                if child.name == NAME:
                    child.join()
    else:
        with ProcessPool(max_workers=jobs, context=multiprocessing.get_context("spawn")) as pool:
            try:
                yield lambda *args: pool.schedule(attempt_here, args=args, timeout=timeout)
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


def _result(future: Future[object], timeout: float | None) -> Done[Value] | Lost:
    try:
        return future.result()  # type: ignore[return-value] # it is what an attempt gave
    except TimeoutError:
        return out_of_time(timeout)
    except ProcessExpired as death:
        return died(death.exitcode)
    except OSError as error:
        return Lost(f"its process could not be started: {error}", error)
