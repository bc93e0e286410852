"""IPS: who works with it, how far it reaches, and what rates elsewhere may be held beside ours."""

from dataclasses import replace

from data.codebook.model import NOT_STATED
from queries.answers import Answer, AnyAnswer, NoData, Row
from queries.connection import Store
from queries.filters import Filters
from queries.overview import need_against_supply
from queries.schema import benchmark, ips_programme
from queries.service_facts import services

MEASURED = {
    "yes": "Ja, enligt metodens beskrivning",
    "no": "Nej, uttryckligt i rapporten",
    "not_stated": NOT_STATED,
}
METHODS = ("ips", "ips_planned", "se", "ips_inspired")


def ips_programmes(store: Store, filters: Filters) -> AnyAnswer:
    """The programmes that work with IPS, SE or something like it. Columns: programme, method (group, the
    report's words), participants 2024, details on organisation and fidelity. Grain: one row per programme;
    programmes are marked when the chosen administration's clients may come by rule.

    Source: the IPS inquiry, sections 5.1 and 5.2, and the catalogue of services."""
    found = store.rows(ips_programme)
    version = store.version.data_version
    if not found:
        return NoData("ips_programmes", "ips_report", "2024", version)
    districts = {one.service_id: one.districts for one in services(store)}
    chosen = set(filters.codes("administration"))
    rows = tuple(
        Row(
            r.programme_id,
            r.name,
            r.method,
            r.method_label,
            count=r.participants,
            kind="published" if r.participants is not None else "missing",
            figure_id=r.participants_figure_id,
            is_chosen=bool(chosen & set(districts.get(r.service_id, ()))),
            details=(
                ("Organisation", r.organisation),
                ("Mäter programtrohet", MEASURED[r.fidelity_measured]),
            ),
        )
        for r in sorted(found, key=lambda r: (METHODS.index(r.method), r.participants_figure_id == ""))
    )
    return Answer(
        "ips_programmes",
        rows,
        "ips_report",
        unit="deltagare",
        period="2024",
        data_version=version,
        left_out=tuple(name for name in filters.names if name != "administration"),
        figure_ids=tuple(row.figure_id for row in rows if row.figure_id),
        facts={"measured": sum(r.fidelity_measured == "yes" for r in found), "programmes": len(found)},
    )


def ips_reach(store: Store, filters: Filters) -> AnyAnswer:
    """Who got IPS in 2024 against the estimates of the need. Columns and grain as `need_against_supply`.

    facts: the shares of the estimates that were reached (gr, rise_low, rise_high), derived. Source: the IPS
    inquiry, section 4."""
    answer = need_against_supply(store, filters)
    if not isinstance(answer, Answer):
        return replace(answer, question="ips_reach")
    by_figure = {row.figure_id: row for row in answer.rows}
    got, gr, rise = (
        by_figure.get(i) for i in ("ips_recipients_2024_total", "ips_need_gr_count", "ips_need_rise_range")
    )
    facts = {}
    if got and gr and rise and got.count and gr.count and rise.low and rise.high:
        facts = {
            "gr": got.count / gr.count,
            "rise_low": got.count / rise.high,
            "rise_high": got.count / rise.low,
        }
    return replace(answer, question="ips_reach", facts=facts)


def ips_benchmarks(store: Store, filters: Filters) -> AnyAnswer:
    """Published employment rates of IPS elsewhere, never ranked or averaged.

    Columns: source, kind of rate (group; only rates of one kind are drawn together), share, details
    on denominator, publisher and time. Grain: one row per published rate.
    Source: the publications named in each row."""
    found = store.rows(benchmark)
    version = store.version.data_version
    if not found:
        return NoData("ips_benchmarks", "benchmarks", "", version)
    rows = tuple(
        Row(
            r.benchmark_id,
            r.label,
            r.rate_kind,
            share=r.value / 100,
            details=(
                ("Andel av vilka", r.denominator),
                ("Utgivare och tid", ". ".join(part for part in (f"{r.source}; {r.period}", r.note) if part)),
            ),
        )
        for r in found
    )
    return Answer(
        "ips_benchmarks",
        rows,
        "benchmarks",
        unit="procent",
        period="2015–2024",
        data_version=version,
        left_out=filters.names,
    )


QUESTIONS = (ips_programmes, ips_reach, ips_benchmarks)
