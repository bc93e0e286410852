"""What a page lets one choose besides filters: alternatives and amounts with names in the address."""

from dataclasses import dataclass
from math import isfinite

from data.codebook import Attribute, attribute, needs
from data.codebook.services import service_words

LONGEST_AMOUNT = 12


@dataclass(frozen=True, slots=True)
class Alternative:
    """One value of a choice: how it is written in the address and what the user reads."""

    slug: str
    label: str


@dataclass(frozen=True, slots=True)
class Choice:
    """One of a few alternatives. `default` holds when the address does not name it."""

    slug: str
    label: str
    alternatives: tuple[Alternative, ...]
    default: str = ""

    def parsed(self, text: str) -> str | None:
        """The value as it stands in the address, None when it is not one of the alternatives."""
        return text if any(text == one.slug for one in self.alternatives) else None

    def alternative(self, slug: str) -> Alternative:
        """The alternative of a value. KeyError for an unknown one."""
        return {one.slug: one for one in self.alternatives}[slug]


@dataclass(frozen=True, slots=True)
class Amount:
    """A number between `low` and `high`, in `unit` (Swedish); none without a value in the address."""

    slug: str
    label: str
    low: float
    high: float
    unit: str
    step: float = 1.0
    default: str = ""

    def parsed(self, text: str) -> str | None:
        """The number in canonical form, None when it is no number or out of bounds."""
        if len(text) > LONGEST_AMOUNT:
            return None
        try:
            value = float(text.replace(",", ".").replace("\N{MINUS SIGN}", "-"))
        except ValueError:
            return None
        return f"{value:g}" if isfinite(value) and self.low <= value <= self.high else None


@dataclass(frozen=True, slots=True)
class Words:
    """Words to search for, as somebody writes them; none without a value in the address."""

    slug: str
    label: str
    longest: int = 60
    default: str = ""

    def parsed(self, text: str) -> str | None:
        """The words with single spaces and nothing that cannot be shown, None when they are too long."""
        shown = "".join(sign if sign.isprintable() else " " for sign in text)
        words = " ".join(shown.split())
        return words if len(words) <= self.longest else None


Option = Choice | Amount | Words
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


def _yes_or_no(slug: str, criterion: str) -> Choice:
    label = service_words("criteria")[criterion]
    return Choice(slug, label, (Alternative("ja", "Ja"), Alternative("nej", "Nej")))


def _coded(slug: str, criterion: str, codes: str, slugs: tuple[str, ...]) -> Choice:
    """A choice among the codes of the catalogue, in their order, with these slugs."""
    words = service_words(codes).values()
    alternatives = tuple(Alternative(one, word) for one, word in zip(slugs, words, strict=True))
    return Choice(slug, service_words("criteria")[criterion], alternatives)


ACTIVE_USE = _yes_or_no("bruk", "active_use")
HOME = _coded("boende", "housing", "homes", ("akut", "tillfalligt", "placerad", "victor", "ordnat"))
INCOME_SUPPORT = _yes_or_no("bistand", "income_support")
TREATMENT = _yes_or_no("behandling", "treatment_contact")
AIM = _coded("inriktning", "aim", "aims", ("arbete", "studier", "aktivitet"))
SITUATION = (ACTIVE_USE, HOME, INCOME_SUPPORT, TREATMENT, AIM)
"""A person's situation, for which doors are open. None answered is a situation too."""


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
        REPORT,
        PROPOSAL_KIND,
        PROPOSAL_AREA,
        SEARCH,
        FIGURES_SHOWN,
    )
}
"""Every option by its name in the address. Names of filters and cards are taken (see `queries.filters`)."""
