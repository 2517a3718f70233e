"""Every area's figure of an indicator in one period: what pictures among areas are drawn from."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, cast

import pandas as pd

from cjreport.measures.combining.places import Comparator
from cjreport.measures.frame.lookup import Address, Row
from cjreport.measures.statistics.comparison import Comparison
from cjreport.present.blocks import Column, Table
from cjreport.present.figures import as_run
from cjreport.present.text.phrases import explained, runs_of
from cjreport.present.text.place_names import SIMILAR, place_name
from cjreport.present.text_runs import Number, Runs, Text

if TYPE_CHECKING:
    from collections.abc import Callable, Sequence
    from decimal import Decimal

    from cjreport.inputs.registers.frameworks import Indicator
    from cjreport.present.charts.canvas import Role
    from cjreport.present.figures import Figures


@dataclass(frozen=True)
class PlaceFigure:
    """A place's figure: its part in the picture, its name, the figure as shown, its row, and the number shown."""

    role: Role
    code: str
    name: str
    number: Number
    row: Row
    rounded: float


@dataclass(frozen=True)
class AllAreas:
    """An indicator's figures of one period, the lowest first.

    *areas* are the council areas', *own* the highlighted place's, which is one of them, a partnership of some, or None
    in a picture of the whole country.
    """

    figures: Figures
    indicator: Indicator
    period: str
    areas: tuple[PlaceFigure, ...]
    own: PlaceFigure | None
    country: PlaceFigure | None

    @property
    def everything(self) -> tuple[PlaceFigure, ...]:
        """Every figure there is, an area's but once."""
        joint = [self.own] if self.own and self.own not in self.areas else []
        return (*self.areas, *joint, *([self.country] if self.country else []))

    @property
    def is_alone(self) -> bool:
        """Whether there is no other area to see the highlighted place beside."""
        return len(self.areas) < 2  # noqa: PLR2004 (itself and another)

    @property
    def is_few(self) -> bool:
        """Whether the highlighted place has too few people or cases to be compared with the country."""
        code = self.own.code if self.own else ""
        beside = self.figures.at(Address(self.indicator.id, code, self.period, Comparator.COUNTRY))
        return beside is not None and beside["comparison"] == Comparison.TOO_FEW

    @property
    def percent(self) -> bool:
        """Whether the figures are percentages."""
        return self.indicator.kind == "proportion"

    @property
    def group(self) -> str:
        """What the areas drawn as squares are, or nothing where there are none."""
        if not any(held.role == "family" for held in self.areas):
            return ""
        return "areas of the partnership" if self.figures.inputs.area.members else SIMILAR.lower()

    @property
    def median(self) -> Number | None:
        """The middle of the figures of the area's family group, where it has one."""
        at = Address(self.indicator.id, self.own.code if self.own else "", self.period)
        middle = self.figures.median(at, rough=True)
        return middle if isinstance(middle, Number) else None


def all_areas(figures: Figures, name: str) -> AllAreas | None:
    """Gather every area's figure in the latest period of the report's place; None where it has none that is current.

    A report on the whole country has no area of its own, and takes the latest period of any.
    """
    place, register = figures.inputs.area, figures.inputs.library.areas
    whole = place.code == register.country.code
    period = figures.latest_of_areas(name) if whole else figures.latest(name)
    if period is None or not (whole or figures.is_current(name)):
        return None
    held = [_held(figures, Address(name, area.code, period)) for area in register.all]
    areas = sorted(filter(None, held), key=lambda held: (held.number.value, held.name))
    own = None if whole else _held(figures, Address(name, place.code, period))
    country = _held(figures, Address(name, register.country.code, period))
    return AllAreas(figures, figures.indicator(name), period, tuple(areas), own, country)


def _held(figures: Figures, at: Address) -> PlaceFigure | None:
    row = figures.at(at)
    if row is None or pd.isna(row["value"]):
        return None
    figure = figures.written(at, rough=True)
    number, shown = cast("Number", as_run(figure)), float(cast("Decimal", figure.rounded))
    return PlaceFigure(_role(figures, at), at.area, place_name(figures, at.area), number, row, shown)


def _role(figures: Figures, at: Address) -> Role:
    place, register = figures.inputs.area, figures.inputs.library.areas
    if at.area == register.country.code:
        return "country"
    if at.area == place.code:
        return "area"
    group = place.members or register.family_group(place, figures.indicator(at.indicator).family_group)
    return "family" if at.area in {area.code for area in group} else "other"


def table_of(
    shown: AllAreas,
    caption: str,
    columns: Sequence[Column] = (),
    cells: Callable[[Address], Sequence[Runs]] = lambda _: (),
) -> Table:
    """Set out every area by its name, with a mark where it has no figure; the country's last.

    *cells* gives what stands under *columns*, between an area's name and its figure.
    """
    names = {area.code: area.name for area in shown.figures.inputs.library.areas.all}
    names |= {held.code: held.name for held in shown.everything}
    last = shown.country.code if shown.country else ""
    in_order = sorted(names, key=lambda code: (code == last, names[code].casefold(), code))
    rows = tuple(_row(shown, names[code], Address(shown.indicator.id, code, shown.period), cells) for code in in_order)
    heads = (Column(name="Area"), *columns, Column(name="Figure", figures=True))
    return Table(caption=caption, columns=heads, rows=rows, notes=explained(rows))


def _row(shown: AllAreas, name: str, at: Address, cells: Callable[[Address], Sequence[Runs]]) -> tuple[Runs, ...]:
    own = shown.own is not None and shown.own.code == at.area
    lead = (Text(text=name, style="strong" if own else "plain"),)
    return (lead, *cells(at), runs_of(shown.figures.number(at, rough=True, strong=own)))
