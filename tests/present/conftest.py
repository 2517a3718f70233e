"""Figures of a real report, as they are and with some of them set otherwise."""

import pytest
from shown_plans import full_plan, no_plan, plans_home, reported_plan, sparse_plan  # noqa: F401 (fixtures)

from cjreport.present.figures import Figures


@pytest.fixture
def figures(borders):
    """The figures of a small area."""
    return borders.figures


@pytest.fixture
def altered(figures):
    """A function that gives the figures with some cells of the area's rows set otherwise."""

    def alter(indicator, comparator, at=None, **cells):
        measures = figures.measures.copy()
        rows = (measures["indicator"] == indicator) & (measures["comparator"] == comparator)
        rows &= measures["area_code"] == figures.inputs.area.code
        rows &= (measures["period"] == at) if at else True
        for column, value in cells.items():
            measures.loc[rows, column] = value
        return Figures(figures.inputs, measures)

    return alter
