"""Writes the parts of docs/ that come from registers, figures, docstrings and the check of labelled sentences.

Run as ``python tools/describe.py``; with ``--check`` it writes nothing, and exits 1 where a page is not as it would be
written. What most lines of a table have in common stands above it, so that a row says only what differs.
"""

from __future__ import annotations

import argparse
from pathlib import Path

from description.claims import well_read
from description.dispersions import dispersions
from description.figures_held import Figures
from description.parts import described, rules
from description.reference import reference

from cjreport.inputs.figures.reading import read_figures
from cjreport.inputs.files.workbench import Workbench
from cjreport.inputs.library import read_library

HOME = Path(__file__).parents[1]
BEGIN, END = "<!-- {}: begin (written by tools/describe.py) -->", "<!-- {}: end -->"
"""The marks between which a part stands, by its name."""


def parts() -> dict[Path, tuple[str, str]]:
    """Give the part of each page that is written, and its name."""
    library = read_library(Workbench(HOME))
    held = read_figures(library.known)
    official = held["source"].map({name: source.standing for name, source in library.sources.items()}) == "official"
    return {
        HOME / "docs" / "indicators.md": ("lines", described(Figures(library, held[official]))),
        HOME / "docs" / "rules.md": ("rules", rules()),
        HOME / "docs" / "methods.md": ("dispersions", dispersions(library)),
        HOME / "docs" / "reference.md": ("reference", reference()),
        HOME / "docs" / "claims.md": ("claims", well_read()),
    }


def with_part(text: str, name: str, part: str) -> str:
    """Put a part between its marks in *text*."""
    begin, end = BEGIN.format(name), END.format(name)
    before, _, rest = text.partition(begin)
    _, _, after = rest.partition(end)
    return f"{before}{begin}\n\n{part}\n{end}{after}"


def main() -> None:
    """Write the pages, or check them."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--check", action="store_true", help="write nothing; exit 1 where a page would change")
    check = parser.parse_args().check
    for page, (name, part) in parts().items():
        text = page.read_text(encoding="utf-8")
        new = with_part(text, name, part)
        if check and new != text:
            raise SystemExit(f"{page.name} is not as it would be written. Run: python tools/describe.py")
        if new != text:
            page.write_text(new, encoding="utf-8", newline="\n")


if __name__ == "__main__":
    main()
