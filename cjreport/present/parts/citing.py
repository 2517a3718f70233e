"""How a report may be cited and used again: whose it is, which version, under which licences."""

from __future__ import annotations

from collections import Counter
from dataclasses import dataclass
from typing import TYPE_CHECKING

from cjreport.present.blocks import Block, Heading, Prose
from cjreport.present.text.phrases import listed, runs_of
from cjreport.present.text_runs import Text

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cjreport.inputs.item import Item
    from cjreport.inputs.registers.areas import Country
    from cjreport.inputs.registers.sources import Source

FEW = 3
"""So many publishers are named in a citation; of more, these and that there are others."""


@dataclass(frozen=True)
class About:
    """What a report is, for whoever cites it or takes its figures away.

    *author* is the partnership whose words it holds, and empty where it holds none of its own; *years* are those it is
    for; *words* says whose its words are.
    """

    title: str
    author: str
    place: str
    years: str
    version: str
    words: str
    country: Country
    sources: tuple[Source, ...]
    item: Item

    @property
    def citation(self) -> str:
        """Name the report as another text would."""
        parts = (self.author, self.title, self.version, f"Made with cjreport{self._from}")
        return " ".join(f"{part.rstrip('.')}." for part in parts if part)

    @property
    def _from(self) -> str:
        publishers = list(dict.fromkeys(source.publisher for source in self.sources))
        named = [*publishers[:FEW], *(["others"] if len(publishers) > FEW else [])]
        return f" from figures of {listed(named)}" if named else ""

    @property
    def reuse(self) -> tuple[str, ...]:
        """Say under which licences figures and words may be used again, a sentence each."""
        licences = Counter(source.licence.rstrip(".") for source in self.sources).most_common()
        usual = [f"Licence of the figures: {licences[0][0]}; name their source."] if licences else []
        others = [
            f"{source.title}: {source.licence.rstrip('.')}."
            for source in self.sources
            if source.licence.rstrip(".") != licences[0][0]
        ]
        return (*usual, *others, f"{self.country.attribution.rstrip('.')}.", *filter(None, [self.words]))


def whose_words(*, own: bool, compiled: bool) -> str:
    """Say whose the words of a report are: those who published them, the partnership, or nobody."""
    if compiled:
        return "Words taken from published reports belong to those who wrote them."
    return "The partnership's own words belong to it: ask it before you use them again." if own else ""


def cite_blocks(about: About) -> Iterator[Block]:
    """Say how to cite a report, and how it may be used again."""
    yield Heading(level=3, runs=runs_of("Cite and re-use"))
    yield Prose(runs=runs_of(Text(text="Cite it as: ", style="strong"), about.citation))
    yield Prose(runs=runs_of(Text(text="Use it again: ", style="strong"), " ".join(about.reuse)))
