"""The patterns in which prose claims something, over the codes of a sentence's units.

A comma stands for brackets and dashes too. Every repetition goes one code at a time, so that no text takes long.
"""

from __future__ import annotations

from cjreport.assurance.claims.text.codes import codes, pattern

_SOFTLY = "[ADVERB SLIGHT]*"
_WHEN = "[IN OF COMPARED_WITH PREPOSITION TO THAN DETERMINER] (?=[DETERMINER ADVERB]* TIME) | TIME"
_WHERE = """[IN PREPOSITION TO DETERMINER] (?=DETERMINER* [PLACE COUNTRY])
    | [PLACE COUNTRY] (?!FIGURE_WORD* NUMBER)"""
_ASIDE = f"(?:[FIGURE_WORD ADVERB SLIGHT PER_PEOPLE COMMA THAT RUN] | {_WHEN} | {_WHERE})*"
"""What may stand between a measure and what is claimed of it: when, where, and words that change nothing."""
_ASIDE_WITH_NUMBERS = f"""(?:[FIGURE_WORD ADVERB SLIGHT PER_PEOPLE COMMA COLON THAT VERB NUMBER RUN]
    | {_WHEN} | {_WHERE} | [OF PREPOSITION DETERMINER] (?=[ADVERB SLIGHT DETERMINER]* NUMBER)
    | [OF DETERMINER] (?=DETERMINER* FIGURE_WORD))*"""
"""The same, with numbers: referrals, at 164 in 2023-24, rose."""
_MEASURES = """(?P<subject>
    (?:MEASURE [FIGURE_WORD ADVERB]* (?:COMMA | AND | COMMA AND) [DETERMINER FIGURE_WORD ADVERB SLIGHT OF]*)*
    MEASURE)"""
_MEASURE = "(?P<subject>MEASURE)"
_AMOUNT = f"(?:[OF BY] {_SOFTLY} NUMBER | FROM {_SOFTLY} NUMBER {_SOFTLY} TO {_SOFTLY} NUMBER)"
_OF_THE = "(?:OF [DETERMINER FIGURE_WORD ADVERB SLIGHT]*)*"
_RANK = "(?P<among>AMONG?) (?P<nth>ORDINAL?) (?P<verb>[HIGHEST LOWEST])"
_IN_PLACE = "(?:(?:IN [DETERMINER ADVERB]*)? [PLACE COUNTRY])?"
_IN_TIME = "(?:IN? [DETERMINER ADVERB]* TIME)?"

