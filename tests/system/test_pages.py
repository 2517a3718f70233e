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
REPORTS = {
    "area": "2024-25/na-h-eileanan-siar",
    "partnership": "2024-25/community-justice-ayrshire",
    "example": "example/2024-25/long-example-and-the-distant-hinterland",
    "plan": "example/plans/isles-of-example",
}
"""One report of each kind, the most awkward of its kind."""
HEADS = {
    "plan": ["Foreword", "In brief", "Outcomes", "Targets", "Consultation", "How the figures were made"],
    "report": ["In brief", "Summary", "Outcomes", "Wider context", "Glossary"],
}
UNFOLD = "document.querySelectorAll('details').forEach(d => d.open = true)"
STOPS = """window.stops = [...document.querySelectorAll('a[href], button, input, summary, [tabindex="0"]')]
  .filter(each => each.checkVisibility({ visibilityProperty: true }) && each.getClientRects().length)
  .map(each => each); window.stops.length"""
AT = """(() => { const at = document.activeElement, look = getComputedStyle(at);
  return [window.stops.indexOf(at), look.outlineStyle !== 'none' && parseFloat(look.outlineWidth) >= 2]; })()"""
UNMARKED = """name => {
  const texts = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT), found = [];
  while (texts.nextNode()) {
    const { data, parentElement: by } = texts.currentNode;
    if (data.includes(name) && !by.closest('[lang=gd], svg, script')) found.push(data);
  }
  return found;
}"""


@pytest.fixture(scope="module")
def site(outputs):
    return outputs / "index.html"


@pytest.fixture(scope="module")
def reports(awkward, outputs):
    folders = dict.fromkeys(REPORTS, awkward) | {"plan": outputs}
    return {kind: folders[kind] / report / "index.html" for kind, report in REPORTS.items()}


@pytest.fixture(params=[*REPORTS, "site"])
def file(request, reports, site):
    """A page of each type."""
    return reports.get(request.param, site)


@pytest.fixture(params=REPORTS)
def report(request, reports):
    """A report's page of each kind."""
    return reports[request.param]


@pytest.fixture(scope="module")
def browser():
    with sync_playwright() as playwright:
        chromium = playwright.chromium.launch(executable_path=shutil.which("chromium"), args=CHROMIUM)
        yield chromium
        chromium.close()


@pytest.fixture
def opened(browser):
    """A function that opens a page."""
    contexts = []

    def open_page(file, width=1280, **options):
        contexts.append(browser.new_context(viewport={"width": width, "height": 900}, **options))
        page = contexts[-1].new_page()
        page.goto(file.as_uri())
        return page

    yield open_page
    for context in contexts:
        context.close()


@pytest.mark.parametrize("scripts", [True, False])
def test_nothing_leaves_the_file_and_nothing_overflows(browser, file, scripts):
    """No request, no console message, no sideways scroll at any width, with and without scripts."""
    context = browser.new_context(java_script_enabled=scripts)
    page = context.new_page()
    noted = []
    page.on("console", lambda message: noted.append(message.text))
    page.on("pageerror", lambda error: noted.append(str(error)))
    page.on("request", lambda request: noted.append(request.url))
    page.goto(file.as_uri())

    for width in WIDTHS:
        page.set_viewport_size({"width": width, "height": 900})
        assert page.locator("html").bounding_box()["width"] <= width
        if scripts:
            page.evaluate(UNFOLD)
            assert page.evaluate("document.documentElement.scrollWidth") <= width
    assert [note for note in noted if note != file.as_uri() and not note.startswith("data:")] == []
    context.close()


@pytest.mark.parametrize("scripts", [True, False])
def test_axe_finds_nothing(opened, file, scripts, tmp_path):
    """WCAG 2.2 at level AA, as far as a machine can tell, every part unfolded, with the page's scripts and without.

    axe is itself a script: for a page without scripts its own are taken out.
    """
    if not scripts:
        still = tmp_path / "index.html"
        still.write_text(
            re.sub("<script>.*?</script>", "", file.read_text(encoding="utf-8"), flags=re.DOTALL), encoding="utf-8"
        )
        file = still
    page = opened(file, bypass_csp=True)
    page.evaluate(UNFOLD)

    for width in WIDTHS:
        page.set_viewport_size({"width": width, "height": 900})
        results = Axe().run(page, options={"runOnly": WCAG, "resultTypes": ["violations"]})
        assert results.violations_count == 0, f"{width} px\n{results.generate_report()}"


@pytest.mark.parametrize("width", [320, 1280])
def test_everything_is_reached_by_keyboard(opened, file, width):
    """Tab stops at every link, button, fold and scrolling table, in their order, seen each time, and then leaves."""
    page = opened(file, width)
    page.evaluate(UNFOLD)
    count = page.evaluate(STOPS)
    reached = []
    for _ in range(count):
        page.keyboard.press("Tab")
        reached.append(page.evaluate(AT))

    assert [place for place, _ in reached] == list(range(count))
    assert [place for place, is_seen in reached if not is_seen] == []


