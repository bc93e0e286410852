"""What a refused version is told with."""

from data.protection.audit import AuditReport

ADVICE = (
    "Gör så här: ha färre variabler i tabellerna, högst 3, sedan 2 eller 1 om det inte räcker (på "
    "kommandoraden: läs in filen igen med --most-attributes 3). Då visas perioden i tabeller med högst så "
    "många variabler, och kort som behöver fler säger att urvalet är för detaljerat. Går inte det heller "
    "är perioden för liten eller för ojämn för att publiceras. Versionen som redan visas påverkas inte."
)


class GateError(Exception):
    """The released cells do not withstand the audit; the message is Swedish and says what to do."""


def refusal(report: AuditReport) -> str:
    """Why the version is refused and what to do, in Swedish."""
    rows = [row for row in report.rows if not row.passed]
    failed = "; ".join(f"{r.attack}, {r.what}: {r.measured} (gräns {r.limit})" for r in rows)
    return f"Versionen publiceras inte, för röjandekontrollen går inte igenom. {failed}. {ADVICE}"
