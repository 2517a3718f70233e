"""The pages that explain hold what they should, and nothing that leads nowhere."""

import re

import pytest
from conftest import REPOSITORY
from page_reading import Page

from cjreport.inputs.files.workbench import Workbench
from cjreport.inputs.registers.glossary import read_glossary
from cjreport.inputs.registers.publisher import Publisher, read_publisher
from cjreport.present.site.explanations import accessibility_blocks, glossary_blocks, methods_blocks, news_blocks
from cjreport.present.site.links import METHODS_WRITTEN, Setting
from cjreport.present.site.news import FigureChange, News, ReportChange
from cjreport.publish.page.page import render_site_page

WRITTEN = [(REPOSITORY / file).read_text(encoding="utf-8") for file in METHODS_WRITTEN]


def page(blocks):
    """Blocks as a page of the site."""
    return Page(render_site_page(tuple(blocks), "here.html", Setting()))


def words(read):
    """The words of a page's main part, spaces aside."""
    return " ".join(read.all("main")[0].text.split())


@pytest.fixture(scope="module")
def methods():
    return page(methods_blocks(*WRITTEN, "indicators/index.html"))


def test_the_methods_are_there_with_their_contents(methods):
    """Each section has its heading and its place in the contents; no mark of writing it is left."""
    ids = {e.given["id"] for e in methods.elements if "id" in e.given}
    within = {a.given["href"].removeprefix("#") for a in methods.all("a") if a.given["href"].startswith("#")}

    assert [h1.text for h1 in methods.all("h1")] == ["What is measured, and how"]
    assert len(methods.all("h2")) > 10
    assert within <= ids
    assert "<!--" not in words(methods)
    assert "<br>" not in words(methods)


def test_the_methods_lead_to_nothing_that_is_not_there(methods):
    """Of the links of the documents those to the web are kept; the list of lines gives way to the pages of each."""
    assert all(link.startswith("http") or link == "indicators/index.html" for link in methods.links)
    assert "indicators/index.html" in methods.links
    assert "cjpf-1-assessments" not in words(methods)
    assert "11. Every indicator and line Each has its page: see the list of indicators." in words(methods)


def test_a_section_with_a_file_of_its_own_stands_in_its_place(methods):
    """The page has the sections in the order of their numbers, the rules of the check under theirs."""
    numbers = [int(h2.text.split(".")[0]) for h2 in methods.all("h2") if h2.text[0].isdigit()]

    assert numbers == [*range(1, 13)]
    assert "12. The check of returns and plans cjreport check holds every return" in words(methods)
    assert "What is named exists" in words(methods)
    assert "has a page of its own" not in words(methods)


def test_every_term_is_on_the_page_of_terms():
    """The glossary's page has each term of the register, in the order of the alphabet."""
    terms = read_glossary(Workbench(REPOSITORY))
    told = words(page(glossary_blocks(terms)))

    assert all(f"{term.term}: {term.means}" in told for term in terms)
    assert [term.term.casefold() for term in terms] == sorted(term.term.casefold() for term in terms)


def test_what_is_new_is_told():
    """A table of figures and one of reports, each leading to its page but for what is gone."""
    fife = ReportChange(country="Scotland", name="Fife", period="2024-25", place="2024-25/fife", what="figures")
    gone = ReportChange(country="Scotland", name="Moray", period="2024-25", place="2024-25/moray", what="gone")
    crime = FigureChange(
        country="Scotland",
        title="Crime",
        place="indicators/crime.html",
        periods=("2024-25",),
        added=32,
        changed=1,
        gone=0,
    )
    years = "2023-24 to 2026-27"
    plan = ReportChange(country="Scotland", name="Fife", period=years, place="plans/fife", what="new", noun="plan")
    read = page(news_blocks(News(reports=(fife, gone, plan), figures=(crime,))))

    assert read.links == ["indicators/crime.html", "2024-25/fife/index.html", "plans/fife/index.html"]
    assert "Fife, 2024‑25" in words(read)
    assert "Fife, plan 2023‑24 to 2026‑27" in words(read)
    assert "32 new, for 2024‑25; 1 changed" in words(read)
    assert "Its figures changed" in words(read)
    assert "None was made for the first time" in words(page(news_blocks(News())))


def test_the_statement_claims_what_was_done_and_no_more():
    """It denies having been audited or tried by people, and invents nobody to write to."""
    read = page(accessibility_blocks(None))

    assert "compliance is not claimed" in words(read)
    assert "No person who uses a screen reader" in words(read)
    assert "has not named an address" in words(read)
    assert not re.search(r"@|mailto:", words(read) + "".join(read.links))


@pytest.mark.parametrize(
    ("contact", "href"),
    [("team@example.org", "mailto:team@example.org"), ("https://example.org/a", None), ("ask us", "")],
)
def test_a_publisher_who_is_named_can_be_reached(contact, href):
    """By mail or by web; other words stay words."""
    read = page(accessibility_blocks(Publisher(publisher="Example Council", contact=contact)))
    links = [link for link in read.links if "equalityadvisory" not in link]

    assert f"Tell Example Council, who publishes this site: {contact}." in words(read)
    assert links == ([contact if href is None else href] if href != "" else [])


def test_a_publisher_is_read_if_there_is_one(tmp_path):
    """From params/site.yaml, which need not be there."""
    (tmp_path / "params").mkdir()
    before = read_publisher(tmp_path)
    (tmp_path / "params" / "site.yaml").write_text("publisher: P\ncontact: c@example.org\n", encoding="utf-8")

    assert before is None
    assert read_publisher(tmp_path) == Publisher(publisher="P", contact="c@example.org")


def test_words_of_a_publisher_are_never_markup():
    """Whatever a setting holds is read as it is written."""
    named = Publisher(publisher="<script>x</script>", contact="javascript:alert(1)")
    read = Page(render_site_page(tuple(accessibility_blocks(named)), "a.html", Setting(publisher=named)))

    assert read.all("script") == []
    assert "Published by <script>x</script>." in read.all("footer")[0].text
    assert not any(link.startswith("javascript") for link in read.links)
