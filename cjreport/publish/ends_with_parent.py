"""Imported first by the process that reports are forked from: it ends with whoever ordered them, still loading or not.

Otherwise a mistake in the command is told at once, but a pipe that it is read through stays open for many seconds.
"""

from __future__ import annotations

import ctypes
import signal

PR_SET_PDEATHSIG = 1
"""Linux's prctl(2): the signal to be sent when the parent dies."""

ctypes.CDLL(None).prctl(PR_SET_PDEATHSIG, signal.SIGKILL)
