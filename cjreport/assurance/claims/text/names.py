"""By which words prose names a series of figures."""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from functools import cache
from typing import TYPE_CHECKING, NamedTuple

from cjreport.assurance.claims.text.words import words_of

if TYPE_CHECKING:
    from collections.abc import Iterable, Iterator, Mapping, Sequence

WORD = re.compile(r"[^\W\d_]+(?:['’][^\W\d_]+)?|\d+(?:[.,]\d+)*")
_ENDINGS = re.compile(
    r"(?:ations?|ements?|ments?|r?als?|(?<=[st])ions?|ings?|ally|ness|(?<!s)edly|ed|ies|es|(?<![su])s|e|(?<=[^aeiou])y)$"
)
_ALIKE = {
    **dict.fromkeys(("start", "began", "begun", "begin", "beginn"), "commenc"),
    **dict.fromkeys(("finish", "conclud"), "complet"),
    **dict.fromkeys(("die", "died", "dying"), "death"),
    **dict.fromkeys(("individual", "person", "adult", "client"), "people"),
    **dict.fromkeys(("divert",), "divers"),
    **dict.fromkeys(("femal", "woman"), "women"),
    **dict.fromkeys(("mal", "man"), "men"),
}
"""WordPlaces that mean the same here, by their stems."""
_WHOLE_WORDS = frozenset(("diverse", "males", "male", "does", "his", "this", "people", "assess", "business"))
_EMPTY = frozenset(
    words_of("""a an the of from for to in on by with at as that who which whom were was are is be been being had have
        has or and their them it its so number numbers case cases recorded share shares rate rates proportion percentage
        given imposed made issued successfully undertaken up carried out people's still all total totals level levels
        figure figures volume prepared submitted new local overall average yearly""")
)
"""WordPlaces that tell no series from another: a name may have them or not."""
_APART = frozenset(("average", "people", "person"))
"""Of these, words that still tell series apart where a name has them."""
MOST_BETWEEN = 4
"""The most empty words that may stand between two words of a name."""


@cache
def stem(word: str) -> str:
    """Give what a word has in common with its other forms: complete, completed, completion."""
    word = word.lower().replace("’", "'").removesuffix("'s").removesuffix("'")
    if word in _WHOLE_WORDS or len(word) <= 3:  # noqa: PLR2004 (shorter words have no endings to take off)
        return _ALIKE.get(word, word)
    short = _ENDINGS.sub("", word)
    short = short if len(short) >= 3 else word  # noqa: PLR2004 (what is left must still tell words apart)
    if len(short) > 3 and short[-1] == short[-2] and short[-1] not in "sl":  # noqa: PLR2004 (referred, referral)
        short = short[:-1]
    return _ALIKE.get(short, short)


def stems(words: str) -> tuple[str, ...]:
    """Give the stems of the words that tell a series from another, each once, in their order."""
    told = (w for w in map(str.lower, WORD.findall(words)) if w not in _EMPTY or w in _APART)
    return tuple(dict.fromkeys(stem(word) for word in told))


class Name(NamedTuple):
    """A name of a series: its stems, of which *given* may be left to the outcome it stands under."""

    series: str
    stems: frozenset[str]
    given: frozenset[str] = frozenset()


class Mention(NamedTuple):
    """Where a sentence names series: from which word to which, and the series that are named as closely."""

    first: int
    last: int
    series: frozenset[str]


@dataclass(frozen=True, eq=False)
class Names:
    """The names of series, found by the rarest stem of each, and what initials stand for."""

    by_stem: dict[str, tuple[Name, ...]]
    initials: dict[str, tuple[str, ...]]

    def any_in(self, told: set[str] | frozenset[str]) -> bool:
        """Whether among stems are all those of some name."""
        return any(name.stems - name.given <= told for key in self.by_stem.keys() & told for name in self.by_stem[key])

    def runs_in(self, words: WordPlaces, context: frozenset[str] = frozenset()) -> Iterator[NamedRun]:
        """Find where words name series; of a name the words that *context* has may be left out."""
        for key in self.by_stem.keys() & words.at.keys():
            for name in self.by_stem[key]:
                yield from _runs_of(name, key, words, context)


class NamedRun(NamedTuple):
    """A run of words that names a series, with how many words of the name it has."""

    first: int
    last: int
    closeness: int
    series: str


@dataclass(frozen=True, eq=False)
class WordPlaces:
    """A sentence's words, and where each stem stands among them."""

    words: tuple[str, ...]
    at: dict[str, list[int]]


