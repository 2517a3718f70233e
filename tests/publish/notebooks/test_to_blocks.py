"""What an analyst adds to a notebook appears in the report, or is left out with a word about it."""

import io
import re
from dataclasses import replace

import nbformat
import pandas as pd
import papermill as pm
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from made_notebooks import GLEN, ISLES, code, forged, front, notebook, opening, passage
from nbformat import v4
from pypdf import PdfReader

from cjreport.errors import NotebookError
from cjreport.inputs.item import Item
from cjreport.present.blocks import BLOCKS, OPENED, Bullets, Heading, Picture, Prose, Table
from cjreport.present.notebook.own_tables import table_blocks
from cjreport.publish.notebooks.to_blocks import read_notebook
from cjreport.publish.page.page import render_page
from cjreport.publish.pdf.typeset import render_pdf
from cjreport.reports.kinds import AREA

OPEN = 'import cjreport\nreport = cjreport.open_report("Isles of Example", period="2024-25")'
FRAME = 'import pandas as pd\npd.DataFrame({"Town": ["North", "South"], "Visits": [1200, 7]})'
FIGURE = "from matplotlib.figure import Figure\nfigure = Figure()\nfigure.subplots().plot([1, 2])\n"
PYPLOT = "import matplotlib.pyplot as plt\nplt.plot([1, 2])\n"


@pytest.fixture
def executed(workbench, tmp_path):
    """A function that runs a report's notebook with cells of an analyst's own at its end."""

    def run(*cells, engine="cjreport"):
        made = [nbformat.v4.new_code_cell(source) for source in (OPEN, "report.front()")]
        made += [nbformat.v4.new_code_cell(c) if isinstance(c, str) else c for c in cells]
        notebook = nbformat.v4.new_notebook(cells=made)
        notebook.metadata.kernelspec = {"name": "python3", "language": "python", "display_name": "Python"}
        nbformat.write(notebook, workbench / "notebooks" / "own.ipynb")
        return pm.execute_notebook(
            workbench / "notebooks" / "own.ipynb",
            tmp_path / "ran.ipynb",
            engine_name=engine,
            cwd=workbench / "notebooks",
            progress_bar=False,
        )

    return run


@pytest.fixture
def read(executed):
    """A function that gives the blocks after the front matter, and what was left out."""

    def blocks(*cells):
        reading = read_notebook(executed(*cells))
        return reading.blocks[2:], reading.left_out

    return blocks


@pytest.fixture
def refused(executed):
    """A function that gives the problems for which the notebook is refused."""

    def problems(*cells):
        with pytest.raises(NotebookError) as error:
            read_notebook(executed(*cells))
        return [(p.place, p.what) for p in error.value.problems]

    return problems


def test_a_markdown_cell_keeps_its_place(read):
    """Headings, paragraphs and lists come through in order."""
    blocks, left_out = read(nbformat.v4.new_markdown_cell("## Our view\n\nWords.\n\n- one\n- two"))

    assert [type(block) for block in blocks] == [Heading, Prose, Bullets]
    assert left_out == []


@pytest.mark.parametrize(
    "source",
    [
        "##\n\nWords under a heading that has none.",
        "## &nbsp;\n\nMore.\n\n### ![](picture.png)",
        "# \u200b\n\n## 😀",
        "#### Deep at once\n\n## And up",
    ],
)
def test_no_heading_of_a_cell_keeps_the_report_from_being_made(executed, source):
    """Empty ones, a space, a picture or an emoji alone, levels left out: page and PDF are made of them."""
    blocks = tuple(read_notebook(executed(nbformat.v4.new_markdown_cell(source))).blocks)

    assert render_pdf(blocks).startswith(b"%PDF")
    assert not re.search(r"<h\d>\s*</h", render_page(blocks))


def test_a_frame_becomes_a_table(read):
    """A DataFrame at a cell's end is a table, figures and all."""
    [table], left_out = read(FRAME)

    assert isinstance(table, Table)
    assert [(c.name, c.figures) for c in table.columns] == [("Town", False), ("Visits", True)]
    assert [["".join(run.text for run in cell) for cell in row] for row in table.rows] == [
        ["North", "1,200"],
        ["South", "7"],
    ]
    assert left_out == []


def test_a_long_frame_is_carried_whole(read):
    """No row is dropped on the way, as a printed frame would drop them."""
    [table], _ = read("import pandas as pd\npd.DataFrame({'n': range(500)})")

    assert len(table.rows) == 500


def test_a_frame_may_have_a_caption(read):
    """cjreport.table gives one."""
    [table], _ = read(FRAME.replace("pd.DataFrame", "frame = pd.DataFrame") + '\ncjreport.table(frame, "Visits")')

    assert table.caption == "Visits"


