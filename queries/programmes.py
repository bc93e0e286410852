"""The modules that ask about programmes, fictional until services deliver, and about assumptions."""

from queries import (
    assumptions,
    equal_access,
    equity_places,
    fidelity,
    ips_outcomes,
    service_months,
    waiting,
)

OF_PROGRAMMES = (waiting, ips_outcomes, equal_access, equity_places, fidelity, service_months, assumptions)
