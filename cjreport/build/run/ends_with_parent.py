"""Imported first by the process that reports are forked from: it ends with whoever ordered them, still loading or not.

Otherwise a mistake in the command is told at once, but a pipe that it is read through stays open for many seconds.
It is left alone by the key that stops the command: it was started with that held back, and from here on ignores it.
"""

from __future__ import annotations

import signal

from cjreport.build.run.ending import end_with_parent

end_with_parent()
signal.signal(signal.SIGINT, signal.SIG_IGN)
signal.pthread_sigmask(signal.SIG_UNBLOCK, {signal.SIGINT})
