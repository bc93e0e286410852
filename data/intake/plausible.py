"""Whether a delivery is far from the year before, and from what is printed of the same year."""

from collections.abc import Mapping

import pandas as pd

from data.codebook.model import attribute, label
from data.intake.rows import Level, Remark
from data.protection.overrides import Override, overrides

LARGEST_CHANGE = 0.30
LEAST_TO_COMPARE = 30
CHANGED, PRINTED = "changed_much", "differs_from_print"


def against_year_before(counts: Mapping[str, int], before: Mapping[str, int], year: int) -> list[Remark]:
    """A warning per administration whose clients are more than 30 per cent more or fewer."""
    found = []
    for code, now in counts.items():
        earlier = before.get(code, 0)
        if earlier >= LEAST_TO_COMPARE and abs(now - earlier) / earlier > LARGEST_CHANGE:
            wrong = (
                f"{label('administration', code)} har {now} klienter i målgruppen, mot {earlier} år {year}: "
                f"{(now - earlier) / earlier:+.0%}."
            )
            todo = "Kontrollera att alla klienter är med och att inga är dubbla."
            found.append(Remark(Level.WARNING, wrong, todo, code=CHANGED))
    return found


def against_print(clients: pd.DataFrame, published: Mapping[str, pd.DataFrame], period: str) -> list[Remark]:
    """A warning when printed numbers of the same cells differ: the report's number is shown in their
    place."""
    printed = overrides(published["figure_cell"], published["figure"], source="v40", period=period)
    differing = [(o, n) for o in printed if (n := _count(clients, o)) != o.n]
    if not differing:
        return []
    examples = "; ".join(f"{_named(o)} {o.n} i rapporten, {n} i filen" for o, n in differing[:3])
    wrong = (
        f"{len(differing)} av {len(printed)} tal i {period} års rapport skiljer sig från filen: {examples}."
    )
    todo = "Rapportens tal visas även i fortsättningen för just de grupperna, märkta ”enligt rapport”."
    return [Remark(Level.WARNING, wrong, todo, code=PRINTED)]


def _count(clients: pd.DataFrame, override: Override) -> int:
    is_in = pd.Series(True, index=clients.index)
    for name, code in zip(override.attributes, override.codes, strict=True):
        members = dict(attribute(name).rollups).get(code, (code,))
        is_in &= clients[name].isin(members)
    return int(is_in.sum())


def _named(override: Override) -> str:
    parts = zip(override.attributes, override.codes, strict=True)
    return ", ".join(label(name, code) for name, code in parts) or "Alla"
