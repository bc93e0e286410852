"""Record keys: the same client gets the same key in every year and every table, and nobody can guess it."""

import hashlib
import hmac
from collections.abc import Iterable, Sequence
from dataclasses import dataclass, field
from pathlib import Path

import numpy as np
import pandas as pd
from numpy.typing import NDArray

KEY_BYTES = 4
LEAST_SECRET_BYTES = 32
# RFC 2104: bytes of a block of SHA-256, and what the secret is combined with before each of the two hashes.
HASH_BLOCK, INNER, OUTER = 64, 0x36, 0x5C
DEMO_TEXT = b"public demo secret: protects nothing, refused by every real import"
SEPARATOR = "\x1f"


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


def _key(secret: Secret, message: str) -> int:
    digest = hmac.digest(secret.value, message.encode("utf-8"), "sha256")
    return int.from_bytes(digest[:KEY_BYTES], "big")


def _keys(secret: Secret, messages: Iterable[str]) -> NDArray[np.uint32]:
    """`_key` of many messages. Both hashes of HMAC begin with the secret, so that part is hashed once for
    all: a million keys in 1.2 s instead of 3."""
    secret_block = secret.value if len(secret.value) <= HASH_BLOCK else hashlib.sha256(secret.value).digest()
    padded = secret_block.ljust(HASH_BLOCK, b"\0")
    inner, outer = (hashlib.sha256(bytes(byte ^ mask for byte in padded)) for mask in (INNER, OUTER))

    def key(message: str) -> bytes:
        first, second = inner.copy(), outer.copy()
        first.update(message.encode("utf-8"))
        second.update(first.digest())
        return second.digest()[:KEY_BYTES]

    return np.frombuffer(b"".join(map(key, messages)), dtype=">u4").astype(np.uint32)


def record_key(secret: Secret, pseudonym: str) -> int:
    """The key of a client, 0 … 2³² − 1: the same in every year."""
    return _key(secret, pseudonym)


def record_keys(secret: Secret, pseudonyms: Iterable[object]) -> NDArray[np.uint32]:
    """`record_key` of many pseudonyms, in their order."""
    return _keys(secret, map(str, pseudonyms))


def row_key(secret: Secret, year: int, answers: Sequence[str], k: int) -> int:
    """The key of the k-th identical row of a year (from 0), for deliveries without pseudonyms."""
    return _key(secret, SEPARATOR.join((str(year), *answers, str(k))))


def row_keys(secret: Secret, year: int, answers: pd.DataFrame) -> NDArray[np.uint32]:
    """`row_key` of every row; independent of row order, because identical rows are interchangeable."""
    text = answers.astype(object).where(answers.notna(), "").astype(str)
    joined = text.agg(SEPARATOR.join, axis=1) if len(text) else pd.Series([], dtype=object)
    k = joined.groupby(joined).cumcount()
    messages = str(year) + SEPARATOR + joined + SEPARATOR + k.astype(str)
    return _keys(secret, messages)
