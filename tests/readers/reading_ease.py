"""How hard a text is to read: LIX, which counts no syllables and so needs no dictionary."""

import re

AGES = {24: 10, 28: 11, 32: 12, 36: 13, 40: 14, 44: 15, 48: 16, 52: 17, 56: 18}
"""Below each LIX, the age at which a text is read with ease: the school grade of Anderson (1983), and five years."""
LONG = 6
"""A word of more letters than this is a long one."""


def words_of(text):
    """List words: letters, with hyphens and apostrophes within; figures are words of no letters."""
    return re.findall(r"[^\W_]+(?:[-‑'’.,][^\W_]+)*%?", text)


def sentences_of(text):
    """Split a text where a sentence ends, a colon among the ends, as Björnsson (1968) does."""
    return [part.strip() for part in re.split(r"(?<=[.!?:])\s+", text) if words_of(part)]


def lix(sentences):
    """Give words to a sentence, and the long ones of a hundred words: about 25 easy, 40 a newspaper, 55 a statute."""
    words = [word for sentence in sentences for word in words_of(sentence)]
    long = [word for word in words if sum(map(str.isalpha, word)) > LONG]
    return len(words) / len(sentences) + 100 * len(long) / len(words)


def reading_age(score):
    """Give the age at which a text of this LIX is read with ease."""
    return next((age for below, age in AGES.items() if score < below), 19)