def test_row_numbers_of_a_filtered_frame_are_left_out(read):
    """What a query leaves is published without where its rows stood before."""
    [table], _ = read(FRAME.replace("pd.DataFrame", "frame = pd.DataFrame") + '\nframe.query("Visits < 10")')

    assert [column.name for column in table.columns] == ["Town", "Visits"]


@pytest.mark.parametrize("cell", ["report", "report.areas()"])
def test_what_is_for_the_analyst_alone_is_not_carried(read, cell):
    """A report by itself, and a part that there is none of, are shown in the notebook and not in the report."""
    blocks, left_out = read(cell)

    assert (blocks, left_out) == ([], [])


def test_a_figure_with_words_is_a_picture(read):
    """cjreport.picture shows a matplotlib figure, its words with it."""
    [picture], left_out = read(f'{FIGURE}cjreport.picture(figure, alt="A line that rises")')

    assert isinstance(picture, Picture)
    assert picture.alt == "A line that rises"
    assert left_out == []


def test_a_figure_shown_with_alternative_text_is_a_picture(read):
    """Jupyter's own way of giving it counts too."""
    source = PYPLOT + 'display(plt.gcf(), metadata={"image/png": {"alt": "A line"}})\nplt.close()'

    assert read(source)[0][0].alt == "A line"


def test_a_figure_without_words_is_refused_with_its_cell(refused):
    """Nobody is left with a picture they cannot see, and the cell is named."""
    assert ("cell 3", "this cell's picture has no alternative text") in refused(PYPLOT + "plt.show()")


def test_printed_text_is_left_out_with_a_warning(read):
    """A print is for the analyst; the report does without, and says so."""
    blocks, [left_out] = read('print("checking 1 2 3")')

    assert blocks == []
    assert (left_out.place, left_out.what) == ("cell 3", "left out printed text: 'checking 1 2 3'")


def test_a_printed_value_is_left_out_with_a_warning(read):
    """So is a bare number at a cell's end."""
    blocks, [left_out] = read("6 * 7")

    assert blocks == []
    assert left_out.what == "left out a printed value: '42'"


def test_markdown_shown_by_code_is_prose(read):
    """IPython's Markdown is as good as a cell of it."""
    [prose], _ = read('from IPython.display import Markdown\nMarkdown("Some **words**.")')

    assert [run.text for run in prose.runs] == ["Some ", "words", "."]


def test_foreign_html_is_refused(refused):
    """What PDF cannot carry, and nobody checked, is not passed on."""
    [(place, what)] = refused('from IPython.display import HTML\nHTML("<script>alert(1)</script>")')

    assert place == "cell 3"
    assert what == "this cell shows text/html, which PDF cannot carry"


def test_a_notebook_that_was_not_run_is_refused(executed):
    """Every cell must have run."""
    notebook = executed("1 + 1")
    notebook.cells[2].execution_count = None

    with pytest.raises(NotebookError, match=r"cell 3: this cell was not run"):
        read_notebook(notebook)


def test_a_notebook_that_failed_is_refused(executed):
    """An error saved in a notebook is still an error."""
    notebook = executed("1 + 1")
    notebook.cells[2].outputs = [nbformat.v4.new_output("error", ename="KeyError", evalue="'x'", traceback=[])]

    with pytest.raises(NotebookError, match=r"cell 3: KeyError: 'x'"):
        read_notebook(notebook)


def test_a_notebook_without_a_title_is_refused(executed):
    """Without its front matter a report does not say whose it is."""
    notebook = executed()
    notebook.cells[1].outputs = []

    with pytest.raises(NotebookError, match="no title"):
        read_notebook(notebook)


OTHER = 'other = cjreport.open_report("Example\'s Glen", period="2024-25")'


@pytest.mark.parametrize(
    "cell",
    [
        f"{OTHER}\nother.front()",
        f"{OTHER}\nother.summary()",
        f"%%capture\n{OTHER}\nother.measures",
        f"from IPython.display import clear_output\n{OTHER}\nclear_output()\nother.summary()",
        nbformat.v4.new_code_cell(f"import cjreport\n{OTHER}", metadata={"tags": ["remove_cell"]}),
        'cjreport.open_plan("Isles of Example", period="2024-25").front()',
        'cjreport.open_report("Isles of Example", period="2021-22").summary()',
    ],
)
def test_a_second_report_is_refused_with_the_cells(refused, cell):
    """Another place, period or kind, wherever it is opened or shown: no report is made of two."""
    if isinstance(cell, str) and cell.startswith("%%capture"):
        cell += "\nshown = other.summary()"
        [(places, what)] = refused(cell, "shown")
        assert places == "cell 1, cell 4"
    else:
        [(places, what)] = refused(cell)
        assert places == "cell 1, cell 3"

    assert what.startswith("this notebook opens more than one report: Isles of Example, 2024-25 (cell 1) and ")


