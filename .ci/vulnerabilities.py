"""Look up the locked packages among known vulnerabilities; a finding fails, a silent service is said."""

import json
import subprocess
import sys
from typing import Any


def audit(lock_file: str) -> subprocess.CompletedProcess[str]:
    """pip-audit of a lock file with hashes; its report is JSON on standard output."""
    options = ["--requirement", lock_file, "--require-hashes", "--disable-pip", "--format", "json"]
    command = [sys.executable, "-m", "pip_audit", "--progress-spinner", "off", "--timeout", "20", *options]
    return subprocess.run(command, capture_output=True, text=True, check=False)


def findings(report: dict[str, Any]) -> list[str]:
    """One line per known vulnerability of a pip-audit report."""
    return [
        f"{package['name']} {package['version']}: {vulnerability['id']} "
        f"(åtgärdad i {', '.join(vulnerability['fix_versions']) or 'ingen version ännu'})"
        for package in report["dependencies"]
        for vulnerability in package.get("vulns", ())
    ]


def main(lock_file: str) -> int:
    """0 when nothing is found or the service cannot be reached, which is said; 1 for a finding or a fault."""
    result = audit(lock_file)
    if not result.stdout.strip():
        return _without_report(result.stderr)
    report = json.loads(result.stdout)
    found = findings(report)
    print("\n".join(found) or f"Inga kända sårbarheter i {len(report['dependencies'])} paket.")
    return 1 if found else 0


def _without_report(message: str) -> int:
    """A network fault is not a finding; anything else is a fault of ours."""
    last_line = message.strip().splitlines()[-1:] or [""]
    signs = ("ConnectionError", "ConnectTimeout", "ReadTimeout", "Could not connect", "HTTPError", "service")
    is_unreachable = any(sign in message for sign in signs)
    if is_unreachable:
        print("OBS: sårbarhetskontrollen kunde inte göras, tjänsten gick inte att nå:", last_line[0])
        return 0
    print("Sårbarhetskontrollen gick inte att köra:", message, file=sys.stderr)
    return 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))
