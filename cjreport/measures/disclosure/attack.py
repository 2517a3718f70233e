"""What somebody who knows the published figures and the rules can work out of the counts that are suppressed.

The attacker is taken to be the strongest there can be. He knows every figure shown, every sum and order that figures
are known to obey, that counts are whole and not negative, the policy, and of each suppressed count why it was
suppressed. For each suppressed count integer programming gives the values that it could still have.
"""

from __future__ import annotations

from dataclasses import dataclass, field, replace
from functools import cached_property
from typing import TYPE_CHECKING, NamedTuple

import numpy as np
from scipy.optimize import Bounds, LinearConstraint, milp
from scipy.sparse import coo_array
from scipy.sparse.csgraph import connected_components

if TYPE_CHECKING:
    from collections.abc import Iterable

    from numpy.typing import NDArray

    Ints = NDArray[np.int64]
    Floats = NDArray[np.float64]
    Flags = NDArray[np.bool_]

ARRAYS = ("counts", "floor", "ceiling", "gap", "shown_from", "shown_to", "cost", "needed")


@dataclass(frozen=True)
class Relation:
    """A sum that counts are known to obey: *low* <= the counts of *cells* times *factors* <= *high*."""

    cells: tuple[int, ...]
    factors: tuple[float, ...]
    low: float = 0.0
    high: float = 0.0


class Rules(NamedTuple):
    """What holds of a programme's variables: each row of factors times them lies from low to high."""

    factors: Floats
    low: Floats
    high: Floats


@dataclass(frozen=True)
class CountTable:
    """Counts that hang together, and what an attacker knows of each if it is suppressed.

    All arrays are of shape (n,), a count each. A suppressed count lies from *floor* to *ceiling*; where *gap* is above
    0, it is 0 or at least *gap*. A count that is shown lies from *shown_from* to *shown_to*, which are the count itself
    unless it is rounded. *cost* is the information lost with a count, infinite where it cannot be suppressed. *needed*
    is how many values a suppressed count must be able to have, 0 where that does not matter.
    """

    counts: Ints
    floor: Floats
    ceiling: Floats
    gap: Ints
    shown_from: Ints
    shown_to: Ints
    cost: Floats
    needed: Ints
    relations: tuple[Relation, ...]

    def part(self, cells: Ints, relations: Iterable[Relation]) -> CountTable:
        """Give the table of some of its counts, with the *relations* that lie within them."""
        place = {int(cell): n for n, cell in enumerate(cells)}
        within = tuple(Relation(tuple(place[c] for c in r.cells), r.factors, r.low, r.high) for r in relations)
        return CountTable(**{name: getattr(self, name)[cells] for name in ARRAYS}, relations=within)

    def without_reasons(self) -> CountTable:
        """Give the table as one knows it who cannot tell which of the suppressed counts are small."""
        # He still knows that a nought is not suppressed, unless the policy suppresses noughts: a floor of 1 at most.
        unbounded = np.full(len(self.counts), np.inf)
        return replace(self, floor=np.minimum(self.floor, 1), ceiling=unbounded, gap=np.zeros_like(self.gap))

    @cached_property
    def most(self) -> int:
        """More than any suppressed count can come to, so that a programme has an end."""
        return int(4 * self.counts.max(initial=0) + 100)

    @cached_property
    def rules(self) -> Rules:
        """The relations, and the gaps: variables are the counts, then a switch for each count with a gap."""
        gaps = np.flatnonzero(self.gap > 0)
        size, width = len(self.counts), len(self.counts) + len(gaps)
        rows = np.zeros((len(self.relations) + 2 * len(gaps), width))
        for row, relation in zip(rows, self.relations, strict=False):
            np.add.at(row, list(relation.cells), relation.factors)
        above, below = (rows[len(self.relations) + start :: 2] for start in (0, 1))
        places = np.arange(len(gaps))
        above[places, gaps], above[places, size + places] = 1, -self.gap[gaps]
        below[places, gaps], below[places, size + places] = 1, -self.most
        low = [*(r.low for r in self.relations), *[0, -np.inf] * len(gaps)]
        high = [*(r.high for r in self.relations), *[np.inf, 0] * len(gaps)]
        return Rules(rows, np.array(low), np.array(high))


def components(cells: int, relations: Iterable[Relation]) -> list[Ints]:
    """Split counts, numbered from 0, into those that relations tie together, in order."""
    pairs = [(relation.cells[0], cell) for relation in relations for cell in relation.cells[1:]]
    first, second = np.array(pairs, dtype=int).reshape(-1, 2).T
    graph = coo_array((np.ones(len(pairs)), (first, second)), shape=(cells, cells))
    labels = connected_components(graph, directed=False)[1]
    order = np.argsort(labels, kind="stable")
    return np.split(order, np.flatnonzero(np.diff(labels[order])) + 1)


