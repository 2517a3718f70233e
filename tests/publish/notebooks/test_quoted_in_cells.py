"""The words of a notebook's own cells: figures that they quote, and what is shown as it was typed."""

import nbformat
import pytest
from hypothesis import given
from hypothesis import strategies as st
from made_notebooks import ISLES, code, notebook, passage, prose
from nbformat import v4

from cjreport.measures.frame.quotable import FIELDS
from cjreport.present.text.phrases import plain
from cjreport.present.text.quotations import prose_blocks
from cjreport.publish.exporters import ReportHTMLExporter
from cjreport.publish.notebooks.as_published import as_published
from cjreport.publish.notebooks.quoted_in_cells import Words
from cjreport.publish.notebooks.to_blocks import read_notebook
from cjreport.reports.kinds import AREA


def read(source, home, item=ISLES):
    """The paragraph that a cell of words becomes, and what was told of it."""
    reading = read_notebook(notebook(v4.new_markdown_cell(source), item=item), home)
    return reading.blocks[-1], [(each.place, each.what) for each in reading.left_out]


@pytest.mark.parametrize("field", sorted(FIELDS))
def test_a_figure_that_a_cell_quotes_is_looked_up(workbench, field):
    """In the report that the notebook opened, as in the words of a return; nothing is told of it."""
    source = f"Crime: **{{{{ recorded_crime.{field} }}}}** in all."
    figures = AREA.open(ISLES, workbench).figures
    shown, told = read(source, workbench)

    assert (shown,) == prose_blocks(figures, source)
    assert "{{" not in plain(shown.runs)
    assert told == [] or "no figure" in told[0][1]


@pytest.mark.parametrize(
    ("source", "told"),
    [
        ("{{ recorded_crimes.value }}", "{{ recorded_crimes.value }} names no indicator. Did you mean"),
        ("{{ recorded_crime.valeu }}", "{{ recorded_crime.valeu }} names no field. Did you mean"),
        ("{{ recorded_crime }}", "{{ recorded_crime }} is shown as it is typed, and looks as if a figure"),
        ("{ recorded_crime.value }", "{ recorded_crime.value } is shown as it is typed"),
        ("![pic](x.png)", "![pic](x.png) is shown as it was typed: it is no picture here"),
        ("Words, ![](attachment:a.png) more.", "![](attachment:a.png) is shown as it was typed: it is no picture"),
        ("$x^2$", "$x^2$ is shown as it was typed: formulas are not set"),
        ("So $$\\frac{1}{2}$$ it is.", "$$\\frac{1}{2}$$ is shown as it was typed: formulas are not set"),
    ],
)
def test_what_cannot_be_shown_as_it_was_meant_is_told_with_its_cell(workbench, source, told):
    """The report is made, and whoever makes it knows where its words are not what they were meant to be."""
    _, said = read(source, workbench)

    [(place, what)] = said
    assert place == "cell 3"
    assert what.startswith(told)


@pytest.mark.parametrize(
    "source", ["It costs $5 or $6.", "`$x$` and `![a](b)`", "From $5 to US$7", "a ! [b] (c)", "50%"]
)
def test_words_that_mean_what_they_say_are_not_told(workbench, source):
    """Sums of money, and what stands in code."""
    assert read(source, workbench)[1] == []


@pytest.mark.parametrize("country", ["scotland", "nowhere"])
def test_where_figures_cannot_be_looked_up_it_is_told(tmp_path, country):
    """Away from its workbench, or where what was opened is no more, a quotation stays as it was typed."""
    shown, told = read("{{ recorded_crime.value }}", tmp_path, ISLES.model_copy(update={"country": country}))

    assert plain(shown.runs) == "{{ recorded_crime.value }}"
    assert told == [("cell 3", "the figures that this cell quotes cannot be looked up here")]


def test_an_export_and_the_published_notebook_show_the_same_figure(workbench, monkeypatch):
    """Of a cell of words and of Markdown that a cell of code shows."""
    shown = v4.new_output("display_data", data={"text/markdown": "Now {{ recorded_crime.value }}."})
    ran = notebook(v4.new_markdown_cell("Crime: {{ recorded_crime.value }}."), code(shown), code(passage(prose("a"))))
    monkeypatch.chdir(workbench)
    page, _ = ReportHTMLExporter().from_notebook_node(ran)
    made, _ = as_published(ran, read_notebook(ran))

    assert page.count('data-measure="recorded_crime"') == 2
    assert ReportHTMLExporter().from_notebook_node(nbformat.reads(nbformat.writes(made), as_version=4))[0] == page


@given(
    st.lists(st.sampled_from(["{{", "}}", "{", "}", "![", "](", ")", "$", "$$", "`", " ", "\n", "a", "a.b", "\\"])).map(
        "".join
    )
)
def test_any_words_are_read(text):
    """Whatever is typed, it is read and told in no time: here nothing can be looked up."""
    words = Words()

    assert isinstance(words.read(text), tuple)
    assert all(each.place == "cell 1" for each in words.told(text, "cell 1"))


@pytest.mark.parametrize("part", ["![", "![a](", "$a ", "{a.", "a.", "{{ ", "`", "$$"])
def test_a_long_text_takes_no_longer_than_it_is(part):
    """A hundred thousand of anything."""
    assert len([*Words().told(part * 100_000, "cell 1")]) <= 100_000