@pytest.mark.parametrize(
    "again", [OPEN, 'report = cjreport.open_report("X12000002", period="2024-25")\nreport.summary()']
)
def test_the_same_report_may_be_opened_twice(read, again):
    """By name or by code: it is what it is, not what was typed."""
    assert read(again)[1] == []


def test_what_is_opened_stands_in_the_cell_that_opens_it(executed):
    """In words for whoever looks at the notebook, and as the registers have it for whoever publishes it."""
    notebook = executed()

    [output] = notebook.cells[0].outputs
    assert output.data["text/plain"] == "Isles of Example, 2024-25"
    assert read_notebook(notebook).item == Item(**output.data[OPENED])
    assert read_notebook(notebook).opened_in == "cell 1"


@pytest.mark.parametrize(
    "ran",
    [
        v4.new_notebook(),
        v4.new_notebook(cells=[code(forged())]),
        v4.new_notebook(cells=[code(passage(front(), item=None))]),
        v4.new_notebook(cells=[code(v4.new_output("display_data", data={OPENED: "Angus"})), code(forged())]),
        v4.new_notebook(cells=[code(v4.new_output("display_data", data={OPENED: ISLES.model_dump() | {"kind": "x"}}))]),
    ],
)
def test_a_notebook_that_opened_no_report_is_refused(ran):
    """What it would be the report of is not known, whatever its title says."""
    with pytest.raises(NotebookError, match="this notebook opens no report"):
        read_notebook(ran)


@pytest.mark.parametrize("item", [GLEN, ISLES.model_copy(update={"kind": "plan"})])
def test_a_title_of_another_report_is_refused_with_its_cell(item):
    """A title that was made elsewhere does not become the title of what was opened."""
    ran = v4.new_notebook(cells=[code(opening()), code(passage(front(item), item=None))])

    with pytest.raises(NotebookError, match=r"cell 2: this cell shows the title of .*, and the notebook opened Isles"):
        read_notebook(ran)


DEEP = {"kind": "prose", "runs": []}
for _ in range(80):
    DEEP = {"kind": "callout", "title": "t", "blocks": [DEEP]}
SHAPE = '<svg xmlns="http://www.w3.org/2000/svg">{}</svg>'


def drawing(inside):
    told = {"kind": "figure", "name": "a", "title": [], "subtitle": "", "alt": "A line."}
    return told | {"wide": SHAPE.format(inside), "narrow": SHAPE.format("")}


def words(**more):
    return {"kind": "prose", "runs": [{"kind": "text", "text": "words"} | more]}


@pytest.mark.parametrize(
    "block",
    [
        drawing('</svg><meta http-equiv="refresh" content="0;url=https://example.org"><svg>'),
        drawing("<style>main{display:none}</style>"),
        drawing('<path onclick="alert(1)"/>'),
        drawing("") | {"name": 'a" onclick="alert(1)'},
        {"kind": "picture", "media_type": "image/png", "data": '" onerror="alert(1)', "alt": "A dot."},
        {"kind": "picture", "media_type": "image/svg+xml", "data": "PHNjcmlwdC8+", "alt": "A dot."},
        words(lang='en" onclick="alert(1)'),
        words(html="<meta>"),
        {"kind": "html", "html": "<meta>"},
        {"kind": "table", "caption": "c", "columns": [{"name": "a"}], "rows": [[[], []]]},
        {"kind": "callout", "title": "t", "blocks": BLOCKS.dump_python((front(GLEN),), mode="json")},
        DEEP,
        "words",
        None,
    ],
)
def test_blocks_from_elsewhere_are_held_to_what_ours_are(block):
    """Markup, handlers, fields and depths that none of ours has: refused with the cell."""
    with pytest.raises(NotebookError, match="cell 3: this cell's output cannot be read"):
        read_notebook(notebook(code(forged(block))))


@pytest.mark.parametrize("href", ["javascript:alert(1)", "data:text/html,x", "//example.org"])
def test_a_link_from_elsewhere_that_leads_nowhere_is_words(href):
    """The words are there, and no link."""
    page = render_page(read_notebook(notebook(code(forged(words(href=href))))).blocks)

    assert "words" in page
    assert href not in page


def test_a_picture_from_elsewhere_that_runs_is_refused_with_its_cell(refused):
    """As a notebook carries the SVG of any program."""
    source = 'from IPython.display import display\nsvg = \'<svg xmlns="http://www.w3.org/2000/svg" onload="a()"/>\'\n'
    shown = 'display({"image/svg+xml": svg}, raw=True, metadata={"image/svg+xml": {"alt": "A line"}})'

    assert refused(source + shown) == [("cell 3", "a picture holds onload='a()'")]


def test_a_raw_cell_is_left_out_with_a_warning(read):
    """It is for nbconvert's own formats."""
    assert [each.what for each in read(nbformat.v4.new_raw_cell("words"))[1]] == ["left out a raw cell: 'words'"]


