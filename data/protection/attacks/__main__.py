"""`python -m data.protection.attacks`: run the gate on the demo and keep its result beside the demo."""

from pathlib import Path

import data.demo
from data.protection.attacks.demo_release import demo_release
from data.protection.audit import format_table
from data.protection.gate import examine, write_carried

CARRIED = Path(data.demo.__file__).with_name("gate.json")

if __name__ == "__main__":
    demo = demo_release()
    suppressed, report = examine(demo.clients, demo.cells, progress=print)
    write_carried(CARRIED, demo.input_hash, suppressed, report)
    print(format_table(report))
