"""What a drawing may hold, whoever drew it."""

import base64
import io
import re
from pathlib import Path
from xml.etree import ElementTree as ET

import pytest
from hypothesis import given
from hypothesis import strategies as st
from matplotlib.figure import Figure as Canvas
from pydantic import ValidationError

from cjreport.present import charts
from cjreport.present.allowed_drawings import ADDRESS, LOOKS, SHAPES, drawn_as_ours
from cjreport.present.blocks import Figure, Picture

TEMPLATES = sorted(Path(charts.__file__).parent.glob("*.j2"))
HEAD = '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 9 9">'
SHAPE = '<path d="M0 0H9" stroke="#002d54"/>'
OURS = f"{HEAD}{SHAPE}<title>Fife &lt;b&gt; &amp; more</title></svg>"
INSIDE = [
    '<meta http-equiv="refresh" content="0;url=https://example.org"/>',
    "<style>body{display:none}</style>",
    "<script>alert(1)</script>",
    '<a href="https://example.org"><path d="M0 0"/></a>',
    '<image href="https://example.org/a.png"/>',
    '<use href="#a"/>',
    "<foreignObject><p>words</p></foreignObject>",
    '<path d="M0 0" onload="alert(1)"/>',
    '<path d="M0 0" style="position:fixed"/>',
    '<path d="M0 0" class="visually-hidden"/>',
    '<path d="M0 0" id="main"/>',
    '<path d="M0 0" fill="url(https://example.org/#a)"/>',
    r'<path d="M0 0" fill="u\72l(https://example.org/#a)"/>',
    '<path d="M0 0" fill="&#117;rl(//example.org)"/>',
    '<path d="M0 0" fill="javascript:alert(1)"/>',
    '<set attributeName="href" to="javascript:alert(1)"/>',
    '<x:script xmlns:x="http://www.w3.org/2000/svg">alert(1)</x:script>',
    '<path xmlns:x="http://www.w3.org/1999/xlink" x:href="https://example.org"/>',
    "<title><![CDATA[<meta http-equiv=refresh>]]></title>",
    "<!-- --><title>words</title>",
    '<?xml-stylesheet href="https://example.org/a.css"?>',
    '<p xmlns="http://www.w3.org/1999/xhtml">words</p>',
]
WHOLE = [
    "",
    "words",
    "</div><meta>",
    f"{OURS}<meta>",
    f"<p>{SHAPE}</p>",
    f"<svg>{SHAPE}</svg>",
    f"{HEAD}{SHAPE}",
    f'<!DOCTYPE svg [<!ENTITY a "b">]>{HEAD}<text>&a;</text></svg>',
    HEAD + "<g>" * 20_000 + "</g>" * 20_000 + "</svg>",
]


def chart(drawing):
    return Figure(name="a", title=(), subtitle="", wide=drawing, narrow=OURS, alt="A line.")


def picture(svg):
    return Picture(media_type="image/svg+xml", data=base64.b64encode(svg.encode()).decode(), alt="A line.")


@pytest.mark.parametrize("markup", INSIDE)
def test_a_drawing_that_holds_what_ours_do_not_is_refused(markup):
    """Whatever leads elsewhere, runs, hides or replaces what stands around it, or is read differently by a page."""
    with pytest.raises(ValidationError, match="a drawing"):
        chart(f"{HEAD}{SHAPE}{markup}</svg>")


@pytest.mark.parametrize("drawing", WHOLE)
def test_what_is_no_drawing_is_refused(drawing):
    """Words, markup that ends early or goes on, a document of another kind, one with names of its own, one too deep."""
    with pytest.raises(ValidationError, match="a drawing"):
        chart(drawing)


@given(st.lists(st.sampled_from([*"<>/=\"'&;:![]-ab \n", "svg", "meta", "title", "onload", "&lt;"])).map("".join))
def test_no_markup_comes_through_that_a_page_would_read_as_more(inside):
    """Whatever stands in a drawing, it is refused or is shapes and words alone, to the letter as it was."""
    drawing = f"{HEAD}<title>{inside}</title></svg>"
    try:
        kept = drawn_as_ours(drawing)
    except ValueError:
        return
    assert kept == drawing
    assert [element.tag.rpartition("}")[2] for element in ET.fromstring(kept).iter()] == ["svg", "title"]


