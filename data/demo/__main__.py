"""Solve and draw the demo population, or check the kept one: python -m data.demo [--draw | --check]."""

import argparse
import sys

import pandas as pd

from data.demo import clients, solve
from data.demo.draw import draw
from data.demo.targets import check


def main() -> int:
    """Write solved_joint.csv and clients_2022.csv.gz, and print each margin; 1 when one does not hold."""
    parser = argparse.ArgumentParser(
        prog="python -m data.demo", description="Demopopulationen, vecka 40 2022"
    )
    steps = parser.add_mutually_exclusive_group()
    steps.add_argument(
        "--check", action="store_true", help="skriv bara varje publicerad siffra och demons värde"
    )
    steps.add_argument("--draw", action="store_true", help="dra om klienterna ur den sparade lösningen")
    chosen = parser.parse_args()
    if not (chosen.draw or chosen.check):
        solve.save(solve.solve())
    if not chosen.check:
        clients.save(draw())
    return report(check(clients.load_clients()))


def report(margins: pd.DataFrame) -> int:
    """Print the table of margins; 1 when one does not hold."""
    print(f"{'avsnitt':8}{'siffra':92}{'rapporten':>12}{'tillåtet':>20}{'demon':>10}  enhet")
    for row in margins.to_dict("records"):
        as_printed = "" if pd.isna(row["printed"]) else f"{row['printed']:g}"
        allowed = f"{row['low']:g}–{row['high']:g}"
        mark = "" if row["holds"] else "  UTANFÖR"
        numbers = f"{as_printed:>12}{allowed:>20}{row['value']:>10.2f}"
        text = f"{row['section'][:7]:8}{row['what'][:90]:92}"
        print(f"{text}{numbers}  {row['unit']}{mark}  {row['followed']}".rstrip())
    failed = int((~margins["holds"]).sum())
    print(f"{len(margins)} publicerade siffror, {failed} utanför")
    return 1 if failed else 0


if __name__ == "__main__":
    sys.exit(main())
