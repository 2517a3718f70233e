"""Reading a drawing with eyes of our own: what it draws, where, and how much room its words take."""

import re
from itertools import combinations
from xml.etree import ElementTree as ET

from cjreport.present.charts.template import LEADING, Box
from cjreport.present.html.fonts import width_of
from cjreport.present.text_runs import Number

SVG = "{http://www.w3.org/2000/svg}"


def number(value, area="A", text=None):
    """A figure with an address."""
    return Number(text=text or f"{value:g}", value=value, measure="m", area=area, period="2022-23")


def elements(svg, name):
    """The elements of a name, in the order they are drawn."""
    return [*ET.fromstring(svg).iter(f"{SVG}{name}")]


def words_of(text):
    """The words of a text element, without what is told to a pointer."""
    return " ".join("".join(part for part in text.itertext()).split())


def texts(svg):
    """Every text that is drawn."""
    return [words_of(text) for text in elements(svg, "text")]


def size_of(svg):
    """A drawing's width and height."""
    root = ET.fromstring(svg)
    return float(root.attrib["width"]), float(root.attrib["height"])


def boxes(svg):
    """Each text with the room it takes up, by the widths of the face itself."""
    root = ET.fromstring(svg)
    return [found for child in root for found in _boxes(child, {"font-size": root.attrib["font-size"]})]


def _boxes(element, inherited):
    kept = {
        name: element.attrib[name] for name in ("font-size", "text-anchor", "font-weight") if name in element.attrib
    }
    look = inherited | kept
    if element.tag != f"{SVG}text":
        return [found for child in element for found in _boxes(child, look)]
    size, bold = float(look["font-size"]), look.get("font-weight") == "700"
    lines = ["".join(span.itertext()).strip() for span in element.iter(f"{SVG}tspan")] or [words_of(element)]
    width = max(width_of(line, size, bold=bold) for line in lines)
    x, y = float(element.attrib["x"]), float(element.attrib["y"])
    left = x - width * {"middle": 0.5, "end": 1.0}.get(look.get("text-anchor", ""), 0.0)
    bottom = y + 0.22 * size + (len(lines) - 1) * LEADING * size
    return [(words_of(element), Box(left, y - 0.72 * size, left + width, bottom))]


def outside(svg):
    """The words that a drawing cuts off."""
    width, height = size_of(svg)
    return [words for words, box in boxes(svg) if not Box(-0.5, -0.5, width + 0.5, height + 0.5).holds(box)]


def on_top_of_each_other(svg):
    """The pairs of words that share room."""
    return [(one[0], other[0]) for one, other in combinations(boxes(svg), 2) if one[1].meets(other[1])]


def corners(path):
    """The corners at which a path's boxes begin, with their widths and heights."""
    found = re.findall(r"M(-?[\d.]+) (-?[\d.]+)h([\d.]+)v([\d.]+)", path)
    return [tuple(map(float, box)) for box in found]


def line(path):
    """The points of a path of straight lines."""
    return [tuple(map(float, point)) for point in re.findall(r"[ML](-?[\d.]+) (-?[\d.]+)", path)]
