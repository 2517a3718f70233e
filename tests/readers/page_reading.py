"""A page read as its elements, for tests of what pages hold."""

from html.parser import HTMLParser

VOID = {"meta", "input", "wbr"}


class Element:
    """A part of the page: what it is, and every word in it."""

    def __init__(self, tag, given):
        self.tag, self.given, self.text = tag, given, ""

    @property
    def classes(self):
        return (self.given.get("class") or "").split()


class Page(HTMLParser):
    """The page as its elements in order, each closed by its own end."""

    def __init__(self, page):
        super().__init__()
        self.elements, self._open = [], []
        self.feed(page)
        self.close()
        assert self._open == []

    def handle_starttag(self, tag, attributes):
        self.elements.append(Element(tag, dict(attributes)))
        if tag not in VOID:
            self._open.append(self.elements[-1])

    def handle_endtag(self, tag):
        assert self._open.pop().tag == tag

    def handle_data(self, text):
        for element in self._open:
            element.text += text

    def all(self, tag, within=""):
        """The elements of a kind, or of a kind and a class."""
        return [e for e in self.elements if e.tag == tag and (not within or within in e.classes)]

    @property
    def links(self):
        return [a.given["href"] for a in self.all("a") if not a.given["href"].startswith("#")]

    @property
    def tiles(self):
        return [e for e in self.elements if "tile" in e.classes]

    @property
    def rows(self):
        return [e for e in self.all("tr") if "data-found-by" in e.given]
