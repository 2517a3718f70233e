"""Every command, each brought by its module."""

from cjreport.cli import areas, build, hardest_layouts, new  # noqa: F401 (each brings its commands)
from cjreport.cli.terminal import app

__all__ = ["app"]
