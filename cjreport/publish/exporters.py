"""nbconvert exporters: an executed notebook as a report's page and as its PDF.

Offered in JupyterLab's export menu, and by ``jupyter nbconvert --to cjreport-html`` and ``--to cjreport-pdf``.
"""

from __future__ import annotations

import sys
from pathlib import Path
from typing import TYPE_CHECKING, Any

from nbclient.exceptions import CellExecutionError
from nbconvert.exporters import Exporter
from traitlets import default
from traitlets.config import Application

from cjreport.errors import NotebookError, Problem, ReportError, is_told
from cjreport.present.notebook.standing_alone import standing_alone
from cjreport.publish.notebooks.to_blocks import read_notebook
from cjreport.publish.notebooks.validity import read_valid, valid_notebook
from cjreport.publish.page.page import render_page
from cjreport.publish.pdf.typeset import render_pdf

if TYPE_CHECKING:
    from collections.abc import Callable

    from nbformat import NotebookNode

    from cjreport.present.blocks import Block

Resources = dict[str, Any]
SERVER, COMMAND = "jupyter-server", "jupyter-nbconvert"
"""Jupyter's applications: the one that has JupyterLab's menu and takes no hyphen in its addresses, and nbconvert."""


class _ReportExporter(Exporter):
    """Reads a notebook's blocks and has them rendered."""

    extension: str
    render: Callable[[tuple[Block, ...]], str | bytes]

    @default("file_extension")
    def _file_extension(self) -> str:
        return self.extension

    def from_file(  # type: ignore[override] # nbconvert's own exporters give text or bytes too
        self,
        file_stream: Any,  # noqa: ANN401 (nbconvert's signature)
        resources: Resources | None = None,
        **_: Any,  # noqa: ANN401 (nbconvert's signature)
    ) -> tuple[str | bytes, Resources]:
        """Give the report of a notebook's file; as from_notebook_node does where it cannot become one, or is none."""
        return self._told(lambda: self._made(read_valid(file_stream), resources))

    def from_notebook_node(  # type: ignore[override] # nbconvert's own exporters give text or bytes too
        self,
        nb: NotebookNode,
        resources: Resources | None = None,
        **_: Any,  # noqa: ANN401 (nbconvert's signature)
    ) -> tuple[str | bytes, Resources]:
        """Give the report of what *nb* has become by nbconvert's preprocessors, of which one runs it.

        Raises ReportError for a notebook that cannot become one; on nbconvert's command line tells it, and ends.
        """
        return self._told(lambda: self._made(valid_notebook(nb), resources))

    def _told(self, make: Callable[[], tuple[str | bytes, Resources]]) -> tuple[str | bytes, Resources]:
        """Make a report, or on nbconvert's command line tell why not, and end."""
        try:
            return make()
        except ReportError as error:
            if _application() != COMMAND:
                raise
            self.log.error("%s", error)  # noqa: TRY400 (a user's mistake has no traceback)
            sys.exit(1)

    def _made(self, nb: NotebookNode, resources: Resources | None) -> tuple[str | bytes, Resources]:
        try:
            ready, carried = super().from_notebook_node(nb, resources)
        except CellExecutionError as error:
            raise NotebookError(_failure(error, self._failed_cell())) from error
        folder = (carried.get("metadata") or {}).get("path")
        reading = read_notebook(ready, Path(folder) if folder else None)
        for left_out in reading.left_out:
            self.log.warning("%s", left_out)
        return type(self).render(standing_alone(reading.blocks)), carried

    def _failed_cell(self) -> str:
        """Name the cell in which nbconvert's own running of the notebook ended."""
        cells = (enumerate(ran.cells, start=1) for step in self._preprocessors if (ran := getattr(step, "nb", None)))
        outputs = ((number, output) for run in cells for number, cell in run for output in cell.get("outputs", ()))
        return next((f"cell {number}" for number, output in outputs if output.output_type == "error"), "")


def _failure(error: CellExecutionError, place: str) -> Problem:
    """Say which error ended a cell that was run for the export."""
    if is_told(error.ename):
        return Problem(error.evalue, place=place)
    return Problem(f"{error.ename}: {error.evalue}", "Run the notebook in JupyterLab and mend this cell.", place=place)


def _application() -> str:
    """Name Jupyter's application that this process is, if it is one."""
    return str(Application.instance().name) if Application.initialized() else ""


class ReportHTMLExporter(_ReportExporter):
    """An executed notebook as one self-contained page."""

    export_from_notebook = "Community justice report (HTML)"
    output_mimetype = "text/html"
    extension = ".html"
    render = staticmethod(render_page)


class ReportPDFExporter(_ReportExporter):
    """An executed notebook as PDF/UA-1."""

    export_from_notebook = "Community justice report (PDF)"
    output_mimetype = "application/pdf"
    extension = ".pdf"
    render = staticmethod(render_pdf)


class _Typed(_ReportExporter):
    """The same under a name with a hyphen: typed on the command line, kept from a menu in which it would not work."""

    @default("enabled")
    def _enabled(self) -> bool:
        return _application() != SERVER


class TypedHTMLExporter(_Typed, ReportHTMLExporter):
    """An executed notebook as one self-contained page, for the command line."""


class TypedPDFExporter(_Typed, ReportPDFExporter):
    """An executed notebook as PDF/UA-1, for the command line."""
