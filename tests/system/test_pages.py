"""A report's page in a real browser, and its PDF in a real reader."""

import re
import shutil
import subprocess
from itertools import pairwise
from urllib.parse import unquote

import pytest
from axe_playwright_python.sync_playwright import Axe
from playwright.sync_api import sync_playwright

pytestmark = pytest.mark.system

CHROMIUM = ("--no-sandbox", "--disable-gpu", "--disable-background-networking", "--disable-component-update")
WIDTHS = (320, 768, 1280)
WCAG = ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa"]


@pytest.fixture(scope="module")
def pages(outputs):
    return sorted(outputs.rglob("*/*/index.html"))


@pytest.fixture(scope="module")
def site(outputs):
    return outputs / "index.html"


@pytest.fixture(scope="module")
def browser():
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=shutil.which("chromium"), args=CHROMIUM)
        yield chromium
        chromium.close()


@pytest.fixture
def opened(browser, pages, site):
    """A function that opens each report, or every page, at a width, and notes what it asks for and complains of."""

    def each(width, *, every=False, **options):
        for file in (*pages, *([site] if every else [])):
            context = browser.new_context(viewport={"width": width, "height": 900}, **options)
            page = context.new_page()
            noted = []
            page.on("console", lambda message, noted=noted: noted.append(message.text))
            page.on("pageerror", lambda error, noted=noted: noted.append(str(error)))
            page.on("request", lambda request, noted=noted: noted.append(request.url))
            page.goto(file.as_uri())
            yield file, page, [note for note in noted if note != file.as_uri() and not note.startswith("data:")]
            context.close()

    return each


@pytest.mark.parametrize("width", WIDTHS)
@pytest.mark.parametrize("scripts", [True, False])
def test_nothing_leaves_the_file_and_nothing_overflows(opened, width, scripts):
    """No request, no console message, no sideways scroll, with and without scripts."""
    for file, page, noted in opened(width, every=True, java_script_enabled=scripts):
        assert noted == [], file
        box = page.locator("html").bounding_box()
        assert box["width"] <= width, file
        if scripts:
            assert page.evaluate("document.documentElement.scrollWidth") <= width, file


@pytest.mark.parametrize("width", WIDTHS)
def test_axe_finds_nothing(opened, width):
    """WCAG 2.2 at level AA, as far as a machine can tell, with every part of the page unfolded."""
    for file, page, _ in opened(width, every=True, bypass_csp=True):
        page.evaluate("document.querySelectorAll('details').forEach(d => d.open = true)")
        results = Axe().run(page, options={"runOnly": WCAG})
        assert results.violations_count == 0, f"{file}\n{results.generate_report()}"


def test_the_keyboard_reaches_contents_and_figures(opened):
    """The first stop skips to the report, and every chart's figures can be unfolded without a mouse."""
    for file, page, _ in opened(1280):
        page.keyboard.press("Tab")
        assert page.evaluate("document.activeElement.textContent") == "Skip to the report", file
        page.keyboard.press("Enter")
        for _ in range(200):
            page.keyboard.press("Tab")
            if page.evaluate("document.activeElement.tagName") == "SUMMARY":
                break
        page.keyboard.press("Enter")
        assert page.evaluate("document.activeElement.parentElement.open") is True, file


def test_the_contents_lead_to_their_sections(opened):
    """Each link of the contents has a heading to go to, and headings do not skip a level."""
    for file, page, _ in opened(1280):
        links = page.eval_on_selector_all("nav a", "links => links.map(a => a.hash.slice(1))")
        assert links, file
        assert all(page.locator(f"[id='{link}']").count() == 1 for link in links), file
        levels = page.eval_on_selector_all("h1,h2,h3,h4", "hs => hs.map(h => Number(h.tagName[1]))")
        assert levels.count(1) == 1, file
        assert all(later - earlier <= 1 for earlier, later in pairwise(levels)), file


def test_the_page_is_set_in_its_own_face(opened):
    """The embedded face is used: it looks alike on every machine."""
    for file, page, _ in opened(1280):
        assert page.evaluate("document.fonts.ready.then(() => document.fonts.check('16px Roboto'))"), file


def test_the_pdf_reads_in_order(pages):
    """A reader of the text meets title, findings, summary, outcomes and methods in that order."""
    for page in pages:
        pdf = page.with_name("report.pdf")
        text = subprocess.run(["pdftotext", pdf, "-"], capture_output=True, text=True, check=True).stdout.replace(
            "\f", "\n"
        )
        heads = ["In brief", "Summary", "Outcomes", "Wider context", "Glossary"]
        places = [re.search(rf"^{head}$", text, re.MULTILINE).start() for head in heads]
        assert re.search("(Published figures|Annual report) on community justice", text).start() < places[0], pdf
        assert places == sorted(places), pdf


def test_a_report_is_found_by_part_of_a_name(browser, site):
    """Typing leaves the areas that match, by an old code too; Escape brings all back; the link leads to the report."""
    page = browser.new_page()
    page.goto(site.as_uri())
    everything = page.locator("table a:visible").count()

    page.keyboard.press("Tab")
    page.get_by_label("Find an area").fill("isles of")
    found = page.locator("table a:visible").all_inner_texts()
    page.get_by_label("Find an area").fill("x12000091 council")
    formerly = page.locator("table a:visible, table tr:visible th[scope=row]").all_inner_texts()
    page.keyboard.press("Escape")

    assert formerly == ["Nether & Upper Example"]
    assert found[0] == "Isles of Example"
    assert page.locator("table a:visible").count() == everything > len(found)
    page.get_by_role("link", name="Isles of Example").first.click()
    assert page.locator("h1").inner_text() == "Isles of Example, 2024\u201125"
    page.close()


def test_the_map_leads_to_the_same_reports(browser, site):
    """Every tile that is a link names its area in full and leads to a file that is there."""
    page = browser.new_page()
    page.goto(site.as_uri())
    tiles = page.eval_on_selector_all("ul.tiles a", "links => links.map(a => [a.textContent, a.getAttribute('href')])")

    assert any("Scottish Borders" in name for name, _ in tiles)
    assert all((site.parent / unquote(href)).is_file() for _, href in tiles)
    page.close()
