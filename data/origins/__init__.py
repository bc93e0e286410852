"""Passports: one YAML per report and per source, validated before anything is shown."""
