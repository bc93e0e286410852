"""`python -m data.protection.attacks`: run the gate on the demo and keep its result beside the demo.

With `--secrets 12` nothing is kept: the same persons are released under so many other secrets, as a delivered
year would be, and the gate is asked about each; `--most-attributes 2` releases coarser tables."""

import argparse
from hashlib import sha256
from pathlib import Path

import data.demo
from data.protection.attacks.demo_release import LARGEST, SOURCE, demo_release
from data.protection.audit import format_table, quiet
from data.protection.gate import GateError, examine, write_carried
from data.protection.keys import Secret
from data.protection.lattice import registered_tables

CARRIED = Path(data.demo.__file__).with_name("gate.json")


def keep_result() -> None:
    """Run the gate on the demo, keep the result and print it."""
    demo = demo_release()
    suppressed, report = examine(demo.clients, demo.cells, progress=print)
    write_carried(CARRIED, demo.input_hash, suppressed, report)
    print(format_table(report))


def ask_of_secrets(numbers: range, most_attributes: int) -> None:
    """Ask the gate about the demo under other secrets, and print what it says of each."""
    tables = tuple(table for table in registered_tables() if len(table) <= most_attributes)
    passed = 0
    for number in numbers:
        secret = Secret(sha256(f"{SOURCE} {number}".encode()).digest(), epoch=1, is_demo=False)
        demo = demo_release(secret, most_attributes)
        try:
            _, report = examine(demo.clients, demo.cells, progress=quiet, tables=tables)
        except GateError as error:
            print(f"{number}: {error}", flush=True)
            continue
        passed += 1
        guessing = "; ".join(
            f"{row.what}: {row.measured}" for row in report.rows if "gissning" in row.measured
        )
        print(f"{number}: går igenom. {guessing}", flush=True)
    print(f"{passed} av {len(numbers)} går igenom.")


if __name__ == "__main__":
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--secrets", type=int, default=0)
    parser.add_argument("--first", type=int, default=0)
    parser.add_argument("--most-attributes", type=int, default=LARGEST)
    asked = parser.parse_args()
    if asked.secrets:
        ask_of_secrets(range(asked.first, asked.first + asked.secrets), asked.most_attributes)
    else:
        keep_result()
