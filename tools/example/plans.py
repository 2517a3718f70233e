"""The plans of the example country, and where each of their actions stands from year to year."""

from __future__ import annotations

import datetime as dt
import math
from collections import Counter
from dataclasses import dataclass
from functools import cached_property
from typing import TYPE_CHECKING

from telling import Teller
from writing import OnOneLine, Words, local_indicators, on_a_weekday, prose

from cjreport.inputs.periods import every_period, year_before

if TYPE_CHECKING:
    from collections.abc import Iterator

    from stated import Statistics

    from cjreport.inputs.registers.areas import Place
    from cjreport.inputs.registers.frameworks import Framework

DONE, RUNNING, LATE, LEFT = "Complete", "In progress", "In progress (with revised timescale)", "Outstanding"
SLIPS, STAYS = 0.2, 0.25
"""So many actions are late, and so many of those are not even begun in earnest."""
LONG = 2
"""An action of so many years is not late as well: it would never end."""
PRIORITIES = 3
HIGHEST, MULTIPLES = 97, 2
"""No target lies above the one; an aim up to the other is so many times what was counted before."""
CJS = "Community Justice Scotland"
SLOTS = {
    "opi-2016": ("01 23 45", "00 12 34", "12 33 45", "01 34 55", "02 23 45", "11 23 44"),
    "cjpf-2023": ("01 12 23", "00 12 23", "02 12 33", "01 11 23", "00 11 22"),
}
"""In which years of a plan, from 0, the actions of an outcome start and are due."""
NUMBERS = {"opi-2016": (2, 3, 3), "cjpf-2023": (1, 1, 2, 2, 3)}
"""How many actions an outcome may have."""


@dataclass(frozen=True)
class Planned:
    """An action, the years in which it starts, is due and ends, and its words in accounts of it."""

    key: str
    outcome: str
    words: Words
    starts: str
    due: str
    ends: str
    late: str

    def status(self, period: str) -> str | None:
        """Say where the action stands at the end of a period, None before it starts."""
        if period < self.starts:
            return None
        if period >= self.ends:
            return DONE
        return RUNNING if period < self.due else self.late


