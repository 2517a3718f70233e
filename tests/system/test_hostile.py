"""Text made to break a report, on the narrowest phone in a real browser, and in the PDF as another reader reads it."""

import shutil
import subprocess

import pytest
from builds import made_once
from hostile_words import SHOWN, WORDS, build_hostile, hostile_reports
from playwright.sync_api import sync_playwright

pytestmark = pytest.mark.system
CHROMIUM = ("--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update")
NAMED = {"😀": "[grinning face]", "👩‍⚖️": "[woman, scales]"}
"""What the PDF says in the place of letters that no face has."""
NO_SHAPE = str.maketrans("", "", "\u200b\u200d\ufeff")


@pytest.fixture(scope="module")
def folders(tmp_path_factory):
    return hostile_reports(made_once(tmp_path_factory, "hostile", build_hostile))


@pytest.fixture(scope="module")
def browser():
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=shutil.which("chromium"), args=CHROMIUM)
        yield chromium
        chromium.close()


@pytest.mark.parametrize("kind", ["area", "plan", "compiled"])
def test_a_phone_shows_it_without_scrolling_sideways(folders, browser, kind):
    """No dialog, no console message, no request, nothing wider than the screen, whatever words are typed."""
    page, noted, file = browser.new_page(), [], folders[kind] / "index.html"
    page.on("dialog", lambda dialog: (noted.append(dialog.message), dialog.dismiss()))
    page.on("console", lambda message: noted.append(message.text))
    page.on("pageerror", lambda error: noted.append(str(error)))
    page.on("request", lambda request: noted.append(request.url))
    page.goto(file.as_uri())

    assert [note for note in noted if not note.startswith("data:")] == [file.as_uri()]
    for width in (320, 1280):
        page.set_viewport_size({"width": width, "height": 900})
        assert page.evaluate("document.documentElement.scrollWidth") <= width, width


@pytest.mark.parametrize("kind", ["area", "plan"])
def test_the_pdf_holds_it_as_words(folders, kind):
    """Markup, templates, Typst and formulas stand there as typed; letters without a face by their names."""
    told = subprocess.run(
        ["pdftotext", "-q", folders[kind] / "report.pdf", "-"], capture_output=True, text=True, check=True
    )
    text = " ".join(told.stdout.translate(NO_SHAPE).split())

    for words in (*WORDS, SHOWN.partition(" accents")[0]):
        for letters, name in NAMED.items():
            words = words.replace(letters, name)  # noqa: PLW2901
        words = words.translate(NO_SHAPE)  # noqa: PLW2901
        if words.isascii():
            assert words in text, words
    assert "[grinning face] [woman, scales]" in text
    assert "49" not in text.split("{{")[1][:20]
