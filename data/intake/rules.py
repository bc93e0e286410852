"""What several columns of a row say together: the rules of each source."""

from collections.abc import Callable
from itertools import pairwise

from pandas import DataFrame, Series

from data.codebook.model import attribute, need_codes
from data.intake.catalogue_rules import districts_of_scope, homes_or_none, notes_are_read
from data.intake.code_sets import NO_SPLIT, SEVERAL
from data.intake.count_rules import every_district_and_age
from data.intake.findings import Findings
from data.intake.later import later_answers_fit
from data.intake.model import Source

Rule = Callable[[DataFrame, Source, Findings], None]
NEEDS = ("need_1", "need_2")
COURSE = ("received", "decided", "accepted", "first_meeting", "closed")
AFTER_START = ("profile", "first_employer_contact", "job_start", "studies_start")


def check_rules(frame: DataFrame, source: Source, findings: Findings) -> None:
    """Every rule of the source on its rows."""
    for rule in RULES.get(source.name, ()):
        rule(frame, source, findings)


def _is(column: Series, code: str) -> "Series[bool]":
    return column.eq(code).fillna(False).astype(bool)


def _in(column: Series, codes: object) -> "Series[bool]":
    return column.isin(list(codes))  # type: ignore[call-overload]  # any collection of codes


def _is_empty(findings: Findings, frame: DataFrame, name: str) -> "Series[bool]":
    """Where the file has nothing, not where it has something that was no value."""
    given = findings.rows.frame
    return given[name].isna() if name in given else Series(True, index=frame.index)


def _asked_answers(frame: DataFrame, source: Source, findings: Findings) -> None:
    """Clients in the target group answer everything, the others nothing."""
    inside, outside = _is(frame["active_work"], "yes"), _is(frame["active_work"], "no")
    for column in source.columns:
        if column.asked and column.name in findings.rows.frame:
            missing = inside & _is_empty(findings, frame, column.name)
            todo = f"Fyll i cellen, till exempel ”{column.example}”."
            findings.fault(missing, column.name, f"{column.heading} saknas för en klient i målgruppen.", todo)
    answers = [c.name for c in source.columns if c.asked]
    more = outside & frame[answers].notna().any(axis=1)
    findings.warning(
        more,
        "active_work",
        "{n} klienter som inte kartläggs vidare har ändå svar.",
        "Svaren läses inte in. Kontrollera att fråga 1 är rätt ifylld.",
        "answers_outside",
    )


def _no_needs_when_sufficient(frame: DataFrame, source: Source, findings: Findings) -> None:
    sufficient = _is(frame["plan_sufficient"], "yes")
    for name in NEEDS:
        wrong = "Ett behov är angivet fast planeringen räcker."
        todo = "Ta bort behovet, eller rätta svaret om planeringen."
        findings.fault(sufficient & frame[name].notna(), name, wrong, todo)
    insufficient = _is(frame["active_work"], "yes") & _is(frame["plan_sufficient"], "no")
    findings.warning(
        insufficient & frame[list(NEEDS)].isna().all(axis=1),
        "need_1",
        "{n} klienter har ingen planering som räcker men inget angivet behov.",
        "De räknas som ”Vet ej” på frågan om behov.",
        "need_missing",
    )


def _two_needs(frame: DataFrame, source: Source, findings: Findings) -> None:
    first, second = (frame[name] for name in NEEDS)
    findings.fault(
        first.isna() & second.notna(),
        "need_2",
        "Behov 2 är ifyllt men inte Behov 1.",
        "Flytta det till Behov 1.",
    )
    part, other = (frame[f"{name}_split"] for name in NEEDS)
    same = first.notna() & first.eq(second) & (part.eq(other) | (part.isna() & other.isna()))
    wrong = "Samma behov är angivet två gånger."
    findings.fault(same.astype(bool), "need_2", wrong, "Ta bort det ena, eller välj en annan del.")


def _need_splits(frame: DataFrame, source: Source, findings: Findings) -> None:
    allowed = {
        code: {v for v in attribute(f"need_{code}").values if v not in ("no", "yes", SEVERAL)}
        for code in need_codes()
    }
    for name in NEEDS:
        _splits(frame, findings, name, f"{name}_split", allowed)
        with_splits = [code for code, splits in allowed.items() if splits]
        missing = _in(frame[name], with_splits) & _is_empty(findings, frame, f"{name}_split")
        findings.fault(
            missing, name, "Behovet delas upp men delen saknas.", "Fyll i kolumnen efter, ”varav”."
        )


def _plan_splits(frame: DataFrame, source: Source, findings: Findings) -> None:
    allowed: dict[str, set[str]] = {code: set() for code in attribute("main_plan").values}
    for code in attribute("plan_split").values:
        if code != NO_SPLIT:
            plan, _, split = code.partition(".")
            allowed[plan].add(split)
    _splits(frame, findings, "main_plan", "plan_split", allowed)
    with_splits = [code for code, splits in allowed.items() if splits]
    inside = _is(frame["active_work"], "yes")
    findings.warning(
        inside & _in(frame["main_plan"], with_splits) & frame["plan_split"].isna(),
        "main_plan",
        "{n} klienter har en planering som delas upp, men delen saknas.",
        "De räknas utan uppdelning.",
        "plan_split_missing",
    )


