"""Referrals in, released cells out: the same record keys, perturbation and slice rule as for clients."""

import pandas as pd

from data.codebook.episodes import EVENT, episode_attribute
from data.episodes import happened
from data.protection.encoding import CODE_COLUMNS, Cell
from data.protection.episode_lattice import WITHIN
from data.protection.episode_slices import releasable
from data.protection.keys import KEY_SPACE, Secret, record_keys
from data.protection.lattice import Table
from data.protection.perturbation import DEFAULT

SOURCE = "episodes"
RECORD_KEY = "record_key"
CELL_COLUMNS = ["period", "attributes", *CODE_COLUMNS]


def released_episodes(raw: pd.DataFrame, years: tuple[str, ...], secret: Secret) -> pd.DataFrame:
    """The released cells of closed years.

    raw: referrals as text, columns as `data.demo.examples.episodes` says, or record_key in place of person.
    Columns source, period (year), attributes, code_1 … code_4, n (referrals, perturbed), kind, figure_id
    (None), ordered by period, attributes and codes. Cells that show 0 or lie in a slice of at most ten are
    not there.
    EpisodeError when a referral does not follow the code book.
    """
    counts = moved_counts(raw, years, secret)
    kept = pd.concat([_kept(cells) for _, cells in counts.groupby("period")], ignore_index=True)
    rows = kept.assign(source=SOURCE, kind="synthetic" if secret.is_demo else "delivered", figure_id=None)
    return rows.astype({"figure_id": object})[["source", *CELL_COLUMNS, "n", "kind", "figure_id"]]


def moved_counts(raw: pd.DataFrame, years: tuple[str, ...], secret: Secret) -> pd.DataFrame:
    """`episode_counts` with the counts perturbed, before any cell is withheld. Never leaves the process."""
    counts = episode_counts(raw, years, secret)
    shown = DEFAULT.release(counts["n"].to_numpy(), (counts["key_sum"] / KEY_SPACE).to_numpy())
    return counts.assign(n=shown)


def episode_counts(raw: pd.DataFrame, years: tuple[str, ...], secret: Secret) -> pd.DataFrame:
    """True counts and key sums of every cell with anybody in it. Columns period, attributes, code_1 …
    code_4, n, key_sum. Never leaves the process."""
    keyed = raw if RECORD_KEY in raw else raw.assign(**{RECORD_KEY: record_keys(secret, raw["person"])})
    items = happened(keyed, years)
    parts = [_counted_within(items, within) for within in WITHIN]
    return pd.concat(parts, ignore_index=True).sort_values(CELL_COLUMNS, ignore_index=True)


def _counted_within(items: pd.DataFrame, within: Table) -> pd.DataFrame:
    is_here = items["quarter"].ne("") if "quarter" in within else items["quarter"].eq("")
    for name in within:
        is_here &= ~items[name].isin(episode_attribute(name).one_way_only) | items["names"].eq(EVENT)
    if len(within) > 1:
        is_here &= ~items["gender"].isin(episode_attribute("gender").one_way_only)
    keys = ["period", *within, "names", "code_1", "code_2"]
    groups = items[is_here].astype({"record_key": "int64"}).groupby(keys, sort=False)["record_key"]
    found = groups.agg(n="size", key_sum="sum").reset_index()
    return _as_cells(found.assign(key_sum=found["key_sum"] % KEY_SPACE), within)


def _as_cells(found: pd.DataFrame, within: Table) -> pd.DataFrame:
    """The codes in the columns that the attributes' order gives them."""
    codes = [*(found[name] for name in within), found["code_1"], found["code_2"]]
    columns = dict(zip(CODE_COLUMNS, codes, strict=False))
    blank = {name: "" for name in CODE_COLUMNS if name not in columns}
    attributes = ",".join((*within, "")) + found["names"]
    return pd.DataFrame({"period": found["period"], "attributes": attributes, **columns, **blank}).assign(
        n=found["n"], key_sum=found["key_sum"]
    )


def _kept(cells: pd.DataFrame) -> pd.DataFrame:
    """The cells of a period that may be stored."""
    kept = releasable(cells_by_id(cells))
    return cells[[cell in kept for cell in cell_ids(cells)]]


def cells_by_id(cells: pd.DataFrame) -> dict[Cell, int]:
    """The numbers of one period by (attributes, codes)."""
    return dict(zip(cell_ids(cells), cells["n"].astype(int), strict=True))


def cell_ids(cells: pd.DataFrame) -> list[Cell]:
    """(attributes, codes) of each row."""
    rows = cells[["attributes", *CODE_COLUMNS]].itertuples(index=False, name=None)
    found = ((tuple(names.split(",")), codes) for names, *codes in rows)
    return [(names, tuple(codes[: len(names)])) for names, codes in found]