def test_the_first_stop_skips_to_the_report(opened, report):
    """Whoever reads by keyboard need not pass the contents."""
    page = opened(report)
    page.keyboard.press("Tab")

    assert page.evaluate("document.activeElement.textContent") == "Skip to the report"
    page.keyboard.press("Enter")
    assert page.evaluate("document.activeElement.id") == "main"


def test_folds_open_by_keyboard(opened, reports):
    """The figures behind a chart are unfolded without a mouse."""
    page = opened(reports["area"])
    fold = page.locator("figure summary").first
    fold.focus()
    page.keyboard.press("Enter")

    assert fold.evaluate("fold => fold.parentElement.open") is True


def test_the_contents_lead_to_their_sections(opened, report):
    """Each link of the contents has a heading to go to, and headings do not skip a level."""
    page = opened(report)
    links = page.eval_on_selector_all("nav a", "links => links.map(a => a.hash.slice(1))")
    levels = page.eval_on_selector_all("h1,h2,h3,h4", "hs => hs.map(h => Number(h.tagName[1]))")

    assert links
    assert all(page.locator(f"[id='{link}']").count() == 1 for link in links)
    assert levels.count(1) == 1
    assert all(later - earlier <= 1 for earlier, later in pairwise(levels))


def test_a_section_has_a_link_to_itself_and_is_marked_in_the_contents(opened, reports):
    """The link puts the section's place into the address; the contents say which section is being read."""
    page = opened(reports["example"])
    page.get_by_role("link", name="Link to Outcomes").click()
    page.wait_for_selector("nav a[aria-current]")

    assert page.url.endswith("#outcomes")
    assert set(page.locator("nav a[aria-current]").all_inner_texts()) == {"Outcomes"}


def test_the_summary_sorts(opened, reports):
    """A heading's button sorts the rows by figures, says which way, and the other way when pressed again."""
    page = opened(reports["example"])
    button = page.locator(".summary").get_by_role("button", name="Exampleland")
    shown = ".summary tbody tr td:nth-child(4) data"
    button.press("Enter")
    rising = page.eval_on_selector_all(shown, "figures => figures.map(figure => Number(figure.value))")
    way = page.locator(".summary th[aria-sort]").get_attribute("aria-sort")
    button.press("Enter")
    falling = page.eval_on_selector_all(shown, "figures => figures.map(figure => Number(figure.value))")

    assert way == "ascending"
    assert page.locator(".summary + [role=status]").inner_text() == "Sorted by Exampleland, descending."
    assert rising == sorted(rising)
    assert falling == sorted(rising, reverse=True)


def test_gaelic_names_are_marked_wherever_they_stand(opened, reports):
    """In title, headings, tables, captions, notes and foot, of the area's own report and of others."""
    assert opened(reports["area"]).evaluate(UNMARKED, "Na h-Eileanan Siar") == []
    assert opened(reports["area"]).locator("h1 [lang=gd], caption [lang=gd], footer [lang=gd]").count() >= 3
    assert opened(reports["plan"]).evaluate(UNMARKED, "Eileanan Eisimpleir") == []


def test_the_page_is_set_in_its_own_face(opened, report):
    """The embedded face is used: it looks alike on every machine."""
    assert opened(report).evaluate("document.fonts.ready.then(() => document.fonts.check('16px Roboto'))")


def text_of(pdf):
    """What pdftotext reads."""
    return subprocess.run(["pdftotext", pdf, "-"], capture_output=True, text=True, check=True).stdout


def test_on_paper_a_page_is_unfolded_and_bare(opened, reports, tmp_path):
    """Printed, the page shows what is folded, and no contents, skip link or link mark."""
    page = opened(reports["area"])
    page.pdf(path=tmp_path / "printed.pdf", format="A4")
    text = text_of(tmp_path / "printed.pdf")

    assert "Figures behind this chart" in text
    assert re.search(r"2015.16\s+\d", text)
    assert "Skip to the report" not in text
    assert not re.search("^(Contents|#)$", text, re.MULTILINE)


@pytest.mark.parametrize("kind", REPORTS)
def test_the_pdf_reads_in_order(reports, kind):
    """A reader of the text meets the title, then each section in turn."""
    text = text_of(reports[kind].with_name("report.pdf")).replace("\f", "\n")
    heads = HEADS.get(kind, HEADS["report"])
    places = [re.search(rf"^{head}$", text, re.MULTILINE).start() for head in heads]

    assert (
        re.search("(Published figures|Annual report) on community justice|improvement plan", text).start() < places[0]
    )
    assert places == sorted(places)


@pytest.mark.parametrize(
    "report", sorted({*REPORTS.values(), "2024-25/city-of-edinburgh", "2024-25/argyll-and-bute"} - {REPORTS["plan"]})
)
def test_the_summary_is_on_one_page(awkward, report):
    """From its caption to its last note."""
    pages = text_of(awkward / report / "report.pdf").split("\f")
    [whole] = [page for page in pages if "Since a year" in page and "All areas, lowest" in page.replace("\n", " ")]

    assert "Each row says which period it is of" in whole.replace("\n", " ")


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
