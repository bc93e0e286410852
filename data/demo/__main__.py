"""Solve and draw the demo population, or check the kept one: python -m data.demo [--check]."""

import argparse
import sys

from data.demo import clients, solve
from data.demo.draw import draw


def main() -> int:
    """Write solved_joint.csv and clients_2022.csv.gz, or with --check print each margin; 1 when one fails."""
    parser = argparse.ArgumentParser(prog="python -m data.demo", description="Demopopulationen för vecka 40, 2022")
    parser.add_argument("--check", action="store_true", help="skriv varje publicerad siffra och demons värde")
    parser.add_argument("--draw", action="store_true", help="dra om klienterna ur den sparade lösningen")
    chosen = parser.parse_args()
    if not chosen.draw:
        solve.save(solve.solve())
    clients.save(draw())
    return 0


if __name__ == "__main__":
    sys.exit(main())
