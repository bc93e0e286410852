"""The secret that record keys are made with: read, checked, and for the demo a public one."""

import hashlib
import hmac
from dataclasses import dataclass, field
from pathlib import Path

LEAST_SECRET_BYTES = 32
DEMO_TEXT = b"public demo secret: protects nothing, refused by every real import"
FINGERPRINT = b"fingerprint of this secret"
FORM = "Filen ska ha en rad för varje epok: epok:hexadecimala tecken, olika på varje rad."
MISSING = (
    "Hemligheten {} finns inte. Återställ den ur säkerhetskopian eller peka ut rätt fil; bara en panel utan "
    "inlästa personer kan få en ny."
)
MISSING_EPOCH = (
    "En tidigare leverans gjordes med hemligheten av epok {epoch}, som saknas. Lägg tillbaka raden {epoch}:… "
    "i filen med hemligheten, ur säkerhetskopian; utan den går inga nya versioner att bygga."
)


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


@dataclass(frozen=True, slots=True)
class Secrets:
    """The secrets of all epochs, lowest first. What is published for the first time is keyed with the first,
    a correction with the next: the same client then has the same key in every year."""

    every: tuple[Secret, ...]

    @property
    def first(self) -> Secret:
        return self.every[0]

    def of(self, epoch: int) -> Secret:
        """The secret that a delivery was keyed with. SecretError when it is not there."""
        found = next((secret for secret in self.every if secret.epoch == epoch), None)
        if found is None:
            raise SecretError(MISSING_EPOCH.format(epoch=epoch))
        return found

    def after(self, epoch: int) -> Secret | None:
        """The secret of the next epoch, None when there is none."""
        return next((secret for secret in self.every if secret.epoch > epoch), None)


def by_epoch(secret: "Secret | Secrets") -> Secrets:
    """The secrets; a single one is the only one."""
    return secret if isinstance(secret, Secrets) else Secrets((secret,))


def fingerprint(secret: Secret) -> str:
    """Tells whether a secret is another one, and nothing else of it."""
    return hmac.new(secret.value, FINGERPRINT, hashlib.sha256).hexdigest()[:16]


def load_secrets(path: Path) -> Secrets:
    """The secrets of a file with one line `epoch:hexadecimal` each, for example `1:9f86…`, 32 bytes at least.
    SecretError when the file is missing or malformed, or a secret is short, the demo's or there twice."""
    try:
        lines = [line for line in path.read_text(encoding="ascii").splitlines() if line.strip()]
        parts = [line.strip().partition(":") for line in lines]
        found = [Secret(bytes.fromhex(digits), int(epoch), is_demo=False) for epoch, _, digits in parts]
    except FileNotFoundError as error:
        raise SecretError(MISSING.format(path.name)) from error
    except (OSError, ValueError) as error:
        raise SecretError(f"Hemligheten {path.name} går inte att läsa. {FORM}") from error
    if not found:
        raise SecretError(f"Hemligheten {path.name} är tom. {FORM}")
    for secret in found:
        ensure_real(secret)
    if len({secret.epoch for secret in found}) < len(found) or len({s.value for s in found}) < len(found):
        raise SecretError(f"I hemligheten {path.name} står samma epok eller samma tecken två gånger. {FORM}")
    return Secrets(tuple(sorted(found, key=lambda secret: secret.epoch)))


def ensure_real(secret: Secret) -> None:
    """SecretError unless the secret may key real persons: not the demo's, long enough, epoch from 1."""
    if secret.is_demo or hmac.compare_digest(secret.value, demo_secret().value):
        raise SecretError("Demons hemlighet är offentlig och får inte användas för riktiga personer.")
    if len(secret.value) < LEAST_SECRET_BYTES:
        raise SecretError(f"Hemligheten är för kort: minst {LEAST_SECRET_BYTES} byte behövs.")
    if secret.epoch < 1:
        raise SecretError("Hemlighetens epok ska vara 1 eller högre.")
