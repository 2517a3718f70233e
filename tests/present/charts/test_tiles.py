"""The tile map is tested on where it puts areas, how it shades them and whether its letters can be read."""

from itertools import combinations, pairwise

import pytest
from drawings import boxes, corners, elements, number, on_top_of_each_other, outside, size_of, texts

from cjreport.present.charts.canvas import NARROW, WIDE
from cjreport.present.charts.tiles import SHADES, TINTS, Tile, TileMap, draw_tiles

CLASSES = ("Under 10", "10 to under 20", "20 to under 30", "30 or more")
SWATCH = 16
"""How high a swatch of the key is; tiles are higher."""
LONG = "Long Example and the Distant Hinterland"


def tile_map(classes=CLASSES, own="Area", lacking=False):
    """Eight by eight areas, in each class by turns."""
    tiles = [
        Tile(
            f"T{row}{column}",
            f"Place {row}{column}",
            row,
            column,
            (row + column) % len(classes),
            own=(row, column) == (8, 3),
        )
        for row in range(1, 9)
        for column in range(1, 9)
    ]
    tiles[0] = Tile("NES", "Far No figure", 1, 1, None if lacking else 0)
    return TileMap(tuple(tiles), classes, own, number(12.5) if own else None)


def tiles(svg):
    """Where every tile lies."""
    filled = [path.attrib["d"] for path in elements(svg, "path") if "stroke" not in path.attrib]
    return [box for svg_from in filled for box in corners(svg_from) if box[3] > SWATCH]


def luminance(colour):
    """How light a colour is, as the Web Content Accessibility Guidelines 2.2 reckon it."""
    parts = [int(colour[n : n + 2], 16) / 255 for n in (1, 3, 5)]
    red, green, blue = (part / 12.92 if part <= 0.04045 else ((part + 0.055) / 1.055) ** 2.4 for part in parts)
    return 0.2126 * red + 0.7152 * green + 0.0722 * blue


def contrast(one, other):
    """How much two colours stand out from each other, 1 to 21."""
    dark, light = sorted((luminance(one), luminance(other)))
    return (light + 0.05) / (dark + 0.05)


@pytest.mark.parametrize("tint", TINTS)
def test_letters_stand_out_on_every_tint(tint):
    """4.5 to 1 or more, as for any text."""
    assert contrast(tint.ground, tint.letters) >= 4.5


@pytest.mark.parametrize("classes", SHADES)
def test_classes_are_told_apart_in_grey(classes):
    """Each is so much darker than the one before that a black-and-white print shows it."""
    grounds = [TINTS[shade].ground for shade in SHADES[classes]]

    assert len(grounds) == classes
    assert all(luminance(light) > luminance(dark) and contrast(light, dark) > 1.6 for light, dark in pairwise(grounds))


@pytest.mark.parametrize("size", [WIDE, NARROW])
@pytest.mark.parametrize("own", ["", "Fife", LONG])
def test_words_stay_inside_and_apart(size, own):
    """Letters, key and name, with the widest map and the longest name."""
    svg = draw_tiles(tile_map(own=own, lacking=True), size)

    assert len(boxes(svg)) == len(texts(svg)) == 64 + 5 + bool(own)
    assert outside(svg) == []
    assert on_top_of_each_other(svg) == []


@pytest.mark.parametrize("size", [WIDE, NARROW])
def test_tiles_lie_by_row_and_column_and_apart(size):
    """Each on the drawing, none over another."""
    svg = draw_tiles(tile_map(), size)
    found, (width, height) = tiles(svg), size_of(svg)

    assert len(found) == 64
    assert len({x for x, *_ in found}) == len({y for _, y, *_ in found}) == 8
    assert all(x >= 0 and x + w <= width and y >= 0 and y + h <= height for x, y, w, h in found)
    assert all(abs(x - u) >= w or abs(y - v) >= h for (x, y, w, h), (u, v, _, _) in combinations(found, 2))


def test_the_area_is_outlined_around_its_tile():
    """In black, so that it is found on the darkest map and in print."""
    svg = draw_tiles(tile_map(), WIDE)
    [outline] = corners(elements(svg, "path")[-1].attrib["d"])
    [letters] = [t for t in elements(svg, "text") if t.text == "T83"]

    assert elements(svg, "path")[-1].attrib["stroke"] == "#1a1a1a"
    assert outline[0] < float(letters.attrib["x"]) < outline[0] + outline[2]
    assert outline[1] < float(letters.attrib["y"]) < outline[1] + outline[3]
    assert letters.attrib["font-weight"] == "700"


def test_what_has_no_figure_is_dashed_and_in_the_key():
    """Neither shaded as the lowest nor left out."""
    lacking, whole = draw_tiles(tile_map(lacking=True), NARROW), draw_tiles(tile_map(), NARROW)

    assert lacking.count("stroke-dasharray") == 2
    assert "No figure" in texts(lacking)
    assert "No figure" not in texts(whole)
    assert "stroke-dasharray" not in whole


def test_a_map_without_an_area_has_no_outline():
    """As for the whole country."""
    svg = draw_tiles(TileMap((Tile("FIF", "Fife 3", 1, 1, 0),), ("All areas alike",)), WIDE)

    assert "#1a1a1a" not in svg.replace(f'fill="{TINTS[1].letters}"', "")
    assert texts(svg) == ["All areas alike", "FIF"]


@pytest.mark.parametrize("size", [WIDE, NARROW])
def test_a_map_is_light(size):
    """A page carries many drawings."""
    assert len(draw_tiles(tile_map(lacking=True), size)) < 10_000
