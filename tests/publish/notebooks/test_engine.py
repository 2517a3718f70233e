import builtins
import gc
import getpass
import json
import logging
import os
import re
import subprocess
import sys
import threading
import warnings
import weakref
from contextlib import suppress
from itertools import groupby
from pathlib import Path

import matplotlib as mpl
import nbformat
import papermill
import psutil
import pytest
from IPython.core.interactiveshell import InteractiveShell
from matplotlib import pyplot as plt
from matplotlib_inline.config import InlineBackend
from nbclient.exceptions import DeadKernelError
from nbformat.v4 import new_code_cell, new_markdown_cell, new_notebook
from papermill import engines

from cjreport.errors import PublishError, UnknownNameError
from cjreport.publish.notebooks.cell_shell import warm_shell

KERNEL = {"kernelspec": {"name": "python3", "display_name": "Python 3", "language": "python"}}
WARM = "cjreport"
STOCK = "nbclient"

# Each behaviour, as the cells that show it; a comment at a cell's start is its tag.
RAISES = "# raises-exception\n"
SKIPPED = "# skip-execution\n"
BEHAVIOURS = {
    "last expression": ["1 + 1", "None", "5;", "text = 'a'\ntext * 3", "Out[1], In[2], _i"],
    "stdout and stderr": [
        "import sys\nprint('out')\nprint('err', file=sys.stderr)\nprint('out again')",
        "print('one', flush=True)\nprint('two')\n3",
        "sys.stdout.write('no newline')\nsys.stdout.isatty(), sys.stdout.encoding",
    ],
    "display": [
        "from IPython.display import HTML, Markdown, Image, clear_output, display",
        "print('before')\ndisplay(HTML('<b>bold</b>'))\nprint('after')\nMarkdown('*so*')",
        "display({'text/plain': 'raw', 'application/x-cj+json': {'a': (1, 2)}}, raw=True, metadata={'b': (3,)})",
        "display('a', 'b', metadata={'c': 1.5})",
    ],
    "display updates": [
        "handle = display('old', display_id='same')\ndisplay('old twin', display_id='same')",
        "handle.update('new')\nprint('updated')",
        "from IPython.display import update_display\nupdate_display(HTML('<i>newer</i>'), display_id='same')",
    ],
    "clear_output": [
        "print('gone')\nclear_output()\nprint('stays')",
        "print('gone when the next comes')\nclear_output(wait=True)\ndisplay('next')",
        "print('never gone')\nclear_output(wait=True)",
    ],
    "figures": [
        "import matplotlib.pyplot as plt\nfigure, axes = plt.subplots(figsize=(1, 1))",
        "%matplotlib inline\nplt.plot([0]);",
        "plt.ioff()\nplt.plot([1]);",
        "plt.ion()\nplt.plot([2]);",
        "plt.figure(figsize=(1, 1))\nplt.plot([1, 2])",
        "print('first')\nplt.bar([1], [1])\nplt.show()\nprint('last')",
        "figure",
        "from matplotlib.figure import Figure\nalone = Figure(figsize=(1, 1))\nalone.subplots()\nalone",
        RAISES + "plt.plot([3])\n1 / 0",
        "%config InlineBackend.figure_formats = ['svg']\nplt.rcParams['svg.hashsalt'] = 'fixed'",
        "%config InlineBackend.print_figure_kwargs = {'metadata': {'Date': None}}\nfigure",
        "%config InlineBackend.close_figures = False\nplt.figure(figsize=(1, 1))\nplt.plot([1])\n'kept'",
        "plt.gcf().set_size_inches(2, 1)\nplt.get_backend()",
    ],
    "mime bundles": [
        "bundle = {'text/plain': 'b', 'text/html': '<p>b', 'application/vnd.cj+json': {'rows': ((1, None),)}}",
        "class Bundle:\n    def _repr_mimebundle_(self, include=None, exclude=None):\n        return bundle",
        "display(Bundle())\nBundle()",
        "import numpy as np\npicture = {'image/svg+xml': '<svg/>'}, {'alt': 'a line', 'size': (np.int64(1),)}",
        "class Alt:\n    def _repr_mimebundle_(self, **_):\n        return picture\nAlt()",
        "import pandas as pd\npd.DataFrame({'count': [1, 2]})",
    ],
    "errors": [
        RAISES + "def divide():\n    return 1 / 0\nprint('first')\ndivide()",
        RAISES + "1 1",
        RAISES + "raise ValueError('é <b>')",
        RAISES + "try:\n    divide()\nexcept ZeroDivisionError as error:\n    raise KeyError('k') from error",
        RAISES + "class Broken:\n    def __repr__(self):\n        raise ValueError('no repr')\nBroken()",
        "'after the errors'",
        "try:\n    1 / 0\nexcept ZeroDivisionError as error:\n    print(error)",
    ],
    "magics": [
        "%%capture caught\nprint('hidden')\n7",
        "caught.stdout",
        "%%html\n<hr>",
        "!echo shell",
        "len?",
    ],
    "asynchronous cells": [
        "import asyncio\nawait asyncio.sleep(0, 'slept')",
        "later = asyncio.create_task(asyncio.sleep(0, 'task'))\nasyncio.get_running_loop().is_running()",
        "await later",
        "await asyncio.sleep(0)\nplt.figure()\nplt.plot([5]);",
        "import contextvars\nseen = contextvars.ContextVar('seen', default='nothing')",
        "await asyncio.sleep(0)\nseen.set('kept to the task');",
        "seen.get()",
        RAISES + "async def fail():\n    raise ValueError('awaited')\nawait fail()",
        RAISES + "asyncio.run(None)",
    ],
    "a user's mistake": [
        "from cjreport.errors import InputError, NotebookError, Problem, UnknownNameError",
        RAISES + "raise UnknownNameError(Problem('no area is called \"Agnus\"', 'Did you mean Angus?'))",
        RAISES + "raise InputError(Problem('first', line=3), Problem('second', 'Mend it.', place='cell B2'))",
        RAISES
        + "try:\n    1 / 0\nexcept ZeroDivisionError as error:\n    raise NotebookError(Problem('so')) from error",
    ],
    "context": ["import numpy as np\nnp.set_printoptions(precision=2)", "np.array([1.23456])"],
    "surroundings": ["__name__, type(get_ipython()), '' in sys.path", "import os\nos.environ['FORCE_COLOR']"],
    "cells that do not run": ["", "  \n", SKIPPED + "print('skipped')", "print('runs')"],
    "long output": ["for i in range(3000):\n    print(i)", "'x' * 2000", "list(range(2000))"],
}


