"""The register of sources: what is no address, no date or no licence is told with its line."""

import pytest

from cjreport.errors import InputError
from cjreport.inputs.files.workbench import Workbench
from cjreport.inputs.registers.sources import read_sources

LEAST = """
  - id: our-count
    title: Our own count
    publisher: A partnership
    licence: Ours
    standing: local
"""


@pytest.fixture
def file(workbench):
    return workbench / "data" / "sources.yaml"


@pytest.mark.parametrize(
    ("old", "new", "what"),
    [
        ("url: null", "url: javascript:alert(1)", '"javascript:alert(1)" is no address of a page'),
        ("url: null", "url: www.example.org", '"www.example.org" is no address of a page'),
        ("url: null", "url: https://example.org/a b", '"https://example.org/a b" is no address of a page'),
        ("url: null", "url: 'https://'", '"https://" is no address of a page'),
        ("published: null", "published: '2025-13'", '"2025-13" is no date'),
        ("published: null", "published: June 2025", '"June 2025" is no date'),
        ("published: null", "published: '2025-02-30'", '"2025-02-30" is no date'),
        ("published: null", "published: '0025'", '"0025" is no date'),
        ("licence: MIT", "licence: ''", "this is empty"),
        ("publisher: The makers of this package", "publisher: ''", "this is empty"),
    ],
)
def test_nonsense_is_told_with_its_line(workbench, file, rewrite, old, new, what):
    """An address that leads nowhere or runs something, a day that there is not, nobody to name."""
    rewrite(file, old, new)
    line = next(n for n, text in enumerate(file.read_text(encoding="utf-8").splitlines(), start=1) if new in text)

    with pytest.raises(InputError) as error:
        read_sources(Workbench(workbench))

    [problem] = error.value.problems
    assert what in problem.what
    assert problem.line == line
    assert problem.mend


@pytest.mark.parametrize(
    "new", ["url: https://example.org", "url: http://example.org/a?b=c#d", "published: 2025-02-28"]
)
def test_sense_is_read(workbench, file, rewrite, new):
    """Addresses of pages, and days, months and years."""
    rewrite(file, f"{new.split(':')[0]}: null", new)

    assert read_sources(Workbench(workbench)).sources


def test_a_source_needs_no_more_than_is_known(workbench, file):
    """Who publishes what, under which licence and standing, is enough; the rest may be left out."""
    file.write_text(file.read_text(encoding="utf-8") + LEAST, encoding="utf-8")

    source = read_sources(Workbench(workbench)).by_id["our-count"]

    assert (source.url, source.published, source.notes) == (None, None, ())


def test_an_id_that_stands_twice_is_told_with_the_second(workbench, file):
    """Each source has an id of its own."""
    file.write_text(file.read_text(encoding="utf-8") + LEAST + LEAST, encoding="utf-8")

    with pytest.raises(InputError, match="sources with the same id: our-count") as error:
        read_sources(Workbench(workbench))

    assert error.value.problems[0].line > 20


@pytest.mark.parametrize(
    "answer",
    [
        "{question: jump, line: recorded_crime, reason: ''}",
        "{question: leap, line: recorded_crime, reason: It was so}",
        "{question: jump, line: recorded_crime, period: 2024-27, reason: It was so}",
        "{question: jump, reason: It was so}",
    ],
)
def test_an_answer_says_of_what_and_why(workbench, file, answer):
    """A question there is, a line, a period that there is, and a reason."""
    file.write_text(file.read_text(encoding="utf-8") + f"answers:\n  - {answer}\n", encoding="utf-8")

    with pytest.raises(InputError) as error:
        read_sources(Workbench(workbench))

    assert error.value.problems[0].line
