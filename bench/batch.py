"""What does one report more cost in a batch, beside the first? All are timed in one run, start-up and all.

``make bench`` builds one area's report and then every area's of Scotland. ``python bench/batch.py --countries 4``
builds as many example countries besides, each of eight areas, written for the purpose.
"""

from __future__ import annotations

import argparse
import shutil
import subprocess
import sys
import time
from pathlib import Path
from tempfile import TemporaryDirectory

HOME = Path(__file__).parents[1]
COMMAND = Path(sys.executable).with_name("cjreport")


def seconds(home: Path, out: Path, *words: str) -> tuple[float, int]:
    """Time a build, and count its reports."""
    start = time.perf_counter()
    command = [str(COMMAND), "build", *words, "--out", str(out)]
    ran = subprocess.run(command, cwd=home, check=True, capture_output=True, text=True)
    return time.perf_counter() - start, int(ran.stdout.split(" of ")[-1].split()[0])


def tell(what: str, took: float, reports: int, first: float) -> None:
    """Print a build's time, and what each report more cost as a share of the first."""
    more = (took - first) / max(1, reports - 1)
    print(
        f"{what:>20}: {took:5.1f} s, {reports} reports; each more costs {more:.2f} s, {more / first:.2f} of the first"
    )


def copy_of_home(folder: Path) -> Path:
    """Lay out a workbench in which countries can be written."""
    for part in ("data", "params", "notebooks"):
        shutil.copytree(HOME / part, folder / part, ignore=shutil.ignore_patterns(".*"))
    return folder


def main() -> None:
    """Time one report, all of Scotland's, and as many example countries as asked for."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--countries", type=int, default=0, help="example countries to write and build besides")
    countries = parser.parse_args().countries
    with TemporaryDirectory() as folder:
        out = Path(folder, "outputs")
        first, _ = seconds(HOME, out, "Scottish Borders")
        print(f"{'one report':>20}: {first:5.1f} s")
        tell("Scotland", *seconds(HOME, out), first)
        if countries:
            home = copy_of_home(Path(folder, "home"))
            script = HOME / "tools" / "example" / "make.py"
            subprocess.run([sys.executable, script, "--out", home, "--countries", str(countries)], check=True)
        for number in range(1, countries + 1):
            tell(f"example-{number}", *seconds(home, out, "--country", f"example-{number}"), first)


if __name__ == "__main__":
    main()
