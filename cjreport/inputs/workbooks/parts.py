"""The parts of a workbook's file, read piece by piece and within bounds, whatever the file says of its own size.

Nothing is taken into memory whole and no tree is built, so that no file can ask for more than the bounds allow.
"""

from __future__ import annotations

import re
import struct
import zipfile
import zlib
from dataclasses import dataclass, field
from posixpath import dirname, join, normpath
from typing import TYPE_CHECKING, NoReturn
from xml.parsers import expat

if TYPE_CHECKING:
    from collections.abc import Mapping

MOST_UNPACKED = 16_000_000
"""The most bytes that all parts that are read come to; a form that is filled in well has some 300,000."""
MOST_PARTS = 5_000
PIECE = 65_536
PACKED = {zipfile.ZIP_STORED, zipfile.ZIP_DEFLATED}
"""How workbooks are packed; other ways may ask for memory by the gigabyte."""
BROKEN = (
    *(zipfile.BadZipFile, zlib.error, struct.error, expat.ExpatError),
    *(EOFError, RuntimeError, ValueError, LookupError, OSError),
)
"""What a file that is cut off or spoilt raises when it is read: a LookupError for an alphabet that there is not."""
SAVE_AGAIN = "Open it in Excel or LibreOffice and save it again as .xlsx, without a password."
COPY = "Copy your words into a new form: cjreport new AREA --form makes one."
_CODED = re.compile(r"(?:_x[dD][89abAB][0-9a-fA-F]{2}__x[dD][c-fC-F][0-9a-fA-F]{2}_)|_x([0-9a-fA-F]{4})_")
_DISGUISES = {
    b"\xd0\xcf\x11\xe0": "this workbook has a password, or is of the old kind (.xls)",
    b"%PDF": "this is a PDF",
}


class UnsoundError(Exception):
    """A workbook cannot be read: why, and what to do."""

    def __init__(self, what: str, mend: str = SAVE_AGAIN) -> None:
        super().__init__(what)
        self.what, self.mend = what, mend


class Keeps:
    """Goes along with a part as it is read, and keeps what is wanted of it."""

    def start(self, name: str, given: Mapping[str, str]) -> None:
        """Meet the beginning of an element, by its name and what it says of itself."""

    def end(self, name: str) -> None:
        """Meet the end of an element."""

    def text(self, words: str) -> None:
        """Meet words within an element."""


@dataclass
class Parts:
    """The parts of a workbook by their names, and how many bytes may still be unpacked."""

    archive: zipfile.ZipFile
    left: int = MOST_UNPACKED
    known: dict[str, zipfile.ZipInfo] = field(default_factory=dict)

    def __post_init__(self) -> None:
        entries = self.archive.infolist()
        if len(entries) > MOST_PARTS:
            raise UnsoundError(f"this workbook has {len(entries):,} parts; a form has some 40", COPY)
        # Parts are named alike in any case, by the Open Packaging Conventions.
        self.known = {entry.filename.casefold(): entry for entry in entries}

    def has(self, name: str) -> bool:
        """Whether there is a part of a name."""
        return name.casefold() in self.known

    def read(self, name: str, keeps: Keeps) -> None:
        """Read a part; raises UnsoundError where it is missing, broken, or larger than what is left."""
        part = self.known.get(name.casefold())
        if part is None:
            raise UnsoundError(f"this is no Excel workbook, or a part of it is missing ({name})")
        if part.compress_type not in PACKED:
            raise UnsoundError(f"this workbook is packed in a way that no spreadsheet does ({name})")
        parser = _parser(keeps)
        with self.archive.open(part) as source:
            while piece := source.read(PIECE):
                # What the archive says of a part's size may be a lie, so what comes out of it is counted.
                self.left -= len(piece)
                if self.left < 0:
                    most = MOST_UNPACKED // 1_000_000
                    raise UnsoundError(f"this workbook holds more than {most} MB when it is unpacked ({name})", COPY)
                parser.Parse(piece)
        parser.Parse(b"", True)

    def ties(self, name: str) -> dict[str, tuple[str, str]]:
        """Give the parts that a part is tied to: kind and name, by id."""
        related = join(dirname(name), "_rels", f"{name.rpartition('/')[2]}.rels")
        if not self.has(related):
            return {}
        ties = _Ties(dirname(name))
        self.read(related, ties)
        return ties.found


def decoded(text: str) -> str:
    """Read the letters that a workbook writes as _xHHHH_, by their numbers."""
    return _CODED.sub(_letter, text) if "_x" in text else text


def _letter(found: re.Match[str]) -> str:
    if not found[1]:
        return bytes.fromhex(found[0][2:6] + found[0][9:13]).decode("utf-16-be")
    letter = chr(int(found[1], 16))
    # Half of a pair is no letter, and no file could be written with it.
    return found[0] if "\ud800" <= letter <= "\udfff" else letter


def disguised(head: bytes) -> str:
    """Say what a file is that is no workbook, by its first bytes."""
    for mark, what in _DISGUISES.items():
        if head.startswith(mark):
            return what
    return "this is no Excel workbook" if head else "this file is empty"


def _parser(keeps: Keeps) -> expat.XMLParserType:
    """Make a parser that tells of the elements of a part's own vocabulary by their plain names."""
    parser = expat.ParserCreate(namespace_separator=" ")
    parser.buffer_text = True
    own: list[str] = []

    def start(name: str, given: dict[str, str]) -> None:
        # A workbook may be of the transitional or the strict kind: one vocabulary under two addresses.
        if not own:
            own.append(name[: name.rfind(" ") + 1])
        keeps.start(name.removeprefix(own[0]), given)

    parser.StartElementHandler = start
    parser.EndElementHandler = lambda name: keeps.end(name.removeprefix(own[0]))
    parser.CharacterDataHandler = keeps.text
    parser.StartDoctypeDeclHandler = _refuse_doctype
    return parser


def _refuse_doctype(*_: object) -> NoReturn:
    raise UnsoundError("this workbook declares entities, which no spreadsheet does")


@dataclass
class _Ties(Keeps):
    folder: str
    found: dict[str, tuple[str, str]] = field(default_factory=dict)

    def start(self, name: str, given: Mapping[str, str]) -> None:
        if name == "Relationship" and given.get("TargetMode") != "External":
            target = given.get("Target", "")
            whole = target.lstrip("/") if target.startswith("/") else normpath(join(self.folder, target))
            self.found[given.get("Id", "")] = given.get("Type", "").rpartition("/")[2], whole
