"""Puts a process back as it was, once a notebook has run in it."""

from __future__ import annotations

import builtins
import getpass
import logging
import os
import sys
import warnings
from contextlib import contextmanager
from typing import TYPE_CHECKING, Any

import matplotlib as mpl
from matplotlib import pyplot as plt

if TYPE_CHECKING:
    from collections.abc import Iterator, MutableMapping


@contextmanager
def process_restored() -> Iterator[None]:
    """Put back whatever of the process a notebook may change, other than modules and what they hold."""
    folder = os.getcwd()  # noqa: PTH109 -- chdir() takes it back as it is
    names = [_restored(vars(module)) for module in (sys, builtins, getpass)]
    with names[0], names[1], names[2], _restored(os.environ), _lists_restored(), _figures_restored():
        try:
            with warnings.catch_warnings():
                yield
        finally:
            os.chdir(folder)


@contextmanager
def _restored(names: MutableMapping[str, Any]) -> Iterator[None]:
    before = dict(names)
    try:
        yield
    finally:
        for name in names.keys() - before.keys():
            del names[name]
        names.update(before)


@contextmanager
def _lists_restored() -> Iterator[None]:
    """Keep what is changed in place: the path of modules, who hears the log, which module is main."""
    log = logging.getLogger()
    path, handlers, level, main = sys.path[:], log.handlers[:], log.level, sys.modules["__main__"]
    try:
        yield
    finally:
        sys.path[:], log.handlers[:], sys.modules["__main__"] = path, handlers, main
        log.setLevel(level)


@contextmanager
def _figures_restored() -> Iterator[None]:
    """Keep how figures are drawn; where nothing has yet been chosen, files are drawn afterwards."""
    # To ask in the usual way would choose one.
    backend = mpl.get_backend(auto_select=False) or "agg"
    try:
        with mpl.rc_context():
            yield
    finally:
        plt.close("all")
        plt.switch_backend(backend)
