"""What pictures of several indicators share: which are drawn together, and a finding that counts them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from cjreport.present.text.phrases import listed, lowered

if TYPE_CHECKING:
    from collections.abc import Sequence

    from cjreport.inputs.registers.frameworks import Indicator
    from cjreport.present.figures import Figures

NAMED = 2
"""Up to this many indicators of which the same holds are named; of more the number is given."""


def on_one_axis(figures: Figures, names: Sequence[str]) -> list[Indicator]:
    """Give the indicators that stand on one axis with the first that has a current figure: of its unit and period."""
    held = [figures.indicator(name) for name in names if figures.is_current(name)]
    return [
        each
        for each in held
        if (each.kind, each.unit, figures.latest(each.id)) == (held[0].kind, held[0].unit, figures.latest(held[0].id))
    ]


def subject(figures: Figures, shown: Sequence[Indicator]) -> str:
    """Name what several indicators are about: the theme they share."""
    themes = {theme.id: theme.title for theme in figures.inputs.library.context.themes}
    return themes.get(shown[0].theme or "", shown[0].title)


def tally(said: dict[str, str], once: str = "", of: int = 0) -> str:
    """Count what is said of each of several by its title: what holds of most first, the others by name if few.

    *once* is whom all are compared with, which need be said only once. *of* is how many there are, where something is
    said of some alone.
    """
    groups: dict[str, list[str]] = {}
    for title, words in said.items():
        groups.setdefault(words, []).append(title)
    (most, titles), *others = sorted(groups.items(), key=lambda group: -len(group[1]))
    every = of or len(said)
    whole = {1: lowered(titles[0]), 2: "both measures"}.get(len(said), f"all {len(said)} measures")
    count = f"{len(titles)} of {every} measures" if others or every > len(said) else whole
    return "; ".join([f"{count} {most}", *(f"{_titles(titles)} {_brief(words, once)}" for words, titles in others)])


def _brief(words: str, once: str) -> str:
    """Leave out whom all are compared with: "were higher than in Scotland" becomes "were higher"."""
    return re.sub(rf" (?:than in|from|with) {re.escape(once)}$", "", words) if once else words


def _titles(titles: list[str]) -> str:
    names = [lowered(title) for title in titles]
    return " as well as ".join(names) if len(names) == NAMED and " and " in "".join(names) else _few(names)


def _few(names: list[str]) -> str:
    return listed(names) if len(names) <= NAMED else str(len(names))
