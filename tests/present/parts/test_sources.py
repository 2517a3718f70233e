"""The publications behind the figures of a report."""

from cjreport.present.blocks import Table
from cjreport.present.report.method import method_blocks
from cjreport.present.text.phrases import plain


def test_sources_are_those_of_the_figures_shown(borders):
    """Every publication behind a figure of the area or the country, and no other."""
    sources = next(b for b in method_blocks(borders.figures) if isinstance(b, Table) and b.caption == "Sources")
    titles = [plain(row[0]) for row in sources.rows]

    assert "Recorded Crime in Scotland, 2024-25" in titles
    assert any("2024-25, Part 1" in title for title in titles)
    assert not any("Moray" in title for title in titles)
