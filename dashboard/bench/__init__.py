"""The bench: measures the app as a person and a server meet it, on two sizes of store; one table."""

import sys
from importlib.util import find_spec

NEEDED = ("playwright", "psutil")


def main(*, quick: bool = False) -> int:
    """Measure, print the table, write bench/latest.json. 0 when it could be measured, 1 otherwise.

    A target that is missed does not fail the command: a machine may be busy. `quick` takes fewer measures of
    each kind. The stores are built in a temporary folder; no other store is opened.
    """
    if missing := [name for name in NEEDED if find_spec(name) is None]:
        print(f"Mätningen behöver {', '.join(missing)}. Kör den med make bench.", file=sys.stderr)
        return 1
    from dashboard.bench.build import BenchError
    from dashboard.bench.run import FULL, QUICK, run

    try:
        run(QUICK if quick else FULL)
    except BenchError as error:
        print(error, file=sys.stderr)
        return 1
    return 0
