"""The words in which prose claims something of figures, and the code that each is read as."""

from __future__ import annotations

import re
from functools import lru_cache

from cjreport.assurance.claims.text.codes import Code, codes


def words_of(text: str) -> tuple[str, ...]:
    """List the words of a text."""
    return tuple(text.split())


def phrases_of(text: str) -> tuple[str, ...]:
    """List the phrases that a text sets apart by upright strokes."""
    return tuple(" ".join(phrase.split()) for phrase in text.split("|"))


def either(text: str) -> str:
    """Make a pattern of phrases set apart by upright strokes, whatever spaces lie within them, the longest first."""
    longest = sorted(phrases_of(text), key=len, reverse=True)
    return "(?:" + "|".join(r"\s+".join(map(re.escape, phrase.split())) for phrase in longest) + ")"


WORDS_OF = {
    # change: by verbs and nouns, by comparison
    Code.RISE: """rose | rise | rises | risen | rising | increased | increase | increases | increasing | grew
        | grow | grows | grown | growing | climbed | climbing | went up | gone up | going up | goes up | crept up
        | jumped | soared | surged | growth | uplift | upturn | jump | surge | spike | rocketed | escalated | up
        | moved up | shot up | climb | climbs | crept upwards | creeping up | creeps up | go up | mount | mounted
        | mounting | escalating | escalate | soaring | surging | rocketing | spiked | edged up | inched up | picked up
        | ticked up | swelled | rebounded | bounced back | upswing | resurgence | crept back up | gone back up
        | went back up | on the up""",
    Code.FALL: """fell | fall | falls | fallen | falling | decreased | decrease | decreases | decreasing
        | declined | decline | declines | declining | dropped | drop | drops | dropping | went down | gone down
        | going down | came down | come down | reduced | reduces | reducing | dipped | slipped | plummeted | plunged
        | slumped | shrank | shrunk | down | dwindled | tumbled | reduction | reductions | downturn | dip | dips
        | dipping | slipping | tumbling | shrinking | shrink | dwindling | go down | coming down
        | eased | eased back | eased off | ease | easing | ebbed | abated | abating | subsided | subsiding | receded
        | receding | waned | waning | tailed off | tailing off | tapered off | died down | lessened | lessening
        | diminished | diminishing | edged down | slid | sliding | sank | fell back | fallen back | dropped off
        | dropped back | fell away | let-up | continued to reduce | continues to reduce | continue to reduce
        | went on to reduce | easing off | dropped away | ebbing | ebbing away""",
    Code.STEADY: """unchanged | steady | stable | static | constant | flat | plateaued | levelled off
        | little changed | stabilised | did not change | has not changed | have not changed | had not changed
        | barely changed | hardly changed | showed no change | showed little change | saw no change
        | saw little change | held firm""",
    Code.NO_CHANGE: "no change | little change | no real change | no significant change | no overall change",
    Code.IMPROVE: "improved | improves | improving | got better | progressed",
    Code.WORSEN: "worsened | worsening | deteriorated | deteriorating | got worse | regressed",
    Code.MULTIPLY: """doubled | doubling | trebled | tripled | trebling | tripling | quadrupled | quadrupling | halved
        | halving | twofold | threefold | fourfold | fivefold | tenfold""",
    Code.MORE: """more | greater numbers of | larger numbers of | a greater number of | a larger number of
        | a higher number of""",
    Code.FEWER: "fewer | less | smaller numbers of | a smaller number of | a lower number of",
    # level and rank
    Code.HIGHER: """higher | above | greater | exceeded | exceeds | exceeding | in excess of | ahead of
        | outstripped | larger""",
    Code.LOWER: "lower | below | beneath | smaller | short of",
    Code.SAME: """the same as | about the same as | similar to | in line with | comparable with | comparable to
        | close to | on a par with | on par with | equal to | much the same as | level with | the same | similar
        | consistent with | no different from | not different from""",
    Code.BETTER: "better",
    Code.WORSE: "worse",
    Code.HIGHEST: "highest | largest | greatest | top | highest point",
    Code.LOWEST: "lowest | smallest | fewest | bottom | lowest point",
    Code.AMONG: "among the | amongst the | one of the | some of the",
    # what holds a clause together
    Code.IN: "in | across | throughout | during | over | for | within | into",
    Code.OF: "of",
    Code.BY: "by",
    Code.FROM: "from",
    Code.TO: "to",
    Code.THAN: "than",
    Code.COMPARED_WITH: """compared with | compared to | in comparison with | in comparison to | against | versus | on
        | relative to | as against | set against | when compared with | when compared to | as compared with""",
    Code.PREPOSITION: """among | amongst | with | under | at | between | outside | inside | about | around | involving
        | where | who | whose | without | through | per | via | since | until | till | before | after | per head
        | beyond | aged | near | whom | towards | toward | off | when | whenever | once | wherever""",
    Code.VERB: """was | were | is | are | been | being | be | has | have | had | did | do | does | stood at
        | stands at | stood | lies | lay | runs | ran | totalled | totaled | reached | came to | amounted to
        | numbered | remained | remains | remaining | stayed | stays | held | kept | continued | continues | went
        | moved | there was | there has been | there have been | there is | there were | remained at | sat at
        | sits at | averaged | ranked | ranks | rank | was at | were at | is at | are at | continued to
        | continues to | began to | started to | appears to have | appear to have | tended to | went on | goes on
        | kept on | keeps | keeps on | carried on | carries on | continue | continue to | numbering | ran at | runs at
        | hit""",
    Code.MAKES_UP: """made up | makes up | make up | making up | accounted for | accounts for | account for
        | accounting for | represented | represents | represent | representing | comprised | comprises | constituted
        | constitutes | formed""",
    Code.SAW: """saw | seen | see | sees | seeing | showed | shows | show | shown | experienced | noted
        | witnessed | with | having | registered""",
    Code.FIGURE_WORD: """number | numbers | rate | rates | level | levels | total | totals | share | shares | proportion
        | proportions | percentage | percentages | figure | figures | volume | volumes | count | counts | amount
        | incidence | people | persons | individuals | cases | case | person | recorded | local authority rate
        | local | reported | prevalence | new | annual | combined | successful | successfully | given | made
        | issued | imposed | undertaken | carried out | residents | prepared | submitted | wrote | undertook
        | delivered | dealt with | took up | taken up | received | accessed | used | began | entered | written
        | recorded by police | police recorded | recorded by the police | adults | they | it | points | average for
        | rate for | rates for | figure for | figures for | total for
        | average of | registered by police | percentages of | that had | were recorded | was recorded | were made
        | were given""",
    Code.ADVERB: """also | again | all | both | each | sharply | significantly | substantially | markedly
        | considerably | dramatically | steadily | further | then | still | notably | sadly | encouragingly
        | clearly | overall | in total | in all | together | respectively | broadly | largely | generally
        | year on year | well | much | far | even | now | too | as well | once more | once again | greatly | rapidly
        | only | just | yet | almost | nearly | about | around | more or less | actually | strongly | quickly
        | likewise | similarly | meanwhile | however | therefore | in turn | as a whole | taken together
        | at a glance | in addition | additionally | as expected | as a result | not only | by contrast
        | in contrast | for the first time | exactly | roughly | approximately | very | both of | in fact | marked
        | sharp | significant | substantial | large | big | steep | continued | considerable | dramatic | notable
        | noticeable | clear | real | net | strong | welcome | worrying | disappointing | encouraging | striking
        | rapid | for the third year running | for the second year running | for the third year in a row
        | for another year | as shown | there | every | unfortunately | disappointingly | happily | positively
        | pleasingly | quite
        | to the courts | to the court | to court | to courts""",
    Code.SLIGHT: """slightly | by little | not by much | by a few | a little | marginally | a small | small
        | modestly | modest | a modest | a slight | slight | a marginal | marginal | somewhat | gradually
        | within chance | not significantly | not a significant | chance | by chance | small numbers | small number
        | number is small | numbers are small | numbers involved are small | few people | small base | low numbers
        | numbers are low | treated with caution | interpreted with caution | read with caution | fluctuated
        | fluctuates | may be chance | not statistically significant | not a statistically significant
        | no statistically significant | few cases | few deaths""",
    Code.DETERMINER: "the | a | an | our | this | its | those | these | their | any",
    Code.AND: "and | & | plus | as well as | and also",
    Code.THAT: "which | that | to report that | to say that | to note that | to see that | to record that",
    Code.NEW_CLAUSE: """while | whilst | whereas | but | although | though | because | as | so | however | yet
        | following | thanks to | due to | owing to | reflecting | despite | despite the | as a result of
        | in response to | given that | since then | and so | in part | partly | largely because | helped by
        | driven by | caused by | even though | or""",
    Code.NOT: """not a single | not one | no sign of | no signs of | not | no
        | never | neither | nor | none | hardly | scarcely | rather than | instead of | cannot
        | nothing | without any | nobody | failed to | fails to | contrary to | unlike | except | excluding | yet to""",
    # what cannot be held against figures
    Code.UNKNOWN: "as a share of | as a proportion of | as a percentage of",
    Code.WISH: """will | would | could | should | may | might | aim | aims | aimed | aiming | plan | plans
        | planned | planning | hope | hopes | hoped | hoping | expect | expects | expected | intend | intends
        | intended | target | targets | targeted | want | wants | wanted | seek | seeks | seeking | need | needs
        | needed | ambition | forecast | projected | goal | goals | predicted | potential | potentially | likely
        | unlikely | perhaps | possibly | anticipated | anticipate | anticipates | committed | commit | strive
        | striving | support | supports | wish | wished | in order to | so as to | can | must | shall | ought
        | looking to | designed to | able to | proposed | propose | proposes | estimate | working to | worked to
        | efforts to | capacity | commitment | encourage | promote | prevent | preventing | tackle | tackling
        | reduce | helps to | help | helping | try | tried | trying | let us | aspire | aspires | trajectory
        | attempt | attempts | work to | success measure | measure of success | success looks | success would
        | desired | vision | example of a | example of an | examples of | wishes | elsewhere""",
    Code.IF: """if | unless | whether | suppose | supposing | imagine | assuming | provided that | were it
        | in case""",
    Code.OPINION: """said | says | say | told | tell | felt | feel | feels | believe | believes | believed | thought
        | think | thinks | feared | perceive | perceived | perception | perceptions | suggest | suggests | suggested
        | argued | claimed | claims | claim | heard | worried | complained | opinion | opinions | view | views
        | described | commented | asked | respondents | rumour | rumours | myth | feedback | seemed | according to
        | mentioned | alleged | supposedly | apparently | wondered | impression | assumed | remarked | insisted
        | stated that | reported that | report that | reports that | reporting that | reported a | reported an
        | report a | report an | quotation | untrue | false | wrong | incorrect | mistaken | inaccurate | no truth
        | study | studies | research | evaluation | evaluations | literature | survey | surveys""",
}
"""Each code and the words it stands for; of words that begin alike the longest count."""

