"""What kind of area one is, urban or rural, in words."""

from __future__ import annotations

RURALITY = {"urban": "Mainly urban", "mixed": "Part urban, part rural", "rural": "Mainly rural"}
"""What the register's words for the kind of area mean; the classes are those of Audit Scotland, 2013."""
