"""Is somebody named, reachable or recognisable in what is written?"""

from __future__ import annotations

import re
from functools import cache, cached_property, lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, Annotated

from pydantic import BeforeValidator

from cjreport.assurance.findings import Found
from cjreport.inputs.figures.statuses import Status
from cjreport.inputs.files.checked_yaml import Record, read_document

if TYPE_CHECKING:
    from collections.abc import Collection, Iterable, Iterator

    from cjreport.inputs.documents.prose import Statement
    from cjreport.inputs.documents.stated_figures import Stated
    from cjreport.inputs.registers.policy import Profile

_ADDRESS = re.compile(r"(?<![\w.+'-])[\w.+'-]+@[\w-]+(?:\.[\w-]+)+")
_TELEPHONE = re.compile(
    r"(?<![\w.,/-])(?:\+44[\s()0-]{0,5}|\(?0)(?:[12]\d{2,4}|7\d{3})\)?[\s-]?\d{3}[\s-]?\d{2,4}(?![\w/-])"
)
"""Mobile and geographic numbers; numbers that begin with 03 and 08 are those of bodies."""
_TWO_NAMES = re.compile(
    r"\b(?<!\bSt )(?<!\bSaint )(?<!\bFort )(?<!\bPort )(?<!\bMount )(?<!\bLoch )(?<!\bGlen )"
    r"(?=([A-Z][a-zàèìòùáéíóú]+) ((?:Mac|Mc|O[’'])?[A-Z][a-zàèìòùáéíóú]+(?:-[A-Z][a-z]+)?)\b)"
)
"""Two capitalised words together, of three the first two and the last two; saints and places are no people."""
_AFTER = re.compile(r"(?: (?:(?:of|for) (?:the )?)?[A-Z][\w’'-]*){0,12}")
"""The capitalised words that follow two, up to what parts them; no body's name has more."""
LOOKS_LIKE = {
    "email": "does not look like a role mailbox",
    "telephone": "looks like a telephone number",
    "person": "looks like the name of a person",
}
_NUMBERS = {"one": 1, "two": 2, "three": 3, "four": 4, "five": 5, "six": 6, "seven": 7, "eight": 8, "nine": 9}
_FEW_PEOPLE = re.compile(
    r"(?<![\w.,%£‑-])(\d|"
    + "|".join(_NUMBERS)
    + r")\s+((?:(?!(?:in|of|out|to|or|and|per|who|for|with)\b)[a-z-]+\s+){0,2})"
    r"(?:people|persons?|women|woman|men|man|individuals?|prisoners?|clients?|offenders?|boys?|girls?|mothers?|fathers?"
    r"|parents?|victims?|households?|famil(?:y|ies))\b",
    re.IGNORECASE,
)
_NOT_COUNTED = re.compile(
    r"\b(?:hundred|thousand|year-old|month|week|day|hour|times?|new|other|key|main)\b", re.IGNORECASE
)


Words = Annotated[frozenset[str], BeforeValidator(lambda text: frozenset(text.split()))]


class KnownWords(Record):
    """The words of people.yaml."""

    forenames: Words
    titles: Words
    not_surnames: Words
    bodies: Words
    mailbox: Words

    @cached_property
    def titled(self) -> re.Pattern[str]:
        """A title and a name."""
        title = "|".join(sorted(self.titles, key=len, reverse=True))
        return re.compile(rf"\b(?:{title})\.? (?:[A-Z]\.? ?){{0,2}}[A-Z][a-z’'-]+(?:[A-Z][a-z]+)?")