def test_every_problem_is_told_at_once(refused):
    """Two cells to mend are two problems."""
    assert len(refused(PYPLOT, 'from IPython.display import HTML\nHTML("x")')) == 2


def test_a_hidden_cell_stays_hidden(read):
    """What is for the analyst alone is not in the report."""
    cell = nbformat.v4.new_markdown_cell("For me.", metadata={"tags": ["remove_cell"]})

    assert read(cell) == ([], [])


def test_what_is_added_reaches_page_and_pdf(executed):
    """A table, a picture and words are in both renderings."""
    words = nbformat.v4.new_markdown_cell("## Our own view\n\nThe harbour trust took part.")
    reading = read_notebook(executed(words, FRAME, f'{FIGURE}cjreport.picture(figure, alt="A rising line")'))

    page, pdf = render_page(reading.blocks), render_pdf(tuple(reading.blocks))

    assert all(text in page for text in ("The harbour trust took part.", "1,200", 'alt="A rising line"'))
    text = "\n".join(page.extract_text() for page in PdfReader(io.BytesIO(pdf)).pages)
    assert all(word in text for word in ("The harbour trust took part.", "1,200"))


def test_the_stock_kernel_gives_the_same_blocks(executed):
    """What runs in JupyterLab is what runs in the batch."""
    cells = (
        FRAME,
        f'{FIGURE}cjreport.picture(figure, alt="A line")',
        "report.summary()",
        'report.trend("recorded_crime")',
    )

    assert read_notebook(executed(*cells)).blocks == read_notebook(executed(*cells, engine=None)).blocks


WHOLE = (words(), drawing(""), *BLOCKS.dump_python((front(), *table_blocks(pd.DataFrame({"n": [1, 2]}))), mode="json"))
TEXTS = ('"><meta http-equiv=refresh>', "javascript:alert(1)", SHAPE.format("<style/>"), "AAAA", "gd", "", "\x00")
PARTS = st.recursive(
    st.sampled_from([*TEXTS, *WHOLE, -1, 1e308, float("nan"), None, True]),
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(st.sampled_from(["kind", "text", "href"]), inner),
    max_leaves=6,
)


@pytest.mark.slow
@settings(max_examples=400)
@given(st.data())
def test_any_blocks_are_refused_or_show_nothing_but_what_ours_do(data):
    """Whole blocks with parts of them put in each other's place: no other error, and no markup but a report's own."""
    block = data.draw(st.sampled_from(WHOLE))
    changed = block | {data.draw(st.sampled_from(sorted(block))): data.draw(PARTS)}
    try:
        blocks = read_notebook(notebook(code(forged(changed)))).blocks
    except NotebookError:
        return
    page = render_page(blocks)

    assert not re.search(r"<(?:meta http-equiv=refresh|style/)|href=.javascript", page)


ABROAD = ISLES.model_copy(update={"country": "example"})


@pytest.mark.parametrize(
    ("changed", "told"),
    [
        ({"title": "Fife"}, "its words"),
        ({"title": "Fife, 2024-25", "example": False}, "its words"),
        ({"title": "Isles of Example, 2021-22"}, "its words"),
        ({"period": "2021-22"}, "its period"),
        ({"item": ABROAD, "example": False}, "a country that is no example"),
        ({"downloads": (("x", "https://example.org/a.exe"),)}, "its downloads"),
        ({"downloads": (("PDF", "report.pdf"), ("x", "../a.zip"))}, "its downloads"),
        ({"item": ISLES.model_copy(update={"kind": "plan"}), "title": "Fife, plan 2023-28"}, "its words"),
    ],
)
def test_a_title_says_what_its_item_is(changed, told):
    """Whoever wrote it: place, period, that a country is fictional, and files that stand beside the page."""
    title = front().model_copy(update=changed)
    ran = v4.new_notebook(cells=[code(passage(title, item=title.item))])

    with pytest.raises(NotebookError, match=f"cell 1: this cell's title is none of .*: {told}"):
        read_notebook(ran)


PACK = replace(AREA, name="pack", title="A review of {place}, {period}")


@pytest.mark.parametrize(
    ("title", "may"), [("A review of Isles of Example, 2024‑25", True), ("Isles of Example, 2024‑25", False)]
)
def test_a_kind_may_have_titles_of_its_own(title, may):
    """Its row says which, of place and period; nothing else need know."""
    item = ISLES.model_copy(update={"kind": "pack"})
    own = front().model_copy(update={"item": item, "title": title})
    ran = v4.new_notebook(cells=[code(passage(own, item=item))])

    if may:
        assert read_notebook(ran, kinds={"pack": PACK}).blocks[0].title == title
    else:
        with pytest.raises(NotebookError, match="its words cannot be its own"):
            read_notebook(ran, kinds={"pack": PACK})
