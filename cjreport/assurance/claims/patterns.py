"""The patterns in which prose claims something, over the codes of a sentence's units.

Codes of units: M a measure, N a number, P a time, T a time that is not known, A a place, C the country, F similar
areas, O all areas, o an ordinal, R "per 10,000 people", x a word that is not known. The rest are those of
words.CODES. A comma stands for brackets and dashes too. Every repetition goes one code at a time, so that no text
takes long.
"""

from __future__ import annotations

import re

_WHEN = r"[ifcptnj](?=[ja]*P)|P"
_WHERE = r"[iptj](?=j*[AC])|[AC](?![qv]*N)"
_ASIDE = rf"(?:[qazR,w]|{_WHEN}|{_WHERE})*"
"""What may stand between a measure and what is claimed of it: when, where, and words that change nothing."""
_TOLD = rf"(?:[qazR,:wvN]|{_WHEN}|{_WHERE}|[fpj](?=[azj]*N)|[fj](?=j*q))*"
"""The same, with numbers: referrals, at 164 in 2023-24, rose."""
_MEASURES = r"(?P<subject>(?:M[qa]*(?:,|&|,&)[jqazf]*)*M)"
_MEASURE = r"(?P<subject>M)"
_AMOUNT = r"(?:[fb][az]*N|r[az]*N[az]*t[az]*N)"
_OF = r"(?:f[jqaz]*)*"
_RANK = r"(?P<among>Z?)(?P<nth>o?)(?P<verb>[HL])"


def _compiled(*patterns: str) -> tuple[re.Pattern[str], ...]:
    return tuple(re.compile(pattern, re.VERBOSE) for pattern in patterns)


CHANGES = _compiled(
    # crime and fraud both rose, has not fallen, have more than doubled
    rf"{_MEASURES} {_TOLD} [vyazj]* (?P<not>!a*)? (?:N[az]*)? (?:[UD](?=X))? (?:\+n)? (?P<verb>[UDEIWX])",
    # crime remained the same
    rf"{_MEASURES} {_ASIDE} [vaz]*v[az]* (?P<verb>s) (?![itnjqfa]*[CFAOM])",
    # a 5% rise in crime, an increase from 5 to 6 in crime
    rf"(?P<before>N[az]*)? (?P<verb>[UDe]) (?P<noun>[az]*{_AMOUNT}?[az]*[if][jqa]*{_OF}) {_MEASURES}",
    # more crime than the year before
    rf"(?P<verb>[+-]) [qazv]*c? {_MEASURE} (?P<than>)",
    # crime was 5% lower than in 2022-23
    rf"{_MEASURE} {_TOLD} v[azj]* (?:N[az]*)? (?P<verb>[hl+-]) (?P<than>) (?=[qazni,]*(?:{_WHEN})|[.,;&]|$)",
    # crime from 5 to 6
    rf"{_MEASURE} [qav]* (?P<verb>) (?=r[az]*N)",
)
"""How a measure changed. With *than* a time must be named that it is compared with."""
AFTER_CHANGE = re.compile(r"[az]*(?:f[az]*N|(?![azxjqMhlsgkHLoZUDIWfw+-]))")
"""What may follow a verb of change: not what is changed, as in "reduced demand", nor what makes "fell short"."""
AFTER_UP = re.compile(r"[az]*(?:[NPbrcn,.;]|i[ja]*[PA]|$)")
"""What must follow up and down: "speeding up decisions" is no rise in speeding, nor is "up and running" one."""
FURTHER = re.compile(r"&?[,azvjw]*(?:N[az]*)?(?P<verb>[UDX])")
"""What is said further of the same measures: rose in one year and fell in the next, up by a tenth."""
NUMBERS = _compiled(
    # 164 referrals, two thirds (66%) of orders
    rf"(?P<number>N) (?:(?<=N,N),)? [qazjv]*c? {_OF} {_MEASURE}",
    # referrals stood at 164, referrals (164)
    rf"{_MEASURE} {_ASIDE} (?:v[azjp]*|,p?|p|f|:) (?P<number>N)",
)
"""What a measure is. The first begins with its number, the second with the measure."""
LEVELS = _compiled(
    # crime was lower than in the country
    rf"{_MEASURES} {_TOLD} [vazj]*[UD]? (?P<verb>[hlsgk]) [az]*(?:N[az]*)?(?:i[ja]*[AC])? (?P<than>[nitcfjqwa]*)"
    rf" (?P<other>[CFA])",
    # a lower rate of crime than the country
    rf"(?P<verb>[hlgk+-]) [qaj]*{_OF} {_MEASURE} [vqazR]*(?:i[ja]*[AC])?(?:i?[ja]*P)? (?P<than>n[ijqfa]*)"
    rf" (?P<other>[CFA])",
    # compared with the country, crime is lower
    rf"(?P<than>c)[ja]* (?P<other>[CF]) [qja]*,[ajA]*[qjazf]* {_MEASURE} [qa]*v[vaz]* (?P<verb>[hl]) (?=[.,;&]|$)",
)
"""How a measure compares."""
RANKS = _compiled(
    # crime was the second highest in the country
    rf"{_MEASURE} {_ASIDE} [vyja]* {_RANK} [qaj]*[if]*[jqa]* (?P<other>[CO])",
    # the highest rate of crime in the country
    rf"{_RANK} [jqazi]*{_OF} {_MEASURE} [vqa]*(?:i?[ja]*P)?[if]*[jqa]* (?P<other>[CO])",
    # the highest in the country for crime
    rf"{_RANK} [qja]*[if]*[ja]* (?P<other>[CO]) i[jqaf]* {_MEASURE}",
    # of all areas it had the highest rate of crime
    rf"(?P<other>O) (?:[,jaAvyPi])* {_RANK} [jqazi]*{_OF} {_MEASURE}",
    # crime was higher than in any other area
    rf"{_MEASURE} {_ASIDE} [vja]* (?P<verb>[hl]) [qaz]*(?:[ij]*A)?n[ija]* (?P<other>O)",
)
"""Where a measure ranks among the areas."""

BEFORE_MEASURE = re.compile(r"(?:^|[,;:v&PACR.N]|(?<![ipf])w|(?:^|[APCq,;&wv])[vaz]*y)[qjaz]*(?:qf[jqaz]*)*$")
"""What may stand before a measure, or a word that claims something of it, so that no other thing is spoken of."""
BEFORE_NUMBER = re.compile(r"(?:^|[,;:wyv&PAC.]|(?:^|[,;wv&PA])[jaz]*N,)[jaz]*(?:q[fa]*)?$")
AFTER_NUMBER = re.compile(rf"(?:[qazRvjM]|{_WHEN}|{_WHERE})*(?:$|[,;:.&wcUDEIWXhls+-])")
NARROWED = re.compile(r"(?:^|,)[az&]*[ipr][^,;]*x[^,;]*,")
"""Words before a claim that narrow it to what is not known: In our largest town,"""
PLAINLY = re.compile(r"[&azw]*[icfjaqzPACFn]*[vyjaqzw]*")
"""Words before a claim that say nothing but when and where: In 2023-24, compared with 2022-23."""
GOES_ON = frozenset("azjqRbrtfinc,PNAvy&+-.FCO")
"""What may follow a claim and belong to it."""
PREPOSITION = re.compile(r"([ncr]?)([ij]*)$")
NOUN = re.compile(r"j[az]*(?:N[az]*)?$")
ADDS = re.compile(r"[&+-][azjfibt]*[NP]")
LABEL = re.compile(r"P[:,]*N")
"""A time that stands before its number: 2022-23: 162."""
