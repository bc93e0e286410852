"""Civilsamhälle: what organisations offer, how one gets there, who they are, how the city works with them."""

from data.codebook.model import NOT_STATED
from queries.answers import AnyAnswer, Row
from queries.connection import Store
from queries.filters import Filters
from queries.published import Printed, figure_row, stated
from queries.schema import civil_society_actor, civil_society_answer, governance, service, service_detail
from queries.words import REMARK, RESPONSIBLE, SECTION, SOURCE

ANSWERED_SURVEY = "Svarade på enkäten"
INTERVIEWED = "Intervjuad"
SURVEY = "civil_society_survey"
ANSWERED = "civsoc_responses"
OTHER_ANSWERS = ("civsoc_type_other", "civsoc_entry_other")
YES_NO = {"yes": "Ja", "no": "Nej", "not_stated": NOT_STATED}
IN_ORDER = (
    "raddningsmissionen",
    "reningsborg",
    "stadsmissionen",
    "bracke_diakoni",
    "ringovarvet",
    "gyllenkroken",
    "vagen_ut_angas",
    "vagen_ut_overall",
    "famna_vast",
    "skoopi",
    "gf_sak",
)
"""Organisations that run services, then those that answered the survey, then those that passed it on."""


def civil_society_offers(store: Store, filters: Filters) -> AnyAnswer:
    """Kinds of occupation that the answering organisations offer. Columns: kind, organisations. Grain: one
    row per kind; an organisation can give several answers. n: organisations that answered; never a share
    (caveats). Source: the survey of civil society."""
    return _answers(store, "civil_society_offers", "occupation_type")


def civil_society_routes(store: Store, filters: Filters) -> AnyAnswer:
    """How people get to the answering organisations. Columns: way in, organisations. Grain: one row per way
    in; several answers each. n: organisations that answered; never a share (caveats). Source: the survey of
    civil society."""
    return _answers(store, "civil_society_routes", "way_in")


def _answers(store: Store, question: str, asked: str) -> AnyAnswer:
    found = sorted(
        (r for r in store.rows(civil_society_answer) if r.question == asked), key=lambda r: int(r.position)
    )
    rows = (
        Row(
            r.figure_id,
            r.answer,
            count=r.organisations,
            figure_id=r.figure_id,
            is_last=r.figure_id in OTHER_ANSWERS,
            details=((REMARK, r.note),),
        )
        for r in found
    )
    answered = store.reference.figures.get(ANSWERED)
    return stated(
        store,
        question,
        rows,
        origin=SURVEY,
        unit="organisationer",
        n=answered.value if answered is not None else None,
        more_figures=(ANSWERED,),
    )


def civil_society_view(store: Store, filters: Filters) -> AnyAnswer:
    """What the answering organisations say of themselves. Columns: statement, organisations of six. Grain:
    one row per statement. Source: the survey of civil society."""
    wanted = (
        Printed("civsoc_offers_occupation", "erbjuder sysselsättning för målgruppen"),
        Printed("civsoc_can_meet_need", "bedömer att de kan tillgodose målgruppens behov"),
        Printed("civsoc_only_work_training", "erbjuder bara arbetsträning"),
        Printed("civsoc_open_question_answers", "gav förslag på förbättringar"),
    )
    figures = store.reference.figures
    rows = (figure_row(p, figures[p.figure_id]) for p in wanted if p.figure_id in figures)
    return stated(store, "civil_society_view", rows, origin=SURVEY, unit="organisationer")


def civil_society_actors(store: Store, filters: Filters) -> AnyAnswer:
    """Organisations that the inquiry names. Columns: organisation, role (group), what it offers or suggests,
    whether it answered the survey and was interviewed, section. Grain: one row per organisation."""
    found = sorted(store.rows(civil_society_actor), key=lambda r: IN_ORDER.index(r.actor_id))
    rows = (
        Row(
            r.actor_id,
            r.organisation,
            r.role,
            r.role[:1].upper() + r.role[1:],
            text=r.offer or NOT_STATED,
            details=(
                (ANSWERED_SURVEY, YES_NO[r.answered_survey]),
                (INTERVIEWED, YES_NO[r.interviewed]),
                (SECTION, r.section),
            ),
        )
        for r in found
    )
    return stated(store, "civil_society_actors", rows, origin=SURVEY, unit="organisationer")


def civil_society_cooperation(store: Store, filters: Filters) -> AnyAnswer:
    """How the city works with civil society. Columns: form, what it is, who is responsible, source. Grain:
    one row per form. Source: the inquiry, sections 4.2.4.3, 4.2.6.5 and 5.3.2."""
    rows = (*_forums(store), *_partnership(store), *_grants(store))
    return stated(store, "civil_society_cooperation", rows, origin="occupation_report", period="2024")


def _forums(store: Store) -> tuple[Row, ...]:
    wanted = ("civil_society_forum", "civil_society_routine")
    return tuple(
        Row(r.governance_id, r.name, text=r.task, details=((RESPONSIBLE, r.responsible), (SOURCE, r.section)))
        for r in store.rows(governance)
        if r.governance_id in wanted
    )


def _partnership(store: Store) -> tuple[Row, ...]:
    goals = {r.service_id: r.method for r in store.rows(service_detail)}
    return tuple(
        Row(
            r.service_id,
            r.name,
            text=goals.get(r.service_id, ""),
            details=((RESPONSIBLE, r.organisation), (SOURCE, r.section)),
        )
        for r in store.rows(service)
        if r.service_id == "iop_victor"
    )


def _grants(store: Store) -> tuple[Row, ...]:
    figure = store.reference.figures.get("grants_2024_sek")
    if figure is None:
        return ()
    details = ((RESPONSIBLE, "Socialnämnden Centrum"), (SOURCE, "Sysselsättningsutredningen 5.3.2"))
    name = "Verksamhetsbidrag till föreningar"
    return (Row(figure.figure_id, name, figure_id=figure.figure_id, text=figure.quote, details=details),)


QUESTIONS = (
    civil_society_offers,
    civil_society_routes,
    civil_society_view,
    civil_society_actors,
    civil_society_cooperation,
)
