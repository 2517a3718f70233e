"""Words of a YAML file arrive as they were typed: only where a number, a date or a choice is meant is it made one."""

import json
import re

import pytest
from hypothesis import HealthCheck, example, given, settings
from hypothesis import strategies as st
from pydantic import Field

from cjreport.errors import InputError
from cjreport.inputs.documents.plans import Plan
from cjreport.inputs.documents.returns import AreaReturn
from cjreport.inputs.files.checked_yaml import Record, read_document
from cjreport.inputs.registers.glossary import Glossary
from cjreport.inputs.registers.policy import Policy
from cjreport.inputs.registers.publisher import Publisher
from cjreport.inputs.registers.sources import Sources

HEAD = "area: Angus\nperiod: 2024-25\n"
WORDS = [
    *("01412000000", "1.10", "007", "0300", "+44 141", "1e3", "1E5", "0x1F", "0o17", "1_000", ".5", "5.", "-0", "+7"),
    *("yes", "no", "on", "Off", "true", "False", "null", "NULL", "~", "2024-25", "2024-02-30", "12:30", "1,234", "45%"),
    *(
        ".inf",
        ".nan",
        "1e400",
        "9" * 900,
        "<<",
        "=",
        "-5",
        "½",
        "“so”",
        "a#b",
        "it's 5*3",
        "C:\\temp",
        "https://a.example/#b",
    ),
]


@pytest.fixture
def read(tmp_path):
    def read_text(text, model=AreaReturn):
        file = tmp_path / "some.yaml"
        file.write_text(text, encoding="utf-8", newline="")
        return read_document(file, model)

    return read_text


@pytest.mark.parametrize("word", WORDS, ids=lambda word: word[:12])
def test_text_is_read_as_it_was_typed(read, word):
    """In a field, a list, a list of records, a named entry, in braces, and as a name."""
    words = read(
        f"{HEAD}contact: {word}\ngovernance: {word}\n"
        f"consultation:\n  - body: {word}\n    said: {word}\n"
        f"activities: [{{what: a, when: b, involved: [c]}}]\n"
        f"outcomes:\n  {json.dumps(word)}:\n    took_part:\n      - {word}\n    indicators_not_used:\n      x: {word}\n"
    )

    said = words.outcomes[word]
    assert {words.contact, words.governance, words.consultation[0].body, words.consultation[0].said} == {word}
    assert (said.took_part, said.indicators_not_used) == ((word,), {"x": word})


@pytest.mark.parametrize("word", [word for word in WORDS if not re.search(r"[,#]", word)], ids=lambda word: word[:12])
def test_text_in_every_document_is_read_as_it_was_typed(read, word):
    """Plans, sources, terms and who publishes go through the same door as returns."""
    plan = read(f"area: Fife\nstarts: 2024-25\nends: 2028-29\nregard: {{loip: {{title: {word}}}}}\n", Plan)
    source = (
        f"sources: [{{id: {word}, title: {word}, publisher: a, url: null, edition: {word}, published: {word}, "
        "next_due: ~, licence: a, standing: local, notes: [a], via: }]"
    )
    [kept] = read(source, Sources).sources
    [term] = read(f"terms: [{{term: {word}, means: {word}}}]", Glossary).terms

    assert (plan.regard.loip.title, kept.id, kept.title, kept.edition) == (word,) * 4
    assert (kept.url, kept.next_due, kept.via) == (None, None, None)
    assert kept.published == (None if word in {"null", "NULL", "~"} else word)
    assert (term.term, term.means, read(f"publisher: {word}\ncontact: {word}", Publisher).contact) == (word,) * 3


def test_numbers_dates_and_choices_are_made_of_words(read):
    """Where they are meant; also in quotes, and where nothing stands."""
    words = read(
        f"{HEAD}published: 10/12/2025\nsent_to_cjs: ~\nself_assessment: null\nrevisions:\n"
        "figures:\n"
        '  - {id: a, title: 0300, period: 2024/25, count: 120, base: "240", value: 50.0, unit: "%", standing: LOCAL}\n'
        "  - {id: b, title: b, period: 2023-24, value: -0, status: null}\n"
        "activities: [{what: a, good_practice: TRUE}]\n"
    )
    first, second = words.figures

    assert (first.title, first.period, first.count, first.base, first.value) == ("0300", "2024-25", 120, 240, 50.0)
    assert (second.status, str(second.value), words.activities[0].good_practice) == ("ok", "0.0", True)
    assert (words.published.isoformat(), words.sent_to_cjs, words.self_assessment) == ("2025-12-10", None, None)


