"""Källor & metod: every source, which sources can be compared, and the code book."""

from collections.abc import Iterator
from itertools import combinations
from typing import Any

from data.codebook import Attribute, attributes
from data.codebook.episodes import episode_attributes
from queries.answers import AnyAnswer, Row
from queries.connection import Store
from queries.delivered import dated
from queries.filters import Filters
from queries.published import stated
from queries.reference import Passport
from queries.schema import attribute_code, source_pair
from queries.words import CAVEATS, REMARK, SECTION, told

OVERLAP = "Känt överlapp"
CAN_BE_ADDED = "Kan de läggas ihop?"
DEFINITION = "Definition"
KINDS = {"source": "Datakällor", "report": "Rapporter", "example": "Påhittade uppgifter"}
COMPARED = (
    "v40",
    "v40_2023",
    "etableringsenheten",
    "homelessness",
    "treserva",
    "plattform_plus",
    "psychiatric_inventory",
    "arbetsformedlingen",
    "services",
    "ips_participants",
    "ips_need_gr",
    "ips_need_rise",
)
"""Sources that count people of the target group or around it, and can be held against each other."""
ANY = "*"
YES_NO = {"yes": "Ja", "no": "Nej"}


def source_passports(store: Store, filters: Filters) -> AnyAnswer:
    """Every source and report. Columns: title, kind (group), who is counted, when, by whom, who is missing,
    coverage, method, terms, check sum, caveats. Grain: one row per passport.
    facts: source, report, example."""
    found = sorted(store.reference.passports.values(), key=lambda p: p.short_title.casefold())
    rows = store.once(
        "passport_rows",
        lambda: tuple(_passport_row(store, p) for kind in KINDS for p in found if p.kind == kind),
    )
    facts = {kind: sum(p.kind == kind for p in found) for kind in KINDS}
    return stated(store, "source_passports", rows, origin="compilation", facts=facts)


def _passport_row(store: Store, passport: Passport) -> Row:
    figures = [f.figure_id for f in store.reference.figures.values() if f.origin == passport.origin]
    caveats = store.reference.caveats(figures)
    details = (
        *told(passport, "producer", "period"),
        dated(passport),
        *told(passport, "filled_in_by", "leaves_out", "coverage", "method", "licence"),
        ("Filens kontrollsumma (SHA-256)", passport.file_hash),
        (CAVEATS, " ".join(caveat.text for caveat in caveats)),
    )
    return Row(
        passport.origin,
        passport.short_title,
        passport.kind,
        KINDS[passport.kind],
        kind="own",
        text=passport.population,
        details=details,
    )


def source_pairs(store: Store, filters: Filters) -> AnyAnswer:
    """Two sources at a time. Columns: source, the other source (group), why, what is known of the overlap,
    whether their numbers can be added, section. Grain: one row per pair of `COMPARED`.
    Source: what the reports and their caveats say; a pair they are silent on says so."""
    passports = store.reference.passports
    offered = [code for code in COMPARED if code in passports]
    rules = {(r.origin_a, r.origin_b): r for r in store.rows(source_pair)}
    rows = (
        _pair_row(passports[a], passports[b], rule)
        for a, b in combinations(offered, 2)
        if (rule := _rule(rules, a, b)) is not None
    )
    return stated(store, "source_pairs", rows, origin="compilation")


def _rule(rules: dict[tuple[str, str], Any], a: str, b: str) -> Any | None:
    """The row of the pair itself, else of either source with any other, else of any two."""
    order = ((a, b), (b, a), (b, ANY), (a, ANY), (ANY, ANY))
    return next((rules[key] for key in order if key in rules), None)


def _pair_row(first: Passport, second: Passport, rule: Any) -> Row:
    details = (
        (OVERLAP, rule.overlap),
        (CAN_BE_ADDED, YES_NO[rule.can_be_added]),
        (SECTION, rule.section),
    )
    return Row(
        first.origin,
        first.short_title,
        second.origin,
        second.short_title,
        kind="own",
        text=rule.why,
        details=details,
    )


def code_book(store: Store, filters: Filters) -> AnyAnswer:
    """The code books. Columns: category, variable (group), definition, name in the address, other wordings.
    Grain: one row per category that the version uses, in the order of the code books.
    facts: variables, codes."""
    used = {(r.attribute, r.code) for r in store.rows(attribute_code)}
    books = dict.fromkeys((*attributes(), *episode_attributes()))
    rows = store.once(
        "code_rows",
        lambda: tuple(row for a in books for row in _codes(a) if (a.name, row.code) in used),
    )
    facts = {"variables": len({row.group for row in rows}), "codes": len(rows)}
    return stated(store, "code_book", rows, origin="v40", period="2022", facts=facts)


def _codes(variable: Attribute) -> Iterator[Row]:
    for code in (*variable.codes, *variable.rollup_codes):
        details = (
            (DEFINITION, variable.question),
            ("I adressen", f"{variable.slug}={code.slug}"),
            ("Andra ordalydelser", ", ".join(code.aliases)),
            (REMARK, variable.note),
        )
        yield Row(code.code, code.label, variable.name, variable.label, kind="own", details=details)


QUESTIONS = (source_passports, source_pairs, code_book)
