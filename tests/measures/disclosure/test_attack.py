"""The attacker, against published tables and against one who tries every table there is."""

from itertools import product

import numpy as np
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from cjreport.measures.disclosure.attack import Attack, CountTable, Relation, components

settings.register_profile("unhurried", deadline=None)
settings.load_profile("unhurried")

NO_LIMIT = np.inf

# Re-keyed from sdcTools/sdcTable@6393dfb tests/testthat/test-simpleheuristic.R (figures alone): a table whose rows and
# columns each have two or more hidden cells, and which gives one away all the same. The totals are sums of the cells.
SDC_TABLE = np.array([[30, 47, 64, 89], [90, 124, 5, 31], [92, 100, 59, 85], [800, 991, 651, 685]])
SDC_HIDDEN = ["wa", "wb", "wc", "xa", "xc", "yb", "yd", "zb", "zd"]


def table_of(counts, relations, **known):
    """A table of counts that are shown as they are and may all be hidden, with what else is known of them."""
    size = len(counts)
    usual = {
        "counts": np.array(counts),
        "floor": np.zeros(size),
        "ceiling": np.full(size, NO_LIMIT),
        "gap": np.zeros(size, int),
        "shown_from": np.array(counts),
        "shown_to": np.array(counts),
        "cost": np.log2(1 + np.array(counts)),
        "needed": np.full(size, 3),
        "relations": tuple(relations),
    }
    return CountTable(**usual | {name: np.array(values) for name, values in known.items()})


def total(*cells, whole):
    return Relation((*cells, whole), (*[1.0] * len(cells), -1.0))


def crossed(inner):
    """A table of rows and columns with its totals."""
    rows, columns = inner.shape
    size = rows * columns
    counts = [*inner.ravel(), *inner.sum(axis=1), *inner.sum(axis=0)]
    across = [total(*range(r * columns, (r + 1) * columns), whole=size + r) for r in range(rows)]
    down = [total(*range(c, size, columns), whole=size + rows + c) for c in range(columns)]
    return table_of(counts, across + down)


def cells(names):
    return ["wxyz".index(name[0]) * 4 + "abcd".index(name[1]) for name in names]


def hiding(table, which):
    hidden = np.zeros(len(table.counts), bool)
    hidden[which] = True
    return Attack(table, hidden)


def test_two_hidden_in_every_line_are_not_enough():
    """The table of sdcTable meets that rule, and the attacker works out w|b as 47."""
    attack = hiding(crossed(SDC_TABLE), cells(SDC_HIDDEN))
    [given_away] = cells(["wb"])

    assert attack.reach(given_away) == (47, 47)
    assert not attack.is_safe(given_away)


def test_one_count_more_makes_that_table_safe():
    """With x|d hidden too, sdcTable's own attack gives w|b as 0 to 78; so does this."""
    attack = hiding(crossed(SDC_TABLE), cells([*SDC_HIDDEN, "xd"]))
    [given_away] = cells(["wb"])

    assert attack.reach(given_away) == (0, 78)
    assert all(attack.is_safe(cell) for cell in cells([*SDC_HIDDEN, "xd"]))


def test_the_cheapest_cover_of_that_table_is_found():
    """What is hidden besides is x|d, 31, the smallest count that is still open where it helps."""
    attack = hiding(crossed(SDC_TABLE), cells(SDC_HIDDEN))

    wider = attack.widened(*cells(["wb"]))

    assert np.flatnonzero(wider.suppressed & ~attack.suppressed).tolist() == cells(["xd"])


@pytest.mark.parametrize(("counts", "reach"), [((1, 1), (1, 1)), ((4, 4), (4, 4)), ((2, 3), (1, 4))])
def test_a_known_rule_and_a_sum_give_small_counts_away(counts, reach):
    """Two counts hidden as 1 to 4: with a sum of 2 both are 1, with 8 both are 4; a sum of 5 tells nothing."""
    table = table_of([*counts, sum(counts)], [total(0, 1, whole=2)], floor=[1, 1, 0], ceiling=[4, 4, NO_LIMIT])

    assert hiding(table, [0, 1]).reach(0) == reach


def test_a_count_without_bounds_has_no_greatest_value():
    """Nothing is known of it but that it is not small."""
    assert hiding(table_of([7], [], floor=[5]), [0]).reach(0) == (5, None)


