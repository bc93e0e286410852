"""Figures printed in public reports, exactly as printed: one CSV per table."""
