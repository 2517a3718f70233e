"""Headings of a report, none of whose levels is left out."""

import pytest

from cjreport.present.blocks import Account, Callout, Details, Heading, Prose
from cjreport.present.text_runs import Text
from cjreport.publish.notebooks.heading_levels import without_gaps


def heading(level):
    return Heading(level=level, runs=(Text(text=f"Level {level}"),))


@pytest.mark.parametrize(
    ("written", "levels"),
    [
        ([1, 2, 4], [1, 2, 3]),
        ([1, 4, 4, 3], [1, 2, 3, 3]),
        ([2, 3, 4, 2, 4], [2, 3, 4, 2, 3]),
        ([1, 2, 3, 4, 1], [1, 2, 3, 4, 1]),
    ],
)
def test_no_level_is_left_out(written, levels):
    """A heading rises to the level that is due; those that are right stay."""
    assert [block.level for block in without_gaps(map(heading, written))] == levels


def test_headings_within_blocks_follow_the_title_of_the_block():
    """Below a heading of level 2 what opens has level 3, a part of an account too, a callout none."""
    blocks = (heading(4), Prose(runs=(Text(text="Words"),)))
    _, opened, account, callout = without_gaps(
        (
            heading(2),
            Details(summary="More", blocks=blocks),
            Account(parts=(("Part", blocks),)),
            Callout(title="Before", blocks=blocks),
        )
    )

    assert opened.blocks[0].level == account.parts[0][1][0].level == 4
    assert callout.blocks[0].level == 3
