"""The words of a notebook's own cells: the figures that they quote looked up, and what stands as it was typed told."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from cjreport.assurance.figures.quoted_figures import quotations_of_nothing, quotations_that_are_broken
from cjreport.errors import Problem, ReportError
from cjreport.inputs.documents.prose import Statement, quotations
from cjreport.inputs.registers.rules import RULES
from cjreport.present.text.markdown import read_markdown
from cjreport.present.text.quotations import prose_blocks
from cjreport.reports.opening import open_once

if TYPE_CHECKING:
    from collections.abc import Iterator
    from pathlib import Path

    from cjreport.inputs.item import Item
    from cjreport.present.blocks import Block
    from cjreport.present.figures import Figures
    from cjreport.reports.kind import ReportKind

LOWEST = 2
"""The level below the report's title, at which headings of cells start."""
_PICTURE = re.compile(r"!\[[^\[\]\n]*\]\([^()\n]*\)")
_FORMULA = re.compile(r"\$\$[^$]+\$\$|(?<![\\$\w])\$(?=\S)[^$\n]*(?<=[^\s\\])\$(?![\w$])")
_CODE = re.compile(r"```.*?(?:```|\Z)|`[^`\n]*`", re.DOTALL)


@dataclass(frozen=True)
class Words:
    """Reads the words of the cells of a notebook that opened an *item* of a *kind*, in the workbench at *home*."""

    kind: ReportKind | None = None
    item: Item | None = None
    home: Path | None = None

    def read(self, text: str) -> tuple[Block, ...]:
        """Read Markdown into blocks; a quotation that cannot be looked up stays as it was typed."""
        figures = self._figures if any(quotations(text)) else None
        return prose_blocks(figures, text, LOWEST) if figures else read_markdown(text, LOWEST)

    def told(self, text: str, place: str) -> Iterator[Problem]:
        """Tell what of a text is shown as it was typed though more was meant."""
        if any(quotations(text)) and self._figures is None:
            mend = "Export the notebook where its workbench is, or write the figures out."
            yield Problem("the figures that this cell quotes cannot be looked up here", mend, place=place)
        else:
            yield from self._told_of_quotations(text, place)
        rest = _CODE.sub(" ", text)
        for found in _PICTURE.findall(rest):
            mend = 'To show a picture, end a cell of code in cjreport.picture(figure, alt="…").'
            yield Problem(f"{found[:60]} is shown as it was typed: it is no picture here", mend, place=place)
        for found in _FORMULA.findall(rest):
            mend = "Say it in words, or show it as a picture."
            yield Problem(f"{found[:60]} is shown as it was typed: formulas are not set", mend, place=place)

    def _told_of_quotations(self, text: str, place: str) -> Iterator[Problem]:
        """Tell quotations of what does not exist or has no figure, and braces that are no quotation."""
        said = [Statement((), text)]
        quotable = self._figures.quotable if any(quotations(text)) and self._figures else None
        for found in (*(quotations_of_nothing(said, quotable) if quotable else ()), *quotations_that_are_broken(said)):
            yield Problem(found.what, RULES[found.rule].mend, place=place)

    @cached_property
    def _figures(self) -> Figures | None:
        """The figures of the report that the notebook opened, None where it cannot be opened here."""
        try:
            return open_once(self.kind, self.item, self.home).figures if self.kind and self.item else None
        except ReportError:
            return None
