"""Record keys: reproducible, independent of order, and never made with the public secret for real people."""

import hashlib
import hmac
from pathlib import Path

import numpy as np
import pandas as pd
import pytest

from data.protection.keys import (
    Secret,
    SecretError,
    demo_secret,
    ensure_real,
    load_secrets,
    record_key,
    record_keys,
    row_key,
    row_keys,
)

REAL = Secret(bytes(range(32)), epoch=1, is_demo=False)


def test_a_record_key_is_the_first_four_bytes_of_the_keyed_hash() -> None:
    digest = hmac.new(REAL.value, b"klient-17", hashlib.sha256).digest()
    assert record_key(REAL, "klient-17") == int.from_bytes(digest[:4], "big")


@pytest.mark.parametrize("length", [32, 64, 65, 200])
def test_many_keys_are_the_single_keys_in_order_whatever_the_length_of_the_secret(length: int) -> None:
    secret = Secret(bytes(k % 251 for k in range(length)), epoch=1, is_demo=False)
    names = ["", "Åke", *(f"c{k}" for k in range(50)), "x" * 300]
    assert record_keys(secret, names).tolist() == [record_key(secret, name) for name in names]


def test_another_secret_gives_other_keys() -> None:
    other = Secret(bytes(32), epoch=2, is_demo=False)
    names = [f"c{k}" for k in range(200)]
    assert (record_keys(REAL, names) != record_keys(other, names)).mean() > 0.99


def test_keys_spread_evenly_over_their_range() -> None:
    keys = record_keys(REAL, range(4000)) / 2**32
    counts, _ = np.histogram(keys, bins=8, range=(0, 1))
    assert counts.min() > 400 and counts.max() < 600


def test_row_keys_do_not_depend_on_row_order_and_tell_identical_rows_apart() -> None:
    rows = pd.DataFrame({"gender": ["woman", "man", "woman"], "age": ["a", "b", "a"]})
    keys = row_keys(REAL, 2022, rows)
    assert sorted(keys) == sorted(row_keys(REAL, 2022, rows.iloc[::-1]))
    assert keys.tolist() == [
        row_key(REAL, 2022, ("woman", "a"), 0),
        row_key(REAL, 2022, ("man", "b"), 0),
        row_key(REAL, 2022, ("woman", "a"), 1),
    ]


def test_the_secret_is_not_in_its_repr() -> None:
    assert "value" not in repr(REAL) and REAL.value.hex() not in repr(REAL)


@pytest.mark.parametrize(
    "secret",
    [
        demo_secret(),
        Secret(demo_secret().value, epoch=3, is_demo=False),
        Secret(b"kort", epoch=1, is_demo=False),
        Secret(bytes(range(32)), epoch=0, is_demo=False),
    ],
)
def test_a_public_short_or_epochless_secret_is_refused_for_real_people(secret: Secret) -> None:
    with pytest.raises(SecretError):
        ensure_real(secret)


def test_a_secret_is_read_from_a_file(tmp_path: Path) -> None:
    path = tmp_path / "secret"
    path.write_text("2:" + REAL.value.hex() + "\n", encoding="ascii")
    assert load_secrets(path).every == (Secret(REAL.value, epoch=2, is_demo=False),)


@pytest.mark.parametrize("text", ["", "ab12", "1:zz", "x:" + "00" * 32, "1:" + demo_secret().value.hex()])
def test_a_malformed_or_public_secret_file_is_refused(tmp_path: Path, text: str) -> None:
    path = tmp_path / "secret"
    path.write_text(text, encoding="ascii")
    with pytest.raises(SecretError):
        load_secrets(path)


def test_a_missing_secret_file_is_said_in_swedish(tmp_path: Path) -> None:
    with pytest.raises(SecretError, match="finns inte"):
        load_secrets(tmp_path / "nowhere")
