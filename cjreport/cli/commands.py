"""Every command, each brought by its module."""

from cjreport.cli import awkward, looking, making, supplying  # noqa: F401 (each brings its commands)
from cjreport.cli.terminal import app

__all__ = ["app"]