def notebook(*sources, **metadata):
    """Make a notebook of code cells."""
    tags = [source[2:].splitlines()[:1] if source.startswith("# ") else [] for source in sources]
    cells = [new_code_cell(source, metadata={"tags": tag}) for source, tag in zip(sources, tags, strict=True)]
    return new_notebook(cells=cells, metadata=KERNEL | metadata)


def run(nb, folder, engine=WARM, parameters=None, **options):
    """Run a notebook and give it as written, failed or not."""
    source, target = folder / "source.ipynb", folder / f"{engine}.ipynb"
    nbformat.write(nb, source)
    with suppress(papermill.PapermillExecutionError):
        papermill.execute_notebook(
            source, target, parameters, engine_name=engine, progress_bar=False, **{"cwd": folder} | options
        )
    return nbformat.read(target, 4)


def shown(cell):
    """Give a cell's outputs, but for what must differ: places in memory and where a stream is cut."""
    outputs = []
    for is_stream, group in groupby(cell.outputs, key=lambda output: output.get("name")):
        same = list(group)
        outputs += [{is_stream: "".join(output.text for output in same)}] if is_stream else same
    return re.sub(r"0x[0-9a-f]+|/\w+/ipykernel_\d+/", "", repr(outputs)), cell.execution_count


def code_cells(nb):
    """Leave out the texts, papermill's banners among them."""
    return [cell for cell in nb.cells if cell.cell_type == "code"]


