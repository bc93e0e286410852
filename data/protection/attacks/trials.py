"""The attacks with their limits, each as rows of the audit report in Swedish."""

from collections.abc import Sequence

import pandas as pd

from data.clients import derive_attributes
from data.codebook.model import attribute
from data.demo import load_clients
from data.protection.attacks import averaging, controls, differencing, republication, simulate
from data.protection.attacks.averaging import Evidence, Guessing
from data.protection.attacks.bounds import BoundsResult
from data.protection.attacks.differencing import Answer, Target
from data.protection.attacks.inference import InferenceResult
from data.protection.attacks.report import CONTROL, NO_LIMIT, Row, percent, points, thousands
from data.protection.attacks.system import System, build, subsets
from data.protection.keys import demo_secret, record_keys
from data.protection.perturbation import PerturbationTable

LARGEST_GAIN = 0.05
FEWEST_CELLS = 300
SUPPRESSION_RECOVERED = 0.99
SUPPRESSION_NARROWED = 0.10
FRESH_RECOVERED = 0.60
NARROWED_TWICE = 0.02
RECORD_READ = 0.80
CONTROL_SETS = (("age", "barrier", "other_plan"), ("barrier", "main_plan", "time_to_self_support"))
CONTROL_CELLS = 100
PERSONS_OF_CONTROLS = 500


def guessed(found: Guessing) -> str:
    """How a guessing attack went, in Swedish."""
    return (
        f"{percent(found.hits)} rätt mot {percent(found.own)} med cellens eget tal och "
        f"{percent(found.constant)} med en och samma gissning, vinst minst {points(found.gain_low)}, "
        f"{thousands(found.n)} celler"
    )


def _gain(
    attack: str, what: str, found: Guessing, *, is_limited: bool = True, fewest: int = FEWEST_CELLS
) -> Row:
    measured = guessed(found)
    if not is_limited:
        return Row(attack, what, measured, NO_LIMIT, passed=True)
    limit = f"vinst högst {points(LARGEST_GAIN)}, minst {fewest} celler"
    return Row(attack, what, measured, limit, found.gain_low <= LARGEST_GAIN and found.n >= fewest)


def bounds_rows(found: Sequence[BoundsResult], *, has_small: bool = True) -> list[Row]:
    """Attack 1 over all systems. has_small: whether there are small cells at all, which then must have been
    attacked."""
    attacked = len({cell for r in found for cell in r.attacked})
    narrowed = len({n.cell for r in found for n in r.narrowed})
    tried, unproven = sum(r.witnesses_tried for r in found), sum(len(r.without_witness) for r in found)
    return [
        Row(
            "Gränser",
            f"små celler inringade till färre än 3, {thousands(len(found))} delgitter",
            f"{thousands(narrowed)} av {thousands(attacked)}",
            "0",
            narrowed == 0 and (attacked > 0 or not has_small),
        ),
        Row(
            "Gränser",
            "mest utsatta celler utan två hela befolkningar som skiljer minst 3",
            f"{unproven} av {tried}",
            "0",
            unproven == 0,
        ),
    ]


def averaging_rows(found: Evidence, table: PerturbationTable) -> list[Row]:
    """Attack 2 on the small cells of all tables that were drawn; where there are none, nothing is guessed."""
    if not found.cells:
        return [Row("Medelvärden", "små celler att gissa", "0", NO_LIMIT, passed=True)]
    attack = "Medelvärden"
    return [
        _own_row(attack, found),
        _gain(attack, "vägd minsta kvadrat", averaging.least_squares(found)),
        _gain(attack, "bayesiansk gissning", averaging.bayesian(found, table.probabilities)),
        _gain(
            attack,
            "dessutom statistisk modell av hur vanliga svaren är",
            averaging.modelling(found, table.probabilities),
            is_limited=False,
        ),
    ]


def _own_row(attack: str, found: Evidence) -> Row:
    """A number on its own says no more than the perturbation table lets it, or the other rows compare with
    too much."""
    own, expected = averaging.own_hits(found)
    measured = f"{percent(own)} rätt, väntat {percent(expected)}"
    limit = f"högst {points(LARGEST_GAIN)} över"
    return Row(attack, "cellens eget tal", measured, limit, own - expected <= LARGEST_GAIN)


