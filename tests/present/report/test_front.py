"""Which rates rest on an older population is told in the order of their periods."""

import pandas as pd
import pytest

from cjreport.present.report.front import carried_forward


@pytest.mark.parametrize(
    ("periods", "told"),
    [
        (["2024-25", "2024", "2025-26"], "2024, 2024‑25 and 2025‑26"),
        (["2025-26", "2024-25 Q1", "2024"], "April to June 2024, 2024 and 2025‑26"),
        (["2025"], "2025"),
    ],
)
def test_periods_are_told_as_they_end(periods, told):
    """Calendar years and quarters stand between financial years, whatever order the figures have."""
    years = [*[2023.0] * len(periods), None]
    own = pd.DataFrame({"period": [*periods, "2020"], "base_carried_from": years, "comparator": "none"})

    [said] = carried_forward(own)

    assert said.startswith(f"Rates worked out here for {told} use the population of mid‑2023")