@pytest.fixture(scope="module")
def both(tmp_path_factory):
    """Every behaviour's cells, run in one notebook by each engine."""
    nb = notebook(*(source for sources in BEHAVIOURS.values() for source in sources))
    cells = [code_cells(run(nb, tmp_path_factory.mktemp("both"), engine)) for engine in (STOCK, WARM)]
    by_behaviour, start = {}, 0
    for behaviour, sources in BEHAVIOURS.items():
        end = start + len(sources)
        by_behaviour[behaviour] = [engine_cells[start:end] for engine_cells in cells]
        start = end
    return by_behaviour


@pytest.mark.parametrize("behaviour", BEHAVIOURS)
def test_equals_the_stock_kernel(both, behaviour):
    """Cell by cell, the warm engine shows what the stock kernel shows."""
    stock, warm = both[behaviour]

    assert [shown(cell) for cell in warm] == [shown(cell) for cell in stock]
    assert any(cell.outputs for cell in warm)


def test_a_mistake_shows_its_words_and_no_traceback(both):
    """In either engine a cell shows what is wrong and how to mend it, a line each, every problem at once."""
    told = [
        ['no area is called "Agnus"', "    Did you mean Angus?"],
        ["line 3: first", "cell B2: second", "    Mend it."],
        ["so"],
    ]

    for cells in both["a user's mistake"]:
        assert [[line for output in cell.outputs for line in output.traceback] for cell in cells[1:]] == told


@pytest.mark.parametrize("call", ["input('Name?')", "__import__('getpass').getpass()"])
def test_asking_is_refused(tmp_path, call):
    """A cell that would wait for somebody to type fails, in the stock kernel's words."""
    cells = [code_cells(run(notebook(RAISES + call), tmp_path, engine))[0] for engine in (STOCK, WARM)]

    assert cells[0].outputs[0].evalue == cells[1].outputs[0].evalue
    assert "does not support input" in cells[1].outputs[0].evalue


def test_warnings_are_shown_by_the_command(tmp_path):
    """`papermill --engine cjreport` finds the engine; a cell's warning is shown without this run's paths."""
    nbformat.write(notebook("import warnings\nwarnings.warn('careful', stacklevel=1)"), tmp_path / "in.ipynb")
    command = [sys.executable, "-m", "papermill", "--engine", WARM, "in.ipynb", "out.ipynb"]
    subprocess.run(command, cwd=tmp_path, check=True, capture_output=True)
    [output] = nbformat.read(tmp_path / "out.ipynb", 4).cells[0].outputs

    assert output.name == "stderr"
    assert re.fullmatch(r"\d+\.py:2: UserWarning: careful\n  warnings.*\n", output.text)


def test_two_runs_are_independent(tmp_path):
    """What one notebook sets, the next one in the same process does not see."""
    (tmp_path / "elsewhere").mkdir()
    leave = notebook(
        "import builtins, logging, os, sys, warnings\nleft = builtins.left = 1",
        "os.chdir('elsewhere')\nos.environ['LEFT'] = '1'\nsys.path.append('left')\nsys.left = 1",
        "logging.getLogger().setLevel(1)\nwarnings.simplefilter('ignore', BytesWarning)",
        "%config InlineBackend.figure_formats = ['svg']\nimport numpy\nnumpy.set_printoptions(precision=1)",
        "import matplotlib.pyplot as plt\nplt.rcParams['lines.linewidth'] = 9\nplt.figure(99)\nplt.ioff()",
    )
    look = notebook(
        "import builtins, logging, os, sys, warnings, matplotlib.pyplot as plt, numpy",
        "'left' in globals(), hasattr(builtins, 'left'), hasattr(sys, 'left')",
        "'LEFT' in os.environ, 'left' in sys.path, os.path.basename(os.getcwd()) == 'elsewhere'",
        "logging.getLogger().level, logging.getLogger().handlers",
        "plt.rcParams['lines.linewidth'], plt.get_fignums(), plt.isinteractive()",
        "numpy.array([1.23456])",
        "plt.plot([1, 2]);",
    )
    first = run(look, tmp_path)
    left = run(leave, tmp_path)
    second = run(look, tmp_path)

    assert [cell.execution_count for cell in left.cells] == [1, 2, 3, 4, 5]
    assert list(map(shown, second.cells)) == list(map(shown, first.cells))
    assert "image/png" in second.cells[-1].outputs[0].data
    assert first.cells[1].outputs[0].data["text/plain"] == "(False, False, False)"


