"""Are the figures sound that a country was supplied? Whoever asks is told what is not, and is given none of them."""

from __future__ import annotations

from typing import TYPE_CHECKING

from cjreport.inputs.figures.reading import read_figures

if TYPE_CHECKING:
    from cjreport.inputs.registers.sound_registers import KnownRegisters


def check_figures(known: KnownRegisters) -> None:
    """Check every figure, official and local; raises InputError with every problem."""
    read_figures(known)
