"""What the sheets of a workbook share, kept as its parts go by: names and title, texts, and how numbers are shown."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import TYPE_CHECKING

from cjreport.inputs.number_formats import BUILT_IN, GENERAL
from cjreport.inputs.workbook_parts import Keeps, decoded

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
    """Keeps the shared texts; of rich text the words, and no reading aids."""

    found: list[str] = field(default_factory=list)
    words: list[str] = field(default_factory=list)
    aside: int = 0
    taking: bool = False

    def start(self, name: str, _: Mapping[str, str]) -> None:
        """Say whether the words that follow are of a text."""
        self.aside += name == "rPh"
        self.taking = name == "t" and not self.aside

    def text(self, words: str) -> None:
        """Take words."""
        if self.taking:
            self.words.append(words)

    def end(self, name: str) -> None:
        """Keep a text once it is whole."""
        self.taking = False
        self.aside -= name == "rPh"
        if name == "si":
            self.found.append(decoded("".join(self.words)))
            self.words.clear()


@dataclass
class Styles(Keeps):
    """Keeps the number formats of the styles of cells."""

    codes: dict[str, str] = field(default_factory=dict)
    numbers: list[str] = field(default_factory=list)
    within: bool = False

    def start(self, name: str, given: Mapping[str, str]) -> None:
        """Keep a format, or which one a style has."""
        if name == "cellXfs":
            self.within = True
        elif name == "xf" and self.within:
            self.numbers.append(given.get("numFmtId", "0"))
        elif name == "numFmt":
            self.codes[given.get("numFmtId", "")] = given.get("formatCode", GENERAL)

    def end(self, name: str) -> None:
        """Know the end of the styles of cells."""
        if name == "cellXfs":
            self.within = False

    def formats(self) -> Iterator[str]:
        """Give the format of each style, by its place."""
        built_in = {str(number): code for number, code in BUILT_IN.items()}
        return (self.codes.get(number, built_in.get(number, GENERAL)) for number in self.numbers)
