"""What a theme shows of its indicators."""

from cjreport.present.blocks import Details
from cjreport.present.report.themes import theme_blocks
from cjreport.present.text.phrases import plain


def test_parts_stand_below_their_whole_and_are_told_as_parts(borders):
    """What a number counts and a rate is per stands with the whole; a share of a few people is written as counts."""
    blocks = [block for theme in ("crime", "substances") for block in theme_blocks(borders.figures, theme)]
    tables = [block.blocks[0] for block in blocks if isinstance(block, Details) and block.summary.endswith("by kind")]
    crime, substances = ([[plain(cell) for cell in row] for row in table.rows] for table in tables)

    assert crime[0][0] == "Non-sexual crimes of violence, rate per 10,000 people"
    assert crime[1][0] == "of which murder and culpable homicide"
    assert [row[4] for row in substances[:4]] == ["13 of 14", "5 of 6", "8 of 8", "1 of 1"]
    assert substances[4][0] == "Drug misuse deaths, rate per 100,000 people"
