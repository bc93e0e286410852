"""The modules with questions about programmes: what services deliver, or fictional ones in their place."""

from queries import equal_access, fidelity, ips_outcomes, service_months, waiting

OF_PROGRAMMES = (waiting, ips_outcomes, equal_access, fidelity, service_months)
