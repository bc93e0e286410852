"""What rows of the register of services and of the proposals' status say together."""

from pandas import DataFrame, Series

from data.codebook.model import attribute
from data.intake.findings import Findings
from data.intake.model import Source
from data.intake.names import may_be_name

ALL_DISTRICTS = len(attribute("administration").codes)


def districts_of_scope(frame: DataFrame, source: Source, findings: Findings) -> None:
    """A service for the whole city takes clients from all of it."""
    named = frame["districts"].fillna("").str.split(",").map(lambda codes: len([c for c in codes if c]))
    is_some = named.between(1, ALL_DISTRICTS - 1)
    wrong = "Insatsen är stadengemensam men tar bara emot från några stadsområden."
    todo = "Välj en annan omfattning, eller lämna stadsområdena tomma."
    findings.fault(_true(frame["scope"].eq("city_wide")) & is_some, "districts", wrong, todo)


def homes_or_none(frame: DataFrame, source: Source, findings: Findings) -> None:
    """That no home is required stands alone."""
    homes = frame["housing"].fillna("").str.split(",")
    is_both = homes.map(lambda codes: len(codes) > 1 and "none" in codes)
    wrong = "Inget krav på boende är angivet tillsammans med ett krav."
    findings.fault(_true(is_both), "housing", wrong, "Ta bort det ena.")


def notes_are_read(frame: DataFrame, source: Source, findings: Findings) -> None:
    """A note is shown as it is written; somebody has to have read it first."""
    texts = frame["note"].fillna("").astype(str)
    findings.warning(
        _true(texts.ne("")),
        "note",
        "{n} noteringar visas på sidan precis som de är skrivna.",
        "Läs dem: ingen person får nämnas eller gå att känna igen.",
        "notes",
    )
    findings.warning(
        _true(texts.map(may_be_name)),
        "note",
        "{n} noteringar har ord med stor bokstav som kan vara namn.",
        "Skriv rollen i stället för namnet. Är det en verksamhet eller plats kan noteringen stå kvar.",
        "note_names",
    )


def _true(mask: Series) -> "Series[bool]":
    return mask.fillna(False).astype(bool)
