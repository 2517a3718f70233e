"""How a report is cited and used again."""

import pytest

from cjreport.inputs.item import Item
from cjreport.inputs.registers.areas import Country
from cjreport.inputs.registers.sources import Source
from cjreport.present.parts.citing import About, cite_blocks, whose_words
from cjreport.present.text.phrases import plain

OPEN, OTHER = "Open Government Licence", "Licence of the Police Service"
COUNTRY = Country(
    name="Exampleland",
    code="X92000001",
    example=True,
    attribution="Made by nobody",
    first_period="2017-18",
    last_period="2024-25",
)


def source(publisher, licence=OPEN):
    return Source(
        id=publisher, title=f"Figures of {publisher}", publisher=publisher, licence=licence, standing="official"
    )


def about(*sources, author="", words=""):
    item = Item(kind="area", code="X12000001", place="Example City", period="2024-25", country="example")
    return About(
        "Example City, 2024-25: annual report", author, "Example City", "2024-25", "", words, COUNTRY, sources, item
    )


def test_a_citation_names_author_title_and_publishers():
    """No more publishers than can be read, and no author where the words are nobody's."""
    few = about(source("A"), source("B"), source("A"), author="Example Partnership")
    many = about(*map(source, "ABCD"))

    assert few.citation == (
        "Example Partnership. Example City, 2024-25: annual report. Made with cjreport from figures of A and B."
    )
    assert many.citation.endswith("from figures of A, B, C and others.")


def test_the_usual_licence_is_said_once_and_others_by_name():
    """Then whose the country's words are, and whose the report's."""
    assert about(source("A"), source("B"), source("C", OTHER), words="Ask first.").reuse == (
        f"Licence of the figures: {OPEN}; name their source.",
        f"Figures of C: {OTHER}.",
        "Made by nobody.",
        "Ask first.",
    )


@pytest.mark.parametrize(
    ("given", "begins"),
    [
        ({"own": True, "compiled": False}, "The partnership's own words belong to it"),
        ({"own": False, "compiled": True}, "Words taken from published reports belong to those who wrote them"),
        ({"own": False, "compiled": False}, ""),
    ],
)
def test_words_belong_to_those_who_wrote_them(given, begins):
    """Of figures alone nothing is said."""
    words = whose_words(**given)

    assert words.startswith(begins)
    assert bool(words) is bool(begins)


def test_a_report_says_both():
    """How it is cited, and how it may be used."""
    given = about(source("A"))
    heading, cited, used = cite_blocks(given)

    assert plain(heading.runs) == "Cite and re-use"
    assert plain(cited.runs) == f"Cite it as: {given.citation}"
    assert plain(used.runs) == f"Use it again: {' '.join(given.reuse)}"
