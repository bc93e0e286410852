"""Texts as people write them: the same words whatever the case, spaces, dashes and signs."""

import re
import unicodedata

SPACES = re.compile(r"[\s\u00a0\u2007\u2009\u202f\u200b\ufeff]+")
DASHES = str.maketrans(dict.fromkeys("‐‑‒–—―−﹣－", "-"))
AROUND = re.compile(r"\s*([-,/()])\s*")


def tidy(text: str) -> str:
    """Without surrounding and repeated spaces of any kind."""
    return SPACES.sub(" ", text).strip()


def folded(text: str) -> str:
    """For comparing wordings: tidy, one form of every letter and dash, lower case, no stars and full
    stops."""
    plain = unicodedata.normalize("NFC", tidy(text)).translate(DASHES).casefold()
    return AROUND.sub(r"\1", plain.strip("*.:;?! \"'”"))