def test_choices_that_are_numbers_are_read(read):
    """A policy's smallest count is one number and no other."""
    sound = "profiles: {usual: {smallest: 1, largest: 4}}\ndefault: usual\nofficial: usual\n"

    assert read(sound, Policy).profiles["usual"].smallest == 1
    with pytest.raises(InputError, match="smallest"):
        read(sound.replace("smallest: 1", "smallest: 2"), Policy)


@pytest.mark.parametrize(
    ("typed", "field"),
    [
        *(
            (f"count: {number}", "count")
            for number in ("1e300", "9" * 5000, "-1", "1000000000001", ".inf", "1.5", "many")
        ),
        *((f"base: {number}", "base") for number in ("-3", "9" * 20, "0x1F")),
        *((f"value: {number}", "value") for number in (".inf", "-.INF", ".nan", "NaN", "1e300", "1e400", "-1e13")),
    ],
    ids=lambda typed: typed[:16],
)
def test_numbers_beyond_sense_are_refused(read, typed, field):
    """Neither endless nor of thousands of digits; the message stays short."""
    with pytest.raises(InputError) as error:
        read(f"{HEAD}figures:\n  - id: a\n    title: a\n    period: 2024-25\n    {typed}\n")

    [problem] = error.value.problems
    assert (problem.line, f'"figures.0.{field}"' in problem.what) == (7, True)
    assert len(str(problem)) < 400


@pytest.mark.parametrize("day", ["2025", "0", "86400", "31/02/2025", "0001-01-01", "9999-12-31", "2025-13-01", "soon"])
def test_days_that_are_none_are_refused(read, day):
    """Numbers are no dates, nor are days that do not exist or lie in another age."""
    with pytest.raises(InputError, match="this is no date from 1900 to 2200"):
        read(f"{HEAD}published: {day}\n")


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("outcomes: {'1': {actions_taken: x}}", "Did you mean action_taken?"),
        ("figures: [{id: a, titel: b, title: c, period: 2024-25}]", "Did you mean title?"),
        ("govern: x", "Did you mean governance?"),
        ("sign_off: {rolle: x}", "Did you mean role?"),
        ("zzz: x", "Remove it, or check its spelling."),
    ],
)
def test_a_misspelt_name_is_recognised(read, typed, meant):
    """At any depth, among the names that may stand there."""
    with pytest.raises(InputError) as error:
        read(f"{HEAD}{typed}\n")

    assert [problem.mend for problem in error.value.problems] == [meant]


class Note(Record):
    words: str
    more: tuple[str, ...] = ()
    named: dict[str, str] = Field(default_factory=dict)


NO_LETTERS = "\ufeff\u2028\u2029\ufffe\uffff"
SEEN = st.text(st.characters(exclude_categories=["Cs", "Cc"], exclude_characters=NO_LETTERS), min_size=1)
NOT_PLAIN = re.compile(r"[-?:,\[\]{}#&*!|>'\"%@`]|.*(?:: |:$| #)|---|\.\.\.| |.* $", re.DOTALL)
"""What begins or holds a sign of YAML's, or a space where YAML leaves it out."""


@settings(suppress_health_check=[HealthCheck.too_slow, HealthCheck.filter_too_much], max_examples=60)
@given(SEEN.filter(lambda text: not NOT_PLAIN.match(text)))
@example("null")
@example("0017")
def test_plain_words_come_back_as_typed(tmp_path_factory, words):
    """Whatever they look like, without quotes, as a text, in a list and by a name."""
    file = tmp_path_factory.mktemp("plain") / "some.yaml"
    file.write_text(f"words: {words}\nmore:\n  - {words}\nnamed:\n  a: {words}\n", encoding="utf-8", newline="")

    assert read_document(file, Note) == Note(words=words, more=(words,), named={"a": words})
