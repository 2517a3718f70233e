"""Builds that end between two changes to the disk, as by a kill."""

import itertools
import os
import shutil

from cjreport.build.outputs import placing as shelf

NAMING = [*((os, name) for name in ("rename", "replace", "fsync", "mkdir")), (shelf, "exchange")]
"""What gives names to files and folders, and has them on the disk."""
CHANGES = [*NAMING, *((os, name) for name in ("rmdir", "unlink", "link")), (shutil, "rmtree")]
"""Every change that a build makes to the disk, but for writing a file."""


class Killed(BaseException):
    """The build ends here, as by a kill: nothing that follows is done."""


def kill_before(step, patch, changes):
    """Let a build make *step* of such changes to the disk, and none after that."""
    steps = itertools.count()

    def until_killed(function):
        def do(*args, **options):
            if next(steps) >= step:
                raise Killed
            return function(*args, **options)

        return do

    for module, name in changes:
        patch.setattr(module, name, until_killed(getattr(module, name)))
