"""Generated findings: one Swedish sentence per chart that follows the filters."""

from collections.abc import Callable

from components.wording import Bold, Finding, prefix
from dashboard.formatting import count, listed, number, points, share
from queries.answers import Answer, Row
from queries.filters import Filters

Tell = Callable[[Answer, Filters], Finding]
CANNOT_TELL = "Talen är för små för att säga något säkert."


def by_share(answer: Answer) -> list[Row]:
    """Rows with a share, largest first, without "vet ej" and rests."""
    rows = [row for row in answer.rows if row.share is not None and not row.is_last]
    return sorted(rows, key=lambda row: -(row.share or 0))


def by_count(answer: Answer) -> list[Row]:
    """Rows with a count, largest first, without "vet ej" and rests."""
    rows = [row for row in answer.rows if row.count is not None and not row.is_last]
    return sorted(rows, key=lambda row: -(row.count or 0))


def lower(label: str) -> str:
    """A label inside a sentence: first letter small unless it begins with a short form (SFI, AF …)."""
    return label if label[:2].isupper() else label[:1].lower() + label[1:]


def most_common(what: str) -> Tell:
    """ "Arbetslös är vanligast (29 %), följt av …" for the categories of `what`."""

    def tell(answer: Answer, filters: Filters) -> Finding:
        rows = by_share(answer)
        start = prefix(filters, answer.honoured)
        if len(rows) < 2:
            return (start + CANNOT_TELL,)
        first, second = rows[0], rows[1]
        return (
            start,
            Bold(first.label),
            f" är {what} ({share(first.share, first.base)}), följt av ",
            Bold(lower(second.label)),
            f" ({share(second.share, second.base)}).",
            *_against_city(first),
        )

    return tell


def _against_city(row: Row) -> Finding:
    if row.reference is None or row.share is None or row.low is None or row.high is None:
        return ()
    if row.low <= row.reference <= row.high:
        return (" Skillnaden mot hela staden går inte att avgöra.",)
    return (f" Det är {points(row.share - row.reference)} mot hela staden.",)


def split_in_two(first_words: str, code: str) -> Tell:
    """One share told: "37 % har barn." with `first_words` after the share of `code`."""

    def tell(answer: Answer, filters: Filters) -> Finding:
        row = answer.row(code)
        start = prefix(filters, answer.honoured)
        if row.share is None:
            return (start + CANNOT_TELL,)
        return (start, Bold(share(row.share, row.base)), f" {first_words}.", *_against_city(row))

    return tell


def summed(codes: tuple[str, ...], words: str) -> Tell:
    """The share of several categories together: "59 % har haft bistånd i tre år eller mer."."""

    def tell(answer: Answer, filters: Filters) -> Finding:
        rows = [row for row in answer.rows if row.code in codes]
        start = prefix(filters, answer.honoured)
        if any(row.share is None for row in rows):
            return (start + CANNOT_TELL,)
        total = sum(row.share or 0 for row in rows)
        return (start, Bold(share(round(total, 3), rows[0].base)), f" {words}.")

    return tell


def administrations(answer: Answer, filters: Filters) -> Finding:
    """How many are in the target group, and how many were left out after question 1."""
    included = [row for row in answer.rows if row.group == "included"]
    excluded = [row.count or 0 for row in answer.rows if row.group == "excluded"]
    start = prefix(filters, tuple(n for n in answer.honoured if n != "administration"))
    chosen = [row for row in included if row.is_chosen and row.count is not None]
    if chosen:
        words = " och ".join(row.label for row in chosen)
        total = sum(row.count or 0 for row in chosen)
        return (
            start,
            Bold(f"{number(total)} klienter"),
            f" i {words} ingår i målgruppen, av {number(answer.n)} i staden.",
        )
    left = f"; {number(sum(excluded))} kartläggs inte vidare efter fråga 1" if excluded else ""
    return (start, Bold(f"{number(answer.n)} klienter"), f" ska socialtjänsten arbeta aktivt med{left}.")


def homelessness(answer: Answer, filters: Filters) -> Finding:
    """Adults first and last year."""
    adults = [row for row in answer.rows if row.group == "adults"]
    last = adults[-1]
    compared = [f"{_fewer(last, earlier)} än {earlier.label}" for earlier in (adults[0], adults[-2])]
    return (Bold(f"{number(last.count)} vuxna"), f" var i hemlöshet {last.label}, {listed(compared)}.")


def _fewer(now: Row, then: Row) -> str:
    change = (now.count or 0) - (then.count or 0)
    return f"{number(abs(change))} {'färre' if change < 0 else 'fler'}"


def inventory(answer: Answer, filters: Filters) -> Finding:
    """How many of the inventoried have no known occupation, per authority."""
    counts = {row.code: number(row.count) for row in answer.rows}
    wanted = (
        "psych_2022_ffs_no_occupation_count",
        "psych_2022_ffs_count",
        "psych_2022_sf_no_occupation_count",
        "psych_2022_sf_count",
    )
    if any(code not in counts for code in wanted):
        return (CANNOT_TELL,)
    ffs, of_ffs, sf, of_sf = (counts[code] for code in wanted)
    return (
        "Utan känd sysselsättning är ",
        Bold(f"{ffs} av {of_ffs}"),
        " hos funktionsstöd och ",
        Bold(f"{sf} av {of_sf}"),
        " hos socialförvaltningarna.",
    )


def first_rows(what: str, rows: int = 2) -> Tell:
    """The largest printed rows named: for figures that only a report gives."""

    def tell(answer: Answer, filters: Filters) -> Finding:
        top = (by_share(answer) or by_count(answer))[:rows]
        parts: list[str | Bold] = [f"{what}: "]
        for position, row in enumerate(top):
            value = (
                share(row.share)
                if row.share is not None
                else count(row.count, approximate=row.is_approximate)
            )
            parts += [", " if position else "", Bold(f"{lower(row.label)} {value}")]
        return (*parts, ".")

    return tell


def fixed(*parts: str | Bold) -> Tell:
    """A finding that does not depend on the numbers' size (a statement about the source)."""

    def tell(answer: Answer, filters: Filters) -> Finding:
        return parts

    return tell
