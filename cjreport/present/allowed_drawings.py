"""Is a drawing made of what our own drawings are made of? A notebook may come from anywhere, and carry any markup."""

from __future__ import annotations

import binascii
import re
from base64 import b64decode
from typing import TYPE_CHECKING, Annotated
from xml.etree.ElementTree import ParseError

from defusedxml.common import DefusedXmlException
from defusedxml.ElementTree import fromstring
from pydantic import AfterValidator

if TYPE_CHECKING:
    from xml.etree.ElementTree import Element

SVG = "{http://www.w3.org/2000/svg}"
SHAPES = {"svg", "g", "path", "rect", "circle", "text", "tspan", "title"}
"""The elements that the templates of present.charts draw with."""
LOOKS = {
    *("width", "height", "viewBox", "x", "y", "dy", "cx", "cy", "r", "d", "transform", "pointer-events"),
    *("fill", "fill-opacity", "stroke", "stroke-width", "stroke-dasharray", "stroke-linejoin", "stroke-linecap"),
    *("paint-order", "text-anchor", "font-family", "font-size", "font-weight", "aria-hidden", "focusable"),
}
"""The attributes that they draw with, beside those that hold a figure's address."""
DEEPEST = 40
"""So deep may elements lie within each other: what draws a PDF would give way at some thousands."""
ADDRESS = {"data-value", "data-measure", "data-area", "data-period", "data-field", "data-comparator", "data-text"}
_PLAIN = re.compile(r"(?:(?!url)[\w\s.,#%+()'-])*", re.IGNORECASE)
"""What an attribute may say: numbers, colours, names; nothing that leads elsewhere, however it is written."""
_ELSEWHERE = re.compile(r"url\s*+\(\s*+['\"]?+(?!#)|image-set\s*+\(|@import|\\|expression\s*\(", re.IGNORECASE)
_INSIDE = re.compile(r"#|data:image/(?:png|jpeg);base64,")
ACTIVE = {
    *("script", "foreignobject", "iframe", "embed", "object", "audio", "video", "handler", "listener", "meta"),
    *("set", "animate", "animatemotion", "animatetransform"),
    "filter",
}
"""Elements of SVG that do more than be seen; a filter may take minutes."""
MOST_BYTES, MOST_PIXELS = 10_000_000, 50_000_000
"""So large may a picture be: more takes minutes to draw, and no reader sees it."""
_INSTRUCTION = re.compile(r"<\?(?!xml\s)")
"""What names a style sheet elsewhere, for one."""
_PNG = re.compile(rb"\x89PNG\r\n\x1a\n.{4}IHDR(.{4})(.{4})", re.DOTALL)


def drawn_as_ours(drawing: str) -> str:
    """Give an SVG drawing as it is; raises ValueError where anything in it is not such as our own charts have."""
    # a page reads markup by other rules than XML, so what the two read differently is left out
    if "<!" in drawing or "<?" in drawing:
        raise ValueError("a drawing holds more than shapes and words")
    for element in _read(drawing).iter():
        if element.tag.removeprefix(SVG) not in SHAPES or not element.tag.startswith(SVG):
            raise ValueError(f"a drawing holds <{_name(element.tag)}>")
        for name, told in element.attrib.items():
            if name not in ADDRESS and (name not in LOOKS or not _PLAIN.fullmatch(told)):
                raise ValueError(f"a drawing holds {_name(name)}={told[:40]!r}")
    return drawing


def check_picture(data: str, media_type: str) -> None:
    """Raise ValueError where base64 *data* are no picture, too large a one, or one that would do more than be seen."""
    try:
        image = b64decode(data, validate=True)
    except binascii.Error:
        raise ValueError("a picture cannot be read") from None
    _check_size(image)
    if media_type == "image/svg+xml":
        _check_by_itself(image.decode("utf-8"))


def _check_by_itself(svg: str) -> None:
    """Raise ValueError where an SVG picture, as other programs draw it, would do something or reach for something.

    It is shown as an image, a document of its own, so that its styles touch nothing else.
    """
    if _INSTRUCTION.search(svg):
        raise ValueError("a picture holds <?…?> that reaches for something")
    for element in _read(svg).iter():
        words = "".join([element.text or "", *(inner.tail or "" for inner in element)])
        if _name(element.tag).lower() in ACTIVE or _ELSEWHERE.search(words):
            raise ValueError(f"a picture holds <{_name(element.tag)}> that runs or reaches for something")
        for name, told in element.attrib.items():
            leads = _name(name) in {"href", "src", "base"} and not _INSIDE.match(told.strip())
            if name.lower().startswith("on") or leads or _ELSEWHERE.search(told):
                raise ValueError(f"a picture holds {_name(name)}={told[:40]!r}")
            if _name(name) == "href" and told.strip().startswith("data:"):
                _check_size(b64decode(told.partition(",")[2]))


def _check_size(image: bytes) -> None:
    """Raise ValueError where a picture has more bytes, or a PNG more pixels, than can be drawn in good time."""
    size = _PNG.match(image)
    pixels = int.from_bytes(size[1]) * int.from_bytes(size[2]) if size else 0
    if len(image) > MOST_BYTES or pixels > MOST_PIXELS:
        most = f"{MOST_BYTES // 10**6} MB and {MOST_PIXELS // 10**6} million pixels"
        raise ValueError(f"a picture is larger than {most}: save it smaller")


def _read(svg: str) -> Element:
    try:
        root: Element = fromstring(svg, forbid_external=True)
    except (ParseError, DefusedXmlException, ValueError, RecursionError):
        raise ValueError("a drawing cannot be read") from None
    if root.tag != f"{SVG}svg":
        raise ValueError("a drawing is no SVG")
    level, depth = [root], 0
    while level:
        level, depth = [child for element in level for child in element], depth + 1
        if depth > DEEPEST:
            raise ValueError("a drawing is nested deeper than any that is drawn")
    return root


def _name(qualified: str) -> str:
    return qualified.rpartition("}")[2]


Drawing = Annotated[str, AfterValidator(drawn_as_ours)]
"""An SVG drawing that may stand in a page as it is."""
