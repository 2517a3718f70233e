"""Every command by its name; the module of one is loaded when it is asked for, so that help is quick."""

from __future__ import annotations

from functools import cached_property
from importlib import import_module
from typing import TYPE_CHECKING, Any, NamedTuple

import typer
from typer.core import TyperCommand, TyperGroup

if TYPE_CHECKING:
    from collections.abc import Sequence


class Command(NamedTuple):
    """Where a command's function stands, as module.function, and what it is for: the first line of its docstring."""

    function: str
    what: str


COMMANDS = {
    "areas": Command("areas.areas", "List the areas, their codes and other names."),
    "disclosure": Command(
        "disclosure.disclosure",
        "Print the log of disclosure control, and write it as a workbook for a person to sign; not for publication.",
    ),
    "measures": Command(
        "measures.measures",
        "Print every figure that a report may show, with its interval, comparison, status and source.",
    ),
    "build": Command(
        "build.build", "Make reports as pages and PDFs, and the site that leads to them, from index.html on."
    ),
    "check": Command(
        "check.check", "Tell every problem in every input, and what the check finds in returns and plans under the Act."
    ),
    "awkward": Command(
        "hardest_layouts.awkward",
        "Pick the reports that are likeliest to break a layout, and say why; with --build, make them to be looked at.",
    ),
    "new": Command(
        "new.new_document", "Write a return or plan to be filled in, with everything in it that is known already."
    ),
    "import": Command(
        "import_form.import_form",
        "Make a return or plan of a form that has been filled in; every word is kept as it stands there.",
    ),
}
"""The commands, in the order in which help lists them."""


class Deferred(TyperCommand):
    """A command that is known by its name and what it is for; its module is loaded only when it is run."""

    def __init__(self, name: str, command: Command) -> None:
        super().__init__(name, help=command.what)
        self._function = command.function

    @cached_property
    def loaded(self) -> Any:  # noqa: ANN401 (typer gives its own copy of click's command)
        """The command itself, with its options."""
        module, function = self._function.split(".")
        alone = typer.Typer(add_completion=False, pretty_exceptions_enable=False)
        alone.command(self.name)(getattr(import_module(f"cjreport.cli.{module}"), function))
        return typer.main.get_command(alone)

    def make_context(self, info_name: str | None, args: Sequence[str], parent: Any = None, **extra: Any) -> Any:  # noqa: ANN401 (as click has it)
        """Take what was typed as the command itself does, which then runs."""
        return self.loaded.make_context(info_name, [*args], parent, **extra)


class ByName(TyperGroup):
    """The commands by their names, none of them loaded."""

    def __init__(self, **settings: Any) -> None:  # noqa: ANN401 (as typer has it)
        super().__init__(**settings)
        self.commands.update({name: Deferred(name, command) for name, command in COMMANDS.items()})


app = typer.Typer(
    cls=ByName,
    help="Annual community justice performance reports for council areas.",
    no_args_is_help=True,
    pretty_exceptions_enable=False,
    context_settings={"help_option_names": ["-h", "--help"]},
)


@app.callback()
def cjreport() -> None:
    """Run a command."""
