"""Words of the registers, which speak of how Scotland publishes, as far as the report of a country can say them."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from cjreport.inputs.registers.areas import Country

OF_SCOTLAND = re.compile(
    r"Scotland|bulletin|council|publish|press\b|missing|\bonly\b|given here|census|Act of|wording", re.IGNORECASE
)
"""Words that speak of Scotland's own publications and areas."""


def fitting(country: Country, words: str) -> str:
    """Give a register's words; of an example country, nothing where they speak of how Scotland publishes."""
    return "" if country.example and OF_SCOTLAND.search(words) else words
