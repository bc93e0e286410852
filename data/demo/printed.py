"""The printed margins of the 2022 week-40 report, read once from printed.yml."""

from functools import lru_cache
from pathlib import Path
from typing import Any

from data.yaml_file import read_yaml

PATH = Path(__file__).with_name("printed.yml")


@lru_cache
def printed() -> dict[str, Any]:
    """Every printed margin the demo has to meet, by name; see the comments in printed.yml for units."""
    margins: dict[str, Any] = read_yaml(PATH)
    return margins


def smallest_listed(kind: str, time: str) -> int:
    """The cap in persons of an unlisted cell of section 3.1; kind is plan or need."""
    listed: dict[str, int] = printed()["by_time"][kind][time]
    return min(listed.values())


def nearest_counts(shares: dict[str, int], base: int) -> dict[str, int]:
    """Whole persons nearest to printed shares that sum to base, largest remainder first.

    Raises ValueError when the shares do not make 100 per cent.
    """
    if sum(shares.values()) != 100:
        raise ValueError(f"shares make {sum(shares.values())} per cent: {shares}")
    counts = {code: share * base // 100 for code, share in shares.items()}
    by_remainder = sorted(shares, key=lambda code: -(shares[code] * base % 100))
    for code in by_remainder[: base - sum(counts.values())]:
        counts[code] += 1
    return counts
