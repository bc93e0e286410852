"""Civilsamhälle: findings that count organisations, never shares of them."""

from components.wording import Bold, Finding
from dashboard.formatting import listed, number
from queries.answers import Answer
from queries.civil_society import ANSWERED_SURVEY, INTERVIEWED
from queries.filters import Filters


def offers(answer: Answer, filters: Filters) -> Finding:
    """What all that answered offer, and what is next."""
    return (f"Alla {number(answer.n)} som svarade erbjuder ", *_all_and_next(answer, "därefter "))


def routes(answer: Answer, filters: Filters) -> Finding:
    """Which ways lead to all that answered, and what is next."""
    return (f"Till alla {number(answer.n)} leder ", *_all_and_next(answer, "därefter "))


def _all_and_next(answer: Answer, between: str) -> Finding:
    common = [row.label[:1].lower() + row.label[1:] for row in answer.rows if row.count == answer.n]
    others = [row for row in answer.rows if row.count and row.count != answer.n and not row.is_last]
    if not others:
        return (Bold(listed(common)), ".")
    top = max(others, key=lambda row: row.count or 0)
    following = f"; {between}{top.label[:1].lower() + top.label[1:]} ({number(top.count)})."
    return (Bold(listed(common)), following)


def actors(answer: Answer, filters: Filters) -> Finding:
    """How many are named, how many answered and were interviewed."""
    facts = [dict(row.details) for row in answer.rows]
    answered, interviewed = (
        sum(fact[name] == "Ja" for fact in facts) for name in (ANSWERED_SURVEY, INTERVIEWED)
    )
    return (
        f"{number(len(answer.rows))} organisationer nämns: ",
        Bold(f"{number(answered)} svarade på enkäten"),
        f" och {number(interviewed)} intervjuades.",
    )
