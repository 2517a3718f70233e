"""One report made of its notebook: of what was asked for, whatever the notebook opened, and said so in every file."""

import json
import shutil

import nbformat
import pytest
from made_notebooks import GLEN, ISLES
from nbformat import v4

from cjreport.errors import NotebookError, PublishError, UnknownNameError
from cjreport.inputs.files.workbench import Workbench
from cjreport.inputs.item import Item
from cjreport.inputs.library import read_library
from cjreport.inputs.report_files import REPORT_FILES
from cjreport.publish.document import make_report
from cjreport.publish.identity import IDENTITY_IN, check_identity
from cjreport.publish.task import Task
from cjreport.reports.kinds import KINDS

PARAMETERS = 'area = "Example\'s Glen"\nperiod = "2021-22"\ncountry = "scotland"'
OPEN = "import cjreport\nreport = cjreport.open_report(area, period=period, country=country)"


def code(source, *tags):
    return v4.new_code_cell(source, metadata={"tags": [*tags]} if tags else {})


def small(*between, below=(), opens=OPEN, parameters=PARAMETERS):
    """A notebook of parameters, an opening call and a title, with cells of somebody's own between and below."""
    declared = [code(parameters, "parameters")] if parameters else []
    return v4.new_notebook(
        cells=[*declared, *between, code(opens), code("report.front()"), *below],
        metadata={"kernelspec": {"name": "python3", "language": "python", "display_name": "Python 3"}},
    )


@pytest.fixture
def make(workbench, tmp_path):
    """A function that makes a report of the Isles from a notebook, and gives its folder and what was told."""

    def made(notebook, engine="warm", kind="area", area="Isles of Example"):
        nbformat.write(notebook, workbench / KINDS[kind].notebook)
        folder = tmp_path / "made"
        folder.mkdir()
        place = read_library(Workbench(workbench)).areas.find(area)
        item = Item(kind=kind, code=place.code, place=place.name, period="2024-25")
        task = Task(KINDS[kind], item, Workbench(workbench), "made", folder, engine, ran=tmp_path / "ran.ipynb")
        return folder, make_report(task)

    return made


LEFT_OVER = {
    "an area": ([code('area = "Example\'s Glen"')], {}, "Cell 2 sets area again: take that out."),
    "a period": ([code('period = "2021-22"')], {}, "Cell 2 sets period again: take that out."),
    "both, beside what is no Python": (
        [code("%matplotlib inline\nfor area, period in [('X12000004', '2021-22')]: pass")],
        {},
        "Cell 2 sets area again: take that out. Cell 2 sets period again: take that out.",
    ),
    "a name typed": (
        [],
        {"opens": OPEN.replace("(area", '("Nether & Upper Example"')},
        "Open what the parameters name",
    ),
    "another kind": ([], {"opens": OPEN.replace("open_report", "open_plan")}, "Open what the parameters name"),
    "a second report": ([code(OPEN.replace("(area", '("Long Example"'))], {}, "Open one report in a notebook"),
    "a cell left out of sight": ([code("area = 'Long Example'", "remove_cell")], {}, "Cell 2 sets area again"),
}


@pytest.mark.parametrize("kind", LEFT_OVER)
def test_another_report_than_was_asked_for_is_refused(make, kind):
    """However the notebook came to open it: with its cell, and what to take out; no page is written."""
    between, changed, mend = LEFT_OVER[kind]

    with pytest.raises(NotebookError) as error:
        make(small(*between, **changed))

    [problem] = error.value.problems
    assert problem.place.startswith("cell ")
    assert "and Isles of Example, 2024-25 was asked for" in problem.what or "opens more than one" in problem.what
    assert mend in problem.mend


OTHER = 'import cjreport\nother = cjreport.open_report("Example\'s Glen", period=period, country=country)'
SHOWN = code('other.measures.head(5)[["area", "value"]]')
OUT_OF_SIGHT = {
    "a cell whose output is kept": [code(f"%%capture\n{OTHER}"), SHOWN],
    "an output that is cleared": [code(f"{OTHER}\nfrom IPython.display import clear_output\nclear_output()"), SHOWN],
    "a block whose output is kept": [
        code(
            "from IPython.utils.capture import capture_output\nimport cjreport\nwith capture_output():\n"
            "    other = cjreport.open_plan('Long Example', period, country=country)"
        ),
    ],
}


@pytest.mark.parametrize("kind", OUT_OF_SIGHT)
def test_what_is_opened_out_of_sight_is_told_with_its_cell(make, kind):
    """No output says that a report was opened; its figures would stand in this one all the same."""
    with pytest.raises(NotebookError, match=r"opened .*, 2024-25, and Isles of Example, 2024-25 was asked") as error:
        make(small(below=OUT_OF_SIGHT[kind]))

    opening = next(n for n, cell in enumerate(OUT_OF_SIGHT[kind], start=4) if "open_" in cell.source)
    assert [problem.place for problem in error.value.problems] == [f"cell {opening}"]


