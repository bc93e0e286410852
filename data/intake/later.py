"""Answers of the week-40 survey that came with a later year: checked, and set apart from the others."""

from pandas import DataFrame, Series

from data.codebook.later import Later, later_answers
from data.intake.findings import Findings
from data.intake.model import Source
from data.intake.rows import Level

IN_TARGET_GROUP = "active_work"


def later_answers_fit(frame: DataFrame, source: Source, findings: Findings) -> None:
    """Nobody has an answer from before it was asked for; who lacks one later is told of. The questionnaire is
    not known well enough to refuse a file for it."""
    for found in later_answers():
        early = frame["year"].lt(found.since).fillna(False).astype(bool)
        if found.extends:
            _no_early_codes(frame, found, early, findings)
        else:
            _no_early_answers(frame, found, early, findings)
            _missing(frame, found, ~early & frame["year"].notna(), findings)


def _no_early_codes(frame: DataFrame, found: Later, early: "Series[bool]", findings: Findings) -> None:
    further = frame[found.extends].isin(list(dict(found.counts_as)))
    todo = "Rätta året, eller välj något av svaren som fanns då."
    findings.fault(early & further, found.extends, f"Svaret fanns inte före {found.since}.", todo)


def _no_early_answers(frame: DataFrame, found: Later, early: "Series[bool]", findings: Findings) -> None:
    name = found.attribute.name
    wrong = f"{found.attribute.label} frågades inte före {found.since}."
    findings.fault(early & frame[name].notna(), name, wrong, "Rätta året, eller ta bort svaret.")


def _missing(frame: DataFrame, found: Later, asked: "Series[bool]", findings: Findings) -> None:
    name, label = found.attribute.name, found.attribute.label
    inside = asked & frame[IN_TARGET_GROUP].eq("yes").fillna(False).astype(bool)
    if not bool(inside.any()):
        return
    if frame[name].isna().all():
        wrong = f"{label} frågas sedan {found.since} men saknas i filen."
        findings.of_file(wrong, "Filen läses in utan.", Level.NOTE)
        return
    wrong = f"{{n}} klienter i målgruppen saknar svar om {label.lower()}."
    findings.warning(inside & frame[name].isna(), name, wrong, "De sparas utan svar.", f"{name}_missing")


def without_later(frame: DataFrame) -> DataFrame:
    """The answers as tables count them: later codes as the earlier ones, questions of a later year left
    out."""
    counted = frame.copy()
    for found in later_answers():
        if found.extends:
            texts = counted[found.extends].astype(object).replace(dict(found.counts_as))
            counted[found.extends] = texts.astype("category")
        else:
            del counted[found.attribute.name]
    return counted


def later_of(frame: DataFrame) -> DataFrame:
    """The later answers of clients in the target group by their own names; none where no row has any that
    tables do not count."""
    inside = frame[IN_TARGET_GROUP].eq("yes").fillna(False).astype(bool)
    columns = {}
    for found in later_answers():
        given = frame[found.extends or found.attribute.name]
        is_later = given.isin(list(dict(found.counts_as))) if found.extends else given.notna()
        if bool(is_later.any()):
            columns[found.attribute.name] = given.where(inside)
    return DataFrame(columns, index=frame.index)
