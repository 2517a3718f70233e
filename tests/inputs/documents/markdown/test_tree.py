"""The tree of a text in Markdown."""

from cjreport.inputs.documents.markdown.tree import Grid, Paragraph, Points, Stretch, Title, read_tree, words_in


def test_a_text_is_headings_paragraphs_points_and_tables():
    """In their order, with their words and how they were typed."""
    title, paragraph, points, grid = read_tree(
        "## Crime\nIt *fell*.\n\n- One\n- Two\n\n| a | b |\n|---|---|\n| c | d |"
    )

    assert title == Title(2, (Stretch("Crime"),), "Crime")
    assert paragraph == Paragraph((Stretch("It "), Stretch("fell", "emphasis"), Stretch(".")), "It *fell*.")
    assert points == Points(((Paragraph((Stretch("One"),), "One"),), (Paragraph((Stretch("Two"),), "Two"),)), False, 1)
    assert grid == Grid(("a", "b"), (((Stretch("c"),), (Stretch("d"),)),))


def test_code_is_known_as_code():
    """Its lines stand as they were typed."""
    [code] = read_tree("```\nx = *1*\n```")

    assert code.is_code
    assert words_in(code.words) == "x = *1*"


def test_a_heading_without_words_is_what_was_typed():
    """It is a paragraph of its mark."""
    assert read_tree("##") == (Paragraph((Stretch("##"),), "##"),)


def test_a_number_keeps_the_sign_before_it():
    """It is no mark of a point."""
    assert read_tree("- 5 % fewer") == (Paragraph((Stretch("- 5 % fewer"),), "- 5 % fewer"),)


def test_lines_run_on_where_the_text_is_the_packages_own():
    """Other texts stay broken as they were typed."""
    assert [words_in(node.words) for node in read_tree("One\ntwo")] == ["One\ntwo"]
    assert [words_in(node.words) for node in read_tree("One\ntwo", flowing=True)] == ["One two"]
