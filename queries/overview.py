"""Översikt: where we stand, from every source at once."""

from dataclasses import replace

from queries.answers import Answer, AnyAnswer, NoData, Row
from queries.cells import code_label
from queries.connection import Store
from queries.delivered_counts import ORIGINS, latest
from queries.filters import Filters
from queries.published import Printed, figures, published
from queries.schema import service
from queries.service_facts import register_beside, register_period, services

QUEUE_STATES = ("queue", "admission_stop")
KEY_FIGURES = (
    "homeless_2022_adults_count",
    "homeless_2022_adults_sud_or_mental_count",
    "homeless_2022_households_sud_or_mental_share",
    "v40_2022_admin_total_included",
    "v40_2022_plan_insufficient_total_share",
    "v40_2022_need_at_least_one_count",
    "v40_2022_need_two_parallel_count",
    "ips_recipients_2024_total",
    "ips_recipients_2024_city",
    "ips_need_gr_count",
    "ips_need_rise_range",
    "pplus_no_occupation_upper_count",
)


def key_figures(store: Store, filters: Filters) -> AnyAnswer:
    """The printed figures of the overview's key figures, exactly as printed.

    Columns: figure, the number in its own unit. Grain: one row per figure. Source: the reports that print
    them."""
    return published(
        store,
        filters,
        question="key_figures",
        origin="occupation_report",
        unit="personer",
        period="2022–2025",
        wanted=tuple(Printed(figure_id) for figure_id in KEY_FIGURES),
    )


def services_with_queue(store: Store, filters: Filters) -> AnyAnswer:
    """Services by queue status in January 2025. Columns: service, status (group), published words.

    Grain: one row per service that states its queue. facts: queue (with queue or admission stop), stated.
    Unit: services. Source: the catalogue of services."""
    stated = (r for r in store.rows(service) if r.queue_status != "not_stated")
    found = sorted(stated, key=lambda r: str(r.name))
    if not found:
        return NoData("services_with_queue", "services", "januari 2025", store.version.data_version)
    rows = tuple(
        Row(r.service_id, r.name, r.queue_status, text=r.queue_text, is_chosen=r.queue_status in QUEUE_STATES)
        for r in found
    )
    return Answer(
        "services_with_queue",
        rows,
        "services",
        unit="verksamheter",
        n=len(rows),
        period="januari 2025",
        data_version=store.version.data_version,
        left_out=filters.names,
        caveats=("c16",),
        facts={"queue": sum(row.is_chosen for row in rows), "stated": len(rows)},
    )


def local_services(store: Store, filters: Filters) -> AnyAnswer:
    """Services of an administration's own, per administration. Columns: administration, services.

    Grain: one row per administration. Source: the inquiry's section 4.2.3 (stadsområdesspecifika
    utförarverksamheter), and service_register in its place for the services that it describes."""
    found = [one for one in services(store) if one.scope == "local"]
    if not found:
        return NoData("local_services", "services", "2024", store.version.data_version)
    names: dict[str, list[str]] = {code: [] for code in ("nordost", "centrum", "sydvast", "hisingen")}
    for one in found:
        if one.administration in names:
            names[one.administration].append(one.name)
    rows = tuple(
        Row(code, code_label("administration", code), count=len(listed), text=", ".join(listed))
        for code, listed in names.items()
    )
    return Answer(
        "local_services",
        rows,
        "services",
        unit="verksamheter",
        period=register_period(store, "2024"),
        data_version=store.version.data_version,
        left_out=filters.names,
        beside=register_beside(store),
    )


def target_group_sizes(store: Store, filters: Filters) -> AnyAnswer:
    """The size of the target group by source. Columns: source, persons, low–high; where a later survey or
    inventory is delivered, a row of its own beside the printed one. Never added together. Grain: one row
    per source."""
    printed = published(
        store,
        filters,
        question="target_group_sizes",
        origin="occupation_report",
        unit="personer",
        period="2022–2024",
        wanted=(
            Printed("v40_2023_social_addiction_count_a", "Vecka 40 2023, sociala skäl – missbruk"),
            Printed("homeless_2022_adults_sud_or_mental_count", "Hemlösa med bruk eller psykisk ohälsa 2022"),
            Printed("housing_2024_08_persons_count", "Sociala boendeinsatser augusti 2024"),
            Printed("homeless_2022_adults_count", "Vuxna i hemlöshet 2022"),
            Printed("ips_need_gr_count", "Behov av IPS enligt FoU GR 2022"),
            Printed("psych_2022_total_count", "Psykiatriinventeringen 2022"),
            Printed("v40_2022_admin_total_included", "Vecka 40 2022, alla klienter"),
            Printed("ips_need_rise_range", "Behov av IPS enligt RISE 2022"),
        ),
    )
    added = _delivered_sizes(store)
    if not isinstance(printed, Answer) or not added:
        return printed
    rows = sorted((*printed.rows, *added), key=lambda row: row.count or row.high or 0)
    moments = [latest(store, row.code) for row in added]
    years = [moment.moment[:4] for moment in moments if moment]
    return replace(
        printed,
        rows=tuple(rows),
        period=f"{printed.period[:4]}–{max(printed.period[-4:], *years)}",
        beside=tuple(ORIGINS[row.code] for row in added),
        is_protected=any(moment.is_perturbed for moment in moments if moment),
    )


def _delivered_sizes(store: Store) -> list[Row]:
    """Adults in homelessness and inventoried persons of the latest delivery."""
    homeless, inventory = (latest(store, code, "2022") for code in ("homelessness", "psychiatric_inventory"))
    found = []
    if homeless is not None and (n := homeless.table().get(())):
        found.append(Row("homelessness", f"Vuxna i hemlöshet {homeless.moment}", count=n, kind="delivered"))
    if inventory is not None and (n := inventory.table("authority,item").get(("all", "inventoried"))):
        label = f"Psykiatriinventeringen {inventory.moment}"
        found.append(Row("psychiatric_inventory", label, count=n, kind="delivered"))
    return found


def need_against_supply(store: Store, filters: Filters) -> AnyAnswer:
    """IPS participants against the estimates of the need group. Columns: item, persons, low–high. Grain:
    one row per number. Source: the IPS inquiry, section 4."""
    return published(
        store,
        filters,
        question="need_against_supply",
        origin="ips_participants",
        unit="personer",
        period="2022 och 2024",
        wanted=(
            Printed("ips_recipients_2024_city", "Deltagare i stadens IPS 2024"),
            Printed("ips_recipients_2024_total", "Deltagare i IPS totalt 2024"),
            Printed("ips_need_gr_count", "Behov enligt FoU GR"),
            Printed("ips_need_rise_range", "Behov enligt RISE"),
        ),
    )


def findings_in_selection(store: Store, filters: Filters) -> AnyAnswer:
    """The printed figures behind the overview's three generated findings. Columns: figure, share of
    clients. Grain: one row per figure. Source: the report on needs, sections 2.1.3, 2.1.4 and 2.1.7."""
    wanted = (
        "v40_2022_main_plan_rehab_plan_care_share",
        "v40_2022_plan_sufficient_rehab_plan_care_share",
        "v40_2022_main_plan_sfi_studies_women_share",
        "v40_2022_main_plan_sfi_studies_men_share",
    )
    found = figures(store, wanted)
    return published(
        store,
        filters,
        question="findings_in_selection",
        origin="v40",
        unit="klienter",
        period="2022",
        wanted=tuple(Printed(i) for i in found),
    )


QUESTIONS = (
    key_figures,
    services_with_queue,
    local_services,
    target_group_sizes,
    need_against_supply,
    findings_in_selection,
)
