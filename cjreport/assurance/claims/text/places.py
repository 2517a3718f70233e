"""How prose speaks of places: its own, all, some and similar areas, the country, and bodies that have their names."""

from __future__ import annotations

import re

from cjreport.assurance.claims.text.periods import MANY
from cjreport.assurance.claims.text.words import WHOLE

_FIGURE = r"(?:rate|figure|level|total|share|percentage|proportion)s?"
BODIES = re.compile(
    r"""\b(?!(?:In|Across|For|Within|Throughout|Of|And|While|Than|Whereas|But|Both|All|Like|Unlike|As|With|If|Since|Over
        |Elsewhere)\b)(?:[A-Z][\w'-]+\s+)+(?:in\s+)?Scotland\b
    |\bScottish\s+(?!Borders)[A-Z]\w+(?:\s+[A-Z]\w+)*""",
    re.VERBOSE,
)
"""Bodies that have the country in their name, such as Police Scotland."""
IS_PLACE = re.compile(
    r"""(?:'s)?(?:\s+(?:City|Council|Islands?|area|local\s+authority))*(?:'s)?
    (?=\s+[a-z0-9]|[^\w\s']|\s*$|\s+(?:[A-Z]{3,4}s?\b))""",
    re.VERBOSE,
)
"""What may follow a place's name: after it another capital letter makes a body of it, such as a sheriff court."""
NATIONAL = re.compile(
    rf"""\b(?:nationally|(?:the\s+)?national\s+(?:average|mean)|(?:the\s+)?national(?=\s+(?:{_FIGURE}|position|picture))
    |Scottish\s+(?:average|mean)|Scottish(?=\s+{_FIGURE})|the\s+country|the\s+nation|countrywide
    |the\s+rest\s+of\s+the\s+country)\b""",
    re.IGNORECASE | re.VERBOSE,
)
_PLACES = (
    r"(?:council\s+areas|local\s+authority\s+areas|local\s+authorities|areas|councils|authorities|places|partnerships)"
)
_ALIKE = r"""(?:(?:of|with)\s+(?:(?:our|its|their)|(?:a|the)\s+(?:similar|comparable|same|like))\s+
        (?:size|kind|type|population|make-?up)(?:\s+and\s+(?:size|kind|type|population|make-?up))?
    |(?:like|similar\s+to|comparable\s+(?:with|to))\s+(?:ours|us|it|them|this(?:\s+one)?|our\s+own))"""
SIMILAR_AREAS = re.compile(
    rf"""\b(?:(?:our|the|its|their|this|other)\s+)*(?:(?:similar|comparable|comparator|peer|family\s+group)\s+
    (?:council\s+|local\s+authority\s+|sized\s+)*(?:{_PLACES}|group|average)|family\s+group|{_PLACES}\s+{_ALIKE}
    |similarly[\s-]sized\s+{_PLACES}|benchmark(?:ing)?\s+group
    |(?:(?<=our\ )|(?<=its\ )|(?<=their\ ))(?:peers|comparators))(?:'s|')?\b""",
    re.IGNORECASE | re.VERBOSE,
)
SOME_AREAS = re.compile(
    rf"""(?<!of\s)(?<!the\s)(?<!all\s)(?<!other\s)(?<!these\s)(?<!but\s)\b(?P<but>all\s+but\s+)?
    (?P<many>no|none|one|{MANY}|{"|".join(WHOLE)})(?:\s+(?:out\s+)?of\s+(?:the|all|our|[A-Z]\w+'s|these|those)
    (?:\s+(?:other\s+)?(?:{MANY}|{"|".join(WHOLE)}|thirty[\s-](?:one|two)))?|\s+of\s+\d{{1,2}})?\s+(?:other\s+)?
    (?:council\s+areas?|local\s+authority\s+areas?|local\s+authorit(?:y|ies)|councils?|areas?)\b(?!\s+(?:of|like)\b)""",
    re.IGNORECASE | re.VERBOSE,
)
"""So many areas, of which something is said: only three of the 32 councils."""
ALL_AREAS = re.compile(
    r"""\b(?:(?:all|any|the|every|other|of|\d{1,3}|eight|thirty[\s-]two)\s+){0,8}
    (?:council\s+areas?|local\s+authority\s+areas?|local\s+authorit(?:y|ies)|councils?|areas?|partnerships)\b(?!\s+of\b)""",
    re.IGNORECASE | re.VERBOSE,
)
OWN = re.compile(
    r"""\b(?:(?:our|the|this)\s+(?:own\s+)?(?:(?:council|local|partnership)\s+)?
    (?:area|city|county|partnership|council|local\s+authority|islands|communities)|on\s+(?:our|the)\s+islands|locally|here|we|our
    |(?<=than\ )(?:us|ours))(?:'s)?\b""",
    re.IGNORECASE | re.VERBOSE,
)
FOR_ITS_SIZE = re.compile(
    r"""\b(?:for|given|relative\s+to|allowing\s+for)\s+(?:our|its|their|the)\s+(?:own\s+)?(?:size|population)
    (?:\s+of\s+(?:the|our)\s+population)?(?:\s+and\s+(?:type|make-?up))?\b""",
    re.IGNORECASE | re.VERBOSE,
)
"""What says that a number is taken as a rate."""
PER_PEOPLE = re.compile(
    r"""\b(?:per|for\s+every|for\s+each|in\s+every|of\s+every)\s+(?:head|\d[\d,]*|hundred|thousand)
    (?:\s+(?:of\s+(?:the\s+)?)?(?:people|population|residents|households|adults|children|inhabitants|head))?
    (?:\s+aged\s+\d+\s+(?:to|and)\s+\w+)?""",
    re.IGNORECASE | re.VERBOSE,
)


def how_many(text: str) -> int:
    """Give how many areas words such as "only three of the 32 councils" speak of; "no" is none."""
    found = SOME_AREAS.search(text)
    many = found["many"].lower() if found else "no"
    return int(many) if many.isdigit() else WHOLE.get(many, 0)
