"""The published margins on unmet needs: sections 2.1.8, 2.1.9 and 3.1."""

import pandas as pd

from data.codebook.model import attribute as codebook_attribute
from data.codebook.model import label, need_codes, needs
from data.demo.printed import printed, smallest_listed
from data.demo.target import (
    PERSONS,
    Target,
    answers,
    answers_target,
    at_most_target,
    both,
    count_target,
    rounded_target,
    share_target,
    where,
    with_any_need,
    with_need,
    with_two_needs,
)

REHAB_ANSWERS = "1 319 svar (2.1.8) och 1 218 klienter (3.1): 101 klienter har två delar av samma behov."
REHAB_PARALLEL = "Räknas på 1 319 svar; den som har två delar av behovet räknas som parallell i båda svaren."
UNKNOWN_ANSWERS = "227 svar = 210 klienter med bara Vet ej och 17 med Vet ej som andra svar."
BENEFIT = "”Stöd till annan biståndsform” räknas som Stöd till annan ersättning (texten i 2.1.8)."
NOTES = {"work_rehab": REHAB_ANSWERS, "unknown": UNKNOWN_ANSWERS}
FIRST_AND_SECOND = ("need_1", "need_2")


def need_targets() -> list[Target]:
    """All margins on needs, in the order of the report."""
    return [*_totals(), *_answers(), *_splits(), *_parallel(), *_partners(), *_by_time()]


def _totals() -> list[Target]:
    block = printed()["needs"]
    section = block["section"]
    return [
        count_target("need.any", section, "Behov av minst en insats", block["any"], with_any_need()),
        count_target("need.two", section, "Behov av två parallella insatser", block["two"], with_two_needs()),
        share_target(
            "need.two.share",
            section,
            "Två parallella av dem med behov",
            block["two_share"],
            with_two_needs(),
            with_any_need(),
        ),
    ]


def _answers() -> list[Target]:
    block = printed()["needs"]
    return [
        answers_target(
            f"need.{need}", block["section"], label("need", need), count, need, NOTES.get(need, "")
        )
        for need, count in block["answers"].items()
    ]


def _splits() -> list[Target]:
    splits = printed()["needs"]["splits"]
    return [_split_target(need, code, share) for need in splits for code, share in splits[need].items()]


def _split_target(need: str, code: str, share: int) -> Target:
    what = f"{label('need', need)}, varav {codebook_attribute(f'need_{need}').code(code).label}"
    section = printed()["needs"]["section"]
    return rounded_target(
        f"need.{need}.{code}", section, what, share, lambda clients: _split_share(clients, need, code)
    )


def _split_share(clients: pd.DataFrame, need: str, code: str) -> float:
    """Per cent of the answers on a need that have this split."""
    with_split = sum(
        int(((clients[place] == need) & (clients[f"{place}_split"] == code)).sum())
        for place in FIRST_AND_SECOND
    )
    return 100 * with_split / answers(clients, need)


def _parallel() -> list[Target]:
    shares = printed()["parallel"]["shares"]
    return [
        _parallel_target(need, is_parallel, share if is_parallel else 100 - share)
        for need, share in shares.items()
        for is_parallel in (True, False)
    ]


def _parallel_target(need: str, is_parallel: bool, share: int) -> Target:
    what = f"{label('need', need)}: {'en' if is_parallel else 'ingen'} parallell insats"
    return rounded_target(
        f"parallel.{need}.{'one' if is_parallel else 'none'}",
        printed()["parallel"]["section"],
        what,
        share,
        lambda clients: _parallel_share(clients, need, is_parallel),
        followed=REHAB_PARALLEL if need == "work_rehab" else "",
    )


def _parallel_share(clients: pd.DataFrame, need: str, is_parallel: bool) -> float:
    """Per cent of the answers on a need given by clients who have two needs, or who have one."""
    chosen = clients[with_two_needs()(clients) == is_parallel]
    return 100 * answers(chosen, need) / answers(clients, need)


def _partners() -> list[Target]:
    block = printed()["parallel"]
    found = []
    for need, named in block["partners"].items():
        ranked = [*named]
        for place, partner in enumerate(ranked):
            later = [code for code in _possible_partners(need) if code not in ranked[: place + 1]]
            found.append(_rank_target(block["section"], need, partner, place + 1, later))
    return found


def _possible_partners(need: str) -> list[str]:
    # rehabilitation can stand beside itself, as two splits; Vet ej is no need
    return [code for code in need_codes() if code != "unknown" and (code != need or need == "work_rehab")]


def _rank_target(section: str, need: str, partner: str, rank: int, later: list[str]) -> Target:
    what = f"{label('need', need)}: {label('need', partner)} är parallellt behov nummer {rank}"

    def lead(clients: pd.DataFrame) -> float:
        return _together(clients, need, partner) - max(_together(clients, need, code) for code in later)

    largest = printed()["needs"]["two"]
    return Target(f"partner.{need}.{rank}", section, what, 1, largest, PERSONS, lead)


def _together(clients: pd.DataFrame, first: str, second: str) -> int:
    if first == second:
        return int(((clients["need_1"] == first) & (clients["need_2"] == first)).sum())
    return int(both(with_need(first), with_need(second))(clients).sum())


def _by_time() -> list[Target]:
    block = printed()["by_time"]
    return [
        _need_at(block["section"], time, need, listed)
        for time, listed in block["need"].items()
        for need in ("none", *need_codes())
    ]


def _need_at(section: str, time: str, need: str, listed: dict[str, int]) -> Target:
    id_, at = f"need_by_time.{time}.{need}", where(time_to_self_support=time)
    name = "Inget behov" if need == "none" else needs().code(need).label
    what = f"{label('time_to_self_support', time)}: {name}"
    chosen = both(at, where(need_1="") if need == "none" else with_need(need))
    if need not in listed:
        return at_most_target(id_, section, what, smallest_listed("need", time), chosen)
    is_benefit = time == "not_expected" and need == "other_benefit"
    return count_target(id_, section, what, listed[need], chosen, BENEFIT if is_benefit else "")
