"""The log of disclosure control in words, for the person who signs it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import pandas as pd

from cjreport.measures.disclosure.primary_suppression import SuppressionRule
from cjreport.measures.rounding import written

if TYPE_CHECKING:
    from collections.abc import Sequence

    from cjreport.inputs.library import Library
    from cjreport.inputs.registers.areas import Place

REASONS = {
    SuppressionRule.SMALL: "It is from {suppresses}.",
    SuppressionRule.REST: "It is all of a whole but {suppresses}.",
    SuppressionRule.GROUP: "All of a whole falls into one of its parts.",
    SuppressionRule.SECONDARY: "It covers another, which could be worked out from it.",
}
COUNTS = {"numerator": "count", "denominator": "what it is a share of"}
ATTACKERS = {True: "who knows why", False: "who does not know why"}


def control_log(log: pd.DataFrame, library: Library, places: Sequence[Place] = ()) -> pd.DataFrame:
    """Write a control log's rows in words, all or those of *places*, their partnerships and their areas.

    Each names the count, why it is hidden, and the range in which an attacker finds it who knows all that is shown, the
    policy and, where it says so, why each count is hidden.
    """
    areas = library.areas
    names = {place.code: place.name for place in (*areas.all, *areas.partnerships)}
    names |= {region.code: region.name for region in areas.regions} | {areas.country.code: areas.country.name}
    titles = {indicator.fed_by: indicator.title for indicator in reversed(library.indicators.values())}
    codes = {code for place in places for code in (place.code, *place.codes)}
    codes |= {joint.code for joint in areas.partnerships if codes & joint.codes}
    rows = (log[log["area_code"].isin(codes)] if places else log).reset_index(drop=True)
    return pd.DataFrame(
        {
            "Indicator": rows["indicator"].map(titles),
            "Id": rows["indicator"],
            "Area": rows["area_code"].map(names),
            "Period": rows["period"],
            "Hidden": rows["count"].map(COUNTS),
            "Why": [
                REASONS[why].format(suppresses=counts)
                for why, counts in zip(rows["rule"], rows["suppresses"], strict=True)
            ],
            "Could be from": rows["lowest"].astype(str),
            "Could be to": ["any number" if pd.isna(most) else written(most) for most in rows["highest"]],
            "To somebody": rows["knows"].map(ATTACKERS),
            "Values needed": rows["needed"].astype(str),
        }
    )
