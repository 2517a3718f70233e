"""The exporters of JupyterLab's menu and of nbconvert, as those who use them meet them."""

import http.client
import json
import re
import secrets
import socket
import subprocess
import sys
import time
from contextlib import closing, suppress

import nbformat
import papermill as pm
import pytest
from conftest import make_workbench
from nbconvert.exporters import get_exporter

from cjreport.errors import NotebookError
from cjreport.publish.exporters import ReportHTMLExporter

OPEN = 'import cjreport\nreport = cjreport.open_report("Isles of Example", "2024-25")'
TOKEN = secrets.token_hex()
MISTAKES = {
    "an area": (
        'cjreport.open_report("Ilses of Example", "2024-25")',
        "cell 3: no area of Example",
        "Did you mean Isles of",
    ),
    "a picture": ('cjreport.picture("x", alt="Words")', "cell 3: cjreport.picture takes", "Give it the figure itself."),
    "a cell": ("1 / 0", "cell 3: ZeroDivisionError: division by zero", "mend this cell"),
}


def notebook(*cells):
    made = [nbformat.v4.new_code_cell(cell) for cell in (OPEN, "report.front()", *cells)]
    about = {"kernelspec": {"name": "python3", "language": "python", "display_name": "Python"}}
    return nbformat.v4.new_notebook(cells=made, metadata=about)


@pytest.fixture(scope="module")
def home(tmp_path_factory):
    """A workbench with a notebook that has not been run, and one that has."""
    home = make_workbench(tmp_path_factory.mktemp("fictional") / "home")
    fresh, ran = (home / "notebooks" / name for name in ("fresh.ipynb", "ran.ipynb"))
    nbformat.write(notebook('report.trend("recorded_crime")', "report"), fresh)
    pm.execute_notebook(fresh, ran, engine_name="cjreport", cwd=fresh.parent, progress_bar=False)
    return home


def convert(home, *words):
    command = [sys.executable, "-m", "nbconvert", *words]
    return subprocess.run(command, cwd=home / "notebooks", capture_output=True, text=True, check=False)


@pytest.mark.parametrize("name", ["cjreport-html", "cjreport-pdf", "cjreport_html", "cjreport_pdf"])
def test_nbconvert_knows_both_spellings(name):
    """With the hyphen that one types, and without, as the menu has it."""
    assert get_exporter(name)().file_extension == f".{name[-4:].strip('-_')}"


def traced(said):
    """Give the files of ours and nbconvert's in tracebacks; a kernel that ends on a busy machine may leave its own."""
    return re.findall(r'File "([^"]*/(?:cjreport|nbconvert)/(?!\.venv)[^"]*)"', said)


def test_a_notebook_is_run_and_exported_in_one_step(home, tmp_path):
    """What --execute gives is what is exported: the page of a notebook that was run before; a mistake is told."""
    nbformat.write(notebook('report.theme("courtz")'), home / "notebooks" / "mistaken.ipynb")
    words = ("--execute", "--to", "cjreport-html", "--output-dir", tmp_path)
    ran = convert(home, *words, "fresh.ipynb", "mistaken.ipynb")
    page, _ = ReportHTMLExporter().from_filename(str(home / "notebooks" / "ran.ipynb"))

    assert ran.returncode == 1
    assert 'cell 3: no theme is called "courtz"\n    Did you mean courts?' in ran.stderr
    assert traced(ran.stderr) == []
    assert [file.name for file in tmp_path.iterdir()] == ["fresh.html"]
    assert (tmp_path / "fresh.html").read_text(encoding="utf-8") == page
    assert "Recorded crime" in page


def test_every_preprocessor_has_its_say(home):
    """A step that removes cells before the export is heard."""
    exporter = ReportHTMLExporter(preprocessors=["nbconvert.preprocessors.RegexRemovePreprocessor"])
    exporter.config.RegexRemovePreprocessor.patterns = [r"report\.trend"]
    exporter = ReportHTMLExporter(config=exporter.config, preprocessors=exporter.preprocessors)
    page, _ = exporter.from_filename(str(home / "notebooks" / "ran.ipynb"))

    assert 'id="chart-recorded_crime' not in page
    assert 'id="chart-recorded_crime' in ReportHTMLExporter().from_filename(str(home / "notebooks" / "ran.ipynb"))[0]


