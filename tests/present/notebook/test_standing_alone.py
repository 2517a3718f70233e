"""What stands alone leads to no file beside it."""

import pytest

from cjreport.present.blocks import Account, Bullets, Callout, Details, Prose
from cjreport.present.html.render import render_blocks
from cjreport.present.notebook.display import Passage
from cjreport.present.notebook.standing_alone import standing_alone
from cjreport.present.text_runs import Text

AROUND = {
    "nothing": lambda block: block,
    "a callout": lambda block: Callout(title="Note", blocks=(block,)),
    "details": lambda block: Details(summary="More", blocks=(block,)),
    "a list": lambda block: Bullets(items=((block,),)),
    "an account": lambda block: Account(parts=(("What was done", (block,)),)),
    "details in a callout": lambda block: Callout(title="Note", blocks=(Details(summary="More", blocks=(block,)),)),
}


@pytest.mark.parametrize("around", AROUND)
def test_a_chart_names_no_rows_of_a_file_that_is_not_there(borders, around):
    """Wherever a chart stands, its figures are not said to be in a file beside the page."""
    chart = AROUND[around](borders.trend("recorded_crime").blocks[0])

    assert "data.csv" in render_blocks((chart,))
    assert "data.csv" not in render_blocks(standing_alone((chart,)))


def test_a_notebook_shows_no_downloads_and_carries_them(borders):
    """JupyterLab shows the front matter without links to files; what the batch reads has them."""
    front = borders.front()

    assert front.blocks[0].downloads
    assert "report.pdf" not in front._repr_mimebundle_()["text/html"]
    assert "report.pdf" in str(front._repr_mimebundle_())


def test_all_else_is_as_it_was(borders):
    """Words, links to other places and tables stay."""
    blocks = (*borders.method().blocks, Prose(runs=(Text(text="Law", href="https://www.legislation.gov.uk"),)))

    assert standing_alone(blocks) == blocks
    assert Passage(blocks)._repr_mimebundle_()["text/html"] == render_blocks(blocks)
