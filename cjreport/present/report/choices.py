"""Which lines and themes a part of a report can be asked for, and what of them it can show."""

from __future__ import annotations

import difflib
from typing import TYPE_CHECKING

import pandas as pd

from cjreport.errors import Problem, UnknownNameError
from cjreport.inputs.periods import label
from cjreport.present.blocks import Prose, Text
from cjreport.present.pictures.together import alike
from cjreport.present.text.phrases import listed, lowered

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
    lines = _lines(figures)
    return pd.DataFrame(
        {
            "title": [line.title for line in lines],
            "unit": [line.unit for line in lines],
            "theme": [line.theme or NATIONAL for line in lines],
            "latest": [label(period) if (period := figures.latest(line.id)) else "" for line in lines],
        },
        index=pd.Index([line.id for line in lines], name="indicator"),
    )


def _lines(figures: Figures) -> tuple[Indicator, ...]:
    return (*figures.inputs.library.context.indicators, *figures.inputs.framework.indicators)


def line_called(figures: Figures, name: object) -> str:
    """Give an indicator's name if one is called so; else raises UnknownNameError."""
    known = figures.inputs.library.indicators
    if isinstance(name, str) and name in known:
        return name
    near = _near(name, {each.id: each.title for each in _lines(figures)})
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
    return (draw(figures, line_called(figures, name)),)


def drawn_together(
    figures: Figures, draw: Callable[[Figures, Sequence[str]], Block], names: Sequence[object]
) -> tuple[Block, ...]:
    """Draw the indicators of some names on one axis; raises UnknownNameError where they cannot be."""
    lines = _on_one_axis(figures, names)
    return (draw(figures, lines), *_left_aside(figures, lines))


def _on_one_axis(figures: Figures, names: Sequence[object]) -> tuple[str, ...]:
    lines = [figures.indicator(name) for name in dict.fromkeys(line_called(figures, name) for name in names)]
    if not lines:
        raise UnknownNameError(
            Problem("no indicator is named", "Name some of one unit; report.indicators() lists them.")
        )
    if len({(line.kind, line.unit) for line in lines}) > 1:
        what = f"these are not of one unit: {listed([f'{line.id} ({line.unit})' for line in lines])}"
        raise UnknownNameError(Problem(what, "Draw together those of one unit."))
    return tuple(line.id for line in lines)


def _left_aside(figures: Figures, names: Sequence[str]) -> Iterator[Prose]:
    """Name the indicators that are not drawn with the others, as their latest figure is of another period, or old."""
    shown = alike(figures, names)
    if shown and (aside := [figures.indicator(name) for name in names if figures.indicator(name) not in shown]):
        words = f"Not drawn, as there is no figure for the same period: {listed([lowered(i.title) for i in aside])}."
        yield Prose(runs=(Text(text=words, style="muted"),))


def stages_called(figures: Figures, names: Sequence[object]) -> tuple[str, ...]:
    """Give the names of indicators in the order of the stages that they are; raises UnknownNameError for others."""
    lines = [figures.indicator(name) for name in dict.fromkeys(line_called(figures, name) for name in names)]
    runs = figures.inputs.library.policy.stages
    for line in lines:
        if not any(line.fed_by in run for run in runs):
            mend = "report.stages() shows those that are counted in stages."
            raise UnknownNameError(Problem(f"{line.id} is no stage of a process", mend))
    run = next((run for run in runs if all(line.fed_by in run for line in lines)), ())
    if lines and (len(lines) == 1 or not run):
        what = (
            f"{listed([line.id for line in lines])} {'are' if len(lines) > 1 else 'is'} not the stages of one process"
        )
        raise UnknownNameError(Problem(what, "Name two or more of one; report.stages() shows them."))
    return tuple(line.id for line in sorted(lines, key=lambda line: run.index(line.fed_by)))