@dataclass(frozen=True)
class Programme:
    """A place's plan under a framework: its actions, and the document itself."""

    bank: Words
    accounts: Words
    statistics: Statistics
    framework: Framework
    place: Place
    locals: dict[str, str]

    @property
    def frame(self) -> Words:
        """The years of the plan, and what all plans of these years have in common."""
        frame: Words = self.bank["plans"][self.framework.id]
        return frame

    @cached_property
    def teller(self) -> Teller:
        """Tells what the plan says, of its first year."""
        return Teller(self.statistics.model, self.place, self.frame["starts"])

    @cached_property
    def years(self) -> list[str]:
        """The plan's years."""
        return every_period(self.frame["starts"], self.frame["ends"])

    @cached_property
    def actions(self) -> dict[str, list[Planned]]:
        """The actions of each outcome."""
        banks = self.bank["actions"][self.framework.id]
        chosen = {outcome: self._chosen(outcome, outcome, bank) for outcome, bank in banks.items()}
        halves = {about: self._half(self.bank["actions"]["local"][about]) for about in self.locals.values()}
        return chosen | {key: self._chosen(key, about, halves[about]) for key, about in self.locals.items()}

    def _half(self, bank: list[Words]) -> list[Words]:
        """Give the first plan half of the actions of an outcome of their own, the second plan the rest."""
        return bank[: len(bank) // 2] if self.framework.id == "opi-2016" else bank[len(bank) // 2 :]

    def _chosen(self, outcome: str, name: str, bank: list[Words]) -> list[Planned]:
        chance = self.teller.chance("actions", self.framework.id, name)
        number = min(int(chance.choice(NUMBERS[self.framework.id])), len(bank))
        slots = str(chance.choice(SLOTS[self.framework.id])).split()
        planned = []
        for step, words in enumerate(self.teller.some(f"actions/{self.framework.id}/{name}", bank, number)):
            starts, due = map(int, slots[step])
            slips = int(chance.random() < SLIPS and due - starts < LONG)
            late = LEFT if chance.random() < STAYS else LATE
            key = f"{outcome}{'abc'[step]}" if self.framework.id == "opi-2016" else f"{outcome}.{step + 1}"
            years = every_period(self.frame["starts"], "2100-01")
            planned.append(Planned(key, outcome, words, years[starts], years[due], years[due + slips], late))
        return planned

    def reports(self, teller: Teller) -> Iterator[tuple[str, Words]]:
        """Give what a return says of each action that runs or has just ended."""
        told = Counter[str]()
        for action in (action for actions in self.actions.values() for action in actions):
            status = action.status(teller.period)
            if status is None or teller.period > action.ends:
                continue
            kind = {LATE: "late", LEFT: "left", RUNNING: "still"}.get(status)
            if kind and (status != RUNNING or teller.period > action.starts):
                progress = teller.say(kind, *self._half_of(kind, teller, told[kind]))
                told[kind] += 1
            else:
                progress = prose(teller.filled(action.words["done" if status == DONE else "begun"]))
            yield action.key, {"status": status, "progress": progress}

    def _half_of(self, kind: str, teller: Teller, number: int) -> tuple[list[str], int]:
        """Give half of a bank, the other half a year later, and which of it to take for the action of that number."""
        bank, turn = self.bank[kind], teller.turn(kind)
        return bank[turn % 2 :: 2], turn // 2 + number


def write_plan(plan: Programme) -> Words:
    """Write a plan, its fields in the order of the schema."""
    teller, place, frame = plan.teller, plan.place, plan.frame
    told: Words = {"area": place.name, "starts": frame["starts"], "ends": frame["ends"]}
    told |= {"partnership": teller.partnership, "contact": f"community.justice@{place.slug}.example"}
    told["foreword"] = teller.say("foreword", frame["foreword"])
    told["regard"] = regard(plan)
    outcomes = [outcome.id for outcome in plan.framework.outcomes]
    first = teller.chance("priorities", plan.framework.id).permutation(outcomes)[:PRIORITIES]
    told["outcomes"] = {outcome: outcome_planned(plan, outcome, priority=outcome in first) for outcome in outcomes}
    if plan.locals:
        told["local_outcomes"] = {key: local_planned(plan, key, about) for key, about in plan.locals.items()}
    told["targets"] = [*targets(plan)]
    opened = opening_day(plan)
    told["participation"] = participation(plan)
    told["consultation"] = consultation(plan, opened)
    return told | published(plan, opened)


def regard(plan: Programme) -> Words:
    """Say what the plan has regard to."""
    loip = {
        "title": f"{plan.teller.home.name} {plan.frame['loip']}",
        "link": f"https://www.{plan.place.slug}.example/community-planning/local-outcomes",
        "how": "Its aims on safer communities, on health and on work were read beside the outcomes that serve them.",
    }
    return {key: dict(plan.frame["regard"][key]) for key in ("strategy", "framework")} | {"loip": loip}


def outcome_planned(plan: Programme, outcome: str, *, priority: bool) -> Words:
    """Give what is planned for a national outcome."""
    teller, key = plan.teller, f"plan/{plan.framework.id}/{outcome}"
    judged = teller.one(key, plan.bank["assessments"][plan.framework.id][outcome])
    why = plan.bank["why"][plan.framework.id][outcome]["priority" if priority else "other"]
    [found] = [each for each in plan.framework.outcomes if each.id == outcome]
    return {
        "achieved": judged["achieved"],
        "assessment": prose(teller.filled(judged["text"])),
        "indicators_used": [indicator.id for indicator in found.indicators[:PRIORITIES]],
        "priority": priority,
        "why": prose(teller.filled(why)),
        "actions": {action.key: action_planned(plan, action) for action in plan.actions[outcome]},
    }


def local_planned(plan: Programme, key: str, about: str) -> Words:
    """Give what is planned for an outcome of the partnership's own."""
    indicators = local_indicators(plan.accounts, about)
    words = plan.bank["local"][about]
    return {
        "title": plan.accounts["local_outcomes"][about]["title"],
        "achieved": "partly",
        "assessment": prose(plan.teller.filled(words["assessment"])),
        "indicators_used": [*indicators],
        "priority": True,
        "why": prose(plan.teller.filled(words["why"])),
        "indicators": indicators,
        "actions": {action.key: action_planned(plan, action) for action in plan.actions[key]},
    }


def action_planned(plan: Programme, action: Planned) -> Words:
    """Write an action, its status as it was last reported."""
    teller, last = plan.teller, min(plan.frame["ends"], plan.statistics.model.parameters["last"])
    owner, *partners = teller.all_called(action.words["who"])
    told: Words = {"what": prose(teller.filled(action.words["what"])), "owner": owner, "partners": partners}
    told |= {"starts": action.starts, "due": action.due}
    first, second = action.words["steps"]
    begins = f"{int(action.starts[:4]) + 1}-01-31"
    status = action.status(last)
    early = {"status": DONE} if status in {DONE, LATE, RUNNING} else {"status": LEFT} if status else {}
    now = {"status": status} if status else {}
    told["milestones"] = [
        OnOneLine({"what": first, "due": begins} | early),
        OnOneLine({"what": second, "due": action.due} | now),
    ]
    return told | now


def targets(plan: Programme) -> Iterator[Words]:
    """Give the levels that partners aim at: of published figures, and of their own indicators."""
    year, indicators = year_before(plan.frame["starts"]), plan.statistics.model.registers.indicators
    aims: dict[str, float] = {}
    for target in plan.bank["targets"][plan.framework.id]:
        row = plan.statistics.published.get((indicators[target["measure"]].fed_by, plan.place.code, year))
        if row is not None and not math.isnan(row["value"]):
            aims[target["measure"]] = min(round(row["value"]) + target["step"], HIGHEST)
    for about in plan.locals.values():
        for measure, aim in plan.bank["local_targets"][about].items():
            counted = plan.statistics.counted(measure, plan.place, year)
            aims[measure] = aim if aim > MULTIPLES else 5 * round(counted * aim / 5)
    for turn, (measure, value) in enumerate(aims.items(), plan.teller.turn("why")):
        why = plan.teller.say("why", plan.bank["targets_why"], turn)
        yield {"measure": measure, "value": value, "by": plan.frame["ends"], "why": why}


def participation(plan: Programme) -> Words:
    """Give the participation statement."""
    chosen = [*zip(("third sector", "third sector", "community", "people with experience"), (0, 1, 0, 0), strict=True)]
    told = [*bodies(plan, chosen, "took_part_how")]
    return {"statement": plan.teller.say("participation", plan.bank["participation"]), "bodies": told}


def bodies(plan: Programme, chosen: list[tuple[str, int]], how: str) -> Iterator[Words]:
    """List bodies, chosen by kind and number, and how each took part or was consulted."""
    teller, banks = plan.teller, {group["kind"]: group["bodies"] for group in plan.accounts["consulted"]}
    for step, (kind, number) in enumerate(chosen):
        body = teller.some(f"plan/{kind}", banks[kind], PRIORITIES)[number]
        told = teller.say(how, plan.bank[how], teller.turn(how) + step)
        yield {"body": teller.filled(body), "kind": kind, "how": told}


def opening_day(plan: Programme) -> dt.date:
    """Give the day on which the consultation on the draft opened."""
    day = plan.frame["early" if plan.place.code in plan.bank["early"] else "opens"]
    return dt.date.fromisoformat(day) + dt.timedelta(weeks=int(plan.teller.chance("opening", day).integers(0, 2)))


def consultation(plan: Programme, opened: dt.date) -> Words:
    """Give the consultation on the draft."""
    teller, chance = plan.teller, plan.teller.chance("consultation", plan.framework.id)
    responses = []
    for theme in teller.some("themes", plan.bank["themes"], 4):
        told = {"theme": theme["theme"], "responses": int(chance.integers(6, 40))}
        responses.append(told | {part: prose(teller.filled(theme[part])) for part in ("said", "finding", "decision")})
    chosen = [*zip(("third sector", "community", "other", "other"), (2, 1, 0, 1), strict=True)]
    cjs = {"body": CJS, "kind": "other", "how": plan.bank["cjs_how"]}
    return {
        "questions": [teller.filled(question) for question in teller.some("questions", plan.bank["questions"], 3)],
        "opened": opened,
        "closed": opened + dt.timedelta(weeks=7, days=4),
        "consulted": [cjs, *bodies(plan, chosen, "consulted_how")],
        "responses": responses,
        "decided_by": f"{teller.partnership}, at its meeting",
        "decided_on": on_a_weekday(opened + dt.timedelta(weeks=9, days=3)),
    }


def published(plan: Programme, opened: dt.date) -> Words:
    """Give the reviews of the plan, who signed it, and when and where it was published."""
    chance, place = plan.teller.chance("plan dates", plan.framework.id), plan.place
    signed = on_a_weekday(opened + dt.timedelta(weeks=11, days=int(chance.integers(0, 12))))
    day = on_a_weekday(signed + dt.timedelta(days=int(chance.integers(7, 14))))
    reviews = [
        {
            "date": on_a_weekday(day + dt.timedelta(days=review["after"] + int(chance.integers(0, review["days"])))),
            "why": review["why"],
            "result": prose(review["result"]),
        }
        for review in plan.frame["reviews"]
    ]
    if plan.framework.id != "opi-2016" and day < dt.date.fromisoformat(plan.framework.published):
        early = plan.bank["early_review"]
        date = on_a_weekday(dt.date.fromisoformat(plan.framework.published) + dt.timedelta(weeks=9))
        reviews.insert(0, {"date": date, "why": early["why"], "result": prose(early["result"])})
    return {
        "reviews": reviews,
        "sign_off": {"role": f"Chair of {plan.teller.partnership}", "date": signed},
        "published": day,
        "published_at": f"https://www.{place.slug}.example/community-justice/plan-{plan.frame['starts']}",
        "sent_to_cjs": on_a_weekday(day + dt.timedelta(days=3)),
    }
