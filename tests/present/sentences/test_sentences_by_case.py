"""What is said of which counts, case by case as in sentences.yaml, and the grammar of all of it."""

from pathlib import Path

import pandas as pd
import pytest
import yaml
from conftest import REPOSITORY

from cjreport.inputs.files.workbench import find_workbench
from cjreport.inputs.gather import Inputs
from cjreport.inputs.library import read_library
from cjreport.inputs.registers.frameworks import governing
from cjreport.measures.combining.places import Places
from cjreport.measures.frame.calculate import calculate_measures
from cjreport.present.figures import Figures
from cjreport.present.sentences.sentences import change, level
from cjreport.present.text.phrases import plain

CASES = yaml.safe_load(Path(__file__).with_name("sentences.yaml").read_text(encoding="utf-8"))
SAY = {"level of a rate": level, "level of a share": level, "change": change}
AREA, COUNTRY = "X12000002", "X92000001"


def told(kind, case):
    """Say a case's sentence, by the calculations of a report."""
    library = read_library(find_workbench("example", REPOSITORY))
    line = library.indicators[case["line"]]
    observations = pd.DataFrame(
        [
            _observation(line.fed_by, code, str(period), counts)
            for code, found in ((AREA, case["own"]), (COUNTRY, case.get("country", {})))
            for period, counts in found.items()
        ]
    )
    measures = calculate_measures(observations, library.indicators, Places(COUNTRY, (AREA,)))
    # one area alone cannot show how much such figures usually change
    measures.loc[measures["comparator"] == "year_before", "comparison"] = case.get("compared", "not assessed")
    area = library.areas.find(AREA)
    figures = Figures(Inputs(library, area, "2024-25", governing(library.frameworks, "2024-25")), measures)
    return plain(SAY[kind](figures, case["line"])).replace("‑", "-")


def _observation(line, code, period, counts):
    numerator, denominator, value = (*counts, None) if isinstance(counts, list) else (None, None, counts)
    return {
        "indicator": line,
        "area_code": code,
        "period": period,
        "numerator": numerator,
        "denominator": denominator,
        "value": value,
        "unit": "",
        "status": "ok",
        "source": "example",
    }


def cases():
    """Every case with the kind of sentence it is of, and what it says."""
    for kind, found in CASES.items():
        yield from (pytest.param(kind, each["with"], each["said"], id=f"{kind}: {each['said'][:60]}") for each in found)


@pytest.mark.parametrize(("kind", "case", "said"), list(cases()))
def test_what_is_said_of_which_counts(kind, case, said):
    """Word for word, in the grammar of none, one, some and all."""
    assert told(kind, case) == said
