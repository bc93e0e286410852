"""Look up the locked packages among known vulnerabilities; a finding fails, a silent service is said."""

import json
import subprocess
import sys
from typing import Any

UNREACHABLE = ("ConnectionError", "ProxyError", "SSLError", "Timeout", "HTTPError", "ServiceError")


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


def summary(report: dict[str, Any]) -> str:
    """How many packages were looked up, and how many the service knew nothing of."""
    packages = report["dependencies"]
    unknown = sum("skip_reason" in package for package in packages)
    checked = f"Inga kända sårbarheter i de {len(packages) - unknown} paket som kontrollerades."
    warning = (
        f"OBS: {unknown} av {len(packages)} paket kunde inte kontrolleras, tjänsten svarade inte om dem."
    )
    return "\n".join(([checked] if unknown < len(packages) else []) + ([warning] if unknown else []))


def main(lock_file: str) -> int:
    """0 when nothing is found or the service cannot be reached, which is said; 1 for a finding or a fault."""
    result = audit(lock_file)
    if not result.stdout.strip():
        return _without_report(result.stderr)
    report = json.loads(result.stdout)
    found = findings(report)
    print("\n".join([*found, summary(report)]))
    return 1 if found else 0


def _without_report(message: str) -> int:
    """A network fault is not a finding; anything else is a fault of ours."""
    if any(sign in message for sign in UNREACHABLE):
        print(
            "OBS: sårbarhetskontrollen kunde inte göras, tjänsten nåddes inte. Inget paket är kontrollerat."
        )
        return 0
    print("Sårbarhetskontrollen gick inte att köra:", message, file=sys.stderr)
    return 1


if __name__ == "__main__":
    sys.exit(main(sys.argv[1]))
