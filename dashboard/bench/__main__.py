"""python -m dashboard.bench [--quick]"""

import argparse
import sys

from dashboard.bench import main

if __name__ == "__main__":
    arguments = argparse.ArgumentParser(prog="python -m dashboard.bench", description=main.__doc__)
    arguments.add_argument("--quick", action="store_true", help="färre mätningar av varje slag")
    sys.exit(main(quick=arguments.parse_args().quick))