def test_a_search_that_has_an_end_is_not_taken_for_one():
    """Parts of a total that is hidden too have no greatest value, though the programme stops somewhere."""
    attack = hiding(table_of([1, 1, 1, 3], [total(0, 1, 2, whole=3)], floor=[1] * 4), [0, 1, 2, 3])

    assert [attack.reach(cell) for cell in range(4)] == [(1, None), (1, None), (1, None), (3, None)]


def test_a_bound_beyond_every_count_is_told():
    """A count of 2 that may be up to three times another of 3 could be 9, more than any count there is."""
    table = table_of([2, 3], [Relation((0, 1), (-1.0, 3.0), 0, NO_LIMIT)])

    assert hiding(table, [0]).reach(0) == (0, 9)


def test_a_gap_is_kept_to():
    """What is nought or at least five is neither of one to four: of seven, a part of 1 to 4 can be 1 or 2 alone."""
    table = table_of([2, 5, 7], [total(0, 1, whole=2)], floor=[1, 0, 0], ceiling=[4, NO_LIMIT, NO_LIMIT], gap=[0, 5, 0])

    attack = hiding(table, [0, 1])

    assert attack.reach(0) == (1, 2)
    assert not attack.is_safe(0)


def test_values_between_the_ends_are_tried():
    """1 and 4 are not all that a count could be: 2 and 3 are possible as well."""
    table = table_of([1, 9, 10], [total(0, 1, whole=2)], floor=[1, 0, 0], ceiling=[4, NO_LIMIT, NO_LIMIT])
    attack = Attack(table, np.array([True, True, False]), [{1, 4}, {9}, {10}])

    assert attack.is_safe(0)


def test_values_that_cannot_be_do_not_count():
    """A count that is twice another is even, so that from 1 to 5 only 2 and 4 are possible."""
    table = table_of([4, 2], [Relation((0, 1), (1.0, -2.0))], floor=[1, 0], ceiling=[5, NO_LIMIT])

    attack = hiding(table, [0, 1])

    assert attack.reach(0) == (2, 4)
    assert not attack.is_safe(0)


def test_a_rounded_total_leaves_its_range():
    """A total shown as 10 to the nearest 5 is 8 to 12, and what is left of it as wide."""
    table = table_of([3, 7, 10], [total(0, 1, whole=2)], shown_from=[3, 7, 8], shown_to=[3, 7, 12])

    assert hiding(table, [0]).reach(0) == (1, 5)


def test_what_cannot_be_hidden_does_not_cover():
    """With the other part and the total public, nothing protects a count."""
    table = table_of([3, 7, 10], [total(0, 1, whole=2)], cost=[1, NO_LIMIT, NO_LIMIT])

    assert hiding(table, [0]).widened(0) is None


def test_counts_that_nothing_ties_stand_alone():
    """Relations tie counts together, over others too; the rest are alone."""
    tied = components(5, [total(0, whole=3), Relation((3, 4), (1.0, -1.0))])

    assert [part.tolist() for part in tied] == [[0, 3, 4], [1], [2]]


@st.composite
def small_tables(draw):
    """A table of 2 by 2 or 2 by 3 small counts, and which of its cells are hidden."""
    rows, columns = draw(st.sampled_from([(2, 2), (2, 3)]))
    inner = np.array(draw(st.lists(st.integers(0, 6), min_size=rows * columns, max_size=rows * columns)))
    hidden = draw(st.lists(st.booleans(), min_size=rows * columns, max_size=rows * columns).filter(any))
    return inner.reshape(rows, columns), np.flatnonzero(hidden)


def every_value(inner, hidden):
    """Try every table with these totals, and give the values that each hidden cell has in any."""
    most = int(inner.sum())
    could = {int(cell): set() for cell in hidden}
    for values in product(range(most + 1), repeat=len(hidden)):
        guess = inner.ravel().copy()
        guess[hidden] = values
        shaped = guess.reshape(inner.shape)
        if (shaped.sum(axis=0) == inner.sum(axis=0)).all() and (shaped.sum(axis=1) == inner.sum(axis=1)).all():
            for cell, value in zip(hidden, values, strict=True):
                could[int(cell)].add(int(value))
    return could


@settings(max_examples=60)
@given(small_tables().filter(lambda drawn: (drawn[0].sum() + 1) ** len(drawn[1]) < 20_000))
def test_the_attacker_reaches_what_trying_everything_reaches(drawn):
    """The ends of each range, and whether there are three values, are those of all tables."""
    inner, hidden = drawn
    attack = hiding(crossed(inner), hidden)
    for cell, values in every_value(inner, hidden).items():
        assert attack.reach(cell) == (min(values), max(values))
        assert attack.is_safe(cell) == (len(values) >= 3)
