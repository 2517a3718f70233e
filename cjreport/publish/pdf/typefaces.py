"""Text as the typefaces of the PDF can show it: a letter that none of them has is named in words."""

from __future__ import annotations

import json
import re
import unicodedata
from functools import cache
from pathlib import Path
from typing import TYPE_CHECKING, Any

import font_roboto
import typst

from cjreport.characters import is_right_to_left, pieces
from cjreport.present.blocks import BLOCKS
from cjreport.present.html.fonts import LETTERS

if TYPE_CHECKING:
    from cjreport.present.blocks import Block

FONTS = Path(font_roboto.__file__).with_name("files")
LONGEST_ADDRESS = 2_000
"""Letters of an address that is still a link: Typst refuses longer ones, and browsers cut them."""
_MARKS = "\u0300-\u036f\u1ab0-\u1aff\u1dc0-\u1dff\u20d0-\u20ff\ufe00-\ufe0f\ufe20-\ufe2f\U0001f3fb-\U0001f3ff"
_ODD = re.compile(rf"[^{re.escape(LETTERS)}\s]")
_CLUSTER = re.compile(rf"[\s\S][{_MARKS}]*(?:\u200d[\s\S][{_MARKS}]*)*")
"""A letter with its accents, or an emoji with all that is joined to it."""
_TRIAL = b"""#set document(title: "Trial")
#set text(lang: "en", font: ("Roboto", "DejaVu Sans Mono"))
#text(json(bytes(sys.inputs.letters)))"""
_NOT_WORDS = {"wide", "narrow", "data", "href"}
"""Fields of blocks that hold drawings and addresses."""


@cache
def compiler() -> typst.Compiler:
    """Roboto first; Typst's own faces lend it the arrows, ticks and letters of other scripts that it lacks."""
    fonts = typst.Fonts(include_system_fonts=False, include_embedded_fonts=True, font_paths=[FONTS])
    return typst.Compiler(font_paths=fonts)


def with_faces(value: Any, name: str = "") -> Any:  # noqa: ANN401 (blocks as plain data)
    """Make the words in blocks, as plain data, such as can be typeset."""
    if isinstance(value, dict):
        return {key: with_faces(each, key) for key, each in value.items()}
    if isinstance(value, list | tuple):
        return [with_faces(each, name) for each in value]
    if name == "href":
        return value if len(value) <= LONGEST_ADDRESS else ""
    return words(value) if isinstance(value, str) and name not in _NOT_WORDS else value


def words(text: str) -> str:
    """Name the letters of a text that no face has, let long words break, and keep right-to-left words to themselves."""
    if _ODD.search(text):
        text = _CLUSTER.sub(lambda found: found[0] if _has_a_face(found[0]) else name_of(found[0]), text)
    broken = "\u200b".join(pieces(text))
    return f"\u2068{broken}\u2069" if is_right_to_left(text) else broken


def spelled_out(blocks: tuple[Block, ...]) -> list[str]:
    """List the letters in a report that the PDF names in words, because none of its faces has them."""
    odd = _ODD.findall(BLOCKS.dump_json(blocks).decode())
    return [letter for letter in sorted({*odd}) if not _has_a_face(letter)]


def name_of(letters: str) -> str:
    """Name letters as Unicode does, or by their numbers: [grinning face]."""
    told = [letter for letter in letters if unicodedata.category(letter) != "Cf" and not "\ufe00" <= letter <= "\ufe0f"]
    names = [unicodedata.name(letter, "").lower() or f"U+{ord(letter):04X}" for letter in told]
    return f"[{', '.join(names)}]"


def _has_a_face(letters: str) -> bool:
    """Whether every letter of a cluster can be shown, alone and together."""
    seen = [letter for letter in dict.fromkeys(letters) if unicodedata.category(letter) != "Cf"]
    return all(letter in LETTERS or _is_shown(letter) for letter in seen) and (len(letters) == 1 or _is_shown(letters))


@cache
def _is_shown(letters: str) -> bool:
    """Ask Typst, which alone knows its faces; letters of nobody's own have no meaning to show."""
    if unicodedata.category(letters[0]) in {"Co", "Cn"}:
        return False
    try:
        compiler().compile_with_warnings(
            _TRIAL, format="pdf", sys_inputs={"letters": json.dumps(letters)}, pdf_standards="ua-1"
        )
    except typst.TypstError:
        return False
    return True
