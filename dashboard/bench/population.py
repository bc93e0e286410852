"""Any number of clients, drawn from the demo's own with a fixed seed and varied so that cells differ."""

import numpy as np
import pandas as pd

from data.demo import load_clients

SEED = 20221003
SHARE_VARIED = 0.1
# Answers that no other answer of the survey depends on, so that a client stays valid when they change.
VARIED = ("administration", "gender", "age", "children", "duration", "barrier")


def population(clients: int, seed: int = SEED) -> pd.DataFrame:
    """Raw answers of generated clients, columns as `data.demo.load_clients`; the demo itself when as many.

    Rows of the demo are drawn with replacement. Each answer that no other depends on is another client's in a
    tenth of the target group. Clients outside it keep their administration only, as in the demo.
    """
    demo = load_clients()
    if clients == len(demo):
        return demo
    random = np.random.default_rng(seed)
    drawn = demo.iloc[random.integers(len(demo), size=clients)].reset_index(drop=True)
    drawn["client"] = [f"bench-{number:08d}" for number in range(clients)]
    return _varied(drawn, random)


def _varied(clients: pd.DataFrame, random: np.random.Generator) -> pd.DataFrame:
    target_group = np.flatnonzero(clients["active_work"].eq("yes").to_numpy())
    for name in VARIED:
        size = int(SHARE_VARIED * len(target_group))
        changed = random.choice(target_group, size=size, replace=False)
        answers = clients[name].to_numpy(dtype=object, copy=True)
        answers[changed] = answers[random.choice(target_group, size=size)]
        clients[name] = answers
    return clients


def without_printed_counts(figure_cells: pd.DataFrame) -> pd.DataFrame:
    """The printed cells without those that print persons: the report has counted other people than these."""
    return figure_cells[figure_cells["measure"].eq("share")].reset_index(drop=True)
