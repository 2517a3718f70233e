"""Writes the example country from one seed: its figures from model.yaml, its returns and plans from banks of words.

Run as ``python tools/example/make.py`` to write the country kept here anew, or with ``--out FOLDER --countries N`` to
write N countries alike, each with chances of its own, into a workbench elsewhere. One seed gives the same bytes.
"""

from __future__ import annotations

import argparse
import shutil
from pathlib import Path
from typing import TYPE_CHECKING, Any

from faults import at, with_faults, write_beside, write_released
from figures import Model, all_figures, write_figures
from plans import Programme, write_plan
from returns import Account, write_account
from stated import Statistics
from telling import Teller
from writing import write_document

from cjreport.inputs.documents.kinds import PLAN, RETURN
from cjreport.inputs.files.workbench import FOLDERS, Workbench
from cjreport.inputs.files.yaml_text import read_yaml
from cjreport.inputs.library import read_library
from cjreport.inputs.registers.policy import policy_file

if TYPE_CHECKING:
    from collections.abc import Iterator, Sequence

    import pandas as pd
    from faults import Documents

HOME = Path(__file__).parents[2]
BANKS = ("model", "words", "accounts", "plans")
"""The parameters and the words that everything is written from."""
FAULTS = "faults.yaml"
"""What is wrong on purpose, in the country kept here alone."""


def programmes(model: Model, statistics: Statistics, banks: dict[str, Any]) -> Iterator[Programme]:
    """List the plans of every place, the newest first."""
    areas = model.registers.areas
    for place in (*areas.all, *areas.partnerships):
        about = banks["accounts"]["locals"][place.slug if place.members else place.code]
        chosen = {f"L{number}": each for number, each in enumerate(about, 1)}
        for framework in sorted(model.registers.frameworks, key=lambda each: each.first_period, reverse=True):
            yield Programme(banks["plans"], banks["accounts"], statistics, framework, place, chosen)


def documents(model: Model, banks: dict[str, Any], rows: pd.DataFrame) -> Documents:
    """Write every plan and return of a country, none with a fault."""
    written: Documents = {}
    for programme in programmes(model, Statistics(model, banks["accounts"]["figures"], rows), banks):
        place = programme.place
        written["plan", place.slug, programme.frame["starts"]] = write_plan(programme)
        for period in filter(programme.framework.governs, model.registers.areas.country.periods):
            account = Account(Teller(model, place, period), banks["words"], programme)
            written["period", place.slug, period] = write_account(account)
    return written


def write_country(
    workbench: Workbench, number: int, banks: dict[str, Any], faults: Sequence[dict[str, Any]] = ()
) -> None:
    """Write a country into *workbench*, which holds its registers: figures, plans and returns with *faults* in them."""
    model = Model(banks["model"], read_library(workbench), number)
    areas = model.registers.areas
    places = {place.slug: place for place in (*areas.all, *areas.partnerships)}
    rows = all_figures(model)
    written = with_faults(documents(model, banks, rows), faults)
    for (kind, _, _), document in written.items():
        (PLAN if kind == PLAN.name else RETURN).model.model_validate(document)
    for folder in FOLDERS:
        shutil.rmtree(workbench.data / folder, ignore_errors=True)
    for folder in (PLAN.folder, *areas.country.periods):
        shutil.rmtree(workbench.params / folder, ignore_errors=True)
    write_figures(rows, model, workbench.data)
    write_released(faults, rows, {slug: place.code for slug, place in places.items()}, workbench.data)
    newest = {slug: starts for kind, slug, starts in sorted(written) if kind == "plan"}
    for (kind, slug, year), document in written.items():
        of_kind = PLAN if kind == PLAN.name else RETURN
        is_earlier = kind == PLAN.name and year != newest[slug]
        file = (of_kind.earlier_file if is_earlier else of_kind.file)(workbench, places[slug], year)
        write_document(file, document)
        write_beside(file, [fault for fault in faults if at(fault) == (kind, slug, year)])


def main() -> None:
    """Read what is asked for, and write it."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--home", type=Path, default=HOME, help="the workbench whose example country this is")
    parser.add_argument("--out", type=Path, help="a workbench's folder to write into; by default that one")
    parser.add_argument("--countries", type=int, default=1, help="how many countries to write there")
    asked = parser.parse_args()
    example = Workbench(asked.home, "example")
    banks = {name: read_yaml(example.data / f"{name}.yaml")[0] for name in BANKS}
    if asked.out is None:
        write_country(example, 1, banks, read_yaml(example.data / FAULTS)[0]["faults"])
        return
    ignored = shutil.ignore_patterns(*(f"{name}.yaml" for name in BANKS), FAULTS, "released", *FOLDERS)
    for number in range(1, asked.countries + 1):
        country = Workbench(asked.out, f"{example.country}-{number}")
        shutil.copytree(example.data, country.data, ignore=ignored)
        country.params.mkdir(parents=True)
        shutil.copy(policy_file(example), policy_file(country))
        write_country(country, number, banks)


if __name__ == "__main__":
    main()
