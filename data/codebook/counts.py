"""The codes of sources that are delivered as counts: homelessness, housing, occupation, inventory."""

from functools import lru_cache
from pathlib import Path

from data.codebook.model import Code
from data.yaml_file import read_yaml

PATH = Path(__file__).with_name("counts.yml")


@lru_cache(maxsize=1)
def count_books() -> dict[str, tuple[Code, ...]]:
    """Every list of codes by name, in order, with the other wordings that a file may hold."""
    return {
        name: tuple(_code(code, words) for code, words in book.items())
        for name, book in read_yaml(PATH).items()
    }


def _code(code: str, words: str | list[str]) -> Code:
    label, *aliases = [words] if isinstance(words, str) else words
    return Code(code, label, aliases=tuple(aliases))


def count_words(name: str) -> dict[str, str]:
    """The word shown for each code of a list, in order. KeyError for another list."""
    return {code.code: code.label for code in count_books()[name]}
