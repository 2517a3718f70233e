"""The returns of the example country, put together from the banks of words.yaml and accounts.yaml."""

from __future__ import annotations

import datetime as dt
from dataclasses import dataclass
from typing import TYPE_CHECKING, Any

from writing import OnOneLine, Words, local_indicators, on_a_weekday, prose

from cjreport.inputs.documents.prose import quotations
from cjreport.inputs.periods import year_before

if TYPE_CHECKING:
    from collections.abc import Iterator

    from plans import Programme
    from stated import Statistics
    from telling import Teller

    from cjreport.inputs.registers.areas import Place
    from cjreport.inputs.registers.frameworks import Framework, Outcome

COURSES = {
    "opi-2016": ("nppppy", "ppppyy", "pypppp", "nnpppy", "ppyyyy", "pnppyy", "ypppyy", "pppnpp"),
    "cjpf-2023": ("pp", "py", "np", "yy", "pp", "yp", "pn"),
    "local": ("nnpppppy", "ppppyyyy", "pppyyppy", "npppppyy", "ppnppyyp"),
}
"""How an outcome may be judged, no, partly or yes, in every year of a framework; of the partnership's own, in all."""
LOCAL = "local"
VERDICTS = {"n": "no", "p": "partly", "y": "yes"}
COLOUR = 3
"""Every so many outcomes an account holds a sentence on the kind of place."""
UNUSED = 0.5
"""So often an indicator that may be left aside is."""
FEW, MANY = 3, 4
SCORES = (1, 6)
STEPS = (1, -1, 0)
NUMBERS = ("none", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine")


@dataclass(frozen=True)
class Account:
    """What a return is made from: whose and of when it is, the banks of words, and what was counted and planned."""

    teller: Teller
    words: Words
    programme: Programme

    @property
    def accounts(self) -> Words:
        """The banks of accounts.yaml."""
        return self.programme.accounts

    @property
    def statistics(self) -> Statistics:
        """What partnerships have counted."""
        return self.programme.statistics

    @property
    def framework(self) -> Framework:
        """The framework of the period."""
        return self.programme.framework

    @property
    def locals(self) -> dict[str, str]:
        """The place's own outcomes: the short name of each, and what it is about."""
        return self.programme.locals

    @property
    def place(self) -> Place:
        """Whose return it is."""
        return self.teller.place

    @property
    def period(self) -> str:
        """Of which period it is."""
        return self.teller.period

    @property
    def key(self) -> str:
        """By what the place is found in accounts.yaml: its code or, of a joint partnership, its slug."""
        return self.place.slug if self.place.members else self.place.code

    @property
    def periods(self) -> list[str]:
        """The country's periods under the same framework."""
        every = self.teller.model.registers.areas.country.periods
        return [period for period in every if self.framework.governs(period)]

    @property
    def year(self) -> int:
        """Which of the framework's periods it is, from 0."""
        return self.periods.index(self.period)

    @property
    def stated(self) -> dict[str, str]:
        """The figures that the place states, and the outcome of each."""
        groups = self.accounts["groups"][self.key]
        local = {f"local-{about}": key for key, about in self.locals.items()}
        chosen = {}
        for name, spec in self.accounts["figures"].items():
            outcome = local.get(spec["group"]) or spec.get("outcome", {}).get(self.framework.id)
            if outcome and (spec["group"] in groups or spec["group"] in local):
                chosen[name] = outcome
        return chosen


def write_account(account: Account) -> Words:
    """Write a return, its fields in the order of the schema."""
    teller, accounts, place = account.teller, account.accounts, account.place
    told: Words = {"area": place.name, "period": account.period, "partnership": teller.partnership}
    told["contact"] = f"community.justice@{place.slug}.example"
    governance = accounts["governance"]
    standing = governance["standing"][(teller.turn("standing") - teller.year) % len(governance["standing"])]
    told["governance"] = prose(teller.filled(f"{standing} {teller.one('governance', governance['this_year'])}"))
    told["partners"] = dict(partners(account))
    told["outcomes"] = {outcome.id: dict(outcome_told(account, outcome)) for outcome in account.framework.outcomes}
    if account.locals:
        told["local_outcomes"] = {key: dict(local_told(account, about)) for key, about in account.locals.items()}
    told["figures"] = [*figures(account)]
    if account.key in accounts["scored"]:
        told["self_assessment"] = self_assessment(account)
    told["actions"] = dict(account.programme.reports(teller))
    told["activities"] = [*activities(account)]
    told["consultation"] = [*consultation(account)]
    told["challenges"] = challenges(account)
    begin, steps = teller.one("steps", accounts["steps_begin"]), teller.some("steps", accounts["next_steps"], FEW)
    told["next_steps"] = prose(teller.filled("\n".join([begin, "", *(f"- {step}" for step in steps)])))
    told["guidance"] = teller.say("guidance", accounts["guidance"][account.framework.id])
    told |= dates(account)
    if revisions := [*revised(account)]:
        told["revisions"] = revisions
    return told


def partners(account: Account) -> Iterator[tuple[str, Words]]:
    """Give the part that each statutory partner took."""
    teller = account.teller
    for partner in teller.model.registers.duties.partners_of(account.place):
        part = teller.say(f"part/{partner.id}", account.accounts["partners"][partner.id])
        yield partner.id, {"name": teller.called(partner.id), "part": part}


def verdict(account: Account, kind: str, outcome: str) -> tuple[str, int]:
    """Give how an outcome is judged, and how often it was judged so before: a place has its course for each."""
    course = str(account.teller.chance("course", kind, outcome).choice(COURSES[kind]))
    year = account.teller.year if kind == LOCAL else account.year
    return VERDICTS[course[year]], course[:year].count(course[year])


def outcome_told(account: Account, outcome: Outcome) -> Iterator[tuple[str, Any]]:
    """Give the account of a national outcome."""
    teller, key = account.teller, f"{account.framework.id}/{outcome.id}"
    bank, number = account.words["frameworks"][account.framework.id][outcome.id], int(outcome.id)
    judged, times = verdict(account, account.framework.id, outcome.id)
    action = teller.one(f"{key}/action", bank["action_taken"]).strip()
    if number % COLOUR == teller.turn("colour") % COLOUR and "\n- " not in action:
        setting = account.words["settings"][account.statistics.model.parameters["areas"][teller.home.code]["setting"]]
        action += " " + teller.one(f"{key}/setting", setting)
    yield "action_taken", prose(teller.filled(action))
    yield "took_part", teller.all_called(account.accounts["took_part"][account.framework.id][outcome.id])
    yield "achieved", judged
    turn = teller.turn(f"{key}/{judged}") - teller.year + times
    yield "assessment", teller.say(key, bank["assessment"][judged], turn)
    if judged != "yes":
        yield "progress", teller.say(f"{key}/progress", bank["progress"])
    evidence = shown_by(account, outcome)
    yield "evidence", prose(teller.filled(evidence))
    unused = dict(not_used(account, outcome, evidence))
    yield "indicators_used", [i.id for i in outcome.indicators if i.id not in unused]
    if unused:
        yield "indicators_not_used", unused


def shown_by(account: Account, outcome: Outcome) -> str:
    """Give what shows how an outcome stands; in a framework's first year no figure of the year before is quoted."""
    key, bank = f"{account.framework.id}/{outcome.id}", account.accounts["evidence"][account.framework.id][outcome.id]
    turn = account.teller.turn(f"{key}/evidence")
    fields = {quotation.field for quotation in quotations(bank[turn % len(bank)])}
    shown = str(bank[(turn + 2 * (account.year == 0 and "year_before" in fields)) % len(bank)])
    figures = account.accounts["quoted"][account.framework.id].get(outcome.id)
    return shown if not figures or [*quotations(shown)] else f"{shown} {account.teller.one(f'{key}/quoted', figures)}"


def not_used(account: Account, outcome: Outcome, evidence: str) -> Iterator[tuple[str, str]]:
    """Give the indicators that are left aside, and why: never one that is quoted, nor all."""
    reasons, quoted = account.accounts["not_used"], {quotation.indicator for quotation in quotations(evidence)}
    spared = {outcome.indicators[0].id} if len(outcome.indicators) > 1 else set()
    for indicator in outcome.indicators:
        if indicator.id not in reasons or indicator.id in quoted | spared:
            continue
        why = reasons[indicator.id]
        turn = account.teller.turn(f"unused/{indicator.id}")
        in_turn = len(why) > 1 or turn % 2 == 0
        if in_turn and account.teller.chance("unused", account.period, indicator.id).random() < UNUSED:
            yield indicator.id, account.teller.say(indicator.id, why, turn)


def local_told(account: Account, about: str) -> Iterator[tuple[str, Any]]:
    """Give the account of an outcome of the partnership's own."""
    teller, bank = account.teller, account.accounts["local_outcomes"][about]
    judged, times = verdict(account, LOCAL, about)
    yield "title", bank["title"]
    yield "action_taken", teller.say(f"{about}/action", bank["action_taken"])
    yield "took_part", teller.all_called(bank["took_part"])
    yield "achieved", judged
    turn = teller.turn(f"{about}/{judged}") - teller.year + times
    yield "assessment", teller.say(about, bank["assessment"][judged], turn)
    if judged != "yes":
        yield "progress", teller.say(f"{about}/progress", bank["progress"])
    yield "evidence", teller.say(f"{about}/evidence", bank["evidence"])
    indicators = local_indicators(account.accounts, about)
    yield "indicators_used", [*indicators]
    yield "indicators", indicators


def figures(account: Account) -> Iterator[Words]:
    """Give what the partnership has counted in the period and in the year before."""
    first = account.teller.year == 0
    years = [account.period] if first else [year_before(account.period), account.period]
    yield from account.statistics.typed(account.stated, account.place, years)


def revised(account: Account) -> Iterator[Words]:
    """Give the figures of the year before that are stated anew."""
    if account.teller.year:
        before = year_before(account.period)
        for name in filter(lambda each: account.statistics.is_provisional(each, account.place, before), account.stated):
            why = account.teller.say(f"revised/{name}", account.accounts["revised_why"])
            yield {"figure": name, "period": before, "why": why}


def self_assessment(account: Account) -> Words:
    """Give the scores, each a step or none from that of the year before, and say what has become of them."""
    bank, scores = account.accounts["self_assessment"], {}
    for outcome in account.framework.outcomes:
        before, now = scored(account, outcome.id)
        scores[outcome.id] = OnOneLine({"before": before, "now": now})
    steps = [(score["now"] > score["before"]) - (score["now"] < score["before"]) for score in scores.values()]
    up, down, same = (steps.count(step) for step in STEPS)
    changes = f"{NUMBERS[up]} went up, {NUMBERS[down]} went down and {NUMBERS[same]} stayed as they were"
    summary = account.teller.one("scores", bank["summary"]).replace("{changes}", changes)
    return {"summary": prose(summary), "scale": bank["scale"], "source": bank["source"], "scores": scores}


def scored(account: Account, outcome: str) -> tuple[int, int]:
    """Give an outcome's scores a year before and now."""
    chance = account.teller.chance("scores", account.framework.id, outcome)
    courses = [int(chance.integers(2, 5))]
    for step in chance.choice([-1, 0, 0, 0, 0, 1, 1, 1], size=len(account.periods)):
        courses.append(min(max(courses[-1] + int(step), SCORES[0]), SCORES[1]))
    return courses[account.year], courses[account.year + 1]


def activities(account: Account) -> Iterator[Words]:
    """Give what was done that readers should know of."""
    teller = account.teller
    number = MANY if teller.chance("activities").random() < 1 / 2 else FEW
    for activity in teller.some("activities", account.accounts["activities"], number):
        told = {"what": activity["what"], "when": teller.filled(activity["when"])}
        told["involved"] = teller.all_called(activity["involved"])
        told["for_whom"] = activity["for_whom"]
        told["outcomes"] = [*activity["outcomes"][account.framework.id]]
        told |= {part: prose(activity[part]) for part in ("result", "evidence_of_effect")}
        yield told | ({"good_practice": True} if activity.get("good_practice") else {})


def consultation(account: Account) -> Iterator[Words]:
    """Give who was consulted, how, what they said and what came of it."""
    teller = account.teller
    for group in account.accounts["consulted"]:
        kind, bodies = group["kind"], group["bodies"]
        number = 2 if kind == "third sector" else teller.turn(kind) % 2 if kind == "other" else 1
        for step, body in enumerate(teller.some(f"bodies/{kind}", bodies, number)):
            turn = teller.turn(f"consulted/{kind}") + step * FEW
            reply = teller.one(kind, group["replies"], turn)
            how = teller.say(kind, group["how"], turn)
            told = {"body": teller.filled(body), "kind": kind, "how": how, "said": prose(reply["said"])}
            yield told | {"changed": prose(teller.filled(reply["changed"]))}


def challenges(account: Account) -> str:
    """Say what stood in the way: in some years what stood in everybody's."""
    teller, bank = account.teller, account.accounts["challenges"]
    special = bank["special"].get(account.period, [])
    general = teller.some("challenges", bank["bank"], 1 if special else 2)
    first = [teller.one("special", special)] if special else []
    return prose(teller.filled(" ".join([*first, *general])))


def dates(account: Account) -> Words:
    """Give who signed and when, and when it was published and sent: before the day that guidance sets."""
    teller = account.teller
    deadline = teller.model.registers.duties.deadline(account.period)
    if deadline is None:
        raise LookupError(account.period)
    chance = teller.chance("dates", account.period)
    published = on_a_weekday(deadline.falls(account.period) - dt.timedelta(days=int(chance.integers(10, 32))))
    signed = on_a_weekday(published - dt.timedelta(days=int(chance.integers(9, 24))))
    sent = on_a_weekday(published + dt.timedelta(days=int(chance.integers(0, 3))))
    role = teller.one("signed", account.accounts["signed_by"], teller.turn("signed") - teller.year)
    return {
        "sign_off": {"role": teller.filled(role), "date": signed},
        "published": published,
        "published_at": f"https://www.{account.place.slug}.example/community-justice/annual-report-{account.period}",
        "sent_to_cjs": sent,
    }
