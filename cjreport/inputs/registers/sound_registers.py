"""The registers that a country's figures are held against, as far as they are sound."""

from __future__ import annotations

from dataclasses import dataclass
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from collections.abc import Mapping

    from cjreport.inputs.files.workbench import Workbench
    from cjreport.inputs.registers.areas import Areas
    from cjreport.inputs.registers.frameworks import Indicator
    from cjreport.inputs.registers.sources import Source


@dataclass(frozen=True, eq=False)
class KnownRegisters:
    """The registers that a country's figures are held against; one that is not sound is None, and refuses nothing."""

    workbench: Workbench
    areas: Areas | None
    indicators: Mapping[str, Indicator] | None
    sources: Mapping[str, Source] | None

    @property
    def former(self) -> dict[str, str]:
        """The codes that areas had, and those they have."""
        return {code: area.code for area in (self.areas.all if self.areas else ()) for code in area.former_codes}
