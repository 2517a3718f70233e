"""Faults that spoil the sound return, plan or earlier return of tests/specimens/sound, and what the check then finds.

Each is a rule, the file, a text that stands in it, what is put in its place, and words of the line that the finding
points at (those of the spoilt file).
"""

# ruff: noqa: E501 (texts as they stand in the files)

from typing import NamedTuple


class Fault(NamedTuple):
    rule: str
    file: str
    old: str
    new: str
    at: str
    also: tuple[str, ...] = ()
    """Rules that the same fault breaks as well, because it cannot be otherwise."""


def returns(rule, old, new, at, *also):
    return Fault(rule, "return", old, new, at, also)


def plans(rule, old, new, at, *also):
    return Fault(rule, "plan", old, new, at, also)


ACTION_2 = """    action_taken: |
      The police asked each person in custody about their needs and passed on a telephone number where it was wanted.
"""
PROGRESS_2 = """    progress: |
      Partners agreed on what to do next about outcome 2 and began to do it.
"""
LAST_YEARS = """      Letters that offer diversion from prosecution were written anew in plain words, after people told us they were hard.
"""
GOVERNANCE = "  The partnership reports to the community planning board twice a year, and to the council once."
CHALLENGES = "  Vacancies in two teams lasted for most of the autumn."
EFFECT = """    evidence_of_effect: |
      In a short survey most said that visiting had become easier.
"""
COMMUNITY = "kind: community, how: A draft was sent., said: Content with it., changed: Nothing had to.}"
CONSULTED = """  consulted:
    - {body: Community Justice Scotland, how: The draft was sent.}
    - {body: Residents of Example City, kind: community, how: An online form and two open evenings.}
"""
L1_PLAN = "    indicators: {advice-given: People given advice on money}\n    priority: true"
FAULTS = (
    # what section 23 asks of a return
    returns("action-taken", ACTION_2, "    action_taken: ''\n", "action_taken: ''"),
    returns(
        "achieved",
        "    achieved: yes\n    assessment: |\n      Most app",
        "    assessment: |\n      Most app",
        '"5":',
        "progress",
    ),
    returns("progress", PROGRESS_2, "", '"2":'),
    returns(
        "assessment",
        "      Referrals are made every day, but we cannot yet follow all of them to a service.\n",
        "",
        "assessment: |",
    ),
    returns("indicators", "indicators_used: [cjpf-2-referrals]", "indicators_used: []", "indicators_used: []"),
    returns(
        "indicators",
        "cjpf-1-assessments, cjpf-1-commenced,",
        "cjpf-1-assessments,",
        "[cjpf-1-assessments, cjpf-1-completed]",
    ),
    returns("local-outcome", "  L1:\n", "  L2:\n", "local_outcomes:", "unknown-name", "unknown-name"),
    returns("local-indicator", "indicators: {advice-given: People", "indicators: {help-given: People", "help-given"),
    returns("local-indicator", "indicators: {advice-given: People given advice on money}", "indicators: {}", "  L1:"),
    returns("consultation", COMMUNITY, COMMUNITY.replace("kind: community", "kind: other"), "consultation:"),
    returns("consultation", "how: A draft was sent., said", "said", "North Side"),
    returns(
        "partners",
        "  police: {name: Example Police Service, part: Custody centres and information.}\n",
        "",
        "partners:",
    ),
    returns("governance", GOVERNANCE + "\n", "", "governance: |"),
    returns(
        "guidance",
        "guidance: Statutory guidance on community justice outcomes improvement planning and reporting\n",
        "",
        "# A sound",
    ),
    returns("sign-off", "  role: Chair of the partnership\n", "", "sign_off:"),
    returns("published", "published_at: https://example-city.example/community-justice\n", "", "# A sound"),
    returns("sent-to-cjs", "sent_to_cjs: 2025-12-11\n", "", "# A sound"),
    returns("deadline", "published: 2025-12-10", "published: 2026-01-10", "published: 2026-01-10"),
    returns("dates", "sent_to_cjs: 2025-12-11", "sent_to_cjs: 2025-03-11", "sent_to_cjs: 2025-03-11"),
    returns("dates", "published: 2025-12-10", "published: 2025-11-10", "published: 2025-11-10"),
    # names and quotations
    returns("unknown-name", "indicators_used: [cjpf-5]", "indicators_used: [cjpf-5, cjpf-55]", "cjpf-55"),
    returns("unknown-name", 'outcomes: ["6", "9"]', 'outcomes: ["6", "99"]', '"99"'),
    returns("unknown-name", "    after: mentoring-started", "    after: mentoring-begun", "after: mentoring-begun"),
    returns("unknown-name", "  police: {name", "  polis: {name", "polis:", "partners"),
    returns(
        "unknown-figure", CHALLENGES, "  Vacancies lasted, as {{ recorded_crimes.value }} shows.", "recorded_crimes"
    ),
    returns(
        "unknown-figure", CHALLENGES, "  Vacancies lasted, as {{ recorded_crime.worth }} shows.", "recorded_crime.worth"
    ),
    returns(
        "no-figure",
        CHALLENGES,
        "  Vacancies lasted, as {{ prison_population.value }} shows.",
        "prison_population.value",
    ),
    returns(
        "broken-quotation",
        CHALLENGES,
        "  Vacancies lasted, as {{ recorded_crime.value } shows.",
        "recorded_crime.value }",
    ),
    returns(
        "broken-quotation", CHALLENGES, "  Vacancies lasted, as { {recorded_crime.value}} shows.", "{ {recorded_crime"
    ),
    plans(
        "broken-quotation",
        "    Bodies were invited by letter",
        "    {recorded_crime.value} bodies were invited by letter",
        "{recorded_crime.value}",
    ),
    returns("heading", CHALLENGES, f"{CHALLENGES}\n\n  ##\n\n  More words.", "##"),
    returns("heading", CHALLENGES, f"  ## Words\n\n{CHALLENGES}\n\n  # \u200b\n\n  ## More", "# \u200b"),
    returns("heading", CHALLENGES, f"{CHALLENGES}\n\n  ### ###\n  - a point", "### ###"),
    plans("heading", "    Bodies were invited by letter", "    ######\n\n    Bodies were invited by letter", "######"),
    returns(
        "words-left-out",
        "guidance: Statutory guidance on community",
        "guidance: Statutory guidance # for all who take part in community",
        "guidance: Statutory guidance #",
    ),
    returns(
        "words-left-out",
        "  role: Chair of the partnership",
        '  role: "Chair" # of the partnership',
        'role: "Chair" # of',
    ),
    returns("words-left-out", "governance: |", "governance: |  # and of the board", "# and of the board"),
    returns("words-left-out", "  role: Chair of the partnership", "  role: &Joint chair", "role: &Joint chair"),
    plans("words-left-out", "foreword: |", "foreword: |-  # in short", "# in short"),
    # arithmetic
    returns("figure-twice", "  - id: work-women\n", "  - id: work-men\n", "id: work-men", "unknown-name"),
    returns("figure-empty", "    count: 45\n", "", "mentoring-ended"),
    returns("total", "    count: 40\n", "    count: 41\n", "count: 150"),
    returns("percentage", "    value: 75\n", "    value: 57\n", "value: 57"),
    returns("part-of-whole", "    base: 200\n", "    base: 140\n", "count: 150"),
    returns("range", "    base: 200\n    value: 75\n", "    base: 200\n    value: 750\n", "value: 750"),
    returns("stages", "    count: 45\n", "    count: 65\n", "count: 65"),
    # from year to year
    returns("prior-year", "    count: 96\n", "    count: 69\n", "advice-given"),
    Fault("prior-year", "before", "    count: 96\n", "    count: 69\n", "advice-given"),
    returns(
        "repeated-text",
        "      Justice social work met everybody whom the procurator fiscal referred and agreed a plan of support with each of them.\n",
        LAST_YEARS,
        "action_taken: |",
    ),
    returns("repeated-text", CHALLENGES, LAST_YEARS.replace("      ", "  "), "challenges: |"),
    returns(
        "same-text",
        "      A worker was on duty at court each weekday to assess people for bail supervision.\n",
        "      The police asked each person in custody about their needs and passed on a telephone number where it was wanted.\n",
        "action_taken: |",
    ),
    # from plan to report
    returns(
        "action-status",
        '  "9.1":\n    status: In progress\n',
        '  "9.9":\n    status: In progress\n',
        "actions:",
        "action-unknown",
    ),
    plans(
        "action-late",
        "group for outcome 3 that meets each quarter.\n        owner: Example City Council\n        partners: [Example Police Service, NHS Example]\n        due: 2026-27",
        "group for outcome 3 that meets each quarter.\n        owner: Example City Council\n        partners: [Example Police Service, NHS Example]\n        due: 2024-25",
        '"3.1":',
    ),
    Fault("action-reopened", "before", '"2.1": {status: In progress', '"2.1": {status: Complete', '"2.1":'),
    # activity and effect
    returns("effect", EFFECT, "", "what: |"),
    returns("evidence", "    evidence: |\n      The adviser's records.\n", "", "achieved: partly"),
    returns(
        "evidence-figure",
        "    evidence: |\n      Case files for outcome 2, read twice a year by managers of two services.\n",
        "",
        "indicators_used: [cjpf-2-referrals]",
    ),
    # words against figures
    returns("claim-direction", CHALLENGES, "  Diversion assessments fell in 2024-25.", "assessments fell"),
    returns("claim-number", CHALLENGES, "  In 2024-25 there were 398 diversion assessments.", "398"),
    returns(
        "claim-number",
        "      Files show plans that fit the person, though some letters went without a reply.",
        "      Files show plans that fit the person.\n      We carried out 398 diversion assessments in 2024-25.",
        "398",
    ),
    # people
    returns(
        "email",
        "contact: community.justice@example-city.example",
        "contact: jo.bloggs@example-city.example",
        "jo.bloggs",
    ),
    returns("email", CHALLENGES, "  Write to jo.bloggs@example-city.example about it.", "jo.bloggs"),
    returns("telephone", CHALLENGES, "  Ring us on 01632 960 983 about it.", "01632"),
    returns("telephone", CHALLENGES, "  Ring us about it,\n  on 07700 900 118.", "07700"),
    returns("person", CHALLENGES, "  Morag Blether left the team in the autumn.", "Morag"),
    returns("person", CHALLENGES, "  Cllr Blether spoke at the opening.", "Cllr"),
    returns("person", "  role: Chair of the partnership", "  role: Morag Blether", "role: Morag"),
    returns("person", "{body: Example Recovery Charity, kind: third", "{body: Mrs Blether, kind: third", "Mrs Blether"),
    plans(
        "email",
        "        owner: Example City Council\n        due: 2025-26",
        "        owner: m.blether@example.org\n        due: 2025-26",
        "m.blether",
    ),
    returns(
        "indicators",
        "    indicators_used: [cjpf-5]\n",
        "    indicators_used: [cjpf-5]\n    indicators_not_used: {cjpf-5: Not yet known.}\n",
        "indicators_not_used",
    ),
    returns("small-count", "    count: 45\n", "    count: 3\n", "count: 3"),
    returns("share-alone", "    count: 45\n    unit: people", '    value: 75\n    unit: "%"', "value: 75\n"),
    returns("small-count-in-words", CHALLENGES, "  Vacancies lasted, and three women moved away.", "three women"),
    # answers
    returns(
        "answer-unused",
        CHALLENGES,
        CHALLENGES + "\nanswers:\n  - {rule: deadline, answer: It was late.}",
        "rule: deadline",
    ),
    returns(
        "unknown-name",
        CHALLENGES,
        CHALLENGES + "\nanswers:\n  - {rule: deadlines, answer: It was late.}",
        "rule: deadlines",
    ),
    # what sections 19 to 22 ask of a plan
    plans("plan-achieved", '  "2":\n    achieved: partly\n', '  "2":\n', '"2":'),
    plans(
        "plan-assessment",
        "      Partners judged in early 2023 that outcome 2 was within reach, and that services differed too much between districts.\n",
        "",
        "assessment: |",
    ),
    plans("plan-indicators", "indicators_used: [cjpf-2-referrals]", "indicators_used: []", "indicators_used: []"),
    plans(
        "plan-priority",
        "    indicators_used: [cjpf-2-referrals]\n    priority: false\n",
        "    indicators_used: [cjpf-2-referrals]\n",
        '"2":',
    ),
    plans(
        "plan-why",
        "      Partners weighed need against what each service can do for outcome 2 within its means.\n",
        "",
        "priority: false",
    ),
    plans(
        "plan-local-indicators",
        L1_PLAN,
        L1_PLAN.replace("{advice-given: People given advice on money}", "{}"),
        "  L1:",
        "unknown-name",
        "unknown-name",
    ),
    plans(
        "action-owner",
        "        owner: Example City Council\n        due: 2025-26\n",
        "        due: 2025-26\n",
        '"L1.1":',
    ),
    plans("action-due", "        due: 2025-26\n", "", '"L1.1":'),
    plans("plan-regard", "    title: Example City Local Outcomes Improvement Plan\n", "", "loip:"),
    plans("plan-consulted", CONSULTED.splitlines()[1] + "\n", "", "consultation:"),
    plans("plan-consulted", CONSULTED.splitlines()[2] + "\n", "", "consultation:"),
    plans("plan-consulted", "  closed: 2023-02-28\n", "", "consultation:"),
    plans("plan-decision", "      decision: |\n        Local outcome L1 was added.\n", "", "theme: Debt"),
    plans("plan-decision", "  decided_on: 2023-03-20\n", "", "consultation:"),
    plans(
        "plan-participation",
        "  statement: |\n    Bodies were invited by letter to two workshops, and their travel was paid.\n",
        "",
        "participation:",
    ),
    plans("plan-sent-to-cjs", "sent_to_cjs: 2023-04-04\n", "", "# A sound"),
    plans(
        "plan-published",
        "published_at: https://example-city.example/community-justice-plan\n",
        "",
        "published: 2023-04-03",
    ),
    plans("plan-review", "published: 2023-04-03", "published: 2023-03-27", "# A sound"),
    plans("dates", "  closed: 2023-02-28", "  closed: 2022-02-28", "closed: 2022"),
    plans("unknown-name", "{measure: advice-given", "{measure: advice-giving", "advice-giving"),
    plans("person", "    Bodies were invited by letter", "    Morag Blether invited bodies by letter", "Morag"),
)
