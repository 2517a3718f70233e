"""nbconvert exporters: an executed notebook as a report's page and as its PDF.

Offered by ``jupyter nbconvert --to cjreport-html`` and ``--to cjreport-pdf``, and in JupyterLab's export menu.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from nbconvert.exporters import Exporter
from traitlets import default

from cjreport.publish.page import render_page
from cjreport.publish.pdf import render_pdf
from cjreport.publish.reading import read_notebook

if TYPE_CHECKING:
    from collections.abc import Callable

    from nbformat import NotebookNode

    from cjreport.present.blocks import Block

Resources = dict[str, Any]


class _ReportExporter(Exporter):
    """Reads a notebook's blocks and has them rendered."""

    extension: str
    render: Callable[[tuple[Block, ...]], str | bytes]

    @default("file_extension")
    def _file_extension(self) -> str:
        return self.extension

    def from_notebook_node(  # type: ignore[override] # nbconvert's own exporters give text or bytes too
        self,
        nb: NotebookNode,
        resources: Resources | None = None,
        **_: Any,  # noqa: ANN401 (nbconvert's signature)
    ) -> tuple[str | bytes, Resources]:
        """Give the report; raises NotebookError for a notebook that cannot become one."""
        _, carried = super().from_notebook_node(nb, resources)
        reading = read_notebook(nb)
        for left_out in reading.left_out:
            self.log.warning("%s", left_out)
        return type(self).render(tuple(reading.blocks)), carried


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
