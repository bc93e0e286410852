"""The queue model's answer in one sentence; it promises nothing where inflow is not less than capacity."""

from components.wording import Bold, Finding
from dashboard.formatting import exact, long_day, number, share
from queries.answers import Answer
from queries.deadlines import Deadline
from queries.filters import Filters
from queries.service_options import QUEUE_AMOUNTS


def queue_plan(answer: Answer, filters: Filters) -> Finding:
    """How many extra places it takes, how sure that is, and when the queue is short enough."""
    facts, name = answer.facts, answer.rows[0].text
    if "least_extra" in facts:
        return _impossible(facts, name)
    newcomers = f"av dem som ställer sig i kö {_when(facts, filters)}"
    tried = _tried(facts, newcomers) if facts["is_tried"] else _needed(facts, newcomers)
    return (f"{name}: ", *tried, *_growth(facts), *_cleared(facts), *_sensitive(facts))


def _impossible(facts: dict[str, float], name: str) -> Finding:
    extra = facts.get("extra", 0)
    with_extra = f" med {_places(extra)}" if extra else ""
    return (
        f"{name}: Inflödet är inte mindre än kapaciteten{with_extra}. ",
        Bold(f"Kön växer med {_persons(facts['growth'])} i månaden"),
        f" och något måldatum går inte att lova. Det krävs minst {_places(facts['least_extra'])} för att den "
        "ska sluta växa.",
    )


def _persons(number_of: float) -> str:
    words = exact(number_of)
    return f"{words} {'person' if words == '1' else 'personer'}"


def _places(extra: float) -> str:
    return f"{number(extra)} {'extra plats' if extra == 1 else 'extra platser'}"


def _when(facts: dict[str, float], filters: Filters) -> str:
    """The target date in words; months where no date is chosen."""
    months = f"om {_months(facts['months'])}"
    deadline = QUEUE_AMOUNTS["months"]
    chosen = filters.option(deadline.slug)
    if not chosen or not isinstance(deadline, Deadline):
        return months
    return f"den {long_day(deadline.target(chosen))} ({months})"


def _months(value: float) -> str:
    return f"{exact(value)} {'månad' if value == 1 else 'månader'}"


def _needed(facts: dict[str, float], newcomers: str) -> Finding:
    wanted, wait = share(facts["wanted"]), _months(facts["target_wait"])
    aim = f"{wanted} {newcomers} ska få börja inom {wait}"
    if not facts["extra"]:
        return (Bold("Platserna räcker"), f" för att {aim}.")
    staff = f" ({exact(facts['specialists'])} heltidstjänster)" if facts.get("specialists") else ""
    return (Bold(f"{_places(facts['extra'])}{staff}"), f" behövs för att {aim}.")


def _tried(facts: dict[str, float], newcomers: str) -> Finding:
    in_time, later = (share(round(facts[name], 2)) for name in ("in_time", "long_run"))
    wait = _months(facts["target_wait"])
    return (
        f"Med {_places(facts['extra'])} ",
        Bold("nås målet" if facts["is_met"] else "nås inte målet"),
        f": {in_time} {newcomers} får börja inom {wait}, på sikt {later}; målet är {share(facts['wanted'])}.",
    )


def _growth(facts: dict[str, float]) -> Finding:
    if not facts["growth"]:
        return ()
    return (f" Med dagens platser växer kön med {_persons(facts['growth'])} i månaden.",)


def _cleared(facts: dict[str, float]) -> Finding:
    if not facts["extra"]:
        return ()
    if facts.get("cleared") == 0:
        return (" Kön är kort nog från första dagen.",)
    if "cleared" not in facts:
        return (" Kön hinner inte bli så kort som målet kräver dessförinnan.",)
    low, high = facts.get("cleared_low"), facts.get("cleared_high")
    late = exact(high) if high is not None else f"mer än {exact(facts['months'])}"
    return (f" Kön är kort nog om {_months(facts['cleared'])} ({exact(low)}–{late}).",)


def _sensitive(facts: dict[str, float]) -> Finding:
    if "inflow_low" not in facts or "inflow_high" not in facts:
        return ()
    alike = facts["spread_high"]
    more = f"; stannar alla lika länge behövs {number(alike)}" if alike != facts["spread_low"] else ""
    return (
        f" Är inflödet en tiondel lägre eller högre behövs {number(facts['inflow_low'])} eller "
        f"{number(facts['inflow_high'])}{more}.",
    )


def assumptions(answer: Answer, filters: Filters) -> Finding:
    """How much is filled in, and that nothing is made up."""
    inputs = [row for row in answer.rows if row.group == "input"]
    filled = [row for row in inputs if row.kind != "empty"]
    printed = sum(row.kind == "published" for row in filled)
    return (
        Bold(f"{number(len(filled))} av {number(len(inputs))} uppgifter"),
        f" är ifyllda, {number(printed)} av dem enligt rapport. Det som inte är publicerat lämnas tomt; "
        "intervallet i diagrammet rymmer nio av tio utfall.",
    )
