"""What a notebook's cells run in when there is no kernel process: the stock kernel's shell, in this process.

The shell needs neither sockets nor threads. ipykernel's own in-process kernel is not used: each one leaves
five sockets open and a history thread running, imports the debugger, complains of destroyed tasks, and goes
on counting cells where the last one stopped.
"""

from __future__ import annotations

import asyncio
import atexit
import builtins
import getpass
import io
import sys
from contextlib import contextmanager
from contextvars import Context, copy_context
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import TYPE_CHECKING, Any, NoReturn

from ipykernel.compiler import XCachingCompiler
from ipykernel.zmqshell import ZMQInteractiveShell
from IPython.core.error import StdinNotImplementedError
from IPython.core.interactiveshell import InteractiveShell
from jupyter_client.session import Session
from matplotlib import pyplot as plt
from matplotlib_inline.backend_inline import configure_inline_support
from matplotlib_inline.config import InlineBackend
from traitlets.config import Config

from cjreport.errors import Problem, PublishError
from cjreport.publish.notebooks.restoring import process_restored

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator

    from IPython.core.interactiveshell import ExecutionResult

    Receive = Callable[[dict[str, Any]], object]


@dataclass(frozen=True)
class WarmShell:
    """A notebook's shell: one namespace, one event loop, one context."""

    shell: Any  # a ZMQInteractiveShell: its types are not complete
    loop: asyncio.AbstractEventLoop
    context: Context

    def run_cell(self, source: str) -> dict[str, Any]:
        """Run one cell, its outputs published by the time this gives the kernel's reply."""
        # What a cell sets in its context (numpy's print options, say) the next one finds, and nobody else.
        result = self.loop.run_until_complete(self.loop.create_task(self._run(source), context=self.context))
        sys.stdout.flush()
        sys.stderr.flush()
        if result.success and not getattr(self.shell, "_last_traceback_during_displayhook", False):
            return {"status": "ok"}
        error = result.error_before_exec or result.error_in_exec
        return {"status": "error", "ename": type(error).__name__, "evalue": str(error), "traceback": []}

    async def _run(self, source: str) -> ExecutionResult:
        """Run a cell as ipykernel does: under a running loop, and in a task of its own only if it awaits."""
        code = self._awaiting(source)
        if code is None:
            return self.shell.run_cell(source, store_history=True)  # type: ignore[no-any-return]
        run = self.shell.run_cell_async(source, store_history=True, transformed_cell=code)
        result: ExecutionResult = await asyncio.create_task(run)
        self.shell.events.trigger("post_execute")
        self.shell.events.trigger("post_run_cell", result)
        return result

    def _awaiting(self, source: str) -> str | None:
        """Give the cell as plain Python if it awaits something."""
        try:
            code: str = self.shell.transform_cell(source)
        except SyntaxError:  # run_cell() tells of it
            return None
        return code if self.shell.should_run_async(source, transformed_cell=code) else None


@contextmanager
def warm_shell(receive: Receive) -> Iterator[WarmShell]:
    """Put up a shell for one notebook, giving *receive* each message that a kernel would publish.

    Afterwards the process is as it was, but for modules: they stay imported, and as the notebook left them
    (pandas' options, say). What a program writes past `sys.stdout` (`os.system`, C code) is not caught.
    """
    if InteractiveShell.initialized():
        raise PublishError(Problem("a notebook cannot run warm in another", "Choose the stock kernel here."))
    with (
        process_restored(),
        TemporaryDirectory() as folder,
        _fresh_shell(_Session(receive), folder) as shell,
        _inline_figures(shell),
        asyncio.Runner(loop_factory=asyncio.new_event_loop) as runner,
    ):
        yield WarmShell(shell, runner.get_loop(), copy_context())


@contextmanager
def _fresh_shell(session: Session, folder: str) -> Iterator[Any]:
    """Make the process's shell, with nothing of the user's own IPython set-up in it."""
    shell: Any = ZMQInteractiveShell.instance(
        config=Config({"HistoryManager": {"enabled": False}}),  # it is a file and a thread
        ipython_dir=folder,
        compiler_class=_Compiler,
    )
    shell.displayhook.session = shell.display_pub.session = session
    shell.enable_gui = lambda _gui=None: None  # the stock one wants a kernel; inline figures have no window
    sys.stdout, sys.stderr = _Stream("stdout", session), _Stream("stderr", session)
    sys.path.append("")  # as the kernel does: a module may stand beside the notebook
    builtins.input, getpass.getpass = _refused("raw_input"), _refused("getpass")
    try:
        yield shell
    finally:
        # At exit the shell would collect garbage, which takes longer than all the rest.
        atexit.unregister(shell.atexit_operations)
        ZMQInteractiveShell.clear_instance()
        shell.user_ns.clear()


@contextmanager
def _inline_figures(shell: ZMQInteractiveShell) -> Iterator[None]:
    """Show figures at a cell's end."""
    # The backend remembers whether a shell has been told how to show figures, though this one has not.
    configure_inline_support(shell, "agg")  # type: ignore[no-untyped-call]
    shell.enable_matplotlib("inline")  # type: ignore[no-untyped-call]
    try:
        yield
    finally:
        plt.uninstall_repl_displayhook()  # pyplot remembers that a shell calls it, not which
        InlineBackend.clear_instance()


class _Session(Session):
    """Gives each message to a receiver instead of a socket."""

    def __init__(self, receive: Receive) -> None:
        super().__init__(key=b"unused")  # without one it warns
        self._receive = receive

    def send(
        self,
        stream: object,  # noqa: ARG002 -- there is none
        msg_or_type: dict[str, Any] | str,
        content: dict[str, Any] | None = None,
        *_: object,
        **__: object,
    ) -> None:
        msg = msg_or_type if isinstance(msg_or_type, dict) else self.msg(msg_or_type, content)
        # Through JSON and back, as it would arrive: a tuple becomes a list, and nothing stays alive in it.
        self._receive(msg | {"content": self.unpack(self.pack(msg["content"]))})


class _Stream(io.StringIO):
    """Publishes what was written when the shell flushes it: before a display and at a cell's end."""

    encoding = "UTF-8"

    def __init__(self, name: str, session: Session) -> None:
        super().__init__()
        self.name, self._session = name, session

    def flush(self) -> None:
        text = self.getvalue()
        self.seek(0)
        self.truncate()
        if text:
            self._session.send(None, "stream", {"name": self.name, "text": text})


class _Compiler(XCachingCompiler):
    """Names a cell's code as the kernel does, without the folder: a process id is in it."""

    def get_code_name(self, raw_code: str, code: str, number: int) -> str:
        return Path(super().get_code_name(raw_code, code, number)).name  # type: ignore[no-untyped-call]


def _refused(name: str) -> Callable[..., NoReturn]:
    """Stand in for a function that would wait for somebody to type."""

    def refuse(*_: object, **__: object) -> NoReturn:
        what = f"{name} was called, but this frontend does not support input requests."
        raise StdinNotImplementedError(what)

    return refuse
