"""Who may see what: this machine alone, the open demo, or users that a trusted proxy has logged in."""

import ipaddress
import re
from collections.abc import Callable, Iterator
from dataclasses import dataclass

from flask import Flask, Request, g, has_request_context, request

from dashboard.refusals import MESSAGES
from dashboard.security import RefusedError
from dashboard.settings import Access, Network, Settings

READER, ANALYST, ADMIN = "lasare", "analys", "admin"
MAY_IMPORT = frozenset({ANALYST, ADMIN})
KNOWN_ROLES = re.compile(r"lasare|analys|admin|forvaltning:[a-z_]{1,40}")
PUBLIC_ENDPOINTS = frozenset({"health", "ready"})
FORWARDED_HEADERS = ("Forwarded", "X-Forwarded-For", "X-Forwarded-Host", "X-Real-IP", "Via")
MAX_USER_LENGTH, MAX_ROLES_LENGTH = 200, 4000

NOT_LOCAL = "Panelen är bara öppen på den egna datorn tills inloggning har ställts in."
NOT_DEMO = "Panelen visar inlästa uppgifter och kräver inloggning. Be den som sköter panelen ställa in den."
NOT_PROXY = "Panelen nås bara genom stadens inloggning."
NO_ROLE = "Sidan är till för analysgruppen, och du har inte den rollen. Be den som sköter panelen om den."


@dataclass(frozen=True, slots=True)
class User:
    """Who asks. Roles: lasare reads; forvaltning:<code>, analys and admin are given by the login."""

    name: str
    roles: frozenset[str]

    def has(self, role: str) -> bool:
        """Whether the user may do what the role allows."""
        return role in self.roles

    def may(self, roles: frozenset[str]) -> bool:
        """Whether the user has one of the roles that something is for; what is for no role is for all."""
        return not roles or bool(roles & self.roles)


# Gives the user of a request or raises RefusedError, 401 or 403. A login by OIDC becomes one more of these.
Gatekeeper = Callable[[Request], User]


def is_loopback(address: str | None) -> bool:
    """Whether an address text is this machine, IPv4 addresses inside IPv6 included; unknown is not."""
    ip = _address(address)
    return ip is not None and ip.is_loopback


def _address(text: str | None) -> ipaddress.IPv4Address | ipaddress.IPv6Address | None:
    try:
        ip = ipaddress.ip_address(text or "")
    except ValueError:
        return None
    mapped = ip.ipv4_mapped if isinstance(ip, ipaddress.IPv6Address) else None
    return mapped or ip


def loopback_gatekeeper(incoming: Request) -> User:
    """Lets this machine in, with every role: who sits at it can run the commands as well. A forwarded request
    comes from somewhere else, whoever carries it."""
    is_forwarded = any(header in incoming.headers for header in FORWARDED_HEADERS)
    if is_forwarded or not is_loopback(incoming.remote_addr):
        raise RefusedError(403, NOT_LOCAL)
    return User("lokal", frozenset({READER, ANALYST, ADMIN}))


def demo_gatekeeper(is_demo: Callable[[], bool]) -> Gatekeeper:
    """Lets everybody in while every client is synthetic; asked each time, for the store can be swapped."""

    def admit(_incoming: Request) -> User:
        if not is_demo():
            raise RefusedError(403, NOT_DEMO)
        return User("demo", frozenset({READER}))

    return admit


def proxy_gatekeeper(proxies: tuple[Network, ...], user_header: str, roles_header: str = "") -> Gatekeeper:
    """Lets in the user named in the header, when the request comes from one of the proxies, with the roles
    that the proxy names in another; without such a header everybody reads and nobody does more."""

    def admit(incoming: Request) -> User:
        ip = _address(incoming.remote_addr)
        if ip is None or not any(ip in network for network in proxies):
            raise RefusedError(403, NOT_PROXY)
        name = incoming.headers.get(user_header, "").strip()
        if not name or len(name) > MAX_USER_LENGTH:
            raise RefusedError(401, MESSAGES[401])
        named = incoming.headers.get(roles_header, "") if roles_header else ""
        return User(name, frozenset({READER, *_roles(named)}))

    return admit


def _roles(named: str) -> Iterator[str]:
    """The roles that we know among those that a proxy names, with comma or space between."""
    return (role for role in re.split(r"[,;\s]+", named[:MAX_ROLES_LENGTH]) if KNOWN_ROLES.fullmatch(role))


def gatekeeper(settings: Settings, is_demo: Callable[[], bool]) -> Gatekeeper:
    """The gatekeeper that the settings ask for."""
    if settings.access is Access.PROXY:
        return proxy_gatekeeper(settings.trusted_proxies, settings.user_header, settings.roles_header)
    if settings.access is Access.DEMO:
        return demo_gatekeeper(is_demo)
    return loopback_gatekeeper


def install(server: Flask, settings: Settings, *, is_demo: Callable[[], bool]) -> None:
    """Asks the gatekeeper before every route but the health checks; nothing is open by default.

    `is_demo` tells whether the store holds synthetic clients only (`store_version.is_demo`)."""
    admit = gatekeeper(settings, is_demo)

    @server.before_request
    def admit_user() -> None:
        if request.endpoint not in PUBLIC_ENDPOINTS:
            g.user = admit(request)


def current_user() -> User:
    """The user of this request. RuntimeError when no gatekeeper has been asked."""
    user = g.get("user")
    if not isinstance(user, User):
        raise RuntimeError("access.install has not been called, or the route is public")
    return user


def is_shown_to_user(roles: frozenset[str]) -> bool:
    """Whether the user of this request may see what is for the roles; outside requests what is for all."""
    if not roles:
        return True
    # Dash lays out the frame once before anybody has been let in, to check it.
    user = g.get("user") if has_request_context() else None
    return isinstance(user, User) and user.may(roles)
