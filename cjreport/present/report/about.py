"""What an annual report is, for its title and for whoever cites it."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

from cjreport.inputs.periods import on
from cjreport.present.parts.citing import About, whose_words
from cjreport.present.parts.sources import used_sources

if TYPE_CHECKING:
    from cjreport.inputs.figures.released import Release
    from cjreport.present.figures import Figures

SUBTITLE = "Annual report on community justice outcomes"
WITHOUT_WORDS = "Published figures on community justice"
"""The subtitle where no return is loaded: figures alone are not the partnership's report."""


@dataclass(frozen=True)
class VersionShown:
    """The versions of a report that were released, the last of them last; *is_last* if this is what that one showed."""

    released: tuple[Release, ...] = ()
    is_last: bool = False

    @property
    def words(self) -> str:
        """Say which version a report is."""
        if not self.released:
            return "Draft, not released"
        last = self.released[-1]
        return f"{'' if self.is_last else 'Draft, changed since '}version {last.version}, released on {on(last.date)}"


def about_report(figures: Figures, version: VersionShown) -> About:
    """Say what an annual report is."""
    inputs, words = figures.inputs, figures.inputs.the_return
    own = not (words.is_empty or words.compiled_from)
    subtitle = SUBTITLE if words.outcomes else WITHOUT_WORDS
    return About(
        title=f"{inputs.area.name}, {inputs.period}: {subtitle[:1].lower()}{subtitle[1:]}",
        author=(words.partnership or inputs.area.partnership) if own else "",
        place=inputs.area.name,
        years=inputs.period,
        version=version.words if own else "",
        words=whose_words(own=own, compiled=bool(words.compiled_from)),
        country=inputs.library.areas.country,
        sources=used_sources(figures),
        item=inputs.item("area"),
    )
