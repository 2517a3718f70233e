"""What a tile map says, and what stands on none."""

from drawings import elements, texts

from cjreport.present.pictures.map import map_figure
from cjreport.present.text.phrases import plain


def test_a_maps_title_says_where_the_area_stands(altered):
    """As every other picture among councils does."""
    figures = altered("recorded_crime", "none", "2024-25", rank=26.0, rank_from_lowest=7.0, ranked=32.0)

    assert plain(map_figure(figures, "recorded_crime").title) == (
        "Recorded crime in the Scottish Borders was among the eight lowest of 32 councils"
    )


def test_without_ranks_a_maps_title_counts_the_areas_in_the_same_class(altered, of_area):
    """Itself and others; alone where there is no other."""
    crowd, alone = altered("recorded_crime", "none", rank=float("nan")), of_area("Isles of Example", "example")

    assert (
        plain(map_figure(crowd, "recorded_crime").title)
        == "Recorded crime was under 400 in the Scottish Borders and 9 other areas"
    )
    assert (
        plain(map_figure(alone, "recorded_crime").title) == "Recorded crime was under 420 in the Isles of Example alone"
    )


def test_a_maps_letters_are_in_its_table(borders):
    """So that nobody has to guess what NES is."""
    letters = {plain(row[0]): plain(row[1]) for row in map_figure(borders.figures, "recorded_crime").table.rows}

    assert letters["Na h-Eileanan Siar"] == "NES"
    assert letters["Scotland"] == ""
    assert set(letters.values()) - {""} <= set(texts(map_figure(borders.figures, "recorded_crime").narrow))


def test_a_withheld_figure_is_on_no_map(of_area):
    """Its tile has no shade and its name no figure; the table says why."""
    figure = map_figure(of_area("Port Example", "example"), "cjpf-3-completed")
    row = next(row for row in figure.table.rows if plain(row[0]) == "Isles of Example")

    assert "Isles of Example no figure" in [title.text for title in elements(figure.wide, "title")]
    assert "No figure" in texts(figure.narrow)
    assert plain(row[-1]) == "[c]"
    assert "of 8 areas have no figure." in figure.subtitle