@pytest.mark.slow
@pytest.mark.parametrize("mistake", MISTAKES)
def test_a_mistake_under_nbconvert_is_told_in_words(home, mistake, tmp_path):
    """What is wrong in which cell, and how to mend it: no traceback, no file, and an exit code that says so."""
    cell, what, mend = MISTAKES[mistake]
    name = f"{mistake.replace(' ', '-')}.ipynb"
    nbformat.write(notebook(cell), home / "notebooks" / name)
    ran = convert(home, "--execute", "--to", "cjreport-html", "--output-dir", tmp_path, name)

    assert ran.returncode == 1
    assert what in ran.stderr
    assert mend in ran.stderr
    assert traced(ran.stderr) == []
    assert list(tmp_path.iterdir()) == []


@pytest.mark.slow
@pytest.mark.parametrize("form", ["cjreport-html", "cjreport_pdf"])
def test_a_notebook_that_was_not_run_is_told_in_words(home, form):
    """Each cell is named; there is no traceback."""
    ran = convert(home, "--to", form, "fresh.ipynb")

    assert ran.returncode == 1
    assert "cell 3: this cell was not run" in ran.stderr
    assert "Traceback" not in ran.stderr


def test_in_python_the_same_mistake_is_an_error_to_catch(home):
    """Outside the command line nothing ends the process."""
    with pytest.raises(NotebookError, match="was not run"):
        ReportHTMLExporter().from_filename(str(home / "notebooks" / "fresh.ipynb"))


def test_an_export_links_to_no_file_that_is_not_there(home):
    """Neither page nor notebook leads to downloads that only a build puts beside a page."""
    page, _ = ReportHTMLExporter().from_filename(str(home / "notebooks" / "ran.ipynb"))
    shown = json.dumps(nbformat.read(home / "notebooks" / "ran.ipynb", as_version=4))

    assert re.findall(r'href=\\?"(?!#|https?:|mailto:)[^"]*"', page + shown) == []
    assert "data.csv" not in page


@pytest.fixture(scope="module")
def server(home):
    """A real Jupyter server over the workbench's notebooks: a function that gives the answer at a path."""
    with socket.socket() as free:
        free.bind(("127.0.0.1", 0))
        port = free.getsockname()[1]
    command = [sys.executable, "-m", "jupyter_server", "--no-browser", f"--port={port}", "--allow-root"]
    command += [f"--IdentityProvider.token={TOKEN}", f"--ServerApp.root_dir={home / 'notebooks'}"]
    with (home / "server.log").open("w", encoding="utf-8") as log:
        running = subprocess.Popen(command, stdout=log, stderr=subprocess.STDOUT, cwd=home)
    try:
        _wait_for(port, running)
        yield lambda path: _answer(port, path)
    finally:
        running.terminate()
        running.wait(timeout=60)


def _wait_for(port, running):
    for _ in range(1200):
        assert running.poll() is None, "the server ended"
        with suppress(OSError):
            socket.create_connection(("127.0.0.1", port), timeout=1).close()
            return
        time.sleep(0.1)


def _answer(port, path):
    """Give the status, the headers and the content of an answer."""
    with closing(http.client.HTTPConnection("127.0.0.1", port, timeout=120)) as connection:
        connection.request("GET", f"/{path}", headers={"Authorization": f"token {TOKEN}"})
        answer = connection.getresponse()
        return answer.status, answer.headers, answer.read()


def test_the_menu_offers_what_works(server):
    """A server offers both formats under names that its addresses can have, and none that it could not serve."""
    _, _, offered = server("api/nbconvert")
    kinds = {name: about["output_mimetype"] for name, about in json.loads(offered).items()}

    assert {"cjreport_html": "text/html", "cjreport_pdf": "application/pdf"}.items() <= kinds.items()
    assert [name for name in kinds if not re.fullmatch(r"\w+", name)] == []


@pytest.mark.parametrize(("form", "begins"), [("cjreport_html", b"<!DOCTYPE html>"), ("cjreport_pdf", b"%PDF-")])
def test_the_menu_gives_the_report(server, home, form, begins):
    """What is downloaded is, to the byte, what the exporter makes; its file has the notebook's name."""
    status, headers, made = server(f"nbconvert/{form}/ran.ipynb?download=true")
    expected, _ = get_exporter(form)().from_filename(str(home / "notebooks" / "ran.ipynb"))

    assert status == 200
    assert made[:20].lower().startswith(begins.lower())
    assert made == (expected if isinstance(expected, bytes) else expected.encode())
    assert f"ran.{form[-4:].strip('_')}" in headers["Content-Disposition"]


def test_the_menu_tells_a_mistake_in_words(server):
    """A notebook that was not run is answered with what to do."""
    status, _, told = server("nbconvert/cjreport_html/fresh.ipynb?download=true")

    assert status == 500
    assert "Run all cells, save, then export." in told.decode()
