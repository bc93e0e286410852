"""How the deliveries of a source become rows of the store."""

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Protocol

import pandas as pd

from data.protection.keys import Secret

Tables = dict[str, pd.DataFrame]


class Build(Protocol):
    """Rows for the store's tables by name, from the delivered rows of each period (with column period)."""

    def __call__(self, parts: Sequence[pd.DataFrame], secret: Secret) -> Tables: ...


@dataclass(frozen=True, slots=True)
class Shown:
    """A source that pages show when it is delivered. replaces: the tables whose synthetic rows of the
    delivered years give way, with the column that says which year a row is of."""

    build: Build
    replaces: Mapping[str, str] = field(default_factory=dict)
