"""The column that tells what is printed of the same thing as a delivered row."""

from components.card import Measure
from components.printed_value import printed_beside
from queries.delivered_counts import PRINTED

BESIDE_PRINT = Measure(PRINTED, "Enligt rapport", printed_beside, is_words=True)
BESIDE_PUBLISHED = Measure(PRINTED, "Tidigare publicerat", printed_beside, is_words=True)
