"""The fictional programmes of "Visa exempel": referrals, months, stops, need and fidelity reviews."""
