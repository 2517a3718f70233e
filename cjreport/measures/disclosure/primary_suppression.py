"""Which counts are too small to show, and what an attacker knows of a count that is suppressed."""

from __future__ import annotations

from enum import StrEnum
from math import ceil, inf, log2
from typing import TYPE_CHECKING, NamedTuple

from cjreport.measures.disclosure.margins import counts_named
from cjreport.measures.rounding import rounded_to

if TYPE_CHECKING:
    from collections.abc import Iterator

    from cjreport.inputs.registers.policy import Policy, Profile
    from cjreport.measures.disclosure.margins import Count, Counts, Held


class SuppressionRule(StrEnum):
    """Why a count is suppressed: it is small, leaves a small rest, gives a group away; or protects another."""

    SMALL = "small"
    REST = "rest"
    GROUP = "group"
    SECONDARY = "secondary"


class Knowledge(NamedTuple):
    """What is known of a count, in the order of attack.CountTable's arrays."""

    number: int
    floor: float
    ceiling: float
    gap: int
    shown_from: int
    shown_to: int
    cost: float
    needed: int


def primary_rules(counts: Counts, policy: Policy) -> dict[Count, SuppressionRule]:
    """Give the counts that are suppressed whatever else is shown, and why: they, or what they leave out, are small."""
    rules: dict[Count, SuppressionRule] = dict.fromkeys(_in_groups(counts, policy), SuppressionRule.GROUP)
    for at, held in counts.items():
        if held.profile is None:
            continue
        if not held.printed:
            is_primary = _leaves_primary_rest if at.part == "rest" else _is_primary
            if is_primary(held.number, held.profile):
                rules[at] = SuppressionRule.SMALL
                if at.part == "rest" and counts[part := at._replace(part="numerator")].number > 0:
                    rules.setdefault(part, SuppressionRule.REST)
        elif _is_primary(held.number, held.profile):
            rules[at] = SuppressionRule.SMALL
    return rules


def _is_primary(number: int, profile: Profile) -> bool:
    return profile.smallest <= number <= profile.largest or (profile.zeros and number == 0)


def _leaves_primary_rest(number: int, profile: Profile) -> bool:
    return profile.rest and (profile.smallest <= number <= profile.largest or (profile.everyone and number == 0))


def _in_groups(counts: Counts, policy: Policy) -> Iterator[Count]:
    """Give every part of a whole that falls into one of its parts, where the policy suppresses that."""
    for margin in policy.margins:
        for at in counts_named(counts, margin.whole):
            parts = [part for name in margin.parts if (part := at.named(name)) in counts]
            whole, most = counts[at].number, max((counts[part].number for part in parts), default=0)
            if len(parts) > 1 and whole == most > 0:
                yield from (part for part in parts if (of := counts[part].profile) is not None and of.groups)


def known_of(held: Held, rule: SuppressionRule | None) -> Knowledge:
    """Say what an attacker knows of a count, as the policy is no secret.

    A small one lies in the range that is suppressed, another outside it. A nought is never suppressed but as small.
    What an earlier report showed is known, and can protect nothing.
    """
    number, profile = held.number, held.profile
    if profile is not None and held.released:
        return Knowledge(number, number, number, 0, number, number, inf, 1 if rule else 0)
    if profile is None:
        return Knowledge(number, number, number, 0, number, number, inf, 0)
    above, least = profile.largest + 1, 0 if profile.zeros else profile.smallest
    if not held.printed:
        if rule:
            least = 0 if profile.everyone else profile.smallest
            return Knowledge(number, least, profile.largest, 0, number, number, inf, profile.protection)
        told = profile.rest and (number > 0 or not profile.everyone)
        floor = above if told and profile.everyone else 0
        return Knowledge(number, floor, inf, above if told and not floor else 0, number, number, inf, 0)
    shown_from, shown_to = shown_range(number, profile)
    # A nought is suppressed only where the policy calls it small, never to protect another.
    cost = log2(1 + number) if number else inf
    floor, top = (
        (least, profile.largest)
        if rule == SuppressionRule.SMALL
        else (0 if rule == SuppressionRule.GROUP or not number else above, inf)
    )
    return Knowledge(number, floor, top, 0, shown_from, shown_to, cost, profile.protection)


def suppressed_range(held: Held) -> str:
    """Say in words which counts the profile of a count suppresses for being small."""
    profile = held.profile
    return "" if profile is None else f"{0 if profile.zeros else profile.smallest} to {profile.largest}"


def count_as_shown(number: int, profile: Profile) -> int:
    """Round a count as it is shown, halves up."""
    return int(rounded_to(number, profile.round_to))


def shown_range(number: int, profile: Profile) -> tuple[int, int]:
    """Give the least and the greatest count that is shown as this one is."""
    if number == 0 or profile.round_to == 1:
        return number, number
    middle, half = count_as_shown(number, profile), profile.round_to / 2
    # Whatever is no larger than profile.largest is suppressed, so it is not among what may be behind a rounded count.
    return max(ceil(middle - half), profile.largest + 1), ceil(middle + half) - 1
