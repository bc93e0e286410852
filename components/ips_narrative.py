"""Findings of the IPS page: one Swedish sentence per chart."""

from collections import Counter

from components.card import Tell
from components.narrative import CANNOT_TELL
from components.wording import Bold, Finding, chosen_words, prefix
from dashboard.formatting import NBSP, count, listed, number, share
from data.codebook.ips25 import items
from queries.answers import Answer, Row
from queries.filters import Filters

ALL = "all"


def programmes(answer: Answer, filters: Filters) -> Finding:
    """How many programmes there are, and who measures fidelity."""
    measured, whole = answer.facts["measured"], answer.facts["programmes"]
    marked = sum(row.is_chosen for row in answer.rows)
    whose = (
        f" {number(marked)} kan ta emot klienter från {chosen_words(filters, 'administration')} (markerade)."
    )
    return (
        Bold(f"{number(measured)} av {number(whole)}"),
        " verksamheter mäter programtrohet enligt metodens beskrivning; "
        f"för SE och IPS-inspirerade görs ingen mätning.{whose if marked else ''}",
    )


def reach(answer: Answer, filters: Filters) -> Finding:
    """How much of the estimated need was reached; calculated on printed numbers."""
    if not answer.facts:
        return (CANNOT_TELL,)
    low, high = (round(answer.facts[name] * 100) for name in ("rise_low", "rise_high"))
    return (
        "Ca 450 fick IPS 2024: ",
        Bold(share(round(answer.facts["gr"], 2))),
        " av behovet enligt FoU GR och ",
        Bold(f"{low}–{high}{NBSP}%"),
        " enligt RISE (beräknat på rapportens tal).",
    )


def benchmarks(answer: Answer, filters: Filters) -> Finding:
    """That the rates are counted in different ways."""
    kinds = {row.group for row in answer.rows}
    return (
        f"{number(len(answer.rows))} publicerade tal räknas på ",
        Bold(f"{number(len(kinds))} olika sätt"),
        " och kan inte jämföras rakt av.",
    )


def totals(answer: Answer, filters: Filters) -> Finding:
    """The latest external totals, and what lacks one."""
    latest = {row.series: row for row in answer.rows if row.code == "external"}
    rated = [row for row in latest.values() if row.count is not None]
    if not rated:
        return ("Ingen granskning med alla 25 punkter bedömda.",)
    words = listed([f"{row.series_label} {number(row.count)}" for row in rated])
    unrated = [row for row in latest.values() if row.count is None]
    rest = "".join(f" {row.series_label}: {number(row.base)} av 25 bedömda, ingen summa." for row in unrated)
    return ("Senaste externa granskning: ", Bold(words), f" av 125 poäng.{rest}")


def item_changes(answer: Answer, filters: Filters) -> Finding:
    """How many items rose and fell since the review before."""
    changed = [
        r for r in answer.rows if r.group == "latest" and r.previous is not None and r.count is not None
    ]
    up = sum((row.count or 0) > (row.previous or 0) for row in changed)
    down = sum((row.count or 0) < (row.previous or 0) for row in changed)
    low = _lowest(answer)
    return (
        Bold(f"{number(up)} punkter har höjts och {number(down)} sänkts"),
        " sedan granskningen före.",
        *((" Lägst ligger ", Bold(low), ".") if low else ()),
    )


def _lowest(answer: Answer) -> str:
    latest = [row for row in answer.rows if row.group == "latest" and row.count is not None]
    names = {item.code: item.short for item in items()}
    sums = {code: [r.count or 0 for r in latest if r.code == code] for code in names}
    means = {code: sum(scores) / len(scores) for code, scores in sums.items() if scores}
    return names[min(means, key=lambda code: means[code])].lower() if means else ""


def sections(answer: Answer, filters: Filters) -> Finding:
    """Which section most often is the strongest of a programme, and that sections have no bands."""
    programmes = {row.group: [r for r in answer.rows if r.group == row.group] for row in answer.rows}
    rated = [rows for rows in programmes.values() if all(row.count is not None for row in rows)]
    bands = "Delarna har inga nivåer; nivå finns bara för summan av alla 25."
    if not rated:
        return (f"Ingen verksamhet har alla delar bedömda. {bands}",)
    strongest = Counter(max(rows, key=lambda row: row.count or 0).label for rows in rated)
    (name, times) = strongest.most_common(1)[0]
    return (
        Bold(f"{name} är starkast hos {number(times)} av {number(len(rated))}"),
        f" verksamheter med alla delar bedömda. {bands}",
    )


