"""The secret that record keys are made with: read, checked, and for the demo a public one."""

import hashlib
import hmac
from dataclasses import dataclass, field
from pathlib import Path

LEAST_SECRET_BYTES = 32
DEMO_TEXT = b"public demo secret: protects nothing, refused by every real import"


class SecretError(Exception):
    """The secret is missing, too short or the public one; the message is Swedish."""


@dataclass(frozen=True, slots=True)
class Secret:
    """A secret of an epoch. `is_demo` marks the public one that only synthetic persons may be keyed with."""

    value: bytes = field(repr=False)
    epoch: int
    is_demo: bool


def demo_secret() -> Secret:
    """The public secret of the synthetic demo, epoch 0."""
    return Secret(hashlib.sha256(DEMO_TEXT).digest(), epoch=0, is_demo=True)


def load_secret(path: Path) -> Secret:
    """A secret from a file with one line `epoch:hexadecimal`, for example `1:9f86…`, at least 32 bytes.
    SecretError when the file is missing, malformed, short or holds the demo's secret."""
    try:
        epoch, _, digits = path.read_text(encoding="ascii").strip().partition(":")
        secret = Secret(bytes.fromhex(digits), int(epoch), is_demo=False)
    except FileNotFoundError as error:
        raise SecretError(f"Hemligheten {path.name} finns inte. Skapa den eller peka ut rätt fil.") from error
    except (OSError, ValueError) as error:
        raise SecretError(
            f"Hemligheten {path.name} går inte att läsa. Filen ska ha en rad: epok:hexadecimala tecken."
        ) from error
    ensure_real(secret)
    return secret


def ensure_real(secret: Secret) -> None:
    """SecretError unless the secret may key real persons: not the demo's, long enough, epoch from 1."""
    if secret.is_demo or hmac.compare_digest(secret.value, demo_secret().value):
        raise SecretError("Demons hemlighet är offentlig och får inte användas för riktiga personer.")
    if len(secret.value) < LEAST_SECRET_BYTES:
        raise SecretError(f"Hemligheten är för kort: minst {LEAST_SECRET_BYTES} byte behövs.")
    if secret.epoch < 1:
        raise SecretError("Hemlighetens epok ska vara 1 eller högre.")