def test_our_own_drawings_pass_as_they_are(borders):
    """Every chart of a report, byte for byte."""
    figure = borders.trend("recorded_crime").blocks[0]

    assert chart(figure.wide).wide == figure.wide
    assert chart(OURS).wide == OURS


@pytest.mark.parametrize("form", ["svg", "png"])
def test_a_picture_that_matplotlib_draws_is_taken(form):
    """With its styles, names and parts that it uses again: it is shown as an image, a document of its own."""
    canvas, file = Canvas(figsize=(2, 1)), io.BytesIO()
    canvas.subplots().plot([1, 2], marker="o")
    canvas.savefig(file, format=form)
    media_type = {"svg": "image/svg+xml", "png": "image/png"}[form]

    assert Picture(media_type=media_type, data=base64.b64encode(file.getvalue()).decode(), alt="A line.")


@pytest.mark.parametrize(
    "markup",
    [
        "<script>alert(1)</script>",
        '<path d="M0 0" onload="alert(1)"/>',
        '<image href="https://example.org/a.png"/>',
        '<image xmlns:x="http://www.w3.org/1999/xlink" x:href="file:///etc/passwd"/>',
        "<style>@import 'https://example.org/a.css';</style>",
        "<style>path{fill:url(https://example.org/a)}</style>",
        '<path style="fill: url( &quot;//example.org&quot; )"/>',
        "<foreignObject><iframe/></foreignObject>",
        '<image href="data:image/svg+xml;base64,AAAA"/>',
        '<?xml-stylesheet href="https://example.org/a.css"?>',
        "<style><g/>@import 'https://example.org/a.css';</style>",
        "<style>@im<!-- -->po<g/>rt 'https://example.org/a.css';</style>",
        "<style>path{fill:image-set('https://example.org/a' 1x)}</style>",
        '<g xml:base="https://example.org/"/>',
        '<filter id="a"><feGaussianBlur stdDeviation="9999"/></filter>',
    ],
)
def test_a_picture_that_runs_or_reaches_for_something_is_refused(markup):
    """However another program drew it."""
    with pytest.raises(ValidationError, match="a picture holds"):
        picture(f"{HEAD}{markup}</svg>")


def png(wide, high):
    return b"\x89PNG\r\n\x1a\n\x00\x00\x00\x0dIHDR" + wide.to_bytes(4) + high.to_bytes(4)


@pytest.mark.parametrize("image", [png(40_000, 40_000), png(2**31, 1), bytes(10_000_001)])
def test_a_picture_that_would_take_minutes_is_refused(image):
    """By its pixels or its bytes, and within a drawing too."""
    data = base64.b64encode(image).decode()
    with pytest.raises(ValidationError, match="larger"):
        Picture(media_type="image/png", data=data, alt="A dot.")
    with pytest.raises(ValidationError, match="larger"):
        picture(f'{HEAD}<image href="data:image/png;base64,{data}"/></svg>')


@pytest.mark.parametrize("data", ['AAAA" onerror="alert(1)', "no base64", "AAA"])
def test_a_picture_that_is_no_data_is_refused(data):
    """Its data stand in an attribute of the page."""
    with pytest.raises(ValidationError):
        Picture(media_type="image/png", data=data, alt="A dot.")


def test_the_templates_of_charts_draw_with_nothing_else():
    """A chart that draws with more is told here, not when a report is made of it."""
    texts = [re.sub(r"{#.*?#}", "", file.read_text(encoding="utf-8"), flags=re.DOTALL) for file in TEMPLATES]
    elements = {name for text in texts for name in re.findall(r"<([A-Za-z]+)", text)}
    attributes = {name for text in texts for name in re.findall(r"[\s'}]([A-Za-z][\w:-]*)=[\"']", text)}

    assert len(texts) > 5
    assert elements == SHAPES
    assert attributes - {"xmlns"} <= LOOKS | ADDRESS
