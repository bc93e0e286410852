"""Fidelity reviews with the score of each item."""

from collections.abc import Sequence

import pandas as pd

from data.codebook.ips25 import items
from data.delivered.declared import declared, with_programmes
from data.delivered.model import Tables
from data.intake.code_sets import code_set
from data.protection.keys import Secret

SCORES = "ips_item_score"


def reviews(parts: Sequence[pd.DataFrame], secret: Secret) -> Tables:
    """Reviews and their scores. They count no persons."""
    rows = pd.concat(parts, ignore_index=True).fillna("")
    roles = code_set("reviewers").labels
    review = rows["programme_id"] + "_" + rows["review_type"] + "_" + rows["reviewed_on"]
    named = rows.assign(
        review_id=review,
        **{name: rows[name].map(roles).fillna("") for name in ("reviewer_1", "reviewer_2")},
    )
    scores = [
        pd.DataFrame({"review_id": review, "item": str(item.item), "score": rows[f"item_{item.code}"]})
        for item in items()
    ]
    return with_programmes(
        rows["programme_id"],
        ips_review=declared("ips_review", named),
        ips_item_score=declared(SCORES, pd.concat(scores, ignore_index=True)),
    )