@dataclass
class Attack:
    """An attack on the *suppressed* counts of a table; *seen* keeps the values that each was found to be able to have.

    *most* is how far a count without a ceiling may go, by default the table's own bound.
    """

    table: CountTable
    suppressed: Flags
    seen: list[set[int]] = field(default_factory=list)
    most: int = 0

    def __post_init__(self) -> None:
        self.seen = self.seen or [{int(count)} for count in self.table.counts]
        self.most = self.most or self.table.most

    def reach(self, cell: int) -> tuple[int, int | None]:
        """Give the least and the greatest value that a suppressed count could have; None where there is no greatest."""
        lowest, highest = (self._extreme(cell, sign) for sign in (1, -1))
        if lowest is None or highest is None:
            raise AssertionError("the true table must be possible: a relation does not hold in it")
        return lowest, highest if self._is_greatest(cell, highest) else None

    def _is_greatest(self, cell: int, highest: int) -> bool:
        """Whether a value is the greatest there is, or only as far as the programme was let go."""
        if highest <= self.table.counts.max():
            return True
        further = Attack(self.table, self.suppressed, self.seen, 2 * self.most)
        return further._extreme(cell, -1) == highest

    def is_safe(self, cell: int) -> bool:
        """Whether a suppressed count could have as many values as the table says it needs."""
        needed, seen = int(self.table.needed[cell]), self.seen[cell]
        value = self._extreme(cell, 1) if len(seen) < needed else None
        while len(seen) < needed and value is not None:
            value = self._extreme(cell, 1, value + 1)
        return len(seen) >= needed

    def widened(self, cell: int) -> Attack | None:
        """Suppress, at the least cost, what lets a suppressed count have one value more; None where nothing helps.

        The cost is taken to grow with how far a count must be able to move, which makes the search a linear one.
        """
        seen = self.seen[cell]
        found = [self._secondary(cell, 1, max(seen) + 1), self._secondary(cell, -1, min(seen) - 1)]
        costs = [np.inf if each is None else self.table.cost[self._moved(each)].sum() for each in found]
        best = found[int(np.argmin(costs))]
        if best is None:
            return None
        wider = Attack(self.table, self.suppressed | self._moved(best), self.seen)
        wider._remember(best)
        return wider

    def _moved(self, solved: Ints) -> Flags:
        """Say which counts that are shown would have to be other than they are shown."""
        return ~self.suppressed & ((solved < self.table.shown_from) | (solved > self.table.shown_to))

    def _remember(self, solved: Ints) -> None:
        for values, value in zip(self.seen, solved.tolist(), strict=True):
            values.add(value)

    def _extreme(self, cell: int, sign: int, edge: int | None = None) -> int | None:
        """Give a suppressed count's least (*sign* 1) or greatest (-1) value, from *edge* on; None if there is none."""
        lower, upper = self._within(self.table.rules.factors.shape[1])
        _move_edge((lower, upper), cell, sign, edge)
        goal = np.zeros(len(lower))
        goal[cell] = sign
        solved = _solved(goal, self.table.rules, lower, upper)
        if solved is None:
            return None
        self._remember(solved[: len(self.suppressed)])
        return int(solved[cell])

    def _within(self, width: int) -> tuple[Floats, Floats]:
        """Give the least and greatest value of each variable, as the attacker knows them; switches are 0 or 1."""
        table, lower, upper = self.table, np.zeros(width), np.ones(width)
        lower[: len(self.suppressed)] = np.where(self.suppressed, table.floor, table.shown_from)
        upper[: len(self.suppressed)] = np.where(self.suppressed, np.minimum(table.ceiling, self.most), table.shown_to)
        return lower, upper

    def _secondary(self, cell: int, sign: int, edge: int) -> Ints | None:
        """Find the table nearest to the true one, by the cost of what moves in it, with a count at *edge* or beyond."""
        table, rules = self.table, self.table.rules
        open_ = np.flatnonzero(~self.suppressed & np.isfinite(table.cost))
        places, (known, width) = np.arange(len(open_)), rules.factors.shape
        lower, upper = self._within(width + len(open_))
        lower[open_], upper[open_] = table.floor[open_], np.minimum(table.ceiling[open_], self.most)
        upper[width:] = self.most
        # the last variables are how far each open count is moved below or above what is shown
        moves = np.zeros((2, len(open_), width + len(open_)))
        moves[:, places, open_] = 1
        moves[0, places, width + places], moves[1, places, width + places] = 1, -1
        factors = np.vstack([np.hstack([rules.factors, np.zeros((known, len(open_)))]), *moves])
        low = np.concatenate([rules.low, table.shown_from[open_], np.full(len(open_), -np.inf)])
        high = np.concatenate([rules.high, np.full(len(open_), np.inf), table.shown_to[open_]])
        goal = np.zeros(width + len(open_))
        goal[width:] = table.cost[open_]
        _move_edge((lower, upper), cell, sign, edge)
        solved = _solved(goal, Rules(factors, low, high), lower, upper)
        return None if solved is None else solved[: len(self.suppressed)]


def _move_edge(bounds: tuple[Floats, Floats], cell: int, sign: int, edge: int | None) -> None:
    if edge is not None:
        side = bounds[0] if sign == 1 else bounds[1]
        side[cell] = max(side[cell], edge) if sign == 1 else min(side[cell], edge)


def _solved(goal: Floats, rules: Rules, lower: Floats, upper: Floats) -> Ints | None:
    """Solve an integer programme; None where nothing is possible."""
    if (lower > upper).any():
        return None
    whole = np.ones(len(goal), dtype=int)
    answer = milp(goal, integrality=whole, bounds=Bounds(lower, upper), constraints=LinearConstraint(*rules))
    if answer.status == 2:  # noqa: PLR2004 (infeasible)
        return None
    if answer.x is None:
        raise RuntimeError(f"the attack's programme was not solved: {answer.message}")
    # The solver works in floats: a whole number comes back a hair off.
    return np.rint(answer.x).astype(np.int64)
