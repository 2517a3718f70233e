"""Which indicators and themes a part of a report can be asked for, and what of them it can show."""

from __future__ import annotations

import difflib
from typing import TYPE_CHECKING

import pandas as pd

from cjreport.errors import Problem, UnknownNameError
from cjreport.inputs.periods import label
from cjreport.present.blocks import Prose
from cjreport.present.pictures.together import on_one_axis
from cjreport.present.text.phrases import listed, lowered, muted

if TYPE_CHECKING:
    from collections.abc import Callable, Iterator, Mapping, Sequence

    from cjreport.inputs.registers.areas import Place
    from cjreport.inputs.registers.frameworks import Indicator
    from cjreport.present.blocks import Block
    from cjreport.present.figures import Figures

LONGEST = 80
"""So many letters are repeated of what was given for a name."""
NATIONAL = "national indicators"
"""Where an indicator stands that is of no theme."""


def themes_of(figures: Figures) -> pd.DataFrame:
    """List the themes, by the names that they are called and their titles."""
    themes = figures.inputs.library.context.themes
    return pd.DataFrame(
        {"title": [each.title for each in themes]}, index=pd.Index([t.id for t in themes], name="theme")
    )


def indicators_of(figures: Figures) -> pd.DataFrame:
    """List the indicators, by the names that they are called, with title, unit, theme and the area's latest period."""
    indicators = _indicators(figures)
    return pd.DataFrame(
        {
            "title": [indicator.title for indicator in indicators],
            "unit": [indicator.unit for indicator in indicators],
            "theme": [indicator.theme or NATIONAL for indicator in indicators],
            "latest": [label(period) if (period := figures.latest(indicator.id)) else "" for indicator in indicators],
        },
        index=pd.Index([indicator.id for indicator in indicators], name="indicator"),
    )


def _indicators(figures: Figures) -> tuple[Indicator, ...]:
    return (*figures.inputs.library.context.indicators, *figures.inputs.framework.indicators)


def indicator_called(figures: Figures, name: object) -> str:
    """Give an indicator's name if one is called so; else raises UnknownNameError."""
    known = figures.inputs.library.indicators
    if isinstance(name, str) and name in known:
        return name
    near = _near(name, {each.id: each.title for each in _indicators(figures)})
    raise UnknownNameError(
        Problem(f"no indicator is called {_quoted(name)}", near or "report.indicators() lists them.")
    )


def theme_called(figures: Figures, name: object) -> str:
    """Give a theme's name if one is called so; else raises UnknownNameError."""
    known = {theme.id: theme.title for theme in figures.inputs.library.context.themes}
    if isinstance(name, str) and name in known:
        return name
    mend = _near(name, known) or f"The themes are {listed([*known])}."
    raise UnknownNameError(Problem(f"no theme is called {_quoted(name)}", mend))


def other_area(figures: Figures, name: object) -> Place:
    """Give the area of a name that shares nothing with the report's; else raises UnknownNameError."""
    own, areas = figures.inputs.area, figures.inputs.library.areas
    if not isinstance(name, str):
        raise UnknownNameError(Problem(f"no area is called {_quoted(name)}", "Write its name in quotes."))
    other = areas.find(name)
    if own.codes & other.codes:
        what = f"{other.name} and {own.name} are not two areas"
        raise UnknownNameError(Problem(what, "Name an area that is no part of the other."))
    return other


def _quoted(name: object) -> str:
    words = f'"{name}"' if isinstance(name, str) else repr(name)
    return words if len(words) <= LONGEST else f"{words[:LONGEST]}…"


def _near(name: object, titles: Mapping[str, str]) -> str:
    """Suggest what is called or titled much like *name*, as a sentence, or nothing."""
    known = {each.casefold(): called for called, title in titles.items() for each in (title, called)}
    near = difflib.get_close_matches(str(name).casefold()[:LONGEST], known, n=3)
    return f"Did you mean {' or '.join(dict.fromkeys(known[each] for each in near))}?" if near else ""


def drawn(figures: Figures, draw: Callable[[Figures, str], Block], name: object) -> tuple[Block, ...]:
    """Draw the indicator of a name; raises UnknownNameError where none is called so."""
    return (draw(figures, indicator_called(figures, name)),)


def drawn_together(
    figures: Figures, draw: Callable[[Figures, Sequence[str]], Block], names: Sequence[object]
) -> tuple[Block, ...]:
    """Draw the indicators of some names on one axis; raises UnknownNameError where they cannot be."""
    indicators = _on_one_axis(figures, names)
    return (draw(figures, indicators), *_left_aside(figures, indicators))


def _on_one_axis(figures: Figures, names: Sequence[object]) -> tuple[str, ...]:
    indicators = [figures.indicator(name) for name in dict.fromkeys(indicator_called(figures, name) for name in names)]
    if not indicators:
        raise UnknownNameError(
            Problem("no indicator is named", "Name some of one unit; report.indicators() lists them.")
        )
    if len({(indicator.kind, indicator.unit) for indicator in indicators}) > 1:
        what = (
            f"these are not of one unit: {listed([f'{indicator.id} ({indicator.unit})' for indicator in indicators])}"
        )
        raise UnknownNameError(Problem(what, "Draw together those of one unit."))
    return tuple(indicator.id for indicator in indicators)


def _left_aside(figures: Figures, names: Sequence[str]) -> Iterator[Prose]:
    """Name the indicators that are not drawn with the others, as their latest figure is of another period, or old."""
    shown = on_one_axis(figures, names)
    if shown and (aside := [figures.indicator(name) for name in names if figures.indicator(name) not in shown]):
        words = f"Not drawn, as there is no figure for the same period: {listed([lowered(i.title) for i in aside])}."
        yield Prose(runs=(muted(words),))


def stages_called(figures: Figures, names: Sequence[object]) -> tuple[str, ...]:
    """Give the names of indicators in the order of the stages that they are; raises UnknownNameError for others."""
    stages = [figures.indicator(name) for name in dict.fromkeys(indicator_called(figures, name) for name in names)]
    runs = figures.inputs.library.policy.stages
    for stage in stages:
        if not any(stage.fed_by in run for run in runs):
            mend = "report.stages() shows those that are counted in stages."
            raise UnknownNameError(Problem(f"{stage.id} is no stage of a process", mend))
    run = next((run for run in runs if all(stage.fed_by in run for stage in stages)), ())
    if stages and (len(stages) == 1 or not run):
        names = listed([stage.id for stage in stages])
        what = f"{names} {'are' if len(stages) > 1 else 'is'} not the stages of one process"
        raise UnknownNameError(Problem(what, "Name two or more of one; report.stages() shows them."))
    return tuple(stage.id for stage in sorted(stages, key=lambda stage: run.index(stage.fed_by)))
