"""Where a link of a report may lead, wherever its address comes from."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from cjreport.errors import InputError
from cjreport.inputs.documents.markdown.links import leads_somewhere
from cjreport.present.blocks import Front, Prose
from cjreport.present.html.render import render_blocks
from cjreport.present.text_runs import Text
from cjreport.reports.area import open_report

NOWHERE = [
    "javascript:alert(1)",
    "JavaScript:alert(1)",
    " javascript:alert(1)",
    "java\tscript:alert(1)",
    "\x01javascript:alert(1)",
    "vbscript:x",
    "data:text/html,<script>alert(1)</script>",
    "file:///etc/passwd",
    "//example.org",
    "\x01//example.org",
    "/\t/example.org",
    "\\\\example.org",
    "https:///example.org\nx",
    "http://\nexample.org",
    "https://\x85example.org",
    "https://example.org/\n",
    "https:// example.org",
    "blob:x",
    "ftp://example.org",
]


@pytest.mark.parametrize("address", NOWHERE)
def test_an_address_that_leads_to_no_page_is_no_link(address):
    """The words stay; so in a report's downloads."""
    shown = render_blocks((_prose(Text(text="words", href=address)),))

    assert "words" in shown
    assert "<a " not in shown
    assert Front.model_validate(_front(downloads=[["PDF", address]])).downloads == (("PDF", ""),)


@pytest.mark.parametrize(
    "address",
    [
        "https://example.org/a?b=c:d#e",
        "HTTP://example.org",
        "mailto:us@example.org",
        "#main",
        "../a/b.html",
        "data.csv",
    ],
)
def test_an_address_of_a_page_a_mailbox_or_a_file_beside_is_a_link(address):
    """As it was written."""
    assert Text(text="words", href=address).href == address


@given(st.text(st.sampled_from("javscript:/\\# \t\n\x00\x1fhtp.") | st.characters(), max_size=30))
def test_no_address_is_a_link_that_a_browser_would_run(address):
    """A browser leaves out control characters and what stands around an address, then looks for what it begins with."""
    read = "".join(letter for letter in address if letter > "\x1f").strip().casefold()

    if leads_somewhere(address):
        assert read.partition(":")[0] in {"http", "https", "mailto"} or ":" not in read or read.startswith("#")
        assert not read.startswith(("//", "\\", "/"))


@pytest.mark.parametrize("url", ["javascript:alert(document.domain)", "//example.org", "words without an address"])
def test_the_address_of_a_source_is_one(workbench, rewrite, url):
    """What is none is told with its line before anything is made of it."""
    sources = workbench / "data" / "sources.yaml"
    first = next(line for line in sources.read_text(encoding="utf-8").splitlines() if line.strip().startswith("url:"))
    rewrite(sources, first, first.partition("url:")[0] + f'url: "{url}"')

    with pytest.raises(InputError, match=r"sources\.yaml, line \d+[\s\S]*https://"):
        open_report("Isles of Example", period="2024-25", home=workbench)


def _prose(*runs):
    return Prose(runs=runs)


def _front(**more):
    item = {"kind": "area", "code": "X1", "place": "A", "period": "2024-25"}
    told = {"title": "T", "subtitle": "S", "country": "C", "example": True, "facts": [], "period": "2024-25"}
    return {"item": item, **told, **more}
