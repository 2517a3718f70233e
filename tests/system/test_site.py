"""The pages that lead to reports and explain them, one of each kind, in a real browser."""

import shutil
from pathlib import Path
from urllib.parse import unquote, urlparse

import pytest
from axe_playwright_python.sync_playwright import Axe
from conftest import REPOSITORY
from playwright.sync_api import sync_playwright
from system.test_pages import CHROMIUM, WCAG, WIDTHS

from cjreport.build.batch import warm_up_for
from cjreport.build.outputs.placing import Outputs
from cjreport.build.site import begin_site, write_site
from cjreport.inputs.files.workbench import find_workbench

pytestmark = pytest.mark.system

KINDS = (
    "index.html",
    "methods.html",
    "glossary.html",
    "news.html",
    "accessibility.html",
    "indicators/index.html",
    "indicators/recorded_crime.html",
)


@pytest.fixture(scope="module")
def site(outputs, tmp_path_factory):
    """A site as after a build of every area: the reports of the tests, with Scotland's pages of indicators."""
    out = tmp_path_factory.mktemp("site") / "outputs"
    shutil.copytree(outputs, out)
    workbench = find_workbench(start=REPOSITORY)
    warm_up_for(workbench)
    with Outputs(out) as shelf:
        write_site(begin_site(shelf, workbench, None), whole=True)
    return out


@pytest.fixture(scope="module")
def browser():
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=shutil.which("chromium"), args=CHROMIUM)
        yield chromium
        chromium.close()


@pytest.fixture
def opened(browser, site):
    """A function that opens a page of each kind at a width, and notes what it asks for and complains of."""

    def each(width, **options):
        for place in KINDS:
            context = browser.new_context(viewport={"width": width, "height": 900}, **options)
            page = context.new_page()
            noted = []
            page.on("console", lambda message, noted=noted: noted.append(message.text))
            page.on("pageerror", lambda error, noted=noted: noted.append(str(error)))
            page.on("request", lambda request, noted=noted: noted.append(request.url))
            file = (site / place).as_uri()
            page.goto(file)
            yield place, page, [note for note in noted if note != file and not note.startswith("data:")]
            context.close()

    return each


@pytest.fixture
def crime(browser, site):
    """The page of an indicator."""
    page = browser.new_page(viewport={"width": 1280, "height": 900})
    page.goto((site / "indicators" / "recorded_crime.html").as_uri())
    yield page
    page.close()


@pytest.mark.parametrize("width", WIDTHS)
def test_axe_finds_nothing_and_nothing_leaves_or_overflows(opened, width):
    """WCAG 2.2 at level AA as far as a machine can tell; no request, no message, no sideways scroll."""
    for place, page, noted in opened(width, bypass_csp=True):
        assert noted == [], place
        page.evaluate("document.querySelectorAll('details').forEach(d => d.open = true)")
        assert page.evaluate("document.documentElement.scrollWidth") <= width, place
        results = Axe().run(page, options={"runOnly": WCAG})
        assert results.violations_count == 0, f"{place}\n{results.generate_report()}"


def test_policies_let_our_scripts_run_and_pages_do_without(opened):
    """With its policy in force a table gets its buttons; with scripts off it is plain, and nothing else is lost."""
    for place, page, noted in opened(320):
        assert noted == [], place
        tables = page.locator("table.sortable").count()
        assert page.locator("table.sorts").count() == tables, place
    for place, page, noted in opened(320, java_script_enabled=False):
        assert noted == [], place
        assert page.locator("thead button").count() == 0, place
        assert page.locator("html").bounding_box()["width"] <= 320, place


def test_a_table_is_sorted_by_keyboard(crime):
    """Tab reaches a heading's button; Enter sorts by its figures and says so, and once more turns them round."""
    rows = "tr => tr.querySelector('td.figures data')?.value"
    names = crime.locator("table.sortable").first.locator("tbody th")
    alphabet = names.all_inner_texts()
    crime.locator("thead button").first.focus()
    crime.keyboard.press("Tab")
    crime.keyboard.press("Enter")
    heading = crime.locator("th:has(button:focus)")
    up = crime.eval_on_selector_all("table.sorts tbody tr", f"rows => rows.map({rows})")
    said = heading.get_attribute("aria-sort")
    crime.keyboard.press("Enter")
    down = crime.eval_on_selector_all("table.sorts tbody tr", f"rows => rows.map({rows})")

    assert heading.inner_text() == "Rate"
    assert (said, heading.get_attribute("aria-sort")) == ("ascending", "descending")
    assert [*map(float, up[: len(alphabet)])] == sorted(map(float, up[: len(alphabet)]))
    assert down[: len(alphabet)] == up[: len(alphabet)][::-1]
    crime.locator("thead button").first.press("Enter")
    assert names.all_inner_texts() == sorted(alphabet)
    assert crime.locator("thead [aria-sort]").count() == 1


def test_the_pages_lead_to_one_another_and_to_reports(opened, site):
    """Every link of every kind of page that is no web address leads to a file that is there."""
    for place, page, _ in opened(1280):
        links = page.eval_on_selector_all("a[href]", "links => links.map(a => a.href)")
        files = {urlparse(link) for link in links if link.startswith("file:")}
        assert files, place
        assert [link.path for link in files if not Path(unquote(link.path)).is_file()] == [], place
        assert page.locator("nav.ways [aria-current=page]").count() == (place != "indicators/recorded_crime.html"), (
            place
        )
        assert page.locator("h1").count() == 1, place
    assert (site / "indicators" / "recorded_crime.csv").is_file()
