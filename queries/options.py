"""What a page lets one choose besides filters: alternatives and amounts with names in the address."""

from data.codebook import Attribute, attribute, needs
from queries.option_kinds import Alternative, Amount, Choice, Option, Words
from queries.service_options import QUEUE_OPTIONS, SITUATION, WAITED_FOR

__all__ = ["Alternative", "Amount", "Choice", "Option", "Words"]
EXAMPLE = Choice("exempel", "Visa exempel", (Alternative("ja", "Visa exempel"),))
"""Fictional programmes in place of what is not published."""

COMPARED = ("main_plan", "plan_group", "need", "plan_sufficient", "time_to_self_support")
"""What women and men are compared on: attributes, and all needs as one."""


def compared(name: str) -> Attribute:
    """The attribute of a name in COMPARED."""
    return needs() if name == "need" else attribute(name)


def difference_slug(name: str, code: str) -> str:
    """The name of a difference between women and men: what is compared, and the category."""
    return f"{compared(name).slug}-{compared(name).code(code).slug}"


CHOSEN_DIFFERENCE = Choice(
    "skillnad",
    "Skillnad",
    tuple(
        Alternative(difference_slug(name, code.code), f"{compared(name).label}: {code.short_label}")
        for name in COMPARED
        for code in compared(name).codes
    ),
)
"""The difference between women and men that the group works with; none is the clearest one."""


def _choice(slug: str, label: str, labels: dict[str, str]) -> Choice:
    return Choice(slug, label, tuple(Alternative(value, words) for value, words in labels.items()))


REPORT = _choice(
    "rapport",
    "Rapport",
    {
        "sysselsattning": "Sysselsättningsutredningen",
        "behovsbild": "Behovsbilden 2022",
        "ips-utredning": "IPS-utredningen",
        "insatser-avtal": "Insatser, arbetssätt och avtal 2023",
        "hemvist": "Arbetsrehabiliteringens hemvist 2024",
    },
)
"""The five reports by their short titles."""

PROPOSAL_KIND = _choice(
    "slag",
    "Slag",
    {"forslag": "Förslag", "rekommendation": "Rekommendation", "oppen-fraga": "Öppen fråga"},
)
PROPOSAL_AREA = _choice(
    "omrade",
    "Område",
    {
        "behov-hos-malgruppen": "Behov hos målgruppen",
        "utbud": "Utbud och likvärdighet",
        "bostad-forst": "Bostad först",
        "vard-och-stod": "Integrerade vård- och stödinsatser",
        "samordning": "Samordning",
        "kunskap": "Bästa tillgängliga kunskap",
        "uppdrag": "Uppdrag",
        "ansvar": "Ansvar",
        "forum": "Forum",
        "ips-metoden": "IPS-metoden",
        "ips-organisation": "IPS-organisation",
        "ips-beroende": "IPS och beroende",
        "behov": "Behov",
        "likvardighet": "Likvärdighet",
        "ingang": "Ingång",
        "aktivitetshusen": "Kvarstår från aktivitetshusen",
    },
)
"""Areas in the words of the reports."""

NEED_MEASURE = Choice(
    "behovsmatt",
    "Behov mäts som",
    (Alternative("hinder", "Hinder"), Alternative("klienter", "Alla klienter")),
    default="hinder",
)
"""What participants are set against: clients with social reasons or sick leave, or all week-40 clients."""

SEARCH = Words("sok", "Sök bland alla publicerade tal")
FIGURES_SHOWN = _choice("tal", "Visa", {"bara-har": "Bara tal utan eget kort"})
"""All printed figures, or those that no card of another page shows."""

OPTIONS: dict[str, Option] = {
    option.slug: option
    for option in (
        EXAMPLE,
        NEED_MEASURE,
        CHOSEN_DIFFERENCE,
        *SITUATION,
        *QUEUE_OPTIONS,
        WAITED_FOR,
        REPORT,
        PROPOSAL_KIND,
        PROPOSAL_AREA,
        SEARCH,
        FIGURES_SHOWN,
    )
}
"""Every option by its name in the address. Names of filters and cards are taken (see `queries.filters`)."""
