"""How the pages of the site lead to one another."""

from cjreport.inputs.published import Shelved
from cjreport.inputs.registers.areas import Country
from cjreport.present.site.links import leaves_of, way, ways_from


def shelved(name, folder="", *, indicators=True):
    """A country on the shelf."""
    return Shelved(Country.model_construct(name=name, example=bool(folder)), folder, (), (), (), indicators)


def test_every_page_leads_to_every_other_from_where_it_stands():
    """Addresses are relative, so that a folder can be moved or opened as files; the page itself is marked."""
    leaves = leaves_of([shelved("Scotland"), shelved("Exampleland", "example")], methods=True)
    ways = ways_from("example/indicators/index.html", leaves)

    assert [(way.title, way.href) for way in ways] == [
        ("All reports", "../../index.html"),
        ("Indicators, Scotland", "../../indicators/index.html"),
        ("Indicators, Exampleland", "index.html"),
        ("Methods", "../../methods.html"),
        ("Glossary", "../../glossary.html"),
        ("What is new", "../../news.html"),
        ("Accessibility", "../../accessibility.html"),
    ]
    assert [way.title for way in ways if way.here] == ["Indicators, Exampleland"]


def test_no_page_is_named_that_is_not_there():
    """Without pages of indicators and without docs/methods.md nothing leads to them; one country needs no name."""
    titles = [leaf.title for leaf in leaves_of([shelved("Scotland", indicators=False)], methods=False)]
    of_one = [leaf.title for leaf in leaves_of([shelved("Scotland")], methods=False)]

    assert titles == ["All reports", "Glossary", "What is new", "Accessibility"]
    assert of_one[1] == "Indicators"


def test_addresses_are_quoted():
    """A folder of any name is reached."""
    assert way("news.html", 'a b?"/index.html') == "a%20b%3F%22/index.html"
