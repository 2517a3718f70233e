"""How the pages of the site lead to one another."""

from cjreport.inputs.published import PublishedCountry
from cjreport.inputs.registers.areas import Country
from cjreport.present.site.links import address_from, links_from, pages_of


def published(name, folder="", *, indicators=True):
    """A country that is published."""
    return PublishedCountry(Country.model_construct(name=name, example=bool(folder)), folder, (), (), indicators)


def test_every_page_leads_to_every_other_from_where_it_stands():
    """Addresses are relative, so that a folder can be moved or opened as files; the page itself is marked."""
    pages = pages_of([published("Scotland"), published("Exampleland", "example")], methods=True)
    links = links_from("example/indicators/index.html", pages)

    assert [(link.title, link.href) for link in links] == [
        ("All reports", "../../index.html"),
        ("Indicators, Scotland", "../../indicators/index.html"),
        ("Indicators, Exampleland", "index.html"),
        ("Methods", "../../methods.html"),
        ("Glossary", "../../glossary.html"),
        ("What is new", "../../news.html"),
        ("Accessibility", "../../accessibility.html"),
    ]
    assert [link.title for link in links if link.here] == ["Indicators, Exampleland"]


def test_no_page_is_named_that_is_not_there():
    """Without pages of indicators and without docs/methods.md nothing leads to them; one country needs no name."""
    titles = [page.title for page in pages_of([published("Scotland", indicators=False)], methods=False)]
    of_one = [page.title for page in pages_of([published("Scotland")], methods=False)]

    assert titles == ["All reports", "Glossary", "What is new", "Accessibility"]
    assert of_one[1] == "Indicators"


def test_addresses_are_quoted():
    """A folder of any name is reached."""
    assert address_from("news.html", 'a b?"/index.html') == "a%20b%3F%22/index.html"
