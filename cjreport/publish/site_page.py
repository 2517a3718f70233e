"""One page of the site made of what was opened of it: its files."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cjreport.publish.downloads.data_files import write_csv
from cjreport.publish.page.page import render_site_page

if TYPE_CHECKING:
    from collections.abc import Mapping
    from pathlib import Path

    from cjreport.inputs.item import Item
    from cjreport.reports.kind import PageKind, Site


def make_page(kind: PageKind, item: Item, site: Site, file: Path) -> Mapping[str, object]:
    """Make a page's *file* and, beside it, its others, unless it shows nothing, and give what is told of it."""
    opened = kind.open(item, site)
    if blocks := opened.blocks():
        file.parent.mkdir(parents=True, exist_ok=True)
        text = render_site_page(blocks, kind.place_of(item), kind.setting_of(item, site))
        file.write_text(text, encoding="utf-8", newline="\n")
        for table in kind.names(item)[1:]:
            write_csv(file.with_name(table), opened)
    return opened.told
