"""The addresses that figures on a page carry, each written once for all figures within it that share it."""

from __future__ import annotations

from collections import Counter
from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from collections.abc import Iterable

    from cjreport.present.text_runs import Number, Runs


class SharedAddress(NamedTuple):
    """What the figures within an element are about, unless they say otherwise themselves."""

    measure: str = ""
    area: str = ""
    period: str = ""


def in_common(cells: Iterable[Runs], around: SharedAddress | None) -> SharedAddress:
    """Give what most figures in *cells* are about; what stands *around* them, where there are none."""
    numbers = [run for cell in cells for run in cell if run.kind == "number"]
    if not numbers:
        return around or SharedAddress()
    return SharedAddress(
        *(Counter(getattr(number, part) for number in numbers).most_common(1)[0][0] for part in SharedAddress._fields)
    )


def beyond(address: Number | SharedAddress, around: SharedAddress | None) -> dict[str, str]:
    """Give the attributes that tell an address from what stands around it."""
    parts = {part: getattr(address, part) for part in SharedAddress._fields}
    return {f"data-{part}": told for part, told in parts.items() if told != getattr(around or SharedAddress(), part)}
