"""What lines have in common stands above their table, and what differs in its rows."""

from types import SimpleNamespace

from description.figures_held import Entry
from description.tables import Row, in_common, of_row, rows_of


def entry(name, caveat="", part_of=None, brought_by=""):
    """A line with what these tests ask of it."""
    return Entry(
        SimpleNamespace(
            id=name, title=name.title(), series=None, part_of=part_of, caveat=caveat, brought_by=brought_by, breaks=()
        )
    )


def test_what_most_lines_say_is_in_common():
    """Half and one of them are enough."""
    entries = [entry("a", brought_by="a table"), entry("b", brought_by="a table"), entry("c")]

    assert in_common(None, "Would bring the rest", entries) == "a table"
    assert in_common(None, "Would bring the rest", entries[1:]) is None


def test_a_caveat_is_in_common_only_where_all_have_it():
    """Nobody takes a caveat of most lines for that of one that has none."""
    entries = [entry("a", caveat="Few."), entry("b", caveat="Few."), entry("c")]

    assert in_common(None, "To know", entries) is None
    assert in_common(None, "To know", entries[:2]) == "Few."


def test_a_row_says_where_it_differs_from_what_stands_above():
    """By the name of the line, where not all lines of the row do; that it says nothing is said too."""
    parts = Row("Parts", (entry("a", brought_by="a table"), entry("b", brought_by="a list")))
    alone = Row("Alone", (entry("c"),))

    assert of_row(None, parts, "Would bring the rest", "a table") == "*B:* a list"
    assert of_row(None, alone, "Would bring the rest", "a table") == "not needed"
    assert of_row(None, alone, "Would bring the rest", None) == ""


def test_parts_stand_in_one_row_below_their_whole():
    """Also the parts of a part."""
    entries = [entry("part", part_of="whole"), entry("whole"), entry("lesser", part_of="part")]

    assert [[each.line.id for each in row.entries] for row in rows_of(entries)] == [["whole"], ["part"], ["lesser"]]