def people_in(said: Iterable[Statement], contact: str, called: Collection[str] = ()) -> Iterator[Found]:
    """List people's addresses, telephone numbers and names in prose, and a contact that is a person's.

    What places and bodies are *called* is no person's name, wherever it stands.
    """
    if contact.strip() and not _is_role(contact):
        yield Found("email", ("contact",), contact, f'the contact "{contact}" does not look like a role mailbox')
    for path, text in said:
        found = _people_of(text)
        beside_them = frozenset(_people_of(_without(text, called))) if found else frozenset()
        for rule, words in found:
            if rule == "person" and (rule, words) not in beside_them:
                continue
            yield Found(rule, path, words, f'"{words}" {LOOKS_LIKE[rule]}', words)


def _without(text: str, called: Collection[str]) -> str:
    for name in sorted(called, key=len, reverse=True):
        text = text.replace(name, "…")
    return text


def is_body(name: str) -> bool:
    """Whether a name has a word by which a body or a place is known, such as Board or Trust."""
    return not _bodies().isdisjoint(re.findall(r"\w+", name))


@cache
def _bodies() -> frozenset[str]:
    return _known().not_surnames | _known().bodies


@lru_cache(maxsize=1 << 14)
def _people_of(text: str) -> tuple[tuple[str, str], ...]:
    """Give the rule and the words of everything in a text that leads to a person."""
    addresses = [address for address in _ADDRESS.findall(text) if not _is_role(address)] if "@" in text else []
    numbers = [found[0] for found in _TELEPHONE.finditer(text)]
    found = {"email": addresses, "telephone": numbers, "person": dict.fromkeys(_names(text))}
    return tuple((rule, words) for rule, each in found.items() for words in each)


def _is_role(address: str) -> bool:
    return any(word in address.partition("@")[0].casefold() for word in _known().mailbox)


def _names(text: str) -> Iterator[str]:
    known = _known()
    yield from (f[0] for f in known.titled.finditer(text) if f[0].split()[-1] not in known.not_surnames)
    end = 0
    for found in _TWO_NAMES.finditer(text):
        if found[1] not in known.forenames or found[2] in _bodies() or found.start() < end:
            continue
        end = found.end(2)
        last = _AFTER.match(text, end)[0].split()[-1:]  # type: ignore[index] # it matches nothing, too
        if _bodies().isdisjoint(last):
            yield f"{found[1]} {found[2]}"


@cache
def _known() -> KnownWords:
    return read_document(Path(__file__).with_name("people.yaml"), KnownWords)


def small_counts(figures: Iterable[Stated], hidden: Iterable[Stated]) -> Iterator[Found]:
    """List the local figures that disclosure control had to hide: as they were typed, and *hidden* under control."""
    for (path, typed), (_, shown) in zip(figures, hidden, strict=True):
        if (typed.count, typed.base, typed.value) == (
            shown.count,
            shown.base,
            shown.value,
        ) or shown.status != Status.SUPPRESSED.value:
            continue
        about = f"{typed.id}, {typed.period}"
        if typed.unit == "%" and (typed.count is None or typed.base is None):
            what = f'"{typed.title}", {typed.period}, is a local percentage without its counts; it is not shown'
            yield Found("share-alone", (*path, "value"), about, what)
        else:
            what = f'"{typed.title}", {typed.period}, is small, or would give away one that is; it is not shown'
            yield Found("small-count", (*path, "count"), about, what)


def small_counts_in(said: Iterable[Statement], profile: Profile) -> Iterator[Found]:
    """List the places where prose tells of so few people that they might be recognised."""
    for path, text in said:
        for number, words in _few_people_of(text):
            if profile.smallest <= number <= profile.largest:
                what = f'"{words}" speaks of so few that they might be recognised'
                yield Found("small-count-in-words", path, words, what, words)


@lru_cache(maxsize=1 << 14)
def _few_people_of(text: str) -> tuple[tuple[int, str], ...]:
    """Give every small number of people in a text, and its words."""
    counted = [found for found in _FEW_PEOPLE.finditer(text) if not _NOT_COUNTED.search(found[2])]
    return tuple((_NUMBERS.get(found[1].lower()) or int(found[1]), " ".join(found[0].split())) for found in counted)
