"""Words beside a text that YAML leaves out are asked about; guidance is not."""

import pytest

from cjreport.assurance.wording.unread_words import words_left_out
from cjreport.inputs.documents.kinds import KINDS
from cjreport.inputs.documents.plans import Plan
from cjreport.inputs.documents.returns import AreaReturn
from cjreport.inputs.files.checked_yaml import read_with_positions
from cjreport.inputs.files.workbench import Workbench
from cjreport.inputs.library import read_library
from cjreport.supply.documents import write_new

HEAD = "area: Isles of Example\nperiod: 2024-25\n"
TITLES = ("Number of assessments",)


@pytest.fixture
def left_out(tmp_path):
    def found_in(text):
        file = tmp_path / "some.yaml"
        file.write_text(HEAD + text, encoding="utf-8", newline="")
        words, lines = read_with_positions(file, AreaReturn)
        return [(lines.line(found.path), found.about) for found in words_left_out(words, lines, TITLES)]

    return found_in


@pytest.mark.parametrize(
    ("text", "line", "words"),
    [
        ("guidance: “Advice” for # those who ask\n", 3, "those who ask"),
        ('guidance: "Advice" # for those who ask\n', 3, "for those who ask"),
        ("guidance: 'Advice'   #1 for all\n", 3, "1 for all"),
        ("guidance: # Advice for all\n", 3, "Advice for all"),
        ("guidance: Advice\t# for all\n", 3, "for all"),
        ("governance: | # in short\n  Words.\n", 3, "in short"),
        ("governance: >-  # in short\n  Words.\n", 3, "in short"),
        (
            "challenges: a\noutcomes:\n  '1':\n    took_part:\n      - the council # and the police\n",
            7,
            "and the police",
        ),
        ("outcomes: {'1': {took_part: [the council, a charity]}} # and others\n", 3, "and others"),
        ("outcomes:\n  '1':\n    took_part: [] # the council\n", 5, "the council"),
        ("outcomes:\n  '1':\n    indicators_not_used:\n      x: not collected # here\n", 6, "here"),
        ("outcomes:\n  '1':\n    achieved: partly # but nearly\n", 5, "but nearly"),
        ("guidance: &Joint advice\n", 3, "Joint"),
        ("challenges: #1 priority was housing,\n  then came jobs.\n", 3, "1 priority was housing,"),
        ("challenges:\n  #1 priority was housing,\n  then came jobs.\n", 3, "1 priority was housing,"),
        ("challenges:\n#1 of all\n  then came jobs.\n", 3, "1 of all"),
        ("challenges: # Housing\n  'then jobs.'\n", 3, "Housing"),
        ("challenges: # Housing\n  |\n  Then jobs.\n", 3, "Housing"),
        ("challenges: Most were for\n  #1 housing\nnext_steps: a\n", 3, "1 housing"),
        ("challenges: |\n    Most were for\n  #1 housing\n", 3, "1 housing"),
        ("challenges: |#1 housing\n  Then jobs.\n", 3, "1 housing"),
        ('challenges: "Most"# housing\n', 3, "housing"),
        ("challenges:\n  #1 housing\nnext_steps: a\n", 3, "1 housing"),
        ("outcomes:\n  '1':\n    action_taken: # We met\n      monthly.\n", 5, "We met"),
        ("outcomes:\n  '1':\n    took_part: # the council\n      - the police\n", 5, "the council"),
        ("outcomes:\n  '1':\n    took_part:\n      - # the council\n        and others\n", 7, "the council"),
        ("outcomes:\n  '1':\n    took_part:\n      -\n        # the council\n        and all\n", 8, "the council"),
        ("outcomes:\n  '1':\n    took_part:\n      - the council\n        # and all\n      - b\n", 6, "and all"),
        ("outcomes:\n  '1':\n    took_part: [the council, # and all\n      a charity]\n", 5, "and all"),
        ("outcomes:\n  '1':\n    took_part: [ # and all\n      a charity]\n", 5, "and all"),
        ("outcomes:\n  '1':\n    took_part: [the council,\n      # and all\n      a charity]\n", 5, "and all"),
        ("outcomes:\n  '1':\n    took_part: [ # the council\n      ]\n", 5, "the council"),
        ("outcomes:\n  '1':\n    took_part: [the council, &Joint board]\n", 5, "Joint"),
        ("guidance: &a Advice\nchallenges: *a # and more\n", 4, "and more"),
        ("guidance: &a # In short\n  advice\nchallenges: *a\n", 3, "In short"),
        ("challenges: &b words\nguidance: all *but* one, *b\n", 3, "b"),
        ("challenges: &b words\nguidance: 'a *b'\n", 3, "b"),
        ("challenges: &b words\n# *b\nguidance: |\n  *b\n", 3, "b"),
    ],
)
def test_words_beside_a_text_are_asked_about(left_out, text, line, words):
    """After plain words, quotes and the head of a block, in lists and by names, and where nothing else stands."""
    assert left_out(text) == [(line, words)]


@pytest.mark.parametrize(
    "text",
    [
        "# words of their own line\nguidance: Advice\n",
        "guidance: Advice#1 for all\nchallenges: 'a # b'\nnext_steps: \"a # b\"\n",
        "governance: |\n  Words.\n  # more words\n  a # b\n",
        "guidance: Advice  # Which guidance partners had regard to. Section 23(3).\n",
        "guidance:  # Which guidance partners had regard to.\n",
        "outcomes:\n  '1':\n    indicators_not_used:\n      x: not collected  # Number of assessments\n",
        "figures:\n  - {id: a, title: a, period: 2024-25, count: 9}  # from the register\n",
        "sign_off:  # when it is agreed\n  role: Chair\n",
        "guidance: &a Advice\nchallenges: *a\n",
        "published: 2025-12-10  # a Wednesday\n",
        "guidance: Advice\n# on the next\nchallenges: a\n# at the end\n",
        "outcomes:\n  # first\n  '1':\n    achieved: partly\n    # next\n  # and\n  '2':\n    achieved: 'no'\n",
        "outcomes:\n  '1':\n    took_part:\n      # in order\n      - a\n      # and next\n      - b\n",
        "figures:\n  # as told\n  - # the first\n    id: a\n    title: a\n    period: 2024-25\n    count: 9\n",
    ],
)
def test_guidance_and_signs_within_a_text_are_not_asked_about(left_out, text):
    """Comments of their own line, those that a new document has, and what is no comment."""
    assert left_out(text) == []


@pytest.mark.parametrize(("kind", "model"), [("return", AreaReturn), ("plan", Plan)])
def test_a_new_document_has_no_words_to_ask_about(workbench, kind, model):
    """Nor has it once what stands empty is filled in before its guidance."""
    library = read_library(Workbench(workbench))
    for place in library.areas.all:
        file = write_new(library, place, "2024-25", KINDS[kind], force=True)
        text = file.read_text(encoding="utf-8")
        titles = {line.title for line in library.indicators.values()}
        for filled in (text, text.replace(': ""', ": Words")):
            file.write_text(filled, encoding="utf-8")
            assert [*words_left_out(*read_with_positions(file, model), titles)] == []
