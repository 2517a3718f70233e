"""What a funnel says of areas by their size."""

import re

import pytest

from cjreport.present.blocks import Callout
from cjreport.present.pictures.funnel import funnel_figure
from cjreport.present.text.phrases import plain

CRIME = "recorded_crime"


@pytest.mark.parametrize(
    ("cells", "title"),
    [
        ({"rank": 26.0, "rank_from_lowest": 7.0}, "was among the eight lowest of 32 councils"),
        ({"rank": 26.0, "unusual": "unusually low"}, "was unusually low for a council of its size"),
        ({"rank": float("nan")}, "was lower than chance alone would make it"),
    ],
)
def test_a_funnels_title_is_its_finding(altered, cells, title):
    """What is unusual for the area's size, or else where it stands among councils, or else what chance would do."""
    given = {"rank_from_lowest": 7.0, "ranked": 32.0, "unusual": "not flagged"} | cells

    assert plain(funnel_figure(altered(CRIME, "none", "2024-25", **given), CRIME).title) == f"Recorded crime {title}"


def test_a_funnel_of_few_cases_finds_nothing(altered):
    """Whatever happened, where fewer than ten would be expected."""
    figures = altered(CRIME, "country", "2024-25", comparison="too few")
    figures.measures.loc[figures.measures["comparator"] == "none", "rank"] = float("nan")

    assert plain(funnel_figure(figures, CRIME).title) == "Recorded crime: too few to tell"


def test_a_funnels_table_says_where_each_council_stands(borders):
    """In the words of its title, and nothing of one that has no rank."""
    table = funnel_figure(borders.figures, CRIME).table
    words = [plain(row[2]) for row in table.rows]

    assert [column.name for column in table.columns][2] == "Among councils"
    assert sum(each.startswith("The highest of 32 councils") for each in words) == 1
    assert words[-1] == ""
    assert not any("not " in each for each in words)


def test_a_funnel_of_a_country_counts_the_unusual(of_country):
    """How many on which side; none are named in a title."""
    figures = of_country()
    counts = {
        name: figures.rows(name)
        .query("period == @figures.latest_of_areas(@name)")["unusual"]
        .isin(["unusually high", "unusually low"])
        .sum()
        for name in (CRIME, "drug_deaths")
    }
    for name, unusual in counts.items():
        title = plain(funnel_figure(figures, name).title)
        told = sum(int(number) for number in re.findall(r"(\d+) of 32 (?:are|is) unusually", title))

        assert told == unusual
        assert title.endswith((" for its size", " for their size") if unusual else ": each council by its size")


def test_figures_without_counts_make_no_funnel(borders):
    """A published rate does not say how large its area's base is."""
    block = funnel_figure(borders.figures, "suicides")

    assert isinstance(block, Callout)
    assert "counts" in plain(block.blocks[0].runs)
