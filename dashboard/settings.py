"""Every setting of the app: one record with name, environment variable, default and help."""

import ipaddress
import os
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, fields
from enum import StrEnum
from pathlib import Path
from typing import Any

Network = ipaddress.IPv4Network | ipaddress.IPv6Network
LOG_LEVELS = ("DEBUG", "INFO", "WARNING", "ERROR")
LOOPBACK_NAMES = ("127.0.0.1", "localhost", "::1")


class SettingsError(ValueError):
    """A setting has a value that the app cannot start with; the message is Swedish and says what to do."""


class Access(StrEnum):
    """Who is let in: this machine, everybody while the data are synthetic, or users of a trusted proxy."""

    LOOPBACK = "loopback"
    DEMO = "demo"
    PROXY = "proxy"


def _integer(low: int, high: int) -> Callable[[str], int]:
    def parse(text: str) -> int:
        value = int(text)
        if not low <= value <= high:
            raise ValueError(f"ska vara ett heltal mellan {low} och {high}")
        return value

    return parse


def _listed(text: str) -> tuple[str, ...]:
    return tuple(part.strip() for part in text.split(",") if part.strip())


def _networks(text: str) -> tuple[Network, ...]:
    return tuple(ipaddress.ip_network(part) for part in _listed(text))


def _optional_path(text: str) -> Path | None:
    return Path(text) if text else None


def _database_url(text: str) -> str:
    if text and not text.startswith(("sqlite:///", "postgresql://", "postgresql+psycopg://")):
        raise ValueError("ska börja med sqlite:/// eller postgresql://")
    return text


def _log_level(text: str) -> str:
    if text.upper() not in LOG_LEVELS:
        raise ValueError("ska vara ett av " + ", ".join(LOG_LEVELS))
    return text.upper()


def _setting(env: str, default: str, parse: Callable[[str], Any], help: str) -> Any:
    return field(metadata={"env": env, "default": default, "parse": parse, "help": help})


@dataclass(frozen=True, slots=True)
class SettingRecord:
    """What the documentation says about one setting."""

    name: str
    env: str
    default: str
    help: str


