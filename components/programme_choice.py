"""The choice of a programme whose queue is shown: a fictional one while examples are, or a delivered one."""

from dataclasses import replace
from typing import Any

from components.choices import form, select
from components.view import View
from data.codebook.episodes import fictional_programmes
from queries.answers import Answer
from queries.delivered import ALL_DELIVERED, ALL_LABEL
from queries.options import EXAMPLE
from queries.service_options import WAITED_FOR, programme_code

FICTIONAL = frozenset(code.code for code in fictional_programmes())


def programme_choice(view: View, answer: Answer | None) -> Any:
    """The programmes as a list, all of them together first; nothing where there is none to choose. Without an
    answer a real programme that is chosen can still be left."""
    chosen = programme_code(view.filters.option(WAITED_FOR.slug))
    is_real = not answer.is_example if answer else bool(chosen) and chosen not in FICTIONAL
    if is_real:
        return _form(view, frozenset(answer.offers if answer else {chosen}), ALL_DELIVERED)
    return _form(view, FICTIONAL, ALL_LABEL) if view.filters.option(EXAMPLE.slug) else None


def _form(view: View, codes: frozenset[str], every: str) -> Any:
    offered = tuple(one for one in WAITED_FOR.alternatives if programme_code(one.slug) in codes)
    if not offered:
        return None
    return form(WAITED_FOR.label, [select(view, replace(WAITED_FOR, alternatives=offered), empty=every)])
