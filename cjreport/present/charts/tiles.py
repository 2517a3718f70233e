"""A tile map: a tile for each area, about where it lies, shaded by its figure."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING, NamedTuple

from cjreport.present.charts.template import LEADING, SWATCH, KeyEntry, Lettering, key_in_rows, svg_from, wrapped
from cjreport.present.html.fonts import width_of

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cjreport.present.charts.canvas import Size
    from cjreport.present.text_runs import Number

GAP = 4
"""Pixels between two tiles, in which the area's outline has room."""
EDGE = 4
WIDEST, HEIGHT = 54, 40
"""A tile with its gap is at most this wide, and this high where it is."""
KEY_FROM_MAP = 48
"""Pixels between a wide map and the key at its right."""


class Tint(NamedTuple):
    """A tile's ground, and the colour of the letters on it."""

    ground: str
    letters: str


TINTS = (Tint("#dbe7f2", "#1a1a1a"), Tint("#94b8d8", "#1a1a1a"), Tint("#3a6f9f", "#ffffff"), Tint("#002d54", "#ffffff"))
"""One hue from light to dark, its steps as clear in grey as in colour."""
SHADES = {1: (1,), 2: (0, 2), 3: (0, 1, 3), 4: (0, 1, 2, 3)}
"""Which tints the classes have, by how many there are."""


@dataclass(frozen=True)
class Tile:
    """An area's place on the map: its letters, its name with its figure, and its class; None without a figure."""

    letters: str
    name_and_figure: str
    row: int
    column: int
    shade: int | None
    own: bool = False


@dataclass(frozen=True)
class TileMap:
    """What a tile map shows: *classes* are each class's limits in words; *own* names the tiles that are outlined."""

    tiles: tuple[Tile, ...]
    classes: tuple[str, ...]
    own: str = ""
    number: Number | None = None


@dataclass(frozen=True)
class PlacedTile:
    """A tile's corner and its look on the drawing."""

    tile: Tile
    x: float
    y: float


@dataclass(frozen=True)
class TileGrid:
    """Where tiles lie on a drawing: the first row and column, the map's upper edge, and a tile's size with its gap."""

    row: int
    column: int
    top: float
    width: float
    height: float

    def place(self, tile: Tile) -> PlacedTile:
        """Give a tile its corner."""
        return PlacedTile(
            tile, EDGE + (tile.column - self.column) * self.width, self.top + (tile.row - self.row) * self.height
        )


def draw_tiles(tile_map: TileMap, size: Size) -> str:
    """Draw a tile for each area, with a key at the right of the map or, on a narrow drawing, above it, as an SVG."""
    rows, columns = ({getattr(tile, axis) for tile in tile_map.tiles} for axis in ("row", "column"))
    across = max(columns) - min(columns) + 1
    width = min(WIDEST, (size.width - 2 * EDGE) / across)
    height = min(HEIGHT, 0.9 * width)
    key, name, top = (_key_beside if size.labelled else _key_above)(tile_map, size, EDGE + across * width)
    grid = TileGrid(min(rows), min(columns), EDGE if size.labelled else top + EDGE, width, height)
    bottom = grid.top + (max(rows) - min(rows) + 1) * height
    return svg_from(
        "tiles",
        size,
        max(bottom, top),
        key=key,
        name=name,
        placed=[grid.place(tile) for tile in sorted(tile_map.tiles, key=lambda tile: (tile.row, tile.column))],
        tints=_tints(tile_map),
        across=width - GAP,
        down=height - GAP,
        type=_type_of(tile_map, size, width),
        titled=size.labelled,
    )


def _tints(tile_map: TileMap) -> list[Tint]:
    return [TINTS[shade] for shade in SHADES[len(tile_map.classes)]]


def _type_of(tile_map: TileMap, size: Size, width: float) -> float:
    """Give the size of type at which the longest letters fit their tile."""
    widest = max(width_of(tile.letters, 1) for tile in tile_map.tiles)
    return min(size.type, (width - GAP - 3) / widest)


def _entries(tile_map: TileMap) -> Iterator[KeyEntry]:
    """List the key's entries, the lowest class first, then what has no figure."""
    for tint, words in zip(_tints(tile_map), tile_map.classes, strict=True):
        yield KeyEntry(tint.ground, words)
    if any(tile.shade is None for tile in tile_map.tiles):
        yield KeyEntry("none", "No figure")


def _key_beside(tile_map: TileMap, size: Size, right: float) -> tuple[list[KeyEntry], Lettering | None, float]:
    """Set the key in a column at the right of the map, the area's name first."""
    x, row = right + KEY_FROM_MAP, 1.7 * size.type
    name = _name(tile_map, size, x + SWATCH, size.width - x - SWATCH)
    y = (name.box(size.type).bottom if name else 0.0) + EDGE
    key = [KeyEntry(entry.swatch, entry.text, x, y + (n + 0.5) * row) for n, entry in enumerate(_entries(tile_map))]
    return key, name, y + len(key) * row


def _key_above(tile_map: TileMap, size: Size, _: float) -> tuple[list[KeyEntry], Lettering | None, float]:
    """Set the key in rows above the map, the area's name first."""
    name = _name(tile_map, size, EDGE + SWATCH, size.width - SWATCH - 2 * EDGE)
    below = name.box(size.type).bottom if name else 0.0
    key, bottom = key_in_rows([*_entries(tile_map)], size)
    return (
        [KeyEntry(entry.swatch, entry.text, entry.x + EDGE, entry.y + below) for entry in key],
        name,
        bottom + below + EDGE,
    )


def _name(tile_map: TileMap, size: Size, x: float, width: float) -> Lettering | None:
    if not tile_map.own:
        return None
    figure = tile_map.number.text if tile_map.number else "no figure"
    lines = wrapped(f"{tile_map.own} {figure}", size.type, width, bold=True)
    return Lettering(lines, x, EDGE + LEADING * size.type / 2, "start", "area", tile_map.number, strong=True)