@dataclass(frozen=True, slots=True, kw_only=True)
class Settings:
    """The configuration of one process. Read it from the environment with `from_environment`."""

    host: str = _setting("DASHBOARD_HOST", "127.0.0.1", str, "Adress som servern lyssnar på.")
    port: int = _setting("PORT", "8050", _integer(1, 65535), "Port som servern lyssnar på.")
    data_dir: Path = _setting("DASHBOARD_DATA_DIR", "var", Path, "Mapp för databasens versioner.")
    secret_file: Path | None = _setting(
        "DASHBOARD_SECRET_FILE",
        "",
        _optional_path,
        "Fil med hemligheten som bygger de skyddade talen; tomt ger demons öppna hemlighet.",
    )
    redis_url: str = _setting(
        "DASHBOARD_REDIS_URL",
        "",
        str,
        "Redis som processerna delar svar genom; tomt ger minnet i varje process.",
    )
    presentations_url: str = _setting(
        "DASHBOARD_PRESENTATIONS_URL",
        "",
        _database_url,
        "Databas för presentationer och beslut: postgresql://… eller sqlite:///…; tomt ger en fil i mappen "
        "för databasens versioner.",
    )
    access: Access = _setting(
        "DASHBOARD_ACCESS",
        "loopback",
        Access,
        "Vem som släpps in: loopback (bara den egna datorn), demo (alla, så länge alla uppgifter om "
        "personer är syntetiska) eller proxy (användare från en betrodd inloggningsproxy).",
    )
    trusted_proxies: tuple[Network, ...] = _setting(
        "DASHBOARD_TRUSTED_PROXIES", "", _networks, "Proxyns adresser eller nät, med komma emellan."
    )
    user_header: str = _setting(
        "DASHBOARD_USER_HEADER", "X-Forwarded-User", str, "Rubrik där proxyn anger vem användaren är."
    )
    roles_header: str = _setting(
        "DASHBOARD_ROLES_HEADER",
        "",
        str,
        "Rubrik där proxyn anger användarens roller, till exempel analys; tomt ger alla rollen läsare.",
    )
    allowed_hosts: tuple[str, ...] = _setting(
        "DASHBOARD_ALLOWED_HOSTS", "", _listed, "Värdnamn som servern svarar på, med komma emellan."
    )
    max_request_bytes: int = _setting(
        "DASHBOARD_MAX_REQUEST_BYTES",
        "1000000",
        _integer(10_000, 100_000_000),
        "Största anrop som tas emot, i byte.",
    )
    log_level: str = _setting("DASHBOARD_LOG_LEVEL", "INFO", _log_level, "DEBUG, INFO, WARNING eller ERROR.")
    workers: int = _setting("DASHBOARD_WORKERS", "2", _integer(1, 64), "Antal serverprocesser.")
    threads: int = _setting("DASHBOARD_THREADS", "4", _integer(1, 64), "Antal trådar i varje process.")

    @classmethod
    def from_environment(cls, environment: Mapping[str, str] | None = None) -> "Settings":
        """Settings from environment variables. SettingsError names each variable that is wrong, and why."""
        source = os.environ if environment is None else environment
        values: dict[str, Any] = {}
        faults: list[str] = []
        for item in fields(cls):
            text = source.get(item.metadata["env"], "").strip() or item.metadata["default"]
            try:
                values[item.name] = item.metadata["parse"](text)
            except ValueError as error:
                faults.append(f"{item.metadata['env']}={text!r} går inte att använda: {error}")
        faults += [] if faults else _contradictions(values)
        if faults:
            raise SettingsError("\n".join(faults))
        return cls(**values)

    @property
    def address(self) -> str:
        """The address to open in a browser on this machine."""
        name = "127.0.0.1" if self.host in ("0.0.0.0", "::", "localhost") else self.host
        return f"http://[{name}]:{self.port}" if ":" in name else f"http://{name}:{self.port}"

    @property
    def presentations_database(self) -> str:
        """The address of the database of presentations: the given one, or a file beside the store."""
        return self.presentations_url or f"sqlite:///{self.data_dir / 'presentations.sqlite'}"


def _contradictions(values: Mapping[str, Any]) -> list[str]:
    """Combinations that would open the dashboard to people nobody has let in."""
    faults = []
    if values["access"] is Access.LOOPBACK and values["host"] not in LOOPBACK_NAMES:
        faults.append(
            f"DASHBOARD_HOST={values['host']!r} öppnar panelen för fler än den egna datorn. "
            "Sätt DASHBOARD_ACCESS till proxy (inloggning) eller demo (bara syntetiska uppgifter)."
        )
    if values["access"] is Access.PROXY:
        required = {
            "DASHBOARD_TRUSTED_PROXIES": values["trusted_proxies"],
            "DASHBOARD_ALLOWED_HOSTS": values["allowed_hosts"],
        }
        faults += [
            f"{env} måste anges när DASHBOARD_ACCESS=proxy." for env, given in required.items() if not given
        ]
        faults += [
            f"DASHBOARD_TRUSTED_PROXIES={network} litar på alla adresser; ange proxyns egen adress."
            for network in values["trusted_proxies"]
            if network.prefixlen == 0
        ]
    return faults


def records() -> tuple[SettingRecord, ...]:
    """Every setting with its variable, default and help, in the order of the documentation."""
    return tuple(
        SettingRecord(item.name, item.metadata["env"], item.metadata["default"], item.metadata["help"])
        for item in fields(Settings)
    )


def markdown_table() -> str:
    """The configuration table of the documentation: variable, default, meaning."""
    rows = [
        f"| `{record.env}` | {f'`{record.default}`' if record.default else 'tomt'} | {record.help} |"
        for record in records()
    ]
    return "\n".join(("| Variabel | Förval | Betydelse |", "|---|---|---|", *rows))