ELSEWHERE = {
    "its home": ([], OPEN.replace("country)", "country, home=Path({other!r}))")),
    "the folder it looks from": ([code("import os\nos.chdir({other!r})")], OPEN),
    "once more": ([code("%%capture\n" + OPEN.replace("country)", "country, home=Path({other!r}))"))], OPEN),
}


CELL = {"its home": "cell 3", "the folder it looks from": "cell 4", "once more": "cell 3"}


@pytest.mark.parametrize("kind", ELSEWHERE)
def test_another_workbench_is_no_place_to_open_it_from(make, workbench, tmp_path, kind):
    """The page would have its figures, and the files beside the page those of the workbench that was asked."""
    other = shutil.copytree(workbench, tmp_path / "other")
    between, opens = ELSEWHERE[kind]
    for cell in between:
        cell.source = cell.source.format(other=str(other))

    with pytest.raises(NotebookError, match="opened Isles of Example, 2024-25 in another workbench") as error:
        make(small(code("from pathlib import Path"), *between, opens=opens.format(other=str(other))))

    assert [problem.place for problem in error.value.problems] == [CELL[kind]]


FRONT = "from dataclasses import replace\npart = report.front()\ntitle, *rest = part.blocks\n"
WRITTEN_OVER = {
    "another area's name": "replace(part, blocks=(title.model_copy(update={'title': 'Fife'}), *rest))",
    "a country that is real": "replace(part, blocks=(title.model_copy(update={'example': False}), *rest))",
    "an invented fact": "replace(part, blocks=(title.model_copy(update={'facts': title.facts[1:]}), *rest))",
    "no warnings": "replace(part, blocks=(title,))",
}


@pytest.mark.parametrize("kind", WRITTEN_OVER)
def test_a_title_that_is_written_over_is_refused(make, kind):
    """Title, facts and warnings are those that the report has of itself, all of them."""
    notebook = small()
    notebook.cells[-1].source = FRONT + WRITTEN_OVER[kind]

    with pytest.raises(NotebookError, match="cell 3: this cell's title"):
        make(notebook)


CHANGED = {
    "area": {
        "a frame": "report.figures.measures.loc[:, ['value', 'numerator']] = 1.0",
        "the frame of the next opening": "report.figures.measures.loc[:, 'value'] = 1.0\n" + OPEN,
        "what it holds": "object.__setattr__(report, 'findings', ())\n"
        "object.__setattr__(report.figures.inputs, 'documents', {})\n"
        "report.figures.__dict__['lookup'] = None\nobject.__setattr__(report.figures, 'measures', report.measures[:1])",
        "whose it is": "object.__setattr__(report.item, 'place', 'Fife')\nobject.__setattr__(report, 'figures', None)",
    },
    "plan": {"a frame": "report.figures.measures.loc[:, ['value', 'numerator']] = 1.0"},
}


@pytest.mark.parametrize(("kind", "changed"), [(kind, changed) for kind in CHANGED for changed in CHANGED[kind]])
def test_what_a_cell_does_to_what_it_holds_changes_no_file(make, kind, changed):
    """What is published was computed, and not typed: figures, workbook, and what the manifest tells."""
    opens = OPEN.replace("open_report", f"open_{kind}") if kind == "plan" else OPEN
    sound, _ = make(small(opens=opens), kind=kind)
    before = {file.name: file.read_bytes() for file in sound.iterdir() if file.name.startswith("data.")}
    told = json.loads((sound / "manifest.json").read_text(encoding="utf-8"))
    shutil.rmtree(sound)

    folder, _ = make(small(opens=opens, below=[code(f"{CHANGED[kind][changed]}\n_ = None")]), kind=kind)

    assert {name: (folder / name).read_bytes() for name in before} == before
    again = json.loads((folder / "manifest.json").read_text(encoding="utf-8"))
    assert again | {"files": {}} == told | {"files": {}}


def test_a_title_of_figures_that_a_cell_changed_is_refused(make):
    """It is held against what the report had to say before reading when it was opened."""
    notebook = small()
    notebook.cells[-1].source = "report.figures.measures.loc[:, 'status'] = 'estimated'\nreport.front()"

    with pytest.raises(NotebookError, match="cell 3: this cell's title, or what follows it, is not that of"):
        make(notebook)