def employment(answer: Answer, filters: Filters) -> Finding:
    """The latest quarter's rate, and the published rate that counts the same way."""
    ours = [row for row in answer.rows if row.kind != "published" and row.share is not None]
    beside = [row for row in answer.rows if row.kind == "published"]
    if not ours:
        return (CANNOT_TELL,)
    last = ours[-1]
    words: Finding = (
        Bold(share(last.share, last.base)),
        f" av dem som deltog arbetade utan subvention under {last.label.lower()}",
    )
    return (*words, *(f"; {row.label}: {share(row.share)}" for row in beside), ".")


def flow(answer: Answer, filters: Filters) -> Finding:
    """Referrals, starts and jobs of the latest quarter."""
    last = max(row.code for row in answer.rows)
    rows = {row.group: row for row in answer.rows if row.code == last}
    began = rows["started"]
    return (
        f"{began.label}: ",
        Bold(f"{number(rows['referred'].count)} remisser"),
        f" kom in, {number(began.count)} började, {number(rows['job_start'].count)} började arbeta ",
        f"och {number(rows['closed'].count)} avslutades.",
    )


def rate_of_all(what: str) -> Tell:
    """The share of all programmes together told with `what`: "65 % träffade …"."""

    def tell(answer: Answer, filters: Filters) -> Finding:
        row = next((row for row in answer.rows if row.code == ALL), None)
        start = prefix(filters, answer.honoured)
        if row is None or row.share is None:
            return (start + CANNOT_TELL,)
        whole = f" ({count(row.count)} av {number(row.base)})"
        return (start, Bold(share(row.share, row.base)), f" {what}{whole}.")

    return tell


def by_group(answer: Answer, filters: Filters) -> Finding:
    """Women and men beside each other; whether they differ is left to the intervals."""
    women, men = answer.row("woman", "gender"), answer.row("man", "gender")
    if None in (women.share, men.share, women.low, men.low):
        return (CANNOT_TELL,)
    words: Finding = (
        Bold(f"{share(women.share, women.base)} av kvinnorna och {share(men.share, men.base)} av männen"),
        " började arbeta.",
    )
    return (
        *words,
        " Intervallen går i varandra: skillnaden går inte att avgöra." if _overlap(women, men) else "",
    )


def _overlap(one: Row, other: Row) -> bool:
    return (one.low or 0) <= (other.high or 1) and (other.low or 0) <= (one.high or 1)


def kept(answer: Answer, filters: Filters) -> Finding:
    """How many still had the work after 13 and 26 weeks."""
    after_13, after_26 = answer.row("kept_13_weeks"), answer.row("kept_26_weeks")
    start = prefix(filters, answer.honoured)
    if after_13.share is None or after_26.share is None:
        return (start + CANNOT_TELL,)
    return (
        start,
        Bold(share(after_13.share, after_13.base)),
        " hade arbetet kvar efter 13 veckor och ",
        Bold(share(after_26.share, after_26.base)),
        " efter 26.",
    )


def students(answer: Answer, filters: Filters) -> Finding:
    """How many studied, of those served."""
    none = answer.row("no")
    start = prefix(filters, answer.honoured)
    if none.share is None:
        return (start + CANNOT_TELL,)
    return (start, Bold(share(round(1 - none.share, 2), none.base)), " studerade någon gång under året.")


def caseloads(answer: Answer, filters: Filters) -> Finding:
    """The largest caseload against the limit of the scale."""
    rows = [row for row in answer.rows if row.count is not None]
    if not rows:
        return (CANNOT_TELL,)
    over = [row.label for row in rows if (row.count or 0) > answer.facts["most"]]
    limit = f"{number(answer.facts['most'])} deltagare per heltid"
    if not over:
        return ("Alla ligger ", Bold("inom gränsen"), f" på {limit}.")
    return (Bold(listed(over)), f" ligger över gränsen på {limit}.")


def scatter(answer: Answer, filters: Filters) -> Finding:
    """That nothing can be said about cause."""
    n = number(len(answer.rows))
    return (f"Bara {n} verksamheter har båda måtten. Det säger ", Bold("inget om orsak"), ".")
