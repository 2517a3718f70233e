"""A table sorted in a real browser by the figures that its cells carry."""

import shutil
from pathlib import Path

import pytest
from playwright.sync_api import sync_playwright
from system.test_pages import CHROMIUM

from cjreport.present.blocks import Column, Table
from cjreport.present.html.render import environment
from cjreport.present.text_runs import Number, Text
from cjreport.publish.page import skeleton as frame

pytestmark = pytest.mark.system

SCRIPT = Path(frame.__file__).with_name("sort.js").read_text(encoding="utf-8")


def figure(text, value, **more):
    return Number(text=text, value=value, measure="m", area="S1", period="2024-25", **more)


def few(part, whole):
    share = 100 * part / whole
    return figure(f"{part}", part, field="numerator", sorts_as=share), Text(text=" of "), figure(f"{whole}", whole)


def mark(words):
    return (Text(text=words, style="muted"),)


@pytest.fixture(scope="module")
def page():
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=shutil.which("chromium"), args=CHROMIUM)
        yield chromium.new_page()
        chromium.close()


@pytest.mark.parametrize(
    ("cells", "rising"),
    [
        (
            [few(13, 14), (figure("40.0%", 40),), few(3, 12), (figure("20.0%", 20),), mark("[c]")],
            ["20.0%", "3 of 12", "40.0%", "13 of 14", "[c]"],
        ),
        (
            [(figure("1,234", 1234),), (figure("−5.0", -5),), (figure("0.0", 0),), mark("[x]"), (figure("999", 999),)],
            ["−5.0", "0.0", "999", "1,234", "[x]"],
        ),
        (
            [(figure("9", 9), *mark(" [p]")), mark("Too few to tell"), (), (figure("10", 10), *mark(" [r]"))],
            ["9 [p]", "10 [r]", "Too few to tell", ""],
        ),
        ([mark("Lower"), (), mark("higher"), mark("Alike")], ["Alike", "higher", "Lower", ""]),
    ],
)
def test_a_column_is_sorted_by_what_each_cell_is(page, cells, rising):
    """Shares of few among percentages, thousands, negative and provisional figures; what has none comes last."""
    rows = tuple(((Text(text=f"Area {place}"),), tuple(cell)) for place, cell in enumerate(cells))
    table = Table(caption="", columns=(Column(name="Area"), Column(name="Figure")), rows=rows, sortable=True)
    page.set_content(environment().get_template("blocks.html.j2").module.blocks([table]))
    page.add_script_tag(content=SCRIPT)
    button = page.get_by_role("button", name="Figure")
    button.click()
    up = page.locator("tbody td").all_inner_texts()
    button.click()
    down = page.locator("tbody td").all_inner_texts()
    known = [text for text in rising if text in down and text not in {"[c]", "[x]", "Too few to tell", ""}]

    assert up == rising
    assert down[: len(known)] == known[::-1]
