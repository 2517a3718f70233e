"""How a place takes the variants of words in turn: no text comes back in the year after."""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING, Any, TypeVar

from writing import prose

from cjreport.inputs.periods import every_period

if TYPE_CHECKING:
    from collections.abc import Sequence

    from figures import Model

    from cjreport.inputs.registers.areas import Place

Item = TypeVar("Item")
_NAME = re.compile(r"(?<!\{)\{([a-z_]+)\}(?!\})")


@dataclass(frozen=True)
class Teller:
    """Tells what a place says in a period."""

    model: Model
    place: Place
    period: str

    @cached_property
    def year(self) -> int:
        """Which of the country's periods it is, from 0."""
        return self.model.registers.areas.country.periods.index(self.period)

    @property
    def home(self) -> Place:
        """The place by which local bodies are called: of a joint partnership, its first area."""
        return (self.place.members or (self.place,))[0]

    @property
    def partnership(self) -> str:
        """What the partnership is called."""
        return self.place.partnership or f"{self.place.name} Community Justice Partnership"

    @cached_property
    def names(self) -> dict[str, str]:
        """What stands for the names in braces."""
        begins = int(self.period[:4])
        return {
            "area": "our areas" if self.place.members else self.place.name,
            "home": self.home.name,
            "council": f"{self.home.name} Council",
            "partnership": self.partnership,
            "period": self.period,
            "next_period": every_period(self.period, "2100-01")[1],
            "first_year": str(begins),
            "last_year": str(begins + 1),
        }

    def called(self, partner: str) -> str:
        """Give what a statutory partner is called here, or a body by its own name."""
        known = {p.id: p for p in self.model.registers.duties.partners}
        if partner not in known:
            return self.filled(partner) if "{" in partner else partner
        here = [area for area in self.place.members or (self.place,) if known[partner].is_in(area)]
        return "; ".join(dict.fromkeys(known[partner].called_in(area) for area in here))

    def all_called(self, partners: Sequence[str]) -> list[str]:
        """Give what partners and bodies are called here, without a partner that this place does not have."""
        return [name for partner in partners for name in self.called(partner).split("; ") if name]

    def filled(self, text: str) -> str:
        """Put this place and period in the place of names in braces; quotations in double braces stay."""
        return _NAME.sub(lambda found: self.names[found[1]], text)

    def turn(self, key: str) -> int:
        """Give a number that differs from place to place and goes up by one a year."""
        areas = self.model.registers.areas
        places = [*areas.all, *areas.partnerships]
        order = self.model.chance("turns", key).permutation(len(places))
        return int(order[places.index(self.place)]) + self.year

    def one(self, key: str, bank: Sequence[Item], turn: int | None = None) -> Item:
        """Take one of a bank, another every year."""
        return bank[(self.turn(key) if turn is None else turn) % len(bank)]

    def some(self, key: str, bank: Sequence[Item], number: int) -> list[Item]:
        """Take some of a bank, others every year where it holds twice as many."""
        start = self.turn(key) * number
        order = self.model.chance("order", key).permutation(len(bank))
        return [bank[int(order[(start + step) % len(bank)])] for step in range(number)]

    def say(self, key: str, bank: Sequence[str], turn: int | None = None) -> str:
        """Take one text of a bank and lay it out."""
        return prose(self.filled(self.one(key, bank, turn)))

    def chance(self, *names: str) -> Any:  # noqa: ANN401 (numpy's generator)
        """Give chance of this place's own."""
        return self.model.chance("words", self.place.slug, *names)
