"""Reads the figures that a page marks: each with its address, what the elements around it say included."""

from html.parser import HTMLParser
from typing import NamedTuple

ADDRESS = ("measure", "area", "period")
VOID = {"area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr"}


class Marked(NamedTuple):
    """A figure as a page marks it."""

    value: float
    text: str
    measure: str
    area: str
    period: str
    field: str
    comparator: str


class _Reader(HTMLParser):
    def __init__(self):
        super().__init__()
        self.figures = []
        self.around = [("", dict.fromkeys(ADDRESS, ""))]
        self.open = None

    def handle_starttag(self, tag, attributes):
        given = dict(attributes)
        told = {key: given.get(f"data-{key}", self.around[-1][1][key]) for key in ADDRESS}
        if tag not in VOID:
            self.around.append((tag, told))
        value = given.get("value") if tag == "data" else given.get("data-value")
        if value is not None:
            more = {"field": given.get("data-field", "value"), "comparator": given.get("data-comparator", "none")}
            self.figures.append(Marked(float(value), given.get("data-text", ""), **told, **more))
            self.open = tag if tag == "data" else None

    def handle_startendtag(self, tag, attributes):
        self.handle_starttag(tag, attributes)
        if tag not in VOID:
            self.handle_endtag(tag)

    def handle_data(self, data):
        if self.open:
            self.figures[-1] = self.figures[-1]._replace(text=self.figures[-1].text + data)

    def handle_endtag(self, tag):
        self.open = None
        while len(self.around) > 1 and self.around.pop()[0] != tag:
            pass


def marked_figures(html):
    """List every figure on a page, in order."""
    reader = _Reader()
    reader.feed(html)
    return reader.figures
