"""The addresses of presentations: /presentation, /presentation/<id> and what is shown of it."""

import re

ROOT = "/presentation"
SHOW = "visa"
PRINT = "utskrift"
ADDRESS = re.compile(rf"{ROOT}/([0-9a-f]{{24,32}})/({SHOW}|{PRINT})/*")


def home_of(presentation: str) -> str:
    """Where the presentation is edited; the list of all when no one is named."""
    return f"{ROOT}/{presentation}" if presentation else ROOT


def presentation_of(path: str, kind: str) -> str | None:
    """The presentation that an address of this kind names, None for any other address."""
    found = ADDRESS.fullmatch(path)
    return found[1] if found and found[2] == kind else None