NOT_DECLARED = {
    "no tag": (small(code(PARAMETERS), parameters=""), '"area" is not a parameter'),
    "a tag in capitals": (small(code(PARAMETERS, "Parameters"), parameters=""), 'code cell tagged "parameters"'),
    "a tag on words": (
        small(v4.new_markdown_cell("area = 1", metadata={"tags": ["parameters"]}), parameters=""),
        "area",
    ),
    "two tags": (small(code('area = "Example\'s Glen"', "parameters")), '2 cells are tagged "parameters"'),
    "one left out": (small(parameters="area = ''\nperiod = ''"), '"country" is not a parameter'),
    "one misspelt": (small(parameters="aera = ''\nperiod = ''\ncountry = ''"), "Did you mean aera?"),
}


@pytest.mark.parametrize("engine", ["warm", "kernel"])
@pytest.mark.parametrize("kind", NOT_DECLARED)
def test_parameters_that_a_notebook_does_not_declare_in_one_cell_are_refused(make, tmp_path, kind, engine):
    """Under both engines, before anything runs: otherwise each area's report would be that of the notebook's own."""
    notebook, told = NOT_DECLARED[kind]

    with pytest.raises(UnknownNameError) as error:
        make(notebook, engine)

    assert told in str(error.value)
    assert [*(tmp_path / "made").iterdir()] == []


def test_the_stock_kernel_is_held_to_what_was_asked_for_too(make, tmp_path):
    """What a notebook opened is noted, whoever ran it, and whether or not it is in the notebook."""
    with pytest.raises(NotebookError, match=r"opened Example's Glen, 2024-25, and Isles of Example, 2024-25 was asked"):
        make(small(below=OUT_OF_SIGHT["a cell whose output is kept"]), "kernel")
    assert [*(tmp_path / "made").iterdir()] == []
    assert "%%capture" in (tmp_path / "ran.ipynb").read_text(encoding="utf-8")


@pytest.mark.parametrize("asked", ["Isles of Example", "X12000002", "isles of example"])
def test_a_report_is_what_it_is_not_what_was_typed(make, asked):
    """By code, by name or in other letters, one report: its files say so, and hold what is known of its name."""
    folder, _ = make(small(), area=asked)

    assert sorted(file.name for file in folder.iterdir()) == sorted(REPORT_FILES)
    assert {name: tuple(tell(folder / name)) for name, tell in IDENTITY_IN.items()} == dict.fromkeys(
        IDENTITY_IN, ISLES.keywords
    )
    manifest = json.loads((folder / "manifest.json").read_text(encoding="utf-8"))
    assert (manifest["area"], manifest["kind"]) == ("Isles of Example", "area")


def test_the_whole_notebook_is_kept_apart_from_what_is_published(make, tmp_path):
    """As it ran, with what was printed, for whoever answers for the run."""
    folder, told = make(small(below=[code("print('for me')"), code("2 + 2", "remove_cell")]))

    whole, published = (file.read_text(encoding="utf-8") for file in (tmp_path / "ran.ipynb", folder / "report.ipynb"))
    assert "for me" in whole
    assert "2 + 2" in whole
    assert "for me\\n" not in published
    assert "2 + 2" not in published
    assert [each.what for each in told] == ["left out printed text: 'for me'"]


@pytest.mark.parametrize("ends", ["1 / 0", "cjreport.open_report('Nowhere', period)"])
def test_a_run_that_fails_leaves_nothing_where_reports_are(make, tmp_path, ends):
    """What had been printed by then is in the notebook as it ran, which lies apart."""
    with pytest.raises(NotebookError):
        make(small(below=[code("print('for me')"), code(ends)]))

    assert [*(tmp_path / "made").iterdir()] == []
    assert "for me" in (tmp_path / "ran.ipynb").read_text(encoding="utf-8")


def test_a_file_of_another_report_is_found_out(make, tmp_path):
    """Whichever it is, it is named, with what it is of; so is one that says nothing."""
    mine, _ = make(small())
    other, mixed = mine.rename(tmp_path / "mine"), tmp_path / "mixed"
    glens, _ = make(small(), area="Example's Glen")
    check_identity(other, ISLES)
    check_identity(glens, GLEN)

    for name in IDENTITY_IN:
        shutil.copytree(other, mixed, dirs_exist_ok=True)
        shutil.copy(glens / name, mixed)
        with pytest.raises(PublishError) as error:
            check_identity(mixed, ISLES)
        [problem] = error.value.problems
        assert problem.place == name
        assert problem.what == "this file is of area, X12000004, 2024-25, scotland, not of Isles of Example, 2024-25"
    shutil.copytree(other, mixed, dirs_exist_ok=True)
    (mixed / "index.html").write_text("<title>words</title>", encoding="utf-8")
    with pytest.raises(PublishError, match=r"index\.html: this file is of nothing named"):
        check_identity(mixed, ISLES)
