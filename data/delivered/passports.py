"""The passport of what is delivered: whose it is, which periods, and the hash of the files."""

import hashlib
from collections.abc import Sequence
from pathlib import Path

import pandas as pd

from data.codebook.model import NOT_STATED
from data.published.load import as_declared
from data.vault import Delivery
from data.yaml_file import read_yaml

PASSPORTS = Path(__file__).with_name("origins.yml")
LICENCE = "Stadens egna uppgifter."


def passport(source: str, deliveries: Sequence[Delivery]) -> pd.DataFrame:
    """The passport of a source that is delivered, one row. published: the day that the latest of its files
    was read in; file_hash: of the file, or of their hashes."""
    periods = sorted(delivery.period for delivery in deliveries)
    hashes = sorted({delivery.file_hash for delivery in deliveries})
    said = read_yaml(PASSPORTS)[source]
    row = {
        **said,
        "kind": "source",
        "published": max(delivery.read_on for delivery in deliveries),
        "period": periods[0] if len(periods) == 1 else f"{periods[0]}–{periods[-1]}",
        "coverage": NOT_STATED,
        "comparable_with": "",
        "licence": LICENCE,
        "file_hash": hashes[0] if len(hashes) == 1 else hashlib.sha256("".join(hashes).encode()).hexdigest(),
    }
    return as_declared("origin", pd.DataFrame([row]))
