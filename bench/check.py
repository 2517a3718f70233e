"""How long does the check take of 40 plans and 320 returns, read from their files, on one core?

Five example countries are written into a folder of their own, eight areas and eight periods each. Seconds are the
processor's. Figures are read and measures calculated beforehand, and told apart: a batch needs them anyway.
"""

from __future__ import annotations

import argparse
import shutil
import subprocess
import sys
import time
from pathlib import Path
from tempfile import TemporaryDirectory

from cjreport.assurance.check import check_document
from cjreport.inputs.choosing import choose_reports
from cjreport.inputs.documents.kinds import PLAN, RETURN
from cjreport.inputs.figures.reading import read_figures
from cjreport.inputs.files.workbench import Workbench
from cjreport.inputs.gathered import gather_each
from cjreport.inputs.library import read_library
from cjreport.measures.disclosure.gate import under_disclosure_control
from cjreport.reports.opening import evidence_of

HOME = Path(__file__).parents[1]


def write_countries(home: Path, countries: int) -> list[Workbench]:
    """Write example countries into a workbench of their own."""
    registers = home / "data"
    registers.mkdir(parents=True)
    shutil.copytree(HOME / "data" / "frameworks", registers / "frameworks")
    for register in ("indicators.yaml", "deadlines.yaml", "glossary.yaml"):
        shutil.copy(HOME / "data" / register, registers)
    make = [sys.executable, HOME / "tools" / "example" / "make.py", "--out", home, "--countries", str(countries)]
    subprocess.run(make, check=True)
    return [Workbench(home, f"example-{number}") for number in range(1, countries + 1)]


def took(workbench: Workbench) -> tuple[float, float, float, int, int, int]:
    """Time a country's measures, the reading of its returns and plans, and their check; count them and the findings."""
    start = time.process_time()
    library = read_library(workbench)
    read_figures(library.known)
    evidence = evidence_of(library)
    measured = time.process_time()
    reports = [r for r in choose_reports(workbench, [], ["all"]) if r.area in {area.name for area in library.areas.all}]
    inputs = [each for _, each in gather_each(workbench, reports).sound]
    read = time.process_time()
    findings = [len(check_document(RETURN, each, under_disclosure_control(each), evidence)) for each in inputs]
    plans = {plan.positions.file: each for each in inputs if (plan := each.supplied(PLAN))}
    findings += [len(check_document(PLAN, each, each, evidence)) for each in plans.values()]
    checked = time.process_time()
    return measured - start, read - measured, checked - read, len(inputs), len(plans), sum(findings)


def main() -> None:
    """Time as many countries as asked for."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--countries", type=int, default=5, help="example countries, of 64 returns each")
    countries = parser.parse_args().countries
    with TemporaryDirectory() as folder:
        each = [took(workbench) for workbench in write_countries(Path(folder) / "home", countries)]
    measures, reading, check, returns, plans, findings = (sum(part) for part in zip(*each, strict=True))
    print(
        f"{returns} returns and {plans} plans: read in {reading:.2f} s, checked in {check:.2f} s, together "
        f"{reading + check:.2f} s; {findings} findings; their figures and measures took {measures:.2f} s"
    )


if __name__ == "__main__":
    main()
