"""What an opened report or plan shows of itself in a notebook: one line, and what it can show."""

from __future__ import annotations

import inspect
from typing import TYPE_CHECKING, Any, ClassVar

from cjreport.present.blocks import OPENED, Bullets, Column, Details, Prose, Table
from cjreport.present.html.render import render_blocks
from cjreport.present.text_runs import Text

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    from cjreport.inputs.item import Item
    from cjreport.inputs.registers.frameworks import Indicator
    from cjreport.present.blocks import Block
    from cjreport.present.figures import Figures


class AtAGlance:
    """One line for whoever prints it, a short contents for whoever ends a cell in it, and the names one uses first.

    *BEHIND* are names that make files or hold what is behind the report, *CALLED* what a notebook calls it.
    """

    BEHIND: ClassVar[frozenset[str]] = frozenset({"BEHIND", "CALLED", "item", "figures", "about", "sheets", "digest"})
    CALLED: ClassVar[str] = "report"

    @property
    def item(self) -> Item:
        """What it is of; whatever is opened says it."""
        raise NotImplementedError

    def __repr__(self) -> str:
        return f"{self.CALLED.capitalize()} of {self.item.place}, {self.item.period}"

    def __dir__(self) -> list[str]:
        return [name for name in super().__dir__() if not name.startswith("_") and name not in self.BEHIND]

    def _repr_mimebundle_(self, **_: object) -> dict[str, Any]:
        # it says what was opened, and carries no block: page and PDF leave it out
        shown = render_blocks((*self._parts(), *self._contents()))
        return {OPENED: self.item.model_dump(), "text/html": shown, "text/plain": repr(self)}

    def _parts(self) -> Iterator[Block]:
        """List what can be called, each with what it shows."""
        yield Prose(runs=(Text(text=repr(self), style="strong"),))
        calls = [(name, each) for name, each in vars(type(self)).items() if name in dir(self) and callable(each)]
        rows = tuple(
            ((Text(text=f"{self.CALLED}.{name}({_asks(each)})", style="code"),), (Text(text=_says(each)),))
            for name, each in calls
        )
        yield Table(caption="What it can show", columns=(Column(name="Part"), Column(name="What it is")), rows=rows)

    def _contents(self) -> Iterator[Block]:
        """List what its parts can be asked for; a plan's ask for nothing."""
        yield from ()


def _asks(call: Any) -> str:  # noqa: ANN401 (a method)
    asked = [each for each in inspect.signature(call).parameters.values() if each.name != "self"]
    return ", ".join(f"*{each.name}" if each.kind is each.VAR_POSITIONAL else each.name for each in asked)


def _says(call: Any) -> str:  # noqa: ANN401 (a method)
    return (inspect.getdoc(call) or "").partition("\n")[0]


def folded_indicators(figures: Figures) -> Iterator[Block]:
    """List the indicators that charts take, theme by theme, each by the name that it is called and by its own."""
    context, framework = figures.inputs.library.context, figures.inputs.framework
    for theme in context.themes:
        yield _folded(f"{theme.id}: {theme.title}", context.of_theme(theme.id))
    yield _folded("National indicators", framework.indicators)


def _folded(title: str, indicators: Sequence[Indicator]) -> Details:
    items = tuple(
        (Prose(runs=(Text(text=each.id, style="code"), Text(text=f" {each.title}, {each.unit}"))),)
        for each in indicators
    )
    return Details(summary=title, blocks=(Bullets(items=items),))