def traces():
    """List what a notebook could leave behind in a process."""
    process = psutil.Process()
    return {
        "sys": {name: id(value) for name, value in vars(sys).items()},
        "builtins": {name: id(value) for name, value in vars(builtins).items()},
        "path": sys.path[:],
        "main": id(sys.modules["__main__"]),
        "folder": Path.cwd(),
        "environment": dict(os.environ),
        "figures": (mpl.get_backend(), dict(mpl.rcParams), plt.get_fignums(), mpl.is_interactive()),
        "warnings": warnings.filters[:],
        "log": (logging.getLogger().handlers[:], logging.getLogger().level),
        "shell": (InteractiveShell.initialized(), InlineBackend.initialized(), getpass.getpass),
        "threads": threading.enumerate(),
        "handles": process.num_fds(),
        "children": process.children(),
    }


@pytest.mark.skipif(not hasattr(psutil.Process, "num_fds"), reason="handles are counted otherwise on Windows")
def test_leaves_no_trace(tmp_path):
    """A notebook that changes everything it can, and fails, leaves the process as it found it."""
    run(notebook("1 / 0"), tmp_path)  # what is imported once stays imported
    nb = notebook(
        "import builtins, getpass, logging, os, sys, warnings\nos.chdir('/')\nos.environ.clear()",
        "sys.path.clear()\nsys.excepthook = sys.displayhook = getpass.getpass = builtins.input = builtins.new = print",
        "warnings.simplefilter('ignore')",
        "log = logging.getLogger()\nlog.setLevel(1)\nlog.addHandler(logging.NullHandler())",
        "%config InlineBackend.close_figures = False\nimport matplotlib.pyplot as plt\nplt.rcParams['font.size'] = 99",
        "plt.figure()\nplt.switch_backend('svg')\n1 / 0",
    )
    before = traces()
    result = run(nb, tmp_path, cwd=None)

    assert [cell.metadata.papermill.status for cell in code_cells(result)] == ["completed"] * 5 + ["failed"]
    assert traces() == before


def test_nothing_stays_in_memory(tmp_path):
    """What a notebook held is let go when it ends, without waiting for a collection of garbage."""
    nb = notebook("class Large: pass\nlarge = Large()", "import json, weakref\njson.held = weakref.ref(large)")
    run(nb, tmp_path)
    held = vars(json).pop("held")

    assert held() is None


def test_no_shell_stays_in_memory():
    """Nobody holds a shell that has done its work: not the exit of the process, not a figure's backend."""
    with warm_shell(print) as warm:
        warm.run_cell("%matplotlib inline")
        shell = weakref.ref(warm.shell)
    del warm
    gc.collect()

    assert shell() is None


def test_same_bytes_twice(tmp_path):
    """Two runs show the same, tracebacks and pictures included."""
    nb = notebook("import matplotlib.pyplot as plt\nplt.plot([1, 2]);", RAISES + "def f():\n    1 / 0\nf()")
    first, second = (run(nb, tmp_path) for _ in range(2))

    assert [cell.outputs for cell in code_cells(first)] == [cell.outputs for cell in code_cells(second)]


@pytest.mark.parametrize("fault", ["1 / 0", "type('Broken', (), {'__repr__': lambda self: 1 / 0})()"])
@pytest.mark.parametrize("engine", [STOCK, WARM])
def test_failing_cell(tmp_path, engine, fault):
    """The failed cell is marked, the ones after it do not run, and the banner stands on top."""
    nb = notebook("1", f"print('so far')\n{fault}", "'never'")
    nb.cells.insert(0, new_markdown_cell("# Title"))
    result = run(nb, tmp_path, engine)
    cells = code_cells(result)

    assert "An Exception was encountered" in result.cells[0].source
    assert [cell.metadata.papermill.status for cell in cells] == ["completed", "failed", "pending"]
    assert [output.output_type for output in cells[1].outputs] == ["stream", "error"]
    assert cells[2].outputs == []
    assert cells[2].execution_count is None
    assert result.metadata.papermill.exception is True


