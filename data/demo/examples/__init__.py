"""The fictional programmes of "Visa exempel": referrals, months, admission stops, need and fidelity reviews."""