CHANGE_NOUNS = frozenset(
    words_of("""increase increases rise rises growth uplift upturn jump surge spike decrease decreases fall falls drop
        drops decline declines reduction reductions downturn dip
        let-up upswing resurgence""")
)
"""Of the words of change, those that may be nouns: an increase in."""
MULTIPLES = {
    "doubl": 2.0,
    "twofold": 2.0,
    "trebl": 3.0,
    "tripl": 3.0,
    "threefold": 3.0,
    "quadrupl": 4.0,
    "fourfold": 4.0,
    "fivefold": 5.0,
    "tenfold": 10.0,
    "halv": 0.5,
}
"""How many times as much a word says there is, by its beginning."""
WHOLE = {
    word: number
    for number, word in enumerate(
        words_of("""zero one two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen
        sixteen seventeen eighteen nineteen twenty""")
    )
} | {"thirty": 30, "forty": 40, "fifty": 50, "sixty": 60, "seventy": 70, "eighty": 80, "ninety": 90}
PARTS = {"half": 2, "third": 3, "quarter": 4, "fifth": 5, "sixth": 6, "seventh": 7, "eighth": 8, "tenth": 10}
ORDINALS = {
    "second": 2,
    "third": 3,
    "fourth": 4,
    "fifth": 5,
    "sixth": 6,
    "seventh": 7,
    "eighth": 8,
    "ninth": 9,
    "tenth": 10,
}
HEDGES = {
    "about": "about",
    "around": "about",
    "approximately": "about",
    "roughly": "about",
    "some": "about",
    "circa": "about",
    "close to": "about",
    "just over": "just over",
    "just under": "nearly",
    "nearly": "nearly",
    "almost": "nearly",
    "just short of": "nearly",
    "more than": "over",
    "over": "over",
    "well over": "over",
    "above": "over",
    "at least": "over",
    "fewer than": "under",
    "less than": "under",
    "under": "under",
    "below": "under",
    "up to": "under",
}
"""How a number is softened: about it, just over or nearly it, or anywhere over or under it."""
_CLAIMS = codes(
    """RISE FALL STEADY NO_CHANGE IMPROVE WORSEN MULTIPLY MORE FEWER HIGHER LOWER SAME BETTER WORSE HIGHEST LOWEST"""
)
_CLAIMING = frozenset(max(phrase.split(), key=len) for code in _CLAIMS for phrase in phrases_of(WORDS_OF[code]))
_NUMBERED = frozenset((*list(WHOLE)[2:], *PARTS, "thirds", "quarters"))
_TELLING = frozenset(
    words_of("""no none zero record high low peak peaked bottomed downward upward downwards upwards wane ebb way""")
)
"""What else may claim something: that there was none, a record, a course."""
_ANY_CLAIM = _CLAIMING | _NUMBERED | _TELLING
_WORD = re.compile(r"[a-z]+|\d")
KEPT = 1 << 14
"""How many texts are remembered: a return is checked again and again while it is being written."""


@lru_cache(maxsize=KEPT)
def may_claim(text: str) -> bool:
    """Whether a text has a digit or any of the words that claim something: soon told, and not so of most."""
    words = _WORD.findall(text.lower())
    return not _ANY_CLAIM.isdisjoint(words) or any(map(str.isdigit, words))
