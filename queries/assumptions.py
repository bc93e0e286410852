"""The assumptions behind what is synthetic, for the page on sources and method."""

from sqlalchemy import select

from queries.answers import Answer, AnyAnswer, NoData, Row
from queries.connection import Store
from queries.example_tables import assumption
from queries.filters import Filters

ORIGIN = "compilation"
SUBJECTS = {
    "population": "Demopopulationen för vecka 40",
    "not_followed": "Publicerade siffror som demopopulationen inte kan följa",
    "examples": "Exempelverksamheterna",
}


def assumptions(store: Store, filters: Filters) -> AnyAnswer:
    """Every assumption behind synthetic clients and fictional programmes. Columns: assumption, subject
    (group: population, not_followed, examples), text. Grain: one row per assumption, by subject; no filter
    changes it. Source: data/demo/assumptions.yml and data/demo/examples/assumptions.yml."""
    statement = select(assumption).order_by(assumption.c.position)
    found = store.once("assumptions", lambda: store.fetch(statement))
    if not found:
        return NoData("assumptions", ORIGIN, data_version=store.version.data_version)
    rows = tuple(
        Row(r.assumption_id, r.title, subject, label, kind="own", text=r.text)
        for subject, label in SUBJECTS.items()
        for r in found
        if r.subject == subject
    )
    return Answer(
        "assumptions",
        rows,
        ORIGIN,
        unit="uppgifter",
        kind="own",
        data_version=store.version.data_version,
    )


QUESTIONS = (assumptions,)
