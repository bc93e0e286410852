"""Generated findings: one Swedish sentence per chart that follows the filters."""

from collections.abc import Callable

from components.card import Tell
from components.figures.bars import drawn_rows
from components.printed_value import printed_beside
from components.wording import Bold, Finding, prefix
from dashboard.formatting import count, listed, number, points, share
from data.codebook.counts import count_words
from queries.answers import Answer, Row
from queries.filters import Filters

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
            *followed_by(first, f"är {what}", second, lambda row: share(row.share, row.base)),
            *_against_city(first, f" {first.label} är", "vanligare", "ovanligare"),
        )

    return tell


def followed_by(first: Row, words: str, second: Row, size: Callable[[Row], str]) -> Finding:
    """ "Arbetslös är vanligast (29 %), följt av studerande (12 %)."."""
    return (
        Bold(first.label),
        f" {words} ({size(first)}), följt av ",
        Bold(lower(second.label)),
        f" ({size(second)}).",
    )


def _against_city(row: Row, start: str = " Det är", more: str = "mer", less: str = "mindre") -> Finding:
    if row.reference is None or row.share is None or row.low is None or row.high is None:
        return ()
    if row.low <= row.reference <= row.high:
        return (" Skillnaden mot hela staden går inte att avgöra.",)
    return (f"{start} {than_city(row.share - row.reference, more, less)}.",)


def than_city(difference: float, more: str = "mer", less: str = "mindre") -> str:
    """A difference against the whole city: "8 procentenheter mer än i hela staden"."""
    if not round(difference * 100):
        return f"mindre än en procentenhet {more if difference > 0 else less} än i hela staden"
    return f"{points(abs(difference)).removeprefix('+')} {more if difference > 0 else less} än i hela staden"


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
    """Adults the last year against the first and the one before, and what a report prints of that year."""
    adults = [row for row in answer.rows if row.group == "adults" and row.count is not None]
    if not adults:
        return (CANNOT_TELL,)
    last = adults[-1]
    earlier = dict.fromkeys((adults[0], adults[-2])) if len(adults) > 1 else {}
    compared = [f"{_fewer(last, row)} än {row.label}" for row in earlier]
    told = f", {listed(compared)}" if compared else ""
    has_print = any(printed_beside(row) for row in answer.rows)
    printed = " Inom parentes står det som är tryckt." if has_print else ""
    return (Bold(f"{number(last.count)} vuxna"), f" var i hemlöshet {last.label}{told}.{printed}")


def _fewer(now: Row, then: Row) -> str:
    change = (now.count or 0) - (then.count or 0)
    return f"{number(abs(change))} {'färre' if change < 0 else 'fler'}"


def inventory(answer: Answer, filters: Filters) -> Finding:
    """How many of the inventoried have no known occupation, per authority."""
    words = count_words("authorities")
    counts = {(row.group, row.code): number(row.count) for row in answer.rows if row.count is not None}
    wanted = [
        (words[authority], item)
        for authority in ("ffs", "social")
        for item in ("no_occupation", "inventoried")
    ]
    if any(key not in counts for key in wanted):
        return _largest_authority(answer)
    ffs, of_ffs, sf, of_sf = (counts[key] for key in wanted)
    when = f"{answer.period}: " if answer.kind == "delivered" else ""
    return (
        when,
        "Utan känd sysselsättning är ",
        Bold(f"{ffs} av {of_ffs}"),
        " hos funktionsstöd och ",
        Bold(f"{sf} av {of_sf}"),
        " hos socialförvaltningarna.",
        " Fler uppgifter står i tabellen." if len(drawn_rows(answer)) < len(answer.rows) else "",
    )


def _largest_authority(answer: Answer) -> Finding:
    """The largest number of a delivery, where the two authorities cannot be told."""
    rows = [row for row in by_count(answer) if row.kind == "delivered"]
    if not rows:
        return (CANNOT_TELL,)
    return (
        f"{answer.period}: {rows[0].group_label}, {lower(rows[0].label)} ",
        Bold(number(rows[0].count)),
        ".",
    )


def first_rows(what: str, rows: int = 2) -> Tell:
    """The largest rows named, of a delivery with its time: for what a report or a delivery gives."""

    def tell(answer: Answer, filters: Filters) -> Finding:
        top = (by_share(answer) or by_count(answer))[:rows]
        when = f" ({answer.period})" if answer.kind == "delivered" else ""
        if not top:
            return (CANNOT_TELL,)
        parts: list[str | Bold] = [prefix(filters, answer.honoured), f"{what}{when}: "]
        for position, row in enumerate(top):
            value = (
                share(row.share)
                if row.share is not None
                else count(row.count, approximate=row.is_approximate)
            )
            parts += [", " if position else "", Bold(f"{lower(row.label)} {value}")]
        return (*parts, ".")

    return tell


def incomes(answer: Answer, filters: Filters) -> Finding:
    """The most common incomes, and how many households the report says nothing of."""
    told = first_rows("Vanligaste inkomsterna är")(answer, filters)
    left = 1 - sum(row.share or 0 for row in answer.rows)
    rest = f" {share(round(left, 2))} av hushållen redovisas inte." if answer.kind == "published" else ""
    return (*told, rest)


def occupied(answer: Answer, filters: Filters) -> Finding:
    """That the printed figures are uncertain; of a delivery how many have none, and how many nobody knows."""
    if answer.kind != "delivered":
        mixed = ": ej ifyllda blandas med ingen sysselsättning."
        return ("Uppgifterna om Boende och hemlöshet är ", Bold("osäkra"), mixed)
    counts = {row.code: row.count or 0 for row in answer.rows if row.kind != "published"}
    without, either = counts.get("none"), counts.get("none_or_not_filled_in")
    if without is None or either is None:
        return (f"{answer.period}: alla grupper är inte inlästa.",)
    unknown = Bold(number(either - without))
    return (Bold(number(without)), " saknar sysselsättning, och för ", unknown, " är det inte ifyllt.")


def fixed(*parts: str | Bold) -> Tell:
    """A finding that does not depend on the numbers' size (a statement about the source)."""

    def tell(answer: Answer, filters: Filters) -> Finding:
        return parts

    return tell
