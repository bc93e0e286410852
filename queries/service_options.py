"""What Insatser & köer lets one choose: a person's situation, and the numbers of the queue model."""

from data.codebook.episodes import PROGRAMME, episode_attribute
from data.codebook.services import service_words
from queries.deadlines import Deadline
from queries.option_kinds import Alternative, Amount, Choice, Option
from queries.queue_assumptions import INPUTS, Input


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

WAITED_FOR = Choice(
    "verksamhet",
    episode_attribute(PROGRAMME).label,
    tuple(Alternative(code.slug, code.label) for code in episode_attribute(PROGRAMME).codes),
)
"""The programme whose queue is shown, fictional or delivered; none is all of them together."""


def programme_code(slug: str) -> str:
    """The code of a programme by its slug, empty for none."""
    return next((code.code for code in episode_attribute(PROGRAMME).codes if code.slug == slug), "")


QUEUE_SERVICE = Choice(
    "insats", "Insats", tuple(Alternative(slug, slug) for slug in service_words("slugs").values())
)
"""The service that the queue model is about; the store knows its name. None is a service of one's own."""
QUEUE_SLUGS = {
    "inflow": "inflode",
    "stay": "insatstid",
    "places": "platser",
    "specialists": "tjanster",
    "caseload": "per-tjanst",
    "waiting": "vantar",
    "target_wait": "vantetid",
    "months": "maldatum",
    "leaving": "lamnar",
    "share_in_time": "i-tid",
    "extra_places": "extra",
}
PER_CENT = 100.0


def is_share(field: Input) -> bool:
    """Whether an input of the queue model is a share, which is filled in as per cent."""
    return field.unit.startswith("andel")


def _amount(field: Input) -> Amount:
    scale = PER_CENT if is_share(field) else 1.0
    step = 1.0 if field.is_whole or is_share(field) or field.code == "months" else 0.1
    low = 0.0 if field.may_be_zero else field.least * scale
    unit = field.unit.replace("andel", "%")
    default = "" if field.default is None else f"{field.default * scale:g}"
    kind = Deadline if field.code == "months" else Amount
    return kind(QUEUE_SLUGS[field.code], field.label, low, field.most * scale, unit, step, default)


QUEUE_AMOUNTS = {field.code: _amount(field) for field in INPUTS}
"""What is filled in for the queue model, by code of the input."""
QUEUE_OPTIONS: tuple[Option, ...] = (QUEUE_SERVICE, *QUEUE_AMOUNTS.values())
