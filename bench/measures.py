"""How long do all measures take: areas, periods and indicators, with comparison, trend, funnel and audit, on one core?

``make bench`` calculates Scotland's and the example country's. ``python bench/measures.py --countries 100`` writes as
many example countries besides, each with chances of its own, and prints how the time grows with their number. Seconds
are the processor's, which other work on the machine alters little.
"""

from __future__ import annotations

import argparse
import gc
import os
import shutil
import subprocess
import sys
import time
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import NamedTuple

HOME = Path(__file__).parents[1]
THREADS = ("OMP_NUM_THREADS", "OPENBLAS_NUM_THREADS")
os.environ |= dict.fromkeys(THREADS, "1")  # before anything that calculates is imported

from cjreport.inputs.figures.reading import read_figures  # noqa: E402
from cjreport.inputs.files.workbench import SCOTLAND, Workbench  # noqa: E402
from cjreport.inputs.library import read_library  # noqa: E402
from cjreport.measures.disclosure.gate import protected_figures  # noqa: E402 (the threads are set first)
from cjreport.measures.frame.country import measures_of_country  # noqa: E402
from cjreport.reports.opening import measures_of  # noqa: E402


class Took(NamedTuple):
    """Seconds for the parts of one country's measures, and how much there was."""

    control: float
    measures: float
    selection: float
    hidden: int
    reports: int

    @property
    def seconds(self) -> float:
        """All parts together."""
        return self.control + self.measures + self.selection


def took(home: Path, country: str) -> Took:
    """Time disclosure control with its audit, the measures of a country, and the selection of each report's."""
    library = read_library(Workbench(home, country))
    read_figures(library.known)
    gc.collect()
    gc.freeze()  # as a batch does before it makes reports
    start = time.process_time()
    log = protected_figures(library).log
    controlled = time.process_time()
    measures_of_country(library)
    measured = time.process_time()
    reports = [(area, period) for area in library.areas.all for period in library.areas.country.periods]
    for area, period in reports:
        measures_of(library, area, period)
    selected = time.process_time()
    return Took(controlled - start, measured - controlled, selected - measured, len(log), len(reports))


def tell(country: str, each: Took) -> None:
    """Print the parts of a country's time."""
    print(
        f"{country:>12}: {each.seconds:5.2f} s; control and audit of {each.hidden} hidden counts {each.control:.2f}, "
        f"measures {each.measures:.2f}, {each.reports} reports' own {each.selection:.2f}"
    )


def main() -> None:
    """Time Scotland, the example country, and as many further ones as asked for."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--countries", type=int, default=0, help="example countries to write and calculate besides")
    countries = parser.parse_args().countries
    if hasattr(os, "sched_setaffinity"):
        os.sched_setaffinity(0, {min(os.sched_getaffinity(0))})
    took(HOME, "example")  # warm up
    for country in (SCOTLAND, "example"):
        protected_figures.cache_clear()
        measures_of_country.cache_clear()
        tell(country, took(HOME, country))
    if not countries:
        return
    with TemporaryDirectory() as folder:
        home = Path(folder)
        for part in ("data", "params"):
            shutil.copytree(HOME / part, home / part, ignore=shutil.ignore_patterns(".*"))
        script = HOME / "tools" / "example" / "make.py"
        subprocess.run([sys.executable, script, "--out", home, "--countries", str(countries)], check=True)
        total = 0.0
        for number in range(1, countries + 1):
            total += (each := took(home, f"example-{number}")).seconds
            if number in {1, 2, 5, 10, 20, 50, countries}:
                print(
                    f"{number:>12} countries: {total:6.1f} s, {total / number:.2f} s each; the last hid {each.hidden}"
                )


if __name__ == "__main__":
    main()
