"""The pages, in navigation order: modules with PAGE, CARDS, layout(), content() and register_callbacks()."""

from types import ModuleType

from pages import (
    civil_society,
    equity,
    follow_up,
    gender,
    ips,
    needs,
    overview,
    services,
    sources,
    target_group,
)

PAGES: tuple[ModuleType, ...] = (
    overview,
    target_group,
    needs,
    services,
    equity,
    gender,
    ips,
    follow_up,
    civil_society,
    sources,
)
