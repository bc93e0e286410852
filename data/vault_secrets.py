"""Which secret a delivery is keyed with, and that a secret is still the one it was."""

from collections.abc import Iterable

from duckdb import DuckDBPyConnection

from data.protection.secret import Secret, SecretError, Secrets, fingerprint
from data.vault import MOST_EPOCHS, Delivery, VaultError

OTHER_SECRET = (
    "Hemligheten av epok {} är inte den som tidigare leveranser gjordes med. Återställ filen med hemligheten "
    "från säkerhetskopian; med en annan ändras tal som redan är kända."
)
NEEDS_EPOCH = (
    "{} {} är redan publicerad. En rättad leverans kräver en ny hemlighet, annars avslöjar skillnaden vem "
    "som rättades: lägg till raden {}:… i filen med hemligheten och läs in igen. Ta inte bort andra rader."
)
TOO_OFTEN = "{} {} har publicerats {} gånger och kan inte publiceras igen."


def secret_for(earlier: Delivery | None, key: Delivery, secrets: Secrets) -> Secret:
    """The secret to key a delivery with: the first, or for a correction of what has been published the next
    after that of the earlier delivery. VaultError when there is none, or there must be no further one."""
    if earlier is None or earlier.is_synthetic:
        return secrets.first
    if not earlier.is_published or earlier.file_hash == key.file_hash:
        return secrets.of(earlier.secret_epoch)
    if earlier.earlier_publications + 1 >= MOST_EPOCHS:
        raise VaultError(TOO_OFTEN.format(key.source, key.period, MOST_EPOCHS))
    found = secrets.after(earlier.secret_epoch)
    if found is None:
        raise VaultError(NEEDS_EPOCH.format(key.source, key.period, earlier.secret_epoch + 1))
    return found


def ensure_same_secrets(connection: DuckDBPyConnection, held: Iterable[Delivery], secrets: Secrets) -> None:
    """Note what the secrets look like the first time they are used. SecretError when the secret of a real
    delivery is missing or has become another: numbers that are known would change."""
    connection.execute(
        "CREATE TABLE IF NOT EXISTS secret_epoch (epoch INTEGER PRIMARY KEY, fingerprint VARCHAR)"
    )
    known = dict(connection.execute("SELECT epoch, fingerprint FROM secret_epoch").fetchall())
    for epoch in sorted({d.secret_epoch for d in held if not d.is_synthetic}):
        mark = fingerprint(secrets.of(epoch))
        if known.setdefault(epoch, mark) != mark:
            raise SecretError(OTHER_SECRET.format(epoch))
        connection.execute("INSERT OR IGNORE INTO secret_epoch VALUES (?, ?)", [epoch, mark])
