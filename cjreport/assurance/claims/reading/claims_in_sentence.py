"""What a sentence claims of which series, read from the codes of its units."""

from __future__ import annotations

import re
from typing import TYPE_CHECKING

from cjreport.assurance.claims.reading.changes import changes_in
from cjreport.assurance.claims.reading.comparisons import comparisons_in, how_many_in
from cjreport.assurance.claims.reading.further_changes import changes_after
from cjreport.assurance.claims.reading.numbers import none_in, numbers_in, parts_in
from cjreport.assurance.claims.reading.over_years import over_years_in
from cjreport.assurance.claims.reading.patterns import LEFT_ALONE

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cjreport.assurance.claims.reading.claim import Claim
    from cjreport.assurance.claims.reading.units import Reading

_SUPPOSED = re.compile(r"(?:Had|Were|Should)\b|.*\?[\"'”’*_) ]*$", re.DOTALL)


def claims_in(reading: Reading) -> Iterator[Claim]:
    """List what a sentence claims; what is asked, supposed or others' opinion is no claim."""
    if LEFT_ALONE.search(reading.codes) or _SUPPOSED.match(reading.sentence):
        return
    yield from changes_in(reading)
    for claim in comparisons_in(reading):
        yield claim
        yield from changes_after(reading, claim)
    yield from how_many_in(reading)
    yield from numbers_in(reading)
    yield from none_in(reading)
    yield from parts_in(reading)
    yield from over_years_in(reading)