CHANGES = (
    # crime and fraud both rose, has not fallen, have more than doubled
    pattern(
        f"""{_MEASURES} {_ASIDE_WITH_NUMBERS} [VERB SAW ADVERB SLIGHT DETERMINER RUN]* (?P<not>NOT ADVERB*)?
        (?:NUMBER {_SOFTLY})? (?:[RISE FALL] (?=MULTIPLY))? (?:MORE THAN)?
        (?P<verb>[RISE FALL STEADY IMPROVE WORSEN MULTIPLY])"""
    ),
    # crime remained the same
    pattern(
        f"""{_MEASURES} {_ASIDE} [VERB ADVERB SLIGHT]* VERB {_SOFTLY} (?P<verb>SAME)
        (?![IN TO THAN DETERMINER FIGURE_WORD OF ADVERB]* [COUNTRY SIMILAR_AREAS PLACE ALL_AREAS MEASURE])"""
    ),
    # a 5% rise in crime, an increase from 5 to 6 in crime
    pattern(
        f"""(?P<not>NOT [ADVERB VERB SAW DETERMINER]*)? (?P<before>NUMBER {_SOFTLY})? (?P<verb>[RISE FALL NO_CHANGE])
        (?P<noun>{_SOFTLY} {_AMOUNT}? {_SOFTLY} [VERB SAW FIGURE_WORD]* [IN OF] [DETERMINER FIGURE_WORD ADVERB]*
        {_OF_THE}) {_MEASURES}"""
    ),
    # more crime than the year before
    pattern(f"(?P<verb>[MORE FEWER]) [FIGURE_WORD ADVERB SLIGHT VERB]* COMPARED_WITH? {_MEASURE} (?P<than>)"),
    # crime was 5% lower than in 2022-23
    pattern(
        f"""{_MEASURE} {_ASIDE_WITH_NUMBERS} VERB [ADVERB SLIGHT DETERMINER]* (?:NUMBER {_SOFTLY})?
        (?P<verb>[HIGHER LOWER MORE FEWER]) (?P<than>)
        (?=[FIGURE_WORD ADVERB SLIGHT THAN IN COMMA]* (?:{_WHEN}) | [STOP COMMA NEW_CLAUSE AND] | $)"""
    ),
    # crime from 5 to 6
    pattern(f"{_MEASURE} [FIGURE_WORD ADVERB VERB]* (?P<verb>) (?=FROM {_SOFTLY} NUMBER)"),
)
"""How a measure changed. With *than* a time must be named that it is compared with."""
AFTER_CHANGE = pattern(
    f"""{_SOFTLY} (?:OF {_SOFTLY} NUMBER
    | (?![ADVERB SLIGHT UNKNOWN DETERMINER FIGURE_WORD MEASURE HIGHER LOWER SAME BETTER WORSE HIGHEST LOWEST ORDINAL
        AMONG RISE FALL IMPROVE WORSEN OF THAT MORE FEWER]))"""
)
"""What may follow a verb of change: not what is changed, as in "reduced demand", nor what makes "fell short"."""
AFTER_UP = pattern(
    f"""{_SOFTLY} (?:[NUMBER TIME BY FROM COMPARED_WITH THAN COMMA STOP NEW_CLAUSE]
    | IN [DETERMINER ADVERB]* [TIME PLACE] | $)"""
)
"""What must follow up and down: "speeding up decisions" is no rise in speeding, nor is "up and running" one."""
FURTHER = pattern(
    f"""[AND NEW_CLAUSE]? [COMMA ADVERB SLIGHT VERB DETERMINER THAT]* (?:NUMBER {_SOFTLY})?
    (?P<verb>[RISE FALL MULTIPLY])"""
)
"""What is said further of the same measures: rose in one year and fell in the next, up by a tenth."""
NUMBERS = (
    # 164 referrals, two thirds (66%) of orders
    pattern(
        f"""(?P<number>NUMBER) (?:(?<=NUMBER COMMA NUMBER) COMMA)?
        [FIGURE_WORD ADVERB SLIGHT DETERMINER VERB]* COMPARED_WITH? {_OF_THE} {_MEASURE}"""
    ),
    # referrals stood at 164, referrals (164)
    pattern(
        f"""{_MEASURE} {_ASIDE} (?:VERB [ADVERB SLIGHT DETERMINER PREPOSITION]* | COMMA PREPOSITION?
        | PREPOSITION | OF | COLON) (?P<number>NUMBER)"""
    ),
)
"""What a measure is. The first begins with its number, the second with the measure."""
LEVELS = (
    # crime was lower than in the country
    pattern(
        f"""{_MEASURES} {_ASIDE_WITH_NUMBERS} [VERB ADVERB SLIGHT DETERMINER]* [RISE FALL]?
        (?P<verb>[HIGHER LOWER SAME BETTER WORSE]) {_SOFTLY} (?:NUMBER {_SOFTLY})? {_IN_PLACE}
        (?P<than>[THAN IN TO COMPARED_WITH OF DETERMINER FIGURE_WORD THAT ADVERB]*)
        (?P<other>[COUNTRY SIMILAR_AREAS PLACE])"""
    ),
    # a lower rate of crime than the country
    pattern(
        f"""(?P<verb>[HIGHER LOWER BETTER WORSE MORE FEWER]) [FIGURE_WORD ADVERB DETERMINER]* {_OF_THE} {_MEASURE}
        [VERB FIGURE_WORD ADVERB SLIGHT PER_PEOPLE]* {_IN_PLACE} {_IN_TIME} [ADVERB PER_PEOPLE]*
        (?P<than>THAN [IN DETERMINER FIGURE_WORD OF ADVERB]*) (?P<other>[COUNTRY SIMILAR_AREAS PLACE])"""
    ),
    # compared with the country, crime is lower
    pattern(
        f"""(?P<than>COMPARED_WITH) [DETERMINER ADVERB]* (?P<other>[COUNTRY SIMILAR_AREAS])
        [FIGURE_WORD DETERMINER ADVERB]* COMMA [ADVERB DETERMINER PLACE]* [FIGURE_WORD DETERMINER ADVERB SLIGHT OF]*
        {_MEASURE} [FIGURE_WORD ADVERB]* VERB [VERB ADVERB SLIGHT]* (?P<verb>[HIGHER LOWER]) {_IN_PLACE} {_IN_TIME}
        (?=[STOP COMMA NEW_CLAUSE AND] | $)"""
    ),
)
"""How a measure compares."""
RANKS = (
    # crime was the second highest in the country
    pattern(
        f"""{_MEASURE} {_ASIDE} [VERB SAW DETERMINER ADVERB]* {_RANK} [FIGURE_WORD ADVERB DETERMINER]* [IN OF]*
        [DETERMINER FIGURE_WORD ADVERB]* (?P<other>[COUNTRY ALL_AREAS])"""
    ),
    # the highest rate of crime in the country
    pattern(
        f"""{_RANK} [DETERMINER FIGURE_WORD ADVERB SLIGHT IN]* {_OF_THE} {_MEASURE} [VERB FIGURE_WORD ADVERB]*
        {_IN_TIME} [IN OF]* [DETERMINER FIGURE_WORD ADVERB]* (?P<other>[COUNTRY ALL_AREAS])"""
    ),
    # the highest in the country for crime
    pattern(
        f"""{_RANK} [FIGURE_WORD DETERMINER ADVERB]* [IN OF]* [DETERMINER ADVERB]* (?P<other>[COUNTRY ALL_AREAS])
        IN [DETERMINER FIGURE_WORD ADVERB OF]* {_MEASURE}"""
    ),
    # of all areas it had the highest rate of crime
    pattern(
        f"""(?P<other>ALL_AREAS) (?:[COMMA DETERMINER ADVERB PLACE VERB SAW TIME IN])* {_RANK}
        [DETERMINER FIGURE_WORD ADVERB SLIGHT IN]* {_OF_THE} {_MEASURE}"""
    ),
    # crime was higher than in any other area
    pattern(
        f"""{_MEASURE} {_ASIDE} [VERB DETERMINER ADVERB]* (?P<verb>[HIGHER LOWER]) [FIGURE_WORD ADVERB SLIGHT]*
        (?:[IN DETERMINER]* PLACE)? THAN [IN DETERMINER ADVERB]* (?P<other>ALL_AREAS)"""
    ),
)
"""Where a measure ranks among the areas."""
HOW_MANY = (
    # only three areas had a higher rate of crime than us
    pattern(
        f"""(?P<areas>SOME_AREAS) [VERB SAW FIGURE_WORD ADVERB DETERMINER]* (?P<verb>[HIGHER LOWER MORE FEWER])
        [FIGURE_WORD ADVERB DETERMINER]* {_OF_THE} {_MEASURE} [FIGURE_WORD ADVERB VERB PER_PEOPLE]*
        (?:THAN [IN DETERMINER]* (?P<than>PLACE))?"""
    ),
    # crime was higher in only three areas, higher than in all but three areas
    pattern(f"{_MEASURE} {_ASIDE} [VERB ADVERB]* (?P<verb>[HIGHER LOWER]) [IN ADVERB]* (?P<areas>SOME_AREAS)"),
    pattern(f"{_MEASURE} {_ASIDE} [VERB ADVERB]* (?P<verb>[HIGHER LOWER]) THAN [IN ADVERB]* (?P<areas>ALL_BUT)"),
)
"""How many areas have more or less."""
_LEVEL = "[FIGURE_WORD VERB ADVERB DETERMINER COMMA]*"
OVER_YEARS = (
    # crime fell to its lowest level for a decade, is the highest since 2015-16
    pattern(
        f"""{_MEASURE} {_ASIDE_WITH_NUMBERS} [VERB SAW ADVERB SLIGHT DETERMINER RISE FALL TO COMMA]* PREPOSITION?
        [DETERMINER ADVERB]* (?P<verb>[HIGHEST LOWEST]) {_LEVEL} (?P<span>SPAN | TIME)"""
    ),
    # the lowest number of crimes since 2015-16
    pattern(
        f"""(?P<verb>[HIGHEST LOWEST]) [FIGURE_WORD ADVERB]* {_OF_THE} {_MEASURE} [VERB FIGURE_WORD ADVERB]*
        (?P<span>SPAN | TIME)"""
    ),
    # crime was lower than in any year since 2015-16
    pattern(f"{_MEASURE} {_ASIDE} [VERB ADVERB]* (?P<verb>[HIGHER LOWER]) THAN ADVERB* (?P<span>SPAN)"),
    # crime peaked in 2019-20, is at a record high
    pattern(
        f"""{_MEASURE} {_ASIDE_WITH_NUMBERS} [VERB SAW ADVERB DETERMINER RISE FALL TO COMMA]* PREPOSITION?
        [DETERMINER ADVERB]* (?P<verb>PEAK) (?P<span>)"""
    ),
    # a record number of crimes
    pattern(f"(?P<verb>PEAK) (?P<span>) OF [DETERMINER FIGURE_WORD ADVERB]* {_MEASURE}"),
)
"""Where a measure stands among its years."""
_WHOLE = "[DETERMINER ADVERB FIGURE_WORD]* (?P<whole>MEASURE)"
_WERE = "[VERB MAKES_UP ADVERB SLIGHT DETERMINER]*"
PARTS = (
    # shoplifting made up 38% of crimes of dishonesty
    pattern(f"{_MEASURE} {_ASIDE} {_WERE} PREPOSITION? ADVERB* (?P<number>NUMBER) OF {_WHOLE}"),
    # 38% of crimes of dishonesty were shoplifting
    pattern(f"(?P<number>NUMBER) OF? {_WHOLE} {_ASIDE} [VERB MAKES_UP] [ADVERB DETERMINER FIGURE_WORD OF]* {_MEASURE}"),
    # of all crimes of dishonesty 38% were shoplifting
    pattern(
        f"""OF {_WHOLE} {_ASIDE} [ADVERB SLIGHT]* (?P<number>NUMBER) [VERB MAKES_UP ADVERB FIGURE_WORD DETERMINER]*
        {_MEASURE}"""
    ),
)
"""What share of a whole a part is."""

