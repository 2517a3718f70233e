"""Runs a notebook for papermill without starting a kernel for it."""

from __future__ import annotations

from pathlib import Path
from typing import TYPE_CHECKING, Any

from ipykernel.ipkernel import IPythonKernel
from nbclient.exceptions import DeadKernelError
from papermill.clientwrap import PapermillNotebookClient
from papermill.engines import Engine
from papermill.translators import papermill_translators

from cjreport.errors import Problem, PublishError, UnknownNameError
from cjreport.inputs.files.checked_yaml import nearest
from cjreport.publish.notebooks.cell_shell import WarmShell, warm_shell
from cjreport.publish.notebooks.validity import named_cells

if TYPE_CHECKING:
    from collections.abc import Iterable

    from nbformat import NotebookNode
    from papermill.engines import NotebookExecutionManager

DECLARES = "parameters"
"""The tag of the cell that declares a notebook's parameters."""


class WarmEngine(Engine):  # type: ignore[misc] # papermill has no types
    """Runs a notebook's cells in this process; `papermill --engine cjreport` is this.

    It writes nothing while it runs (papermill writes the finished notebook, failed or not), refuses
    parameters that the notebook does not declare, and has no time limit for a cell: its process has one.
    """

    @classmethod
    def execute_notebook(cls, nb: NotebookNode, kernel_name: str, **options: object) -> NotebookNode:
        """Run *nb* in place; *options* are papermill's."""
        source = nb.metadata.papermill.get("input_path")
        check_parameters(nb, nb.metadata.papermill.get("parameters", {}), source if isinstance(source, str) else None)
        if options.get("execution_timeout"):
            raise PublishError(Problem("the warm engine has no time limit for a cell", "Leave it out."))
        options |= {"output_path": None, "autosave_cell_every": 0}  # saving at every cell costs a fifth
        finished: NotebookNode = super().execute_notebook(nb, kernel_name, **options)
        return finished

    @classmethod
    def execute_managed_notebook(cls, nb_man: NotebookExecutionManager, kernel_name: str, **options: object) -> None:
        """Run the cells that *nb_man* manages."""
        # papermill's own options, of which its client would warn as of traits that it does not have.
        for unused in ("input_path", "start_timeout", "execution_timeout"):
            options.pop(unused, None)
        _WarmClient(nb_man, kernel_name=kernel_name, **options).execute()


def check_parameters(nb: NotebookNode, given: Iterable[str], source: str | Path | None = None) -> None:
    """Raise UnknownNameError where *nb*, from the file *source*, does not declare in one cell all that it is given.

    papermill only warns of a parameter that is not declared, and exits as if all were well.
    """
    file = Path(source) if source else None
    tagged = [(place, cell) for place, cell in named_cells(nb) if DECLARES in cell.metadata.get("tags", [])]
    declared = [name for _, cell in tagged for name in _declared(cell)]
    problems = [
        Problem(f'"{name}" is not a parameter of this notebook', _suggested(name, declared), file)
        for name in given
        if name not in declared
    ]
    if len(tagged) > 1:
        places = ", ".join(place for place, _ in tagged)
        what = f'{len(tagged)} cells are tagged "{DECLARES}": the last would undo what the first is given'
        problems.append(Problem(what, "Leave the tag on one of them.", file, place=places))
    if problems:
        raise UnknownNameError(*problems)


def _suggested(name: str, declared: list[str]) -> str:
    return nearest(name, declared) if declared else f'Declare it in a code cell tagged "{DECLARES}".'


def _declared(cell: NotebookNode) -> list[str]:
    """List the parameters that a cell declares; words declare none."""
    if cell.cell_type != "code":
        return []
    translator = papermill_translators.find_translator("python3", "python")
    return [parameter.name for parameter in translator.inspect(cell)]


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
