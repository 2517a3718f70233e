"""What the sheets of a workbook share, kept as its parts go by: names and title, texts, and how numbers are shown."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from cjreport.inputs.workbooks.number_formats import BUILT_IN, GENERAL
from cjreport.inputs.workbooks.parts import Keeps, decoded
from cjreport.inputs.workbooks.unseen_words import BLACK, WHITE, Font, colour_of

if TYPE_CHECKING:
    from collections.abc import Iterator, Mapping


@dataclass
class BookPart(Keeps):
    """Keeps the names of sheets, whether they are hidden, and their ties; and how days are counted."""

    sheets: list[tuple[str, str, str]] = field(default_factory=list)
    from_1904: bool = False

    def start(self, name: str, given: Mapping[str, str]) -> None:
        """Keep a sheet's name, or how days are counted."""
        if name == "sheet":
            tie = next((value for key, value in given.items() if key.endswith(" id")), "")
            self.sheets.append((given.get("name", ""), given.get("state", ""), tie))
        elif name == "workbookPr":
            self.from_1904 = given.get("date1904") in {"1", "true"}


@dataclass
class Title(Keeps):
    """Keeps the title that a workbook has among its properties."""

    words: list[str] = field(default_factory=list)
    within: bool = False

    def start(self, name: str, _: Mapping[str, str]) -> None:
        """Say whether the words that follow are the title's."""
        self.within = name.endswith(" title")

    def end(self, _: str) -> None:
        """Know the end of the title."""
        self.within = False

    def text(self, words: str) -> None:
        """Take words."""
        if self.within:
            self.words.append(words)


@dataclass
class OwnProperties(Keeps):
    """Keeps the properties that whoever wrote a workbook has added to it."""

    found: dict[str, str] = field(default_factory=dict)
    name: str | None = None

    def start(self, name: str, given: Mapping[str, str]) -> None:
        """Know which property the words that follow are of."""
        if name == "property":
            self.name = given.get("name", "")

    def end(self, name: str) -> None:
        """Know the end of a property."""
        if name == "property":
            self.name = None

    def text(self, words: str) -> None:
        """Take words."""
        if self.name is not None:
            self.found[self.name] = self.found.get(self.name, "") + words.strip()


@dataclass
class Texts(Keeps):
    """Keeps the shared texts; of rich text the words, and no reading aids.

    *fonts* has those of texts that are written in their own; None is the font of the cell.
    """

    found: list[str] = field(default_factory=list)
    fonts: dict[int, list[Font | None]] = field(default_factory=dict)
    words: list[str] = field(default_factory=list)
    runs: list[Font | None] = field(default_factory=list)
    aside: int = 0
    taking: bool = False
    font: Font | None = None

    def start(self, name: str, given: Mapping[str, str]) -> None:
        """Say whether the words that follow are of a text, and how they are written."""
        # A phonetic run says how words are read aloud, in a text of its own that no cell shows.
        self.aside += name == "rPh"
        self.taking = name == "t" and not self.aside
        if name == "rPr":
            self.font = Font()
        elif self.taking:
            self.runs.append(self.font)
        elif self.font:
            self.font.take(name, given)

    def text(self, words: str) -> None:
        """Take words."""
        if self.taking:
            self.words.append(words)

    def end(self, name: str) -> None:
        """Keep a text once it is whole."""
        self.taking = False
        self.aside -= name == "rPh"
        if name == "r":
            self.font = None
        if name == "si":
            if any(self.runs):
                self.fonts[len(self.found)] = self.runs
            self.found.append(decoded("".join(self.words)))
            self.words.clear()
            self.runs = []


@dataclass(frozen=True)
class Style:
    """How a cell is shown: its number format, the font of its words, and the colour of its ground."""

    code: str = GENERAL
    font: Font = field(default_factory=Font)
    ground: str = WHITE


@dataclass
class Styles(Keeps):
    """Keeps the styles of cells."""

    codes: dict[str, str] = field(default_factory=dict)
    fonts: list[Font] = field(default_factory=list)
    grounds: list[str] = field(default_factory=list)
    cells: list[Mapping[str, str]] = field(default_factory=list)
    within: str = ""

    def start(self, name: str, given: Mapping[str, str]) -> None:
        """Keep a format, font or ground, or which of them a style has."""
        if name in {"fonts", "fills", "cellXfs"}:
            self.within = name
        elif name == "numFmt":
            self.codes[given.get("numFmtId", "")] = given.get("formatCode", GENERAL)
        match self.within, name:
            case "cellXfs", "xf":
                self.cells.append(given)
            case "fonts", "font":
                self.fonts.append(Font())
            case "fonts", _ if self.fonts:
                self.fonts[-1].take(name, given)
            case "fills", "fill":
                self.grounds.append(WHITE)
            # A ground of any pattern but a solid one has two colours: then nothing is said of what can be seen on it.
            case "fills", "patternFill" if given.get("patternType", "none") != "none":
                self.grounds[-1] = "" if given["patternType"] != "solid" else BLACK
            case "fills", "fgColor" if self.grounds[-1] == BLACK:
                self.grounds[-1] = colour_of(given, BLACK)

    def end(self, name: str) -> None:
        """Know the end of the fonts, grounds or styles."""
        if name == self.within:
            self.within = ""

    def styles(self) -> Iterator[Style]:
        """Give each style, by its place."""
        codes = {str(number): code for number, code in BUILT_IN.items()} | self.codes
        for given in self.cells:
            font, ground = (int(given.get(name, "0")) for name in ("fontId", "fillId"))
            yield Style(
                codes.get(given.get("numFmtId", "0"), GENERAL),
                self.fonts[font] if 0 <= font < len(self.fonts) else Font(),
                self.grounds[ground] if 0 <= ground < len(self.grounds) else WHITE,
            )
