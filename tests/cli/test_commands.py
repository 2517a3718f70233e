"""The commands: mistakes are told without a traceback, and none is loaded before it is asked for."""

import subprocess
import sys

import pytest
import typer
from builds import run_cjreport, start_cjreport
from conftest import REPOSITORY

from cjreport.cli.commands import COMMANDS, app


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (("build", "Bordres"), 'no area of Scotland is called "Bordres"\n    Did you mean Borders?'),
        (("build", "Borders", "-p", "2024/26"), '"2024/26" is not a reporting period'),
        (("build", "Borders", "-p", "2011-12"), "Reports can be made for 2017-18 to 2024-25."),
        (("build", "--country", "exemple"), 'no country is called "exemple"\n    Did you mean example?'),
        (("build", "Isles of Example"), 'no area of Scotland is called "Isles of Example"'),
        (("measures", "Borders", "-p", "24-25"), '"24-25" is not a reporting period'),
        (("check", "--country", "../.."), 'no country is called "../.."'),
        (("check", "../escaped"), 'no area of Scotland is called "../escaped"'),
    ],
)
def test_mistakes_are_told_without_a_traceback(words, told):
    """What is wrong, and how to mend it, with exit code 2."""
    ran = run_cjreport(*words, cwd=REPOSITORY)

    assert ran.returncode == 2
    assert told in ran.stderr
    assert "Traceback" not in ran.stderr


def test_the_command_is_a_module_too():
    """`python -m cjreport` prints what the command does, and tells a mistake with the same exit code."""
    module = [sys.executable, "-m", "cjreport"]
    for words in (["areas"], ["check", "Agnus"]):
        by_module = subprocess.run([*module, *words], cwd=REPOSITORY, capture_output=True, text=True, check=False)
        for ran in (start_cjreport(*words, cwd=REPOSITORY), run_cjreport(*words, cwd=REPOSITORY)):
            assert (ran.stdout, ran.stderr, ran.returncode) == (
                by_module.stdout,
                by_module.stderr,
                by_module.returncode,
            )
    assert by_module.returncode == 2
    assert "Did you mean Angus?" in by_module.stderr


def test_usage_mistakes_are_told():
    """An unknown option or form is the command's to refuse."""
    assert run_cjreport("build", "--perod", "2024-25", cwd=REPOSITORY).returncode == 2
    assert run_cjreport("measures", "Fife", "-p", "2024-25", "--format", "xml", cwd=REPOSITORY).returncode == 2


def test_a_place_without_a_workbench_is_told(tmp_path):
    """Run in the wrong folder, it says which is the right one."""
    ran = start_cjreport("build", cwd=tmp_path)

    assert ran.returncode == 2
    assert "the one that holds notebooks, params and data" in ran.stderr


def test_a_misspelt_parameter_is_refused(workbench):
    """Papermill alone would only warn; with our engine it stops."""
    command = [sys.executable, "-m", "papermill", "--engine", "cjreport", "area_report.ipynb", "out.ipynb"]
    ran = subprocess.run(
        [*command, "-p", "aera", "Example City"],
        cwd=workbench / "notebooks",
        capture_output=True,
        text=True,
        check=False,
    )

    assert ran.returncode != 0
    assert '"aera" is not a parameter of this notebook' in ran.stderr
    assert not (workbench / "notebooks" / "out.ipynb").exists()


HEAVY = ("pandas", "pandera", "matplotlib", "scipy", "xlsxwriter", "papermill")


@pytest.mark.parametrize("word", ["--help", "areas"])
def test_help_and_short_commands_load_nothing_that_calculates(word):
    """What they do not need would make everybody wait: neither frames nor drawings nor workbooks are loaded."""
    program = f"import sys\nfrom cjreport.cli import main\nsys.argv = ['cjreport', '{word}']\n"
    program += (
        f"try:\n    main()\nexcept SystemExit:\n    print('loaded:', [name for name in {HEAVY} if name in sys.modules])"
    )
    ran = subprocess.run([sys.executable, "-c", program], cwd=REPOSITORY, capture_output=True, text=True, check=True)

    assert ran.stdout.splitlines()[-1] == "loaded: []"


def test_a_new_document_loads_no_figures():
    """Registers, documents and their forms are read without a frame."""
    program = "import sys\nimport cjreport.supply.documents, cjreport.supply.form.reading\n"
    program += f"print([name for name in {HEAVY} if name in sys.modules and name != 'xlsxwriter'])"
    ran = subprocess.run([sys.executable, "-c", program], cwd=REPOSITORY, capture_output=True, text=True, check=True)

    assert ran.stdout == "[]\n"


@pytest.mark.parametrize("name", COMMANDS)
def test_help_says_what_a_command_says_of_itself(name):
    """The list of commands has the first line of what each tells when it is loaded."""
    deferred = typer.main.get_command(app).commands[name]

    assert deferred.help == deferred.loaded.help.split("\n")[0]
