"""The command line: how it is asked, how it speaks, and what several commands have in common."""

from __future__ import annotations

import sys
from pathlib import Path  # noqa: TC003 (typer reads the annotations)
from typing import Annotated, Any

import typer
from rich.console import Console

from cjreport.build.outputs.destination import refuse_no_text
from cjreport.characters import without_unseen
from cjreport.inputs.files.workbench import SCOTLAND

DONE, FAILED, REFUSED = 0, 1, 2


class Terminal(Console):
    """A terminal that prints words alone: what steers one, in a text that somebody supplied, is left out."""

    def print(self, *objects: Any, **options: Any) -> None:  # noqa: ANN401 (as rich has it)
        """Print as rich does."""
        super().print(*(without_unseen(each) if isinstance(each, str) else each for each in objects), **options)


# written to a file or another command, lines are not folded to fit a screen
out = Terminal(highlight=False, soft_wrap=True, width=None if sys.stdout.isatty() else 1000)
err = Terminal(stderr=True, highlight=False, soft_wrap=True)

AreaNames = Annotated[
    list[str] | None,
    typer.Argument(metavar="[AREA]...", help="Names or codes, of areas or a joint partnership; by default every area."),
]
Periods = Annotated[
    list[str] | None,
    typer.Option(
        "--period", "-p", help="A financial year, 2024-25, which may be given again, or all; by default the latest."
    ),
]
CountryName = Annotated[str, typer.Option("--country", metavar="scotland|example", help="Whose areas.")]


def in_letters(path: Path | None) -> Path | None:
    """Give an option's path; raises PublishError where a name in it is not in UTF-8."""
    if path:
        refuse_no_text(path)
    return path


def of_country(country: str) -> str:
    """Write the option of a country, as a command that is to be run next needs it."""
    return "" if country == SCOTLAND else f" --country {country}"
