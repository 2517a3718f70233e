"""What is in the notebook that is published beside a report, and what is not."""

import json

import nbformat
import pytest
from made_notebooks import ISLES, code, forged, front, notebook, opening, passage, prose
from nbformat import v4

from cjreport.present.blocks import Bullets
from cjreport.publish.notebooks.as_published import MOST, as_published
from cjreport.publish.notebooks.to_blocks import read_notebook
from cjreport.publish.page.page import render_page

CANARY = "seventeen thousand and four"
STREAM = {"name": "stdout", "text": CANARY}
BARE = {"text/plain": CANARY}


def published(ran):
    """The notebook as it is published, read from its file, what was told, and what was read of it."""
    reading = read_notebook(ran)
    node, told = as_published(ran, reading)
    nbformat.validate(node)
    return nbformat.reads(nbformat.writes(node), as_version=4), [*reading.left_out, *told], reading


def with_metadata(cell, **metadata):
    cell.metadata.update(metadata)
    return cell


def with_plain(output):
    output.data["text/plain"] = output.data["text/html"] = CANARY
    return output


@pytest.mark.parametrize(
    "cell",
    [
        code(v4.new_output("stream", **STREAM)),
        code(v4.new_output("stream", name="stderr", text=CANARY)),
        code(v4.new_output("execute_result", data=BARE, execution_count=1)),
        code(v4.new_output("display_data", data={**BARE, "text/latex": CANARY})),
        code(v4.new_output("display_data", data=BARE), passage(prose("Words."))),
        code(source=f"print('{CANARY}')", tags=["remove_cell"]),
        code(v4.new_output("stream", **STREAM), passage(prose(CANARY)), tags=["mine", "remove_cell"]),
        code(v4.new_output("error", ename="E", evalue=CANARY, traceback=[]), tags=["remove_cell"]),
        v4.new_markdown_cell(CANARY, metadata={"tags": ["remove_cell"]}),
        v4.new_markdown_cell("Words.", attachments={"a.png": {"image/png": CANARY}}),
        v4.new_raw_cell(CANARY),
        code(with_plain(passage(prose("Words.")))),
        code(with_plain(forged())),
        code(v4.new_output("display_data", data={"text/markdown": "Words.", **BARE})),
        code(v4.new_output("display_data", data={**opening().data, **BARE})),
        code(v4.new_output("display_data", data=passage(prose("a")).data, metadata={"note": CANARY})),
        with_metadata(code(), execution={"iopub.status.busy": CANARY}),
        with_metadata(code(), papermill={"output_path": CANARY}, note=CANARY),
        with_metadata(code(v4.new_output("stream", **STREAM), source="area = 'A'"), tags=["injected-parameters"]),
    ],
)
def test_what_the_report_leaves_out_is_not_in_the_published_notebook(cell):
    """Neither printed, nor bare, nor hidden with its code, nor attached, nor beside what is shown."""
    ran = notebook(cell)
    ran.metadata.update(widgets={"state": CANARY}, papermill={"output_path": CANARY})

    made, _, reading = published(ran)

    assert CANARY not in render_page(reading.blocks)
    assert CANARY not in nbformat.writes(made)


def test_it_converts_to_the_same_page():
    """What is published gives the blocks that the whole notebook gives; and it is the same once more."""
    listed = Bullets(items=((prose("One."),),))
    cells = (v4.new_markdown_cell("## Ours\n\nWords."), code(passage(listed)), code(v4.new_output("stream", **STREAM)))

    made, _, reading = published(notebook(*cells, code(v4.new_output("display_data", data={"text/markdown": "*a*"}))))
    again, _, read_again = published(made)

    assert read_again.blocks == reading.blocks
    assert again == made


def test_it_says_what_it_is_of_and_counts_its_cells_in_order():
    """A gap would tell that a cell was left out."""
    ran = notebook(code(tags=["remove_cell"]), v4.new_markdown_cell("Words."), code(passage(prose("a"))))
    for number, cell in enumerate(ran.cells):
        cell.execution_count = 3 * number + 2

    made, _, _ = published(ran)

    assert made.metadata.cjreport == ISLES.model_dump()
    assert [cell.execution_count for cell in made.cells if cell.cell_type == "code"] == [1, 2, 3]
    assert [cell.id for cell in made.cells] == [f"cell-{number}" for number in range(4)]


@pytest.mark.parametrize(
    "outputs",
    [
        [passage(prose("a" * MOST))],
        [passage(prose("a" * (MOST // 4)))] * 3,
        [v4.new_output("display_data", data={"text/markdown": "a" * MOST})],
    ],
)
def test_a_cells_output_that_is_too_large_is_left_out_and_told(outputs):
    """The page shows it; of the published notebook's cell there is its code alone."""
    made, told, reading = published(notebook(code(*outputs)))

    assert render_page(reading.blocks).count("a" * 10) > 1000
    assert made.cells[2].outputs == []
    assert len(nbformat.writes(made)) < MOST
    assert [(each.place, each.what[:17]) for each in told] == [("cell 3", "left out of repor")]


def test_much_that_is_printed_costs_nothing_that_is_shown():
    """A table beside a hundred thousand lines that a cell printed stays in the notebook."""
    made, told, _ = published(
        notebook(code(v4.new_output("stream", name="stdout", text="a\n" * MOST), passage(prose("b"))))
    )

    assert len(made.cells[2].outputs) == 1
    assert [each.what[:21] for each in told] == ["left out printed text"]
    assert len(json.dumps(made)) < MOST


@pytest.mark.parametrize("cell", [v4.new_raw_cell("words"), code(v4.new_output("stream", **STREAM))])
def test_what_is_left_out_is_told_with_its_cell(cell):
    """Nothing that somebody may have meant to show goes without a word."""
    assert [each.place for each in published(notebook(cell))[1]] == ["cell 3"]


def test_a_title_in_a_hidden_cell_is_no_title():
    """A report says whose it is where readers see it."""
    ran = notebook()
    ran.cells[1] = code(passage(front()), tags=["remove_cell"])

    with pytest.raises(Exception, match="no title"):
        read_notebook(ran)
