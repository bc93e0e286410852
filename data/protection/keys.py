"""Record keys: the same client gets the same key in every year and every table, and nobody can guess it."""

import hashlib
import hmac
from collections.abc import Iterable, Sequence

import numpy as np
import pandas as pd
from numpy.typing import NDArray

from data.protection.secret import Secret, SecretError, Secrets, demo_secret, ensure_real, load_secrets

__all__ = [
    "KEY_SPACE",
    "SEPARATOR",
    "Secret",
    "SecretError",
    "Secrets",
    "demo_secret",
    "ensure_real",
    "load_secrets",
    "record_key",
    "record_keys",
    "row_key",
    "row_keys",
]

KEY_BYTES = 4
KEY_SPACE = 1 << (8 * KEY_BYTES)
"""How many record keys there are: 0 … KEY_SPACE − 1."""
# RFC 2104: bytes of a block of SHA-256, and what the secret is combined with before each of the two hashes.
HASH_BLOCK, INNER, OUTER = 64, 0x36, 0x5C
SEPARATOR = "\x1f"


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
    combination, texts = _combinations(answers)
    k = pd.Series(combination).groupby(combination).cumcount()
    messages = (
        SEPARATOR.join((str(year), texts[at], str(number))) for at, number in zip(combination, k, strict=True)
    )
    return _keys(secret, messages)


def _combinations(answers: pd.DataFrame) -> tuple[NDArray[np.intp], list[str]]:
    """For every row the number of its combination of answers, and the combinations as text: each is written
    once."""
    if not len(answers):
        return np.array([], dtype=np.intp), []
    number = answers.groupby(list(answers), observed=True, dropna=False, sort=False).ngroup()
    once = answers[~number.duplicated()].astype(object)
    columns = [values.where(values.notna(), "").astype(str) for _, values in once.items()]
    # Missing and blank answers are two combinations with one text.
    merged, texts = pd.factorize(pd.Series(map(SEPARATOR.join, zip(*columns, strict=True)), dtype=object))
    return merged[number.to_numpy()], list(texts)
