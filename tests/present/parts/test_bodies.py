"""Bodies in a table, and what each said."""

from shown_plans import rows, tables


def test_columns_that_nobody_filled_are_left_out(sparse_plan):
    """Of bodies consulted, what is not said of one that is said of another is marked."""
    table = tables(sparse_plan, "consultation")["Who was consulted on the draft"]

    assert [column.name for column in table.columns] == ["Who", "How", "What they said"]
    assert [row[1:] for row in rows(table)] == [["Not said", "That it is far."], ["By letter.", "Not said"]]
