"""A drawing as an SVG that can stand in a page: no style sheet of its own, no metadata, no clashing ids."""

from __future__ import annotations

import io
import re
from typing import TYPE_CHECKING
from xml.etree import ElementTree as ET

from cjreport.present.fonts import STACK

if TYPE_CHECKING:
    from matplotlib.figure import Figure as Canvas

    from cjreport.present.blocks import Number

SVG = "http://www.w3.org/2000/svg"
XLINK = "http://www.w3.org/1999/xlink"
ET.register_namespace("", SVG)
ET.register_namespace("xlink", XLINK)


_SHARED = re.compile(r"font-family: [^;]*; ?")


def as_svg(canvas: Canvas, numbers: dict[str, Number]) -> str:
    """Write a canvas as SVG text; *numbers* gives the figure that each labelled group shows, by the group's id."""
    file = io.BytesIO()
    canvas.savefig(file, format="svg", metadata={"Date": None, "Creator": None, "Format": None, "Type": None})
    root = ET.fromstring(file.getvalue())  # noqa: S314 (matplotlib's own output)
    _drop(root, f"{{{SVG}}}metadata")
    _drop(root, f"{{{SVG}}}style")
    _mark_numbers(root, numbers)
    _forget_unused_ids(root)
    _lighten(root)
    width, height = root.attrib["viewBox"].split()[2:]
    root.attrib |= {"width": width, "height": height, "aria-hidden": "true", "focusable": "false", "font-family": STACK}
    return ET.tostring(root, encoding="unicode")


def with_own_ids(svg: str, prefix: str) -> str:
    """Put *prefix* before every id and every reference to one, so that drawings share a page."""
    named = re.sub(r'\bid="', f'id="{prefix}-', svg)
    return re.sub(r'(xlink:href="|url\()#', rf"\1#{prefix}-", named)


def _drop(root: ET.Element, tag: str) -> None:
    for parent in root.iter():
        for child in [child for child in parent if child.tag == tag]:
            parent.remove(child)


def _lighten(root: ET.Element) -> None:
    """Take out what no eye can see: hundredths of a pixel's parts, turns by nothing, spaces, the face all share."""
    for element in root.iter():
        element.attrib |= {"style": _SHARED.sub("", element.attrib["style"])} if "style" in element.attrib else {}
        if element.attrib.get("transform", "").startswith("rotate(-0 "):
            del element.attrib["transform"]
        for drawn in ("d", "x", "y", "transform", "points"):
            if drawn in element.attrib:
                fine = re.sub(r"(\.\d\d)\d+", r"\1", element.attrib[drawn])
                element.attrib[drawn] = re.sub(r"  +", " ", fine).strip()
        element.text = element.text if (element.text or "").strip() else None
        element.tail = None


def _mark_numbers(root: ET.Element, numbers: dict[str, Number]) -> None:
    for group in root.iter(f"{{{SVG}}}g"):
        if number := numbers.get(group.attrib.get("id", "")):
            group.attrib |= {
                "data-value": repr(number.value),
                "data-measure": number.measure,
                "data-area": number.area,
                "data-period": number.period,
                "data-text": number.text,
            }


def _forget_unused_ids(root: ET.Element) -> None:
    everything = ET.tostring(root, encoding="unicode")
    used = set(re.findall(r'(?:xlink:href="|url\()#([^")]+)', everything))
    for element in root.iter():
        if element.attrib.get("id") not in used:
            element.attrib.pop("id", None)
