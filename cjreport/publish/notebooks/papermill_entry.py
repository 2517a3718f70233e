"""What papermill finds under its engines: it loads them all when it is imported, so this one is light."""

from __future__ import annotations

from typing import TYPE_CHECKING, Any

from papermill.engines import Engine

if TYPE_CHECKING:
    from nbformat import NotebookNode


class WarmEngine(Engine):  # type: ignore[misc] # papermill has no types
    """Stands for engine.WarmEngine, which cannot be imported while papermill still is."""

    @classmethod
    def execute_notebook(cls, nb: NotebookNode, kernel_name: str, **options: Any) -> NotebookNode:  # noqa: ANN401 (papermill's)
        """Run *nb* in this process; *options* are papermill's."""
        from cjreport.publish.notebooks import engine  # noqa: PLC0415 (see above)

        return engine.WarmEngine.execute_notebook(nb, kernel_name, **options)
