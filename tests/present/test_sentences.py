"""What is said of which counts, case by case as in sentences.yaml, and the grammar of all of it."""

import re
from pathlib import Path

import pandas as pd
import pytest
import yaml
from conftest import REPOSITORY
from hypothesis import given
from hypothesis import strategies as st

from cjreport.inputs.documents.returns import AreaReturn
from cjreport.inputs.files.workbench import find_workbench
from cjreport.inputs.gather import Inputs
from cjreport.inputs.library import read_library
from cjreport.inputs.periods import label, with_years
from cjreport.inputs.registers.frameworks import governing
from cjreport.measures.combining.places import Places
from cjreport.measures.frame.calculate import calculate_measures
from cjreport.present.figures import Figures
from cjreport.present.sentences.sentences import agreeing, change, level, one_or_many
from cjreport.present.text.phrases import listed, plain

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
    area = library.areas.find(AREA)
    words = AreaReturn(area=area.name, period="2024-25")
    figures = Figures(Inputs(library, area, "2024-25", governing(library.frameworks, "2024-25"), words), measures)
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


NAMES = st.sampled_from(["Angus", "Argyll and Bute", "Fife", "Dumfries and Galloway", "Moray", "Perth and Kinross"])


@given(st.lists(NAMES, min_size=1, unique=True))
def test_a_list_can_be_taken_apart_again(names):
    """However many names have an "and" within, nobody can take two for three."""
    said = listed(names)
    parts = said.replace("; and ", "; ").split("; ") if ";" in said else re.split(", | and ", said)

    assert parts == names or said == names[0]


@given(st.integers(0, 50), st.sampled_from(["crimes", "deaths", "people", "people given a warning", "applications"]))
def test_one_is_one_and_all_else_is_many(number, noun):
    """A noun and its predicate are in the number of the count."""
    assert (one_or_many(noun, number) == noun) is (number != 1)
    assert agreeing("were convicted", number).startswith("was " if number == 1 else "were ")
    assert agreeing("had waited", number) == "had waited"


@given(st.integers(1900, 2098))
def test_a_year_that_is_typed_does_not_break(year):
    """Financial and mid-years get the hyphen of label; dates, addresses and other numbers are left."""
    period = f"{year}-{(year + 1) % 100:02d}"

    assert with_years(f"In {period}, and by mid-{year}.") == f"In {label(period)}, and by {label(f'mid-{year}')}."
    for left in (f"{year}-03-31", f"https://example.org/{period}", f"report-{period}.pdf", f"1{period}", f"{period}-x"):
        assert with_years(left) == left


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("Scottish Borders", "the Scottish Borders"),
        ("City of Edinburgh", "the City of Edinburgh"),
        ("Orkney", "the Orkney Islands"),
        ("Na h-Eileanan Siar", "Na h-Eileanan Siar"),
        ("Dumfries and Galloway", "Dumfries and Galloway"),
        ("Ayrshire", "Community Justice Ayrshire"),
    ],
)
def test_a_name_takes_its_article_in_a_sentence(name, said):
    """As it is said in Scotland; a Gaelic name takes none."""
    assert read_library(find_workbench("scotland", REPOSITORY)).areas.find(name).in_sentence == said
