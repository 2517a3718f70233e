"""How each kind of block is rendered as HTML; ``pytest --snapshot-update`` writes the fragments anew."""

import pytest
from marked_figures import marked_figures

from cjreport.inputs.item import Item
from cjreport.present.blocks import (
    Account,
    Bullets,
    Callout,
    Column,
    Details,
    Fact,
    Figure,
    Front,
    Heading,
    MainPoints,
    Picture,
    Prose,
    Table,
)
from cjreport.present.html.render import environment, render_blocks
from cjreport.present.text_runs import Direction, Mark, Number, Spine, Text

GAELIC = "Na h-Eileanan Siar"
DRAWING = '<svg xmlns="http://www.w3.org/2000/svg"><path d="M0 0H9"/></svg>'


def words(text, **more):
    """A run of words."""
    return (Text(text=text, **more),)


def crime(text, value, area="S1", period="2024-25", **more):
    """A figure of recorded crime."""
    return (Number(text=text, value=value, measure="recorded_crime", area=area, period=period, **more),)


def spine(tone):
    """Where an area lies among all areas."""
    levels = {"lowest": 10, "lower_quartile": 20, "upper_quartile": 40, "highest": 60}
    return (Spine(**levels, country=30, area=15, tone=tone, words="Among the lowest quarter of areas."),)


SUMMARY = Table(
    caption=f"{GAELIC} beside Scotland",
    columns=(
        Column(name="Indicator"),
        Column(name=GAELIC, figures=True),
        Column(name="Scotland", figures=True),
        Column(name="All areas", sorts=False),
        Column(name="Comparison"),
        Column(name="Since a year before"),
    ),
    rows=(
        (
            words("Recorded crime"),
            crime("15.0", 15, strong=True),
            crime("30.0", 30, area="S92000003"),
            spine("different"),
            (Mark(tone="different", text="Lower than Scotland"),),
            (Direction(way="down"), *crime("−2.0", -2, field="difference", comparator="year_before")),
        ),
    ),
    layout="summary",
    sortable=True,
)
YEARS = Table(
    caption="Recorded crime",
    columns=(Column(name="Period"), Column(name="Rate", figures=True)),
    rows=((words("2023-24"), crime("17.0", 17, period="2023-24")), (words("2024-25"), crime("15.0", 15))),
    notes=(words("A note."),),
)
BLOCKS = {
    "heading": Heading(level=3, runs=words(f"Crime in {GAELIC}")),
    "prose": Prose(runs=(*words("Crime fell to "), *crime("15.0", 15), *words(" <b>", style="strong"))),
    "bullets": Bullets(items=((Prose(runs=words("One")),), (Prose(runs=words("Two")), Prose(runs=words("more"))))),
    "numbered": Bullets(
        items=((Prose(runs=words("Three\nlines\nlong")),), (Prose(runs=words("Four")),)), ordered=True, start=3
    ),
    "few": Table(
        caption="Shares",
        columns=(Column(name="Area"), Column(name="Share", figures=True)),
        rows=(
            (words("A"), (*crime("3", 3, field="numerator", sorts_as=25.0), *words(" of "), *crime("12", 12))),
            (words("B"), words("[c]", style="muted")),
        ),
        sortable=True,
    ),
    "findings": MainPoints(items=(words("Crime fell."), words("Not known: why."))),
    "figures": YEARS,
    "summary": SUMMARY,
    "chart": Figure(
        name="crime",
        title=words("Crime fell"),
        subtitle="A rate",
        wide=DRAWING,
        narrow=DRAWING,
        alt="A line.",
        table=YEARS,
    ),
    "picture": Picture(media_type="image/png", data="AAAA", alt="A dot.", title="A dot"),
    "callout": Callout(title="Before you read", blocks=(Prose(runs=words("Provisional.")),)),
    "details": Details(summary="More", blocks=(Prose(runs=words("Long.")),), on_paper=False),
    "account": Account(parts=(("What was done", (Prose(runs=words("Much.")),)),)),
    "front": Front(
        item=Item(kind="area", code="S1", place=GAELIC, period="2024-25"),
        period="2024-25",
        title=f"{GAELIC}, 2024‑25",
        subtitle="Annual report",
        country="Scotland",
        example=False,
        facts=(Fact(term="Contact", runs=words("us@example.org", href="mailto:us@example.org")),),
        downloads=(("PDF", "report.pdf"),),
    ),
}


@pytest.mark.parametrize("kind", BLOCKS)
def test_a_block_is_rendered_as_before(snapshot, kind):
    """Every kind of block as HTML, Gaelic names marked, a figure's address written once where it is shared."""
    show = environment().get_template("blocks.html.j2").make_module({"gaelic": (GAELIC,)})

    assert show.blocks((BLOCKS[kind],)) == snapshot


def test_a_fragment_for_a_notebook_marks_its_figures(borders):
    """What JupyterLab shows has the figures' addresses too."""
    figures = marked_figures(render_blocks(borders.summary().blocks))
    first = figures[0]

    assert first.value == pytest.approx(390.46557)
    assert first[2:5] == ("recorded_crime", "S12000026", "2024-25")