def targets(systems: Sequence[System], most: int) -> list[Target]:
    """Up to `most` small cells of two attributes or more, leaf codes only, spread over the systems."""
    found: dict[object, Target] = {}
    for system in systems:
        for t in system.targets:
            cell = system.cells[t]
            if len(cell[0]) > 1 and all(c in attribute(a).values for a, c in zip(*cell, strict=True)):
                found[cell] = Target(cell, int(system.true[t]))
    chosen = list(found.values())
    return chosen[:: max(1, len(chosen) // most)][:most]


def differencing_rows(
    answer: Answer, chosen: Sequence[Target], *, seed: int, has_small: bool = True
) -> list[Row]:
    """Attack 3 on any way of answering questions.

    Where the small cells are few, all are tried: that a difference is one number whatever else is chosen is
    shown by any of them, and guessing from all numbers at once is attack 2."""
    if not chosen:
        return [Row("Differenser", "små celler att räkna fram", "0", "minst 1", passed=not has_small)]
    found = differencing.attack(answer, chosen, seed=seed)
    fewest = min(FEWEST_CELLS, len(chosen))
    return [
        Row(
            "Differenser",
            f"med och utan ett värde: största skillnad, {thousands(found.questions)} frågor",
            f"{found.widest_spread:.0f} personer",
            "0",
            found.widest_spread == 0,
        ),
        _gain("Differenser", "medelvärde av alla differenser", found.guessing, fewest=fewest),
    ]


def inference_rows(found: InferenceResult) -> list[Row]:
    """Attack 4 on all released cells."""
    large = found.slices - found.small
    return [
        Row(
            "Slutsats om egenskap",
            "små grupper där bara en kategori syns",
            f"{thousands(len(found.readable))} av {thousands(found.small)}",
            "0",
            not found.readable,
        ),
        Row(
            "Slutsats om egenskap",
            "större grupper där bara en kategori syns",
            f"{thousands(found.uniform_large)} av {thousands(large)}",
            NO_LIMIT,
            passed=True,
        ),
    ]


def republication_rows(
    clients: pd.DataFrame,
    table: PerturbationTable,
    narrowed: BoundsResult,
    *,
    seed: int,
    records: int,
    has_small: bool = True,
) -> list[Row]:
    """Attack 5: a corrected record read off two publications with two secrets, and both sets of bounds."""
    read = republication.attack_records(
        clients, table.release, table.support, seed=seed, records=records, same_secret=False
    )
    nothing = -1.0 if has_small else 0.0
    share = len(narrowed.narrowed) / len(narrowed.attacked) if narrowed.attacked else nothing
    return [
        Row(
            "Ompublicering",
            "små celler inringade av två publiceringar tillsammans",
            f"{thousands(len(narrowed.narrowed))} av {thousands(len(narrowed.attacked))}",
            f"högst {percent(NARROWED_TWICE)}",
            0 <= share <= NARROWED_TWICE,
        ),
        Row(
            "Ompublicering",
            f"den rättade postens svar, ny hemlighet, {read.n} svar",
            f"{percent(read.read)} rätt mot {percent(read.constant)}",
            f"vinst högst {points(LARGEST_GAIN)}",
            read.gain_low <= LARGEST_GAIN,
        ),
    ]


def _control(what: str, share: float, least: float) -> Row:
    return Row(CONTROL, what, percent(share), f"minst {percent(least)}", share >= least)


def many(clients: pd.DataFrame) -> pd.DataFrame:
    """The clients, or where they are few those of the demo, who are as many as a year has: that the attacks
    have teeth cannot be shown on people who are hidden altogether."""
    if len(clients) >= PERSONS_OF_CONTROLS:
        return clients
    people = load_clients()
    return derive_attributes(people).assign(record_key=record_keys(demo_secret(), people["client"]))


def _control_targets(clients: pd.DataFrame, table: PerturbationTable) -> list[Target]:
    """Small cells of tables that need not be released themselves."""
    released = (simulate.release(clients, subsets(s), table.release, table.support) for s in CONTROL_SETS)
    systems = [build(view, clients, s) for view, s in zip(released, CONTROL_SETS, strict=True)]
    return targets(systems, CONTROL_CELLS)


def control_rows(
    clients: pd.DataFrame, table: PerturbationTable, chosen: Sequence[Target], *, seed: int, records: int
) -> list[Row]:
    """Attack 6: what is known to be weak must break, or the attacks are toothless."""
    is_few, clients = len(clients) < PERSONS_OF_CONTROLS, many(clients)
    some = chosen[:CONTROL_CELLS]
    if is_few or len(some) < CONTROL_CELLS:
        some = _control_targets(clients, table)
    plain = controls.recovered(controls.suppressing_answers(clients), some, seed=seed) if some else 0.0
    fresh = controls.fresh_answers(clients, table.release, seed=seed)
    renewed = controls.recovered(fresh, some, seed=seed) if some else 0.0
    narrowed = controls.suppression_narrowed(clients, CONTROL_SETS, seed=seed)
    read = controls.readable_without_slice_rule(clients, CONTROL_SETS, table.release, table.support)
    same = republication.attack_records(
        clients, table.release, table.support, seed=seed, records=records, same_secret=True
    )
    return [
        _control("undertryckning under fem, differenser", plain, SUPPRESSION_RECOVERED),
        _control("undertryckning under fem, gränser", narrowed, SUPPRESSION_NARROWED),
        _control("nytt brus för varje fråga", renewed, FRESH_RECOVERED),
        Row(CONTROL, "utan regeln om små grupper: grupper som kan läsas", str(read), "minst 1", read > 0),
        _control("ompublicering med samma hemlighet, svar lästa", same.read, RECORD_READ),
    ]