def read_words(words: Sequence[str], initials: Mapping[str, tuple[str, ...]]) -> WordPlaces:
    """Give words with their stems; initials are read as what they stand for."""
    at: dict[str, list[int]] = {}
    for number, word in enumerate(words):
        for each in initials.get(word.removesuffix("s"), ()) or (stem(word),):
            at.setdefault(each, []).append(number)
    return WordPlaces(tuple(words), at)


def _runs_of(name: Name, key: str, words: WordPlaces, context: frozenset[str]) -> Iterator[NamedRun]:
    """Give the runs of words that hold a name's own stems and, unless the context has them, one of those given."""
    own = name.stems - name.given
    if not own <= words.at.keys():
        return
    for start in words.at[key]:
        places = [min(words.at[each], key=lambda place: abs(place - start)) for each in own]
        if (span := _widened(min(places), max(places), name, words)) is None:
            continue
        first, last, given = span
        if given or name.given <= context:
            yield NamedRun(first, last, len(own) + given, name.series)


def _widened(first: int, last: int, name: Name, words: WordPlaces) -> tuple[int, int, int] | None:
    """Widen a run to the given stems beside it; None where a word that is none of the name's stands within."""
    held = {place for each in name.stems for place in words.at.get(each, ())}
    empty = [place in held or word.lower() in _EMPTY for place, word in enumerate(words.words)]
    if not all(empty[first : last + 1]) or last - first > MOST_BETWEEN + 2 * len(name.stems):
        return None
    low, high = first, last
    while low > 0 and empty[low - 1]:
        low -= 1
    while high + 1 < len(empty) and empty[high + 1]:
        high += 1
    low = min((p for p in held if low <= p <= first), default=first)
    high = max((p for p in held if last <= p <= high), default=last)
    return low, high, sum(any(low <= p <= high for p in words.at.get(each, ())) for each in name.given)


def mentions_of(found: Iterable[NamedRun]) -> tuple[Mention, ...]:
    """Make mentions of runs, those of more words of a name first; no word is part of two."""
    best: dict[tuple[int, int], dict[int, set[str]]] = {}
    for each in found:
        best.setdefault((each.first, each.last), {}).setdefault(each.closeness, set()).add(each.series)
    taken: set[int] = set()
    mentions = []
    for first, last in sorted(best, key=lambda span: (-max(best[span]), span[1] - span[0], span[0])):
        if taken.isdisjoint(range(first, last + 1)):
            taken.update(range(first, last + 1))
            mentions.append(Mention(first, last, frozenset(best[first, last][max(best[first, last])])))
    return tuple(sorted(mentions))


class NamingText(NamedTuple):
    """A series, a text that names it, the stems that its outcome gives it, and whether the text is a title."""

    series: str
    text: str
    given: frozenset[str] = frozenset()
    is_title: bool = False


def names_of(called: Sequence[NamingText]) -> Names:
    """Index names by the rarest stem of each."""
    names = {Name(each.series, own := frozenset(stems(each.text)), each.given & own) for each in called}
    names = {name for name in names if name.stems - name.given} | {
        name._replace(given=frozenset()) for name in names if name.stems and not name.stems - name.given
    }
    often = Counter(each for name in names for each in name.stems - name.given)
    by_stem: dict[str, list[Name]] = {}
    for name in sorted(names, key=lambda name: (name.series, sorted(name.stems))):
        by_stem.setdefault(min(name.stems - name.given, key=lambda each: (often[each], each)), []).append(name)
    return Names(
        {key: tuple(each) for key, each in by_stem.items()}, _initials(each.text for each in called if each.is_title)
    )


def _initials(titles: Iterable[str]) -> dict[str, tuple[str, ...]]:
    """Say what the initials of titles' first three and four words stand for most often: CPO, DTTO."""
    found: dict[str, Counter[tuple[str, ...]]] = {}
    for title in titles:
        told = [word for word in map(str.lower, WORD.findall(title)) if word not in _SMALL_WORDS]
        for length in (3, 4):
            if len(told) >= length:
                letters = "".join(word[0] for word in told[:length]).upper()
                found.setdefault(letters, Counter())[tuple(stem(word) for word in told[:length])] += 1
    return {letters: runs.most_common(1)[0][0] for letters, runs in found.items()}


_SMALL_WORDS = frozenset(("and", "of", "the", "for", "to", "a", "in"))
