"""Runs a notebook for papermill without starting a kernel for it."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from ipykernel.ipkernel import IPythonKernel
from nbclient.exceptions import DeadKernelError
from papermill.clientwrap import PapermillNotebookClient
from papermill.engines import Engine
from papermill.translators import papermill_translators
from papermill.utils import find_first_tagged_cell_index

from cjreport.errors import Problem, PublishError, UnknownNameError
from cjreport.inputs.documents import nearest
from cjreport.publish.shell import WarmShell, warm_shell

if TYPE_CHECKING:
    from nbformat import NotebookNode
    from papermill.engines import NotebookExecutionManager


class WarmEngine(Engine):  # type: ignore[misc] # papermill has no types
    """Runs a notebook's cells in this process; `papermill --engine cjreport` is this.

    It writes nothing while it runs (papermill writes the finished notebook, failed or not), refuses
    parameters that the notebook does not declare, and has no time limit for a cell: its process has one.
    """

    @classmethod
    def execute_notebook(cls, nb: NotebookNode, kernel_name: str, **options: object) -> NotebookNode:
        """Run *nb* in place; *options* are papermill's."""
        check_parameters(nb, kernel_name)
        if options.get("execution_timeout"):
            raise PublishError(Problem("the warm engine has no time limit for a cell", "Leave it out."))
        options |= {"output_path": None, "autosave_cell_every": 0}  # saving at every cell costs a fifth
        finished: NotebookNode = super().execute_notebook(nb, kernel_name, **options)
        return finished

    @classmethod
    def execute_managed_notebook(cls, nb_man: NotebookExecutionManager, kernel_name: str, **options: object) -> None:
        """Run the cells that *nb_man* manages."""
        for unused in ("input_path", "start_timeout", "execution_timeout"):
            options.pop(unused, None)
        _WarmClient(nb_man, kernel_name=kernel_name, **options).execute()


def check_parameters(nb: NotebookNode, kernel_name: str) -> None:
    """Refuse parameters that *nb* does not declare: papermill only warns, and exits as if all were well."""
    declared = _declared_parameters(nb, kernel_name)
    source = nb.metadata.papermill.get("input_path")
    file = Path(source) if isinstance(source, str) else None
    problems = [
        Problem(f'"{name}" is not a parameter of this notebook', _suggested(name, declared), file)
        for name in nb.metadata.papermill.get("parameters", {})
        if name not in declared
    ]
    if problems:
        raise UnknownNameError(*problems)


def _suggested(name: str, declared: list[str]) -> str:
    return nearest(name, declared) if declared else 'Declare it in a cell tagged "parameters".'


def _declared_parameters(nb: NotebookNode, kernel_name: str) -> list[str]:
    index = find_first_tagged_cell_index(nb, "parameters")
    if index < 0:
        return []
    translator = papermill_translators.find_translator(kernel_name, "python")
    return [parameter.name for parameter in translator.inspect(nb.cells[index])]


class _WarmClient(PapermillNotebookClient):  # type: ignore[misc] # papermill has no types
    """papermill's client, with a shell of this process for a kernel; nbclient says what its messages mean."""

    shell: WarmShell
    cell: NotebookNode
    cell_index: int

    def execute(self, **_: object) -> NotebookNode:
        self.reset_execution_trackers()
        with warm_shell(self._receive) as self.shell:
            self.papermill_execute_cells()
        nb: NotebookNode = self.nb
        nb.metadata["language_info"] = IPythonKernel.language_info
        return nb

    def _receive(self, message: dict[str, Any]) -> None:
        self.process_message(message, self.cell, self.cell_index)

    def execute_cell(self, cell: NotebookNode, cell_index: int, *_: object, **__: object) -> NotebookNode:
        skipped = self.skip_cells_with_tag in cell.metadata.get("tags", [])
        if cell.cell_type != "code" or not cell.source.strip() or skipped:
            return cell
        self.cell, self.cell_index = cell, cell_index
        self.clear_before_next_output = False
        cell.execution_count = self.shell.shell.execution_count
        reply = self.shell.run_cell(cell.source)
        if self.shell.shell.exit_now:
            raise DeadKernelError("Kernel died")
        self.shell.loop.run_until_complete(self._check_raise_for_error(cell, cell_index, {"content": reply}))
        return cell