def test_papermill_raises_for_a_failed_cell(tmp_path):
    """A caller learns of the failed cell as from the stock engine."""
    nbformat.write(notebook("1 / 0"), tmp_path / "in.ipynb")

    with pytest.raises(papermill.PapermillExecutionError, match="ZeroDivisionError"):
        papermill.execute_notebook(tmp_path / "in.ipynb", None, engine_name=WARM, progress_bar=False)


def test_metadata_equal_the_stock_engines(tmp_path):
    """A finished notebook says the same of itself as one run by the stock engine, but for times."""
    nb = notebook("1", "2")
    stock, warm = (run(nb, tmp_path, engine).metadata for engine in (STOCK, WARM))

    assert warm.language_info == stock.language_info
    assert warm.papermill.keys() == stock.papermill.keys()


@pytest.mark.parametrize("engine", [STOCK, WARM])
def test_exit_ends_the_run(tmp_path, engine):
    """exit() in a cell is a dead kernel, not a quiet success."""
    with pytest.raises(DeadKernelError):
        run(notebook("exit()", "import time\ntime.sleep(1)"), tmp_path, engine)


def test_parameters_reach_the_notebook(tmp_path):
    """A declared parameter takes its given value."""
    nb = notebook("area = 'none'  # type: str", "area")
    nb.cells[0].metadata.tags = ["parameters"]
    result = run(nb, tmp_path, parameters={"area": "Fife"})

    assert result.cells[-1].outputs[0].data["text/plain"] == "'Fife'"


def test_unknown_parameter_is_refused(tmp_path):
    """A mistyped parameter is named, with the nearest known one and the notebook; nothing runs."""
    nb = notebook("area = ''\nperiod = ''", "open('ran', 'w').close()")
    nb.cells[0].metadata.tags = ["parameters"]
    with pytest.raises(UnknownNameError) as caught:
        run(nb, tmp_path, parameters={"area": "Fife", "peroid": "2023-24", "colour": 1})
    peroid, colour = caught.value.problems

    assert '"peroid"' in peroid.what
    assert "period" in peroid.mend
    assert '"colour"' in colour.what
    assert peroid.file == tmp_path / "source.ipynb"
    assert [path.name for path in tmp_path.iterdir()] == ["source.ipynb"]


def test_parameter_without_a_parameters_cell_is_refused(tmp_path):
    """A notebook that declares nothing takes nothing."""
    with pytest.raises(UnknownNameError, match="cell tagged"):
        run(notebook("1"), tmp_path, parameters={"area": "Fife"})


def test_a_cell_time_limit_is_refused(tmp_path):
    """A limit that would not be kept is not quietly accepted."""
    with pytest.raises(PublishError, match="time limit"):
        run(notebook("1"), tmp_path, execution_timeout=5)


def test_nothing_is_saved_while_running(tmp_path, monkeypatch):
    """Only papermill's last write remains, not one at every cell."""
    saves = []
    monkeypatch.setattr(engines, "write_ipynb", lambda *_: saves.append(1))
    run(notebook("1", "2"), tmp_path)

    assert saves == []


def test_output_goes_to_papermills_files(tmp_path):
    """The file that papermill is given for stdout receives what cells print, as with the stock engine."""
    with (tmp_path / "out.txt").open("w") as file:
        run(notebook("print('seen')"), tmp_path, stdout_file=file)

    assert (tmp_path / "out.txt").read_text() == "seen\n"


def test_a_warm_notebook_inside_another_is_refused():
    """One process has one shell at a time."""
    with warm_shell(print), pytest.raises(PublishError, match="in another"), warm_shell(print):
        pass

    assert not InteractiveShell.initialized()
