"""Words in a free text that may be a person's name: capitals where Swedish has none, and no public word."""

import re
from functools import lru_cache
from itertools import pairwise

from data.intake.code_sets import PUBLISHED

WORD = re.compile(r"[^\W\d_]+(?:-[^\W\d_]+)*")
SENTENCE_END = re.compile(r"[.!?:;]\s*$|^\s*$|\n\s*$")
GENITIVE = "s"
LONGEST_ABBREVIATION = 3


@lru_cache(maxsize=1)
def public_words() -> frozenset[str]:
    """Words with a capital in the published tables: the city's organisations, services, places, systems."""
    texts = (path.read_text(encoding="utf-8") for path in sorted(PUBLISHED.rglob("*.csv")))
    return frozenset(word for text in texts for word in WORD.findall(text) if _is_name_like(word))


def has_name(text: str) -> bool:
    """Whether two words with capitals follow on each other and the second is no public word."""
    words = list(WORD.finditer(text))
    return any(
        text[one.end() : other.start()] == " "
        and _is_name_like(one[0])
        and _is_name_like(other[0])
        and not _is_public(other[0])
        for one, other in pairwise(words)
    )


def may_be_name(text: str) -> bool:
    """Whether a word inside a sentence has a capital, or a long one only capitals, and is no public word."""
    words = list(WORD.finditer(text))
    inside = [word[0] for word in words if _is_name_like(word[0]) and _is_inside(text, word.start())]
    shouted = [word[0].capitalize() for word in words if _is_shouted(word[0])]
    return not all(_is_public(word) for word in (*inside, *shouted))


def _is_inside(text: str, at: int) -> bool:
    return not SENTENCE_END.search(text[:at])


def _is_shouted(word: str) -> bool:
    """Capitals alone, and more of them than an abbreviation has."""
    return word.isupper() and len(word) > LONGEST_ABBREVIATION


def _is_name_like(word: str) -> bool:
    """A capital and then small letters, in each part of a double name: abbreviations are no names."""
    return all(part[0].isupper() and part[1:].islower() for part in word.split("-"))


def _is_public(word: str) -> bool:
    return word in public_words() or word.removesuffix(GENITIVE) in public_words()