NONE = (
    # there were no robberies
    pattern(
        f"(?P<verb>(?P<not>NOT)) [FIGURE_WORD ADVERB]* (?:(?<=FIGURE_WORD) OF)? [FIGURE_WORD DETERMINER]* {_MEASURE}"
    ),
)
"""What there was none of."""

BEFORE_MEASURE = pattern(
    """(?:^ | [COMMA NEW_CLAUSE COLON VERB AND TIME PLACE COUNTRY PER_PEOPLE STOP NUMBER]
    | (?<![IN PREPOSITION OF]) THAT
    | (?:^ | [PLACE TIME COUNTRY FIGURE_WORD COMMA NEW_CLAUSE AND THAT VERB]) [VERB ADVERB SLIGHT]* SAW)
    [FIGURE_WORD DETERMINER ADVERB SLIGHT RUN]* (?:FIGURE_WORD OF [DETERMINER FIGURE_WORD ADVERB SLIGHT]*)* $"""
)
"""What may stand before a measure, or a word that claims something of it, so that no other thing is spoken of."""
BEFORE_NUMBER = pattern(
    """(?:^ | [COMMA NEW_CLAUSE COLON THAT SAW VERB AND TIME PLACE COUNTRY STOP]
    | (?:^ | [COMMA NEW_CLAUSE THAT VERB AND TIME PLACE]) [DETERMINER ADVERB SLIGHT]* NUMBER COMMA)
    [DETERMINER ADVERB SLIGHT]* (?:FIGURE_WORD [OF ADVERB]*)? $"""
)
AFTER_NUMBER = pattern(
    f"""(?:[FIGURE_WORD ADVERB SLIGHT PER_PEOPLE VERB DETERMINER MEASURE] | {_WHEN} | {_WHERE})*
    (?:$ | [COMMA NEW_CLAUSE COLON STOP AND THAT COMPARED_WITH RISE FALL STEADY IMPROVE WORSEN MULTIPLY HIGHER LOWER
        SAME MORE FEWER])"""
)
AFTER_ALL = pattern(
    f"""(?:[FIGURE_WORD ADVERB SLIGHT VERB PER_PEOPLE] | {_WHEN} | {_WHERE} | [OF PREPOSITION]? {_SOFTLY} NUMBER)*
    (?:$ | [COMMA NEW_CLAUSE COLON STOP AND THAT])"""
)
"""What may follow a claim of which nothing more may be said, such as that it was late, or of whom it is."""
DIFFERS = pattern(
    """[PER_PEOPLE FIGURE_WORD ADVERB SLIGHT]* [HIGHER LOWER MORE FEWER BETTER WORSE] ADVERB* THAN
    [IN OF DETERMINER FIGURE_WORD]* [COUNTRY SIMILAR_AREAS ALL_AREAS PLACE]"""
)
"""What follows a number that is a difference: 63 per 10,000 people lower than in the country."""
NARROWED = pattern(
    """(?:^ | COMMA) [ADVERB SLIGHT AND]* [IN PREPOSITION FROM]
    [^COMMA NEW_CLAUSE]* UNKNOWN [^COMMA NEW_CLAUSE]* COMMA
    | ^ [ADVERB SLIGHT AND]* [IN PREPOSITION] [DETERMINER ADVERB]* UNKNOWN [^COMMA NEW_CLAUSE]* $"""
)
"""Words before a claim that narrow it to what is not known: In our largest town, at weekends there were."""
PLAINLY = pattern(
    """[AND ADVERB SLIGHT THAT]*
    [IN COMPARED_WITH OF DETERMINER ADVERB FIGURE_WORD SLIGHT TIME PLACE COUNTRY SIMILAR_AREAS THAN]*
    [VERB SAW DETERMINER ADVERB FIGURE_WORD SLIGHT THAT]*"""
)
"""Words before a claim that say nothing but when and where: In 2023-24, compared with 2022-23."""
GOES_ON = codes(
    """ADVERB SLIGHT DETERMINER FIGURE_WORD PER_PEOPLE BY FROM TO OF IN THAN COMPARED_WITH COMMA TIME NUMBER PLACE VERB
    SAW AND MORE FEWER STOP SIMILAR_AREAS COUNTRY ALL_AREAS RUN"""
)
"""What may follow a claim and belong to it."""
LAST_PREPOSITIONS = pattern("([THAN COMPARED_WITH FROM]?) ([IN DETERMINER]*) $")
"""What stands right before a time: what compares, and what only leads to it."""
IS_NOUN = pattern(f"DETERMINER {_SOFTLY} (?:NUMBER {_SOFTLY})? $")
"""What stands before a word of change that is a noun: an increase."""
IS_VERB = pattern("[VERB SAW DETERMINER] DETERMINER? [ADVERB SLIGHT]* $")
"""What stands before a number that is the amount of a change: were 5% lower."""
ADDS = pattern("[AND MORE FEWER] [ADVERB SLIGHT DETERMINER OF IN BY TO]* [NUMBER TIME]")
LABEL = pattern("TIME [COLON COMMA]* NUMBER")
"""A time that stands before its number: 2022-23: 162."""
ITEM = pattern("[COMMA AND] ADVERB* BY? ADVERB* NUMBER FIGURE_WORD* (?:IN [DETERMINER ADVERB]*)? TIME")
"""A number that stands with its own time: (411 in 2022-23 and 384 in 2023-24)."""
LEFT_ALONE = pattern("[IF OPINION]")
"""Words that make of a sentence none that claims anything."""
ANY_CHANGE = pattern("[RISE FALL STEADY IMPROVE WORSEN MULTIPLY]")
STATEMENT = pattern("(?:.* [NEW_CLAUSE COLON] | .* MEASURE .* [RISE FALL STEADY IMPROVE WORSEN MULTIPLY] [^AND]* AND)")
STATEMENT_ENDS = pattern(
    "MEASURE | NEW_CLAUSE (?!ADVERB* NUMBER) | AND [ADVERB SLIGHT VERB DETERMINER]* [RISE FALL MULTIPLY]"
)
"""Where what is stated of a measure begins, after another statement, and where the next begins."""
HAS = pattern("[PLACE VERB] [^NEW_CLAUSE]* $")
"""Before a rank that comes first there must be whose it is: the highest rate in the country may be another's."""
WISHED_BEFORE, WISHED_AFTER = pattern("WISH [^NEW_CLAUSE]* $"), pattern("[^NEW_CLAUSE COLON COMMA AND THAT]* WISH")