def _splits(
    frame: DataFrame, findings: Findings, name: str, split: str, allowed: dict[str, set[str]]
) -> None:
    """The split belongs to what stands in the column before."""
    given = frame[split].notna()
    for code, splits in allowed.items():
        wrong = given & _is(frame[name], code) & ~_in(frame[split], splits)
        findings.fault(
            wrong, split, "Delen hör inte till svaret i kolumnen före.", "Rätta delen eller svaret."
        )
    findings.fault(
        given & frame[name].isna(), split, "Delen är ifylld men inte svaret före.", "Fyll i svaret."
    )


def _one_year(frame: DataFrame, source: Source, findings: Findings) -> None:
    years = sorted({int(year) for year in frame["year"].dropna().unique()})
    if len(years) > 1:
        listed = ", ".join(str(year) for year in years)
        findings.of_file(f"Filen har flera år: {listed}.", "Dela filen så att den har ett år.")
    if years and bool(frame["year"].isna().any()):
        findings.fault(frame["year"].isna(), "year", "År saknas.", f"Fyll i {years[0]}.")


def _all_or_no_pseudonyms(frame: DataFrame, source: Source, findings: Findings) -> None:
    missing = frame["client"].isna()
    if bool(missing.any()) and not bool(missing.all()):
        todo = "Fyll i pseudonym på alla rader, eller lämna kolumnen tom på alla."
        findings.fault(missing, "client", "Pseudonym saknas, fast andra rader har en.", todo)


def _low_high(low: str, high: str) -> Rule:
    def rule(frame: DataFrame, source: Source, findings: Findings) -> None:
        is_wrong = (frame[low] > frame[high]).fillna(False).astype(bool)
        names = [source.by_name[name].heading for name in (low, high)]
        wrong = f"{names[1]} är mindre eller tidigare än {names[0]}."
        findings.fault(is_wrong, high, wrong, "Rätta någon av dem.")

    return rule


def _dates_in_order(frame: DataFrame, source: Source, findings: Findings) -> None:
    for earlier, later in (*pairwise(COURSE), ("received", "first_meeting"), ("received", "closed")):
        _low_high(earlier, later)(frame, source, findings)
    for later in AFTER_START:
        _low_high("first_meeting", later)(frame, source, findings)
    _low_high("job_start", "job_end")(frame, source, findings)
    without = frame["closed"].notna() & frame["closure_reason"].isna()
    findings.fault(without, "closed", "Avslutsorsak saknas fast stödet är avslutat.", "Fyll i orsaken.")


def _stock_moves(frame: DataFrame, source: Source, findings: Findings) -> None:
    """Active at the end of a month follow from the month before, what started and what closed."""
    ordered = frame.dropna(subset=["service_id", "month"]).sort_values(["service_id", "month"])
    before = ordered.groupby("service_id")["active"].shift()
    expected = before + ordered["started"] - ordered["closed"]
    differs = expected.notna() & ordered["active"].ne(expected)
    findings.warning(
        differs.reindex(frame.index, fill_value=False).fillna(False).astype(bool),
        "active",
        "{n} månader stämmer inte med månaden före: aktiva före plus började minus avslutades.",
        "Kontrollera talen; de kan läsas in som de är.",
        "stock_moves",
    )


def _full_review(frame: DataFrame, source: Source, findings: Findings) -> None:
    names = [name for name in source.by_name if name.startswith("item_")]
    missing = frame[names].isna().any(axis=1)
    findings.warning(
        missing,
        names[0],
        "{n} granskningar har punkter utan poäng; de får ingen summa.",
        "Fyll i punkterna om de bedömdes.",
        "items_missing",
    )


RULES: dict[str, tuple[Rule, ...]] = {
    "v40": (
        _one_year,
        _all_or_no_pseudonyms,
        _asked_answers,
        _no_needs_when_sufficient,
        _two_needs,
        _need_splits,
        _plan_splits,
        later_answers_fit,
    ),
    "services": (
        _low_high("age_from", "age_to"),
        _low_high("valid_from", "valid_to"),
        districts_of_scope,
        homes_or_none,
    ),
    "proposal_status": (notes_are_read,),
    "service_month": (_low_high("wait_months_low", "wait_months_high"), _stock_moves),
    "admission_stop": (_low_high("starts_on", "ends_on"),),
    "episodes": (_dates_in_order,),
    "ips_fidelity": (_low_high("observed_from", "observed_to"), _full_review),
    "homelessness": (_low_high("households", "persons"),),
    "population": (every_district_and_age,),
}
